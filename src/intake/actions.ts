/** Importing workbooks: read, check everything, then post all or nothing in one transaction. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Db, type Trx, transaction } from '../db/connect.ts';
import { addFile, addRows, addWritten, type IntakeRow, readClearable, readRows } from '../db/origins.ts';
import { BULK_ROWS, refreshStatistics } from '../db/statistics.ts';
import type { Day } from '../kernel/calendar.ts';
import { sumDong } from '../kernel/money.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import type { Posting, PostingEvent } from '../ledger/model.ts';
import { exceedsExactIntegers, readChain } from '../ledger/reading/store.ts';
import { PostingProblem } from '../ledger/refusal.ts';
import { postEntries } from '../ledger/store.ts';
import { appendRecords, readActive } from '../records/store.ts';
import type { WorkEntry } from '../works/model.ts';
import { beyondExact, blame, changedRow, clearedRow, contentOf, type Pending, reversedRow } from './explain.ts';
import { type ImportOptions, refuseRecord } from './options.ts';
import { parseFile } from './parse-file.ts';
import type { ClearedRow } from './parse-sheet.ts';
import type { RawFile } from './read-file.ts';
import { postRecords, writeRecords } from './records/actions.ts';
import { Aside, type FileRows } from './set-aside.ts';
import { release, suspended } from './suspense/actions.ts';

/** What would be posted, or was, of one event and component. */
export interface ImportSum {
  readonly event: PostingEvent;
  readonly component: string;
  readonly rows: number;
  readonly amount: number;
}

export interface ImportResult {
  readonly posted: number;
  readonly skipped: number;
  readonly replaced: number;
  readonly records: number;
  /** Things worth saying that refuse nothing: hidden rows, sheets passed over. */
  readonly notes: readonly string[];
  readonly sums: readonly ImportSum[];
  /** What is wrong with the rows that were set aside. */
  readonly refused: readonly Problem[];
  /** Payments among them that wait for their decision in a list of their own. */
  readonly suspended: number;
}

/**
 * Imports files (read by readFiles, before a database is opened) in one go.
 * @throws Problems with every bad row of every file; nothing is posted then
 */
export async function importFiles(db: Db, catalogue: Catalogue, files: readonly RawFile[], options: ImportOptions): Promise<ImportResult> {
  const notes: string[] = [];
  const problems: Problem[] = [];
  const parsed: FileRows[] = [];
  for (const file of files)
    parsed.push({
      file: { name: file.name, sha256: file.sha256 },
      id: file.sha256.slice(0, 32),
      ...parseFile(file, catalogue, options, notes, problems),
    });
  for (const { file, rows } of parsed)
    for (const row of rows) {
      const problem = options.refuse?.(row.draft);
      if (problem) problems.push(problem.at({ file: file.name, sheet: row.sheetName, cell: row.cell }));
    }
  const aside = new Aside(options.setAside);
  if (problems.length > 0) aside.add(problems);
  const DRY = Symbol('dry run');
  let result: ImportResult | undefined;
  while (result === undefined) {
    const said: string[] = [];
    try {
      await transaction(db, async (trx) => {
        const waiting = parsed.flatMap(({ rows, file }) => suspended(rows, aside.problems, file.name));
        const done = await postFiles(trx, aside.without(parsed), options, said);
        await hold(trx, waiting, options);
        result = { ...done, notes: [...notes, ...said], refused: aside.problems, suspended: waiting.length };
        if (options.dryRun) throw DRY;
      });
    } catch (error) {
      if (error === DRY) break;
      if (!(error instanceof Problems) || options.setAside === undefined) throw error;
      result = undefined;
      aside.add(error.list);
    }
  }
  const rows = parsed.reduce((sum, file) => sum + file.rows.length, 0);
  if (!options.dryRun && rows >= BULK_ROWS && !db.isTransaction) await refreshStatistics(db);
  return result as ImportResult;
}

/** Within a day money comes in before it goes out, parents before children. */
const EVENT_ORDER: Readonly<Record<PostingEvent, number>> = {
  assign: 0,
  reverse: 1,
  transfer: 2,
  allocate: 3,
  carry: 4,
  advance: 5,
  recover: 6,
  accept: 7,
  disburse: 8,
  cancel: 9,
  withdraw: 10,
};

async function postFiles(
  trx: Trx,
  files: readonly FileRows[],
  options: ImportOptions,
  notes: string[],
): Promise<Omit<ImportResult, 'notes' | 'refused' | 'suspended'>> {
  for (const file of files) await addFile(trx, { id: file.id, name: file.file.name, sha256: file.file.sha256, actor: options.actor });
  const total = { posted: 0, skipped: 0, replaced: 0, records: 0 };
  const postings: Posting[] = [];
  const undone = await takeBack(trx, files, options);
  const homes = [...new Set([...files.flatMap((file) => file.rows.map((row) => row.draft.home)), ...undone.keys()])].sort();
  for (const home of homes) {
    const money = await postMoney(trx, home, files, undone.get(home)?.money ?? [], options);
    const records = await postRecords(trx, home, files, undone.get(home)?.records ?? [], options);
    total.posted += money.posted.length;
    postings.push(...money.posted);
    total.replaced += money.replaced;
    total.records += records.written;
    total.skipped += money.skipped + records.skipped;
  }
  if (total.records === 0 && total.posted === 0 && total.replaced === 0 && total.skipped > 0)
    notes.push('Mọi dòng đã có trong sổ từ lần nhập trước, không ghi thêm gì.');
  return { ...total, sums: sumsOf(postings) };
}

