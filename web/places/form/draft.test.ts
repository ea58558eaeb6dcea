import { describe, expect, it } from 'vitest';
import { changed, redone, started, undone } from '../../parts/history.ts';
import { differences, firstToType, isRight, type Row, sentOf, type TypedRow, typedOf } from './draft.ts';

const row = (key: string, kind: Row['kind'], value: string | null, note = ''): Row => ({
  key,
  kind,
  label: key,
  about: key,
  value,
  last: null,
  measureUnit: '',
  note,
  reason: '',
});
const ROWS = [row('f', 'figure', '1000000'), row('o', 'observation', '1234.5'), row('v', 'obstacle', 'Mưa')].map(typedOf);
const type = (rows: readonly TypedRow[], key: string, typed: string) => rows.map((one) => (one.key === key ? { ...one, typed } : one));

it('shows numbers as people write them and sends them exact; a figure’s value is left out', () => {
  expect(ROWS.map((one) => one.typed)).toEqual(['1.000.000', '1.234,5', 'Mưa']);
  expect(sentOf(type(ROWS, 'o', '2.000,25'))).toEqual([
    { key: 'f', kind: 'figure', value: null, note: '' },
    { key: 'o', kind: 'observation', value: '2000.25', note: '' },
    { key: 'v', kind: 'obstacle', value: 'Mưa', note: '' },
  ]);
  expect(sentOf(type(ROWS, 'v', ' ')).map((one) => one.key)).toEqual(['f', 'o']);
  expect(type(ROWS, 'o', '1.2').map(isRight)).toEqual([true, false, true]);
  expect(type(ROWS, 'o', '').map(isRight)).toEqual([true, true, true]);
});

it('leads a writer to what came back, to what is empty, or to the first number', () => {
  const of = (typed: string, reason = '') => ({ ...typedOf(row('o', 'observation', null)), typed, reason });
  const figure = typedOf(row('f', 'figure', '1'));
  expect(firstToType([figure, of('1'), of(''), of('2', 'sai')])).toBe(3);
  expect(firstToType([figure, of('1'), of('')])).toBe(2);
  expect(firstToType([figure, of('1')])).toBe(1);
  expect(firstToType([figure])).toBe(-1);
});

describe('steps back and forth', () => {
  it('take what was typed into one cell at one go as one step', () => {
    let history = started(ROWS);
    for (const [at, typed] of ['1', '12', '123'].entries()) history = changed(history, type(history.now, 'o', typed), at * 100);
    history = changed(history, type(history.now, 'v', 'Bão'), 400);
    expect(history.past).toHaveLength(2);
    history = undone(undone(history));
    expect(history.now).toBe(ROWS);
    expect(undone(history)).toBe(history);
    history = redone(history);
    expect(history.now.find((one) => one.key === 'o')?.typed).toBe('123');
    expect(redone(redone(history))).toEqual(redone(history));
  });
  it('begin anew after a pause, in another cell, and where rows come or go', () => {
    let history = changed(started(ROWS), type(ROWS, 'o', '1'), 0);
    history = changed(history, type(history.now, 'o', '2'), 5_000);
    history = changed(history, history.now.slice(0, 2), 5_100);
    expect(history.past).toHaveLength(3);
    expect(changed(history, type(history.now, 'o', '3'), 5_200).next).toEqual([]);
  });
});

it('names what differs between two versions, and nothing else', () => {
  expect(differences(ROWS, ROWS)).toEqual([]);
  const theirs = [row('f', 'figure', '2000000'), row('o', 'observation', '7', 'đã rà soát'), row('t', 'task', 'Việc')];
  expect(differences(ROWS, theirs)).toEqual([
    { label: 'o', mine: '1234.5', theirs: '7 · đã rà soát' },
    { label: 't', mine: '', theirs: 'Việc' },
    { label: 'v', mine: 'Mưa', theirs: '' },
  ]);
});
