import { expect, it } from 'vitest';
import { corrected } from './corrections.ts';

const problem = (cell: string, value: string) => ({ code: 'unknown-code', message: '', sheet: 'T5', cell, row: 1, value });
const PROBLEMS = [problem('D6', 'KBNN A'), problem('D7', 'KBNN A'), problem('D8', 'KBNN B'), problem('E7', 'KBNN A')];

it('sends what was typed anew, once a cell, nothing that stays as it is', () => {
  const fixes = { 'T5 D6': 'xã A', 'T5 D8': '', 'T5 E7': 'KBNN A' };
  expect(corrected([...PROBLEMS, problem('D6', 'KBNN A')], fixes, false)).toEqual([{ sheet: 'T5', cell: 'D6', value: 'xã A' }]);
});

it('mends cells of the column that hold the same, unless they were typed themselves', () => {
  expect(corrected(PROBLEMS, { 'T5 D6': 'xã A' }, true)).toEqual([
    { sheet: 'T5', cell: 'D6', value: 'xã A' },
    { sheet: 'T5', cell: 'D7', value: 'xã A' },
  ]);
  expect(corrected(PROBLEMS, { 'T5 D6': 'xã A', 'T5 D7': 'xã B' }, true).map(({ value }) => value)).toEqual(['xã A', 'xã B']);
});