/** Payments that only lack their money: a list of their own, taken back with the import. */
async function hold(trx: Trx, waiting: ReturnType<typeof suspended>, options: ImportOptions): Promise<void> {
  for (const [home, own] of Map.groupBy(waiting, (one) => one.home))
    await writeRecords(
      trx,
      home,
      own.map((one) => one.record),
      options,
    );
}

function sumsOf(postings: readonly Posting[]): ImportSum[] {
  const sums = new Map<string, { event: PostingEvent; component: string; rows: number; amount: number }>();
  for (const { event, lines } of postings) {
    const component = lines[0]?.component ?? '';
    const sum = sums.get(`${event} ${component}`) ?? { event, component, rows: 0, amount: 0 };
    sum.rows += 1;
    for (const line of lines) sum.amount = sumDong([sum.amount, line.amount]);
    sums.set(`${event} ${component}`, sum);
  }
  return [...sums.values()].sort((a, b) => EVENT_ORDER[a.event] - EVENT_ORDER[b.event] || (a.component < b.component ? -1 : 1));
}

interface Undone {
  readonly money: { readonly held: IntakeRow; readonly row: ClearedRow; readonly file: FileRows }[];
  readonly records: { readonly kind: string; readonly key: string }[];
}

/** Rows of the workbook that were posted once and are empty now. Only with --replace are they taken back. */
async function takeBack(trx: Trx, files: readonly FileRows[], options: ImportOptions): Promise<Map<string, Undone>> {
  const byKey = new Map(files.flatMap((file) => file.cleared.map((row) => [row.rowKey, { row, file }] as const)));
  const undone = new Map<string, Undone>();
  if (byKey.size === 0) return undone;
  const of = (home: string) => undone.get(home) ?? undone.set(home, { money: [], records: [] }).get(home) ?? { money: [], records: [] };
  const problems: Problem[] = [];
  for (const held of await readClearable(trx, [...byKey.keys()])) {
    const found = byKey.get(held.rowKey);
    if (!found) continue;
    problems.push(clearedRow(found.row, found.file.file.name, held.content));
    of(held.home).money.push({ held, ...found });
  }
  const kinds = [...new Set([...byKey.values()].map(({ row }) => row.sheet.key))];
  for (const record of await readActive(trx, null, kinds)) {
    const found = byKey.get(record.key);
    if (!found) continue;
    problems.push(clearedRow(found.row, found.file.file.name, ''));
    of(record.home).records.push({ kind: record.kind, key: record.key });
    refuseRecord(record, { file: found.file.file.name, sheet: found.row.sheetName, cell: found.row.cell }, options);
  }
  if (problems.length > 0 && !options.replace) throw new Problems(problems);
  return undone;
}

/** Money that is taken back is its units', whoever the row that takes it back names. */
async function refuseReversals(trx: Trx, home: string, reversals: readonly Posting[], options: ImportOptions): Promise<void> {
  if (!options.refuse) return;
  for (const { corrects } of reversals) {
    if (corrects === undefined) continue;
    const [entry] = await readChain(trx, home, corrects - 1, 1);
    const problem = entry ? options.refuse({ type: 'posting', home, posting: { lines: entry.lines } }) : null;
    if (problem) throw new Problems([problem]);
  }
}

