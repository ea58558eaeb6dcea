import { describe, expect, it } from 'vitest';
import type { LedgerEvent, Stage } from '../../../src/ledger/model.ts';
import { compareDecisions, comparisonCsv, type DecisionLine, totalsOf } from './decisions.ts';

const side = (unit: string, stage: Stage = 'available') => ({ unit, year: 2026, stage });
let seq = 0;
const line = (event: LedgerEvent, from: string, to: string, amount: number, more: Partial<DecisionLine> = {}): DecisionLine => {
  seq += 1;
  const out = event === 'assign' ? 'external' : 'available';
  const into = event === 'withdraw' ? 'external' : event === 'cancel' ? 'cancelled' : 'available';
  return {
    home: '51',
    seq,
    event,
    corrects: null,
    component: 'HP1.02',
    source: 'NSTW',
    kind: 'DTPT',
    from: side(from, out),
    to: side(to, into),
    amount,
    ...more,
  };
};
const short = (rows: ReturnType<typeof compareDecisions>) => rows.map((row) => [row.movement, row.unit, row.first, row.second]);

describe('two decisions side by side', () => {
  it('puts the same fund of the same unit on one row, whatever the order and the number of entries', () => {
    const first = [line('assign', 'P', 'P', 60), line('assign', 'P', 'P', 40), line('assign', 'X', 'X', 5, { kind: 'SN' })];
    const second = [line('assign', 'P', 'P', 130)];
    expect(short(compareDecisions(first, second))).toEqual([
      ['assign', 'P', 100, 130],
      ['assign', 'X', 5, 0],
    ]);
    expect(compareDecisions(first, second)[0]?.firstEntries).toHaveLength(2);
  });
  it('keeps what is assigned apart from what is shared out of it', () => {
    const rows = compareDecisions([line('assign', 'P', 'P', 100), line('allocate', 'P', 'X', 70), line('allocate', 'P', 'Y', 30)], []);
    expect(totalsOf(rows)).toEqual([
      { movement: 'assign', first: 100, second: 0 },
      { movement: 'allocate', first: 100, second: 0 },
    ]);
  });
  it('takes back what was withdrawn or reversed, and moves what was transferred on both sides', () => {
    const given = line('assign', 'P', 'P', 100);
    const back = line('reverse', 'P', 'P', 100, { corrects: given.seq, from: given.to, to: given.from });
    expect(compareDecisions([given, back], [])).toEqual([]);
    expect(short(compareDecisions([line('assign', 'P', 'P', 100), line('withdraw', 'P', 'P', 30)], []))).toEqual([['assign', 'P', 70, 0]]);
    const moved = compareDecisions([line('transfer', 'X', 'Y', 8)], []);
    expect(short(moved)).toEqual([
      ['transfer', 'X', -8, 0],
      ['transfer', 'Y', 8, 0],
    ]);
    expect(totalsOf(moved)).toEqual([{ movement: 'transfer', first: 0, second: 0 }]);
    const withdrawn = line('withdraw', 'P', 'P', 30);
    const undone = line('reverse', 'P', 'P', 30, { corrects: withdrawn.seq, from: withdrawn.to, to: withdrawn.from });
    expect(short(compareDecisions([line('assign', 'P', 'P', 100), withdrawn, undone], []))).toEqual([['assign', 'P', 100, 0]]);
  });
  it('leaves out payments under the same number and reversals of what is not there', () => {
    expect(compareDecisions([line('disburse', 'P', 'P', 9), line('reverse', 'P', 'P', 9, { corrects: 100_000 })], [])).toEqual([]);
  });
  it('counts what was cancelled as cancelled', () =>
    expect(short(compareDecisions([line('cancel', 'X', 'X', 4)], [line('cancel', 'X', 'X', 6)]))).toEqual([['cancel', 'X', 4, 6]]));
  it('is exported with every row and its difference, a name staying a name', () => {
    const rows = compareDecisions([line('assign', 'P', 'P', 60)], [line('assign', 'P', 'P', 100)]);
    const text = comparisonCsv(rows, ['Đơn vị', 'QĐ 1', '=QĐ 2', 'Chênh lệch'], () => ['Tỉnh, P']);
    expect(text).toBe('\ufeffĐơn vị,QĐ 1,\'=QĐ 2,Chênh lệch\r\n"Tỉnh, P",60,100,40\r\n');
  });
});
