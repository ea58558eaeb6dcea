/**
 * Payments whose money is not in the ledger yet: kept in a list of their own when the other rows of a file are posted, and taken off it when
 * the same voucher is posted later.
 */
import type { Trx } from '../../db/connect.ts';
import type { Suspense } from '../../funding/model.ts';
import { SUSPENSE_KIND, suspenseSchema } from '../../funding/model.ts';
import type { Day } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { NewRecord } from '../../records/model.ts';
import { appendRecords, readActive } from '../../records/store.ts';
import type { RowDraft } from '../parse-sheet.ts';
import { rowOf } from '../set-aside.ts';

/** The voucher where it has one: the same payment is found again in another file. */
const keyOf = ({ voucher, rowKey }: Pick<RowDraft, 'voucher' | 'rowKey'>) => (voucher === '' ? rowKey : voucher);

/** Rows that only lack the money they draw on, as records. */
export function suspended(
  rows: readonly RowDraft[],
  problems: readonly Problem[],
  fileName: string,
): { home: string; record: NewRecord }[] {
  const reasons = new Map(
    problems.filter((problem) => problem.code === 'insufficient-funds').map((problem) => [rowOf(problem) ?? '', problem.message] as const),
  );
  const others = new Set(problems.filter((problem) => problem.code !== 'insufficient-funds').map((problem) => rowOf(problem)));
  return rows.flatMap((row) => {
    const place = rowOf({ code: 'invalid-value', where: { sheet: row.sheetName, cell: row.cell } }) ?? '';
    const reason = reasons.get(place);
    if (reason === undefined || others.has(place) || row.draft.type !== 'posting') return [];
    const { event, effectiveOn, document, lines } = row.draft.posting;
    const [line] = lines;
    if ((event !== 'disburse' && event !== 'advance') || !line) return [];
    const data: Suspense = {
      voucher: document,
      event,
      component: line.component,
      source: line.source,
      kind: line.kind,
      originYear: line.originYear,
      year: line.from.year,
      amount: line.amount,
      reason,
      state: 'waiting',
      seq: 0,
    };
    const origin = { file: fileName, sheet: row.sheetName, cell: row.amountCell };
    return [{ home: row.draft.home, record: { kind: SUSPENSE_KIND, key: keyOf(row), unit: line.from.unit, effectiveOn, data, origin } }];
  });
}

/** Vouchers that were waiting and are posted now: matched, with the entry they became. */
export async function release(
  trx: Trx,
  home: string,
  actor: string,
  posted: readonly { readonly row: RowDraft; readonly on: Day; readonly seq: number }[],
): Promise<number> {
  const payments = posted.filter(
    ({ row }) => row.draft.type === 'posting' && (row.draft.posting.event === 'disburse' || row.draft.posting.event === 'advance'),
  );
  if (payments.length === 0) return 0;
  const waiting = new Map((await readActive(trx, home, [SUSPENSE_KIND])).map((record) => [record.key, record]));
  return appendRecords(
    trx,
    home,
    actor,
    payments.flatMap(({ row, seq }): NewRecord[] => {
      const held = waiting.get(keyOf(row));
      const data = held && suspenseSchema.parse(held.data);
      if (!held || data?.state !== 'waiting') return [];
      const { kind, key, unit, effectiveOn, origin } = held;
      return [{ kind, key, unit, effectiveOn, origin, data: { ...data, state: 'matched', seq } }];
    }),
  );
}
