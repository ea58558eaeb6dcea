/** Records of an import: what names something must find it, what stood before is brought up to date, what was said already is not said twice. */
import type { Trx } from '../../db/connect.ts';
import { addWritten } from '../../db/origins.ts';
import { Problems } from '../../kernel/problem.ts';
import type { NewRecord } from '../../records/model.ts';
import { codesIn, strayOf } from '../../records/names.ts';
import { appendRecords, readActive, readVersions } from '../../records/store.ts';
import { WORKS_NAMED } from '../../works/model.ts';
import { type ImportOptions, refuseRecord } from '../options.ts';
import type { RowDraft } from '../parse-sheet.ts';
import type { FileRows } from '../set-aside.ts';

interface RecordRow {
  readonly row: RowDraft;
  readonly file: FileRows;
  readonly record: NewRecord;
}

export async function postRecords(
  trx: Trx,
  home: string,
  files: readonly FileRows[],
  undone: readonly { readonly kind: string; readonly key: string }[],
  options: ImportOptions,
): Promise<{ written: number; skipped: number }> {
  const rows = files.flatMap((file) =>
    file.rows.flatMap((row) => (row.draft.type === 'record' && row.draft.home === home ? [{ row, file, record: row.draft.record }] : [])),
  );
  const active = await readActive(trx, home, [...new Set([...rows.map(({ record }) => record.kind), ...undone.map((one) => one.kind)])]);
  await refuseStrays(trx, home, rows);
  const byKey = new Map(active.map((record) => [`${record.kind} ${record.key}`, record]));
  const byContent = new Set(active.map((record) => sameContent(record)));
  const fresh: NewRecord[] = [];
  for (const { row, file, record } of rows) {
    const held = byKey.get(`${record.kind} ${row.rowKey}`);
    if (held) refuseRecord(held, { file: file.file.name, sheet: row.sheetName, cell: row.cell }, options);
    // A paragraph that another workbook brought already is not said twice.
    if (!byKey.has(`${record.kind} ${row.rowKey}`) && byContent.has(sameContent(record))) continue;
    fresh.push({ ...record, key: row.rowKey, origin: { file: file.file.name, sheet: row.sheetName, cell: row.amountCell } });
  }
  const withdrawn = undone.flatMap(({ kind, key }) => {
    const held = byKey.get(`${kind} ${key}`);
    return held
      ? [{ kind, key, unit: held.unit, effectiveOn: held.effectiveOn, data: held.data, origin: held.origin, withdrawn: true }]
      : [];
  });
  const written = await writeRecords(trx, home, fresh, options, withdrawn);
  return { written, skipped: rows.length - Math.min(rows.length, written) };
}

/** Appends records and notes which versions the import brought, so that it can be undone. */
export async function writeRecords(
  trx: Trx,
  home: string,
  fresh: readonly NewRecord[],
  options: ImportOptions,
  withdrawn: readonly NewRecord[] = [],
): Promise<number> {
  const before = await readVersions(trx, home, fresh);
  const written = await appendRecords(trx, home, options.actor, [...fresh, ...withdrawn]);
  if (options.importId !== undefined) {
    const after = await readVersions(trx, home, fresh);
    const names = [...after].filter(([name, version]) => version !== before.get(name));
    const versions = names.map(([name, version]) => ({ ...(JSON.parse(name) as { kind: string; key: string }), version }));
    await addWritten(trx, options.importId, home, versions);
  }
  return written;
}

/** Content whatever the order of its fields (the database keeps its own), its place in a list left out. */
function sameContent({ kind, unit, effectiveOn, data }: Pick<NewRecord, 'kind' | 'unit' | 'effectiveOn' | 'data'>): string {
  const fields = Object.entries(data as Record<string, unknown>)
    .filter(([name]) => name !== 'order')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, unit, effectiveOn, fields]);
}

const NAMED: Readonly<Record<string, (typeof WORKS_NAMED)[keyof typeof WORKS_NAMED]>> = WORKS_NAMED;

/** Progress of a work, money that came back of a project: of what stands in the book or comes with the same import. @throws Problems */
async function refuseStrays(trx: Trx, home: string, rows: readonly RecordRow[]): Promise<void> {
  const telling = rows.filter(({ record }) => NAMED[record.kind]);
  if (telling.length === 0) return;
  const kinds = [...new Set(telling.flatMap(({ record }) => Object.values(NAMED[record.kind] ?? {}).map(({ kind }) => kind)))];
  const known = [...(await readActive(trx, home, kinds)), ...rows.map(({ record }) => record)];
  const codesOf = codesIn(known);
  const problems = telling.flatMap(({ row, file, record }) => {
    const stray = strayOf(NAMED[record.kind] ?? {}, record.data as Record<string, unknown>, codesOf);
    return stray ? [stray.problem.at({ file: file.file.name, sheet: row.sheetName, cell: row.cell })] : [];
  });
  if (problems.length > 0) throw new Problems(problems);
}
