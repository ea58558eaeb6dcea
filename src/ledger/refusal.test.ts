/** Every code of the database becomes one sentence that says what, where and what to do. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import { commitmentSchema } from './commitments.ts';
import type { Posting } from './model.ts';
import { PostingProblem, postingProblem } from './refusal.ts';

const batch: Posting[] = ['QĐ 1', 'QĐ 2'].map((document) => ({
  event: 'assign',
  effectiveOn: '2023-01-05' as Day,
  document,
  key: document,
  lines: [],
}));
const raised = (code: string, detail?: unknown, message = '') =>
  postingProblem({ code, message, ...(detail === undefined ? {} : { detail: JSON.stringify(detail) }) }, batch, 100);

describe('postingProblem', () => {
  it.each([
    ['MT001', { entry: 2, key: 'k2', seq: 9 }, 'key-conflict', ['k2', 'QĐ 2', 'số 9', 'bút toán đảo']],
    ['MT003', { entry: 1, closed: '2023-06-30' }, 'period-closed', ['30/06/2023', 'QĐ 1']],
    ['MT004', { entry: 2 }, 'unbalanced', ['QĐ 2']],
    ['MT005', { entry: 1, seq: 77 }, 'unknown-entry', ['77']],
    ['MT006', { entry: 1, seq: 5, by: 8 }, 'already-reversed', ['số 5', 'số 8']],
  ])('%s', (code, detail, expected, words) => {
    const problem = raised(code, detail);
    expect(problem).toBeInstanceOf(PostingProblem);
    expect((problem as PostingProblem).code).toBe(expected);
    // Counted over everything that was posted, not within the batch.
    expect((problem as PostingProblem).entry).toBe(100 + detail.entry);
    for (const word of words) expect((problem as PostingProblem).message).toContain(word);
  });

  it('lists every shortage with its day, account and amount', () => {
    const account = { unit: '614@2021-01-01', component: 'GN.DA2', source: 'NSTW', kind: 'SN', origin_year: 2022, exec_year: 2023 };
    const problem = raised('MT002', [
      { ...account, stage: 1, on_date: '2023-05-01', balance: -1_500_000 },
      { ...account, stage: 2, on_date: null, balance: -7 },
    ]) as PostingProblem;
    expect(problem.code).toBe('insufficient-funds');
    expect(problem.shortages).toHaveLength(2);
    expect(problem.entry).toBeNull();
    for (const word of [
      'vốn còn lại tại ngày 01/05/2023',
      'thiếu 1.500.000 đồng',
      'dư tạm ứng (',
      'thiếu 7 đồng',
      'GN.DA2',
      'NSTW',
      'SN',
      'vốn năm 2022',
      'năm thực hiện 2023',
      'đơn vị 614)',
    ])
      expect(problem.message).toContain(word);
    expect(problem.message).not.toContain('@');
  });

  it('knows equal keys in one batch and sums beyond the exact integers', () => {
    expect((raised('23505', undefined, 'ledger_entry_home_idempotency_key_key') as PostingProblem).code).toBe('key-conflict');
    expect((raised('23514', undefined, 'new row violates check constraint of ledger_balance') as PostingProblem).code).toBe(
      'amount-out-of-range',
    );
  });

  it.each([
    ['23505', 'some other key'],
    ['23514', 'some other check'],
    ['08006', 'connection failure'],
    ['MT900', 'append-only'],
  ])('leaves %s (%s) as it is', (code, message) => {
    const error = { code, message };
    expect(postingProblem(error, batch, 0)).toBe(error);
  });

  it('says which document is meant only where it is known', () => {
    expect((postingProblem({ code: 'MT004', message: '' }, batch, 0) as PostingProblem).entry).toBeNull();
  });
});

describe('commitments', () => {
  const valid = { component: 'NTM', source: 'NSDP.H.61', kind: 'CHUA', year: 2023, amount: 5, document: 'NQ 61', status: 'expected' };
  it('takes a whole one', () => expect(commitmentSchema.parse(valid)).toEqual(valid));
  it.each([
    { component: '' },
    { source: '' },
    { kind: '' },
    { year: 1989 },
    { year: 2101 },
    { amount: 0 },
    { amount: 1.5 },
    { document: '' },
    { status: 'other' },
    { extra: 1 },
  ])('refuses %o', (change) => expect(commitmentSchema.safeParse({ ...valid, ...change }).success).toBe(false));
  it.each(['expected', 'assigned', 'dropped'])('knows the state %s', (status) =>
    expect(commitmentSchema.safeParse({ ...valid, status }).success).toBe(true),
  );
});
