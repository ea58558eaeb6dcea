/** A payment in suspense becomes an entry, once the decision that gave its money is in the ledger. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Trx } from '../db/connect.ts';
import { Problem } from '../kernel/problem.ts';
import { buildPosting } from '../ledger/draft.ts';
import { postEntries } from '../ledger/store.ts';
import type { StoredRecord } from '../records/model.ts';
import { appendRecords } from '../records/store.ts';
import { type Suspense, suspenseSchema } from './model.ts';

/** What the voucher did not say, or said wrongly. */
export type Matching = Partial<Pick<Suspense, 'component' | 'source' | 'kind' | 'originYear' | 'year' | 'event'>>;

/** The posting a record asks for, its gaps filled. @throws Problem missing-value, wrong-state and what buildPosting throws */
export function postingOf(catalogue: Catalogue, record: StoredRecord, change: Matching) {
  const held = suspenseSchema.parse(record.data);
  if (held.state === 'matched')
    throw new Problem('wrong-state', `Chứng từ ${held.voucher} đã đối chiếu thành bút toán ${record.home}/${held.seq}.`);
  const data = { ...held, ...change };
  for (const field of ['component', 'source', 'kind'] as const)
    if (data[field] === '')
      throw new Problem('missing-value', `Chứng từ ${held.voucher} chưa ghi ${NAMES[field]}; chọn rồi đối chiếu lại.`, { field });
  const { event, component, source, kind, originYear, year, amount, voucher } = data;
  const line = { unit: record.unit, component, source, kind, originYear, year, amount };
  const built = buildPosting(
    catalogue,
    { event, effectiveOn: record.effectiveOn, document: voucher, lines: [line] },
    `suspense:${record.key}:${record.version}`,
  );
  return { data, posting: built.posting };
}
const NAMES = { component: 'nội dung', source: 'nguồn vốn', kind: 'loại vốn' } as const;

/** Posts it and marks the record: both or neither. */
export async function matchSuspense(
  trx: Trx,
  actor: string,
  record: StoredRecord,
  { data, posting }: ReturnType<typeof postingOf>,
): Promise<number> {
  const [posted] = await postEntries(trx, record.home, actor, [posting]);
  const seq = posted?.seq ?? 0;
  const { kind, key, unit, effectiveOn, origin } = record;
  await appendRecords(trx, record.home, actor, [{ kind, key, unit, effectiveOn, origin, data: { ...data, state: 'matched', seq } }]);
  return seq;
}