async function postMoney(
  trx: Trx,
  home: string,
  files: readonly FileRows[],
  undone: Undone['money'],
  options: ImportOptions,
): Promise<{ posted: Posting[]; skipped: number; replaced: number }> {
  const rows = files.flatMap((file) =>
    file.rows.flatMap((row) =>
      row.draft.type === 'posting' && row.draft.home === home ? [{ row, file, posting: row.draft.posting }] : [],
    ),
  );
  // A workbook without ids names its rows by their vouchers, so a voucher is sought among both names.
  const vouchers = rows.flatMap(({ row }) => (row.voucher === '' ? [] : [row.voucher]));
  const known = await readRows(
    trx,
    home,
    [...rows.map(({ row }) => row.rowKey), ...vouchers],
    [...rows.map(({ row }) => row.rowKey), ...vouchers],
  );
  const changed: Problem[] = [];
  const pending: Pending[] = [];
  const reversals: Posting[] = [];
  const seen = new Set<string>();
  /** Entries that stood before: their rows may name another work now. */
  const named: { row: Pending['row']; on: Day; seq: number }[] = [];
  let skipped = 0;
  for (const { row, file, posting } of rows) {
    // The same voucher line typed into another workbook is the same fact, whatever that workbook calls its row.
    const held = known.get(row.rowKey) ?? (row.voucher === '' ? undefined : known.get(row.voucher));
    const identity = held?.rowKey ?? row.rowKey;
    const place = { file: file.file.name, sheet: row.sheetName, cell: row.cell };
    if (seen.has(identity) || (row.voucher !== '' && seen.has(row.voucher))) {
      changed.push(new Problem('duplicate-row', 'dòng này đã có trong một tệp khác của cùng lần nhập; chỉ giữ một.', place));
      continue;
    }
    seen.add(identity).add(row.voucher);
    const content = contentOf(posting);
    if (held && !held.reversed && held.content === content) {
      skipped += 1;
      named.push({ row, on: posting.effectiveOn, seq: held.seq });
      continue;
    }
    if (held && !options.replace && (held.reversed || held.content !== '')) {
      changed.push(held.reversed ? reversedRow(row, file.file.name) : changedRow(row, file.file.name, held.content, content));
      continue;
    }
    if (held && !held.reversed && held.content !== '') reversals.push(reversal(held, posting.document, posting.effectiveOn));
    const version = (held?.version ?? 0) + 1;
    pending.push({
      row,
      fileName: file.file.name,
      fileId: file.id,
      identity,
      content,
      version,
      posting: { ...posting, key: `${identity}~${version}` },
    });
  }
  if (changed.length > 0) throw new Problems(changed);
  const replaced = reversals.length + undone.length;
  for (const { held } of undone) reversals.push(reversal(held, held.content.split('\t')[4] ?? '', '2000-01-01' as Day));
  await refuseReversals(trx, home, reversals, options);
  pending.sort((a, b) =>
    a.posting.effectiveOn < b.posting.effectiveOn
      ? -1
      : a.posting.effectiveOn > b.posting.effectiveOn
        ? 1
        : EVENT_ORDER[a.posting.event] - EVENT_ORDER[b.posting.event],
  );
  try {
    const results = await postEntries(trx, home, options.actor, [...reversals, ...pending.map((one) => one.posting)], (done) =>
      options.onProgress?.(`Đã ghi ${done}/${reversals.length + pending.length} bút toán…`),
    );
    const seqOf = (index: number) => results[index]?.seq ?? 0;
    await addRows(trx, home, [
      ...undone.map(({ held, row, file }, index) => ({
        rowKey: held.rowKey,
        version: held.version + 1,
        seq: seqOf(reversals.length - undone.length + index),
        content: '',
        voucher: held.voucher,
        fileId: file.id,
        sheet: row.sheetName,
        cell: row.cell,
      })),
      ...pending.map((one, index) => ({
        rowKey: one.identity,
        version: one.version,
        seq: seqOf(reversals.length + index),
        content: one.content,
        voucher: one.row.voucher,
        fileId: one.fileId,
        sheet: one.row.sheetName,
        cell: one.row.amountCell,
      })),
    ]);
    if (options.importId !== undefined)
      await addWritten(
        trx,
        options.importId,
        home,
        pending.map((one) => ({ kind: '', key: one.identity, version: one.version })),
      );
    const entries = pending.map(({ row, posting }, index) => ({ row, on: posting.effectiveOn, seq: seqOf(reversals.length + index) }));
    await nameWorks(trx, home, options, [...named, ...entries]);
    await release(trx, home, options.actor, entries);
    if (pending.length > 0 && (await exceedsExactIntegers(trx, home))) throw new Problems([beyondExact(pending)]);
  } catch (error) {
    if (error instanceof PostingProblem) throw new Problems(blame(error, pending, reversals.length));
    throw error;
  }
  return { posted: pending.map(({ posting }) => posting), skipped, replaced };
}

/** Which works the entries are about: records, so that naming another work later leaves the chain as it is. */
async function nameWorks(
  trx: Trx,
  home: string,
  options: ImportOptions,
  entries: readonly { row: Pending['row']; on: Day; seq: number }[],
): Promise<void> {
  const records = entries.flatMap(({ row, on, seq }) => {
    const work = row.draft.type === 'posting' ? row.draft.work : undefined;
    const data = work && ({ work: work.code, seq } satisfies WorkEntry);
    return work ? [{ kind: 'work-entry', key: String(seq), unit: work.unit, effectiveOn: on, data }] : [];
  });
  await appendRecords(trx, home, options.actor, records);
}

/** `effectiveOn` is not used by the ledger: a reversal keeps the day of what it corrects. */
function reversal(held: IntakeRow, document: string, effectiveOn: Day): Posting {
  return {
    event: 'reverse',
    effectiveOn,
    document: `Đảo để sửa: ${document}`,
    key: `${held.rowKey}~${held.version}~reverse`,
    corrects: held.seq,
    lines: [],
  };
}
