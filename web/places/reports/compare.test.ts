import { describe, expect, it } from 'vitest';
import { figureChanges, lineChanges } from './compare.ts';

const marked = (runs: readonly { text: string; changed: boolean }[]) =>
  runs.map((run) => (run.changed ? `[${run.text}]` : run.text)).join('');
const changes = (before: string[], after: string[]) => lineChanges(before, after).map((one) => [marked(one.before), marked(one.after)]);

describe('lines that differ', () => {
  it('are none when the texts are the same, and not those that only moved down', () => {
    expect(changes(['a', 'b'], ['a', 'b'])).toEqual([]);
    expect(changes(['a', 'b'], ['a', 'mới', 'b'])).toEqual([['', '[mới]']]);
    expect(changes(['a', 'cũ', 'b'], ['a', 'b'])).toEqual([['[cũ]', '']]);
  });
  it('stand beside what they became, the changed words marked', () => {
    expect(changes(['đầu', 'giải ngân 20 triệu đồng', 'cuối'], ['đầu', 'giải ngân 21 triệu đồng', 'cuối'])).toEqual([
      ['giải ngân [20] triệu đồng', 'giải ngân [21] triệu đồng'],
    ]);
  });
});

describe('figures that differ', () => {
  const of = (...figures: [string, object][]) => ({ figures: figures.map(([id, value]) => ({ id, label: id, value })) }) as never;
  it('are those of another value, those that are gone and those that are new; equal ratios are equal', () => {
    const before = of(
      ['a', { type: 'money', dong: 1 }],
      ['b', { type: 'ratio', numerator: 1, denominator: 2 }],
      ['c', { type: 'money', dong: 5 }],
    );
    const after = of(
      ['a', { type: 'money', dong: 2 }],
      ['b', { type: 'ratio', numerator: 2, denominator: 4 }],
      ['d', { type: 'money', dong: 6 }],
    );
    expect(figureChanges(before, after).map((one) => [one.id, one.before !== null, one.after !== null])).toEqual([
      ['a', true, true],
      ['c', true, false],
      ['d', false, true],
    ]);
  });
});
