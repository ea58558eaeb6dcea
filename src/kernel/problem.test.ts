import { describe, expect, it } from 'vitest';
import { describeProblem, exitStatus, PROBLEM_EXIT, Problem, Problems } from './problem.ts';

describe('Problem', () => {
  it('keeps code, sentence and place', () => {
    const problem = new Problem('invalid-amount', 'sai', { cell: 'D7' });
    expect(problem).toBeInstanceOf(Error);
    expect(problem).toMatchObject({ name: 'Problem', code: 'invalid-amount', message: 'sai', where: { cell: 'D7' } });
    expect(new Problem('no-data', 'x').where).toEqual({});
  });
  it('is placed from outside without losing what it knows', () => {
    const placed = new Problem('invalid-amount', 'sai', { cell: 'D7', file: 'a.xlsx' }).at({ file: 'b.xlsx', sheet: 'S' });
    expect(placed.where).toEqual({ file: 'a.xlsx', sheet: 'S', cell: 'D7' });
    expect(placed.code).toBe('invalid-amount');
    expect(placed.message).toBe('sai');
  });
  it.each([
    [{}, 'sai'],
    [{ file: 'a.xlsx' }, 'a.xlsx: sai'],
    [{ file: 'a.xlsx', sheet: 'Giải ngân', cell: 'D7', row: 7, field: 'Số tiền' }, 'a.xlsx, trang “Giải ngân”, ô D7, cột “Số tiền”: sai'],
    [{ sheet: 'S', row: 7 }, 'trang “S”, dòng 7: sai'],
    [{ field: 'Ngày' }, 'cột “Ngày”: sai'],
  ])('is described with its place %j', (where, text) => expect(describeProblem(new Problem('invalid-value', 'sai', where))).toBe(text));
  it('has exit status 1 for rejected data and 2 for what could not run', () => {
    expect(exitStatus(new Problem('invalid-amount', ''))).toBe(1);
    expect(exitStatus(new Problem('disk-full', ''))).toBe(2);
    expect(new Set(Object.values(PROBLEM_EXIT))).toEqual(new Set([1, 2]));
    const couldNotRun = Object.entries(PROBLEM_EXIT).flatMap(([code, status]) => (status === 2 ? [code] : []));
    for (const code of [
      'empty-file',
      'encrypted-file',
      'unsafe-file',
      'too-large',
      'wrong-encoding',
      'unsupported-file',
      'unreadable-file',
      'database-in-use',
      'disk-full',
    ])
      expect(couldNotRun).toContain(code);
  });
});

describe('Problems', () => {
  it('lists all of them, a line each', () => {
    const list = [new Problem('invalid-amount', 'một', { cell: 'A1' }), new Problem('missing-value', 'hai')];
    const problems = new Problems(list);
    expect(problems).toMatchObject({ name: 'Problems', list, message: 'ô A1: một\nhai' });
  });
});
