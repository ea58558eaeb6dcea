/**
 * Undoing a posted import: every entry of it is reversed, every record it brought is withdrawn or stands again as it was before. All or
 * nothing; what cannot be undone says which rows stand in the way.
 */
import { currentCatalogue } from '../../catalogue/actions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Db, type Trx, transaction } from '../../db/connect.ts';
import { addRows } from '../../db/origins.ts';
import type { Caller } from '../../db/route.ts';
import type { Day } from '../../kernel/calendar.ts';
import { formatAmount } from '../../kernel/money.ts';
import { Problem, Problems } from '../../kernel/problem.ts';
import type { EntryLine } from '../../ledger/model.ts';
import { readChain } from '../../ledger/reading/store.ts';
import { PostingProblem, type Shortage } from '../../ledger/refusal.ts';
import { postEntries } from '../../ledger/store.ts';
import type { NewRecord } from '../../records/model.ts';
import { appendRecords, readRecordVersions, readVersions } from '../../records/store.ts';
import { BUG, problemsOf, progress, refusalOf, shownProblem } from '../uploads/actions.ts';
import { moveUpload, readWrittenRecords, readWrittenRows, type Upload, type WrittenRow } from '../uploads/store.ts';

interface Undone {
  readonly reversed: number;
  readonly records: number;
}

type Lines = ReadonlyMap<number, readonly EntryLine[]>;
type WrittenRecord = Awaited<ReturnType<typeof readWrittenRecords>>[number];

/** What one undoing needs to know throughout. */
interface Undoing {
  readonly trx: Trx;
  readonly catalogue: Catalogue;
  readonly upload: Upload;
  readonly caller: Caller;
  /** Of every reversal. */
  readonly document: string;
  readonly problems: Problem[];
}

/** Undoes and writes down what came of it: a refusal leaves the import as posted as it was. */
export async function undoUpload(db: Db, upload: Upload, caller: Caller, reason: string): Promise<void> {
  progress.set(upload.id, 'Đang huỷ…');
  const { undoProblems: _before, ...result } = upload.result;
  try {
    const undone = await undoImport(db, await currentCatalogue(db), upload, caller, reason);
    await moveUpload(db, upload.id, 'undone', { ...result, undone });
  } catch (error) {
    const found = problemsOf(error)?.map((problem) => shownProblem(problem, []));
    await moveUpload(db, upload.id, 'posted', { ...result, undoProblems: found ?? [BUG] });
    if (!found) throw error;
  } finally {
    progress.delete(upload.id);
  }
}

/** Whether somebody may take back every row and record of an import that another sent. */
export async function mayUndo(db: Db, catalogue: Catalogue, upload: Upload, caller: Caller): Promise<boolean> {
  const rows = await readWrittenRows(db, upload.id);
  const records = await readWrittenRecords(db, upload.id);
  for (const home of new Set([...rows, ...records].map((one) => one.home))) {
    for (const lines of (
      await linesOf(
        db,
        home,
        rows.filter((row) => row.home === home),
      )
    ).values())
      if (refusalOf(caller, catalogue, { type: 'posting', home, posting: { lines } })) return false;
    const written = records.filter((one) => one.home === home);
    for (const { unit } of await readRecordVersions(db, home, written))
      if (refusalOf(caller, catalogue, { type: 'record', home, record: { unit } })) return false;
  }
  return rows.length + records.length > 0;
}

/** @throws Problems with every row that cannot be taken back, and why */
function undoImport(db: Db, catalogue: Catalogue, upload: Upload, caller: Caller, reason: string): Promise<Undone> {
  return transaction(db, async (trx) => {
    const document = `Huỷ lần nhập “${upload.name}”: ${reason}`;
    const undoing: Undoing = { trx, catalogue, upload, caller, document, problems: [] };
    const rows = await readWrittenRows(trx, upload.id);
    const records = await readWrittenRecords(trx, upload.id);
    if (rows.length + records.length === 0) throw new Problem('no-data', 'Lần nhập này không ghi gì vào sổ nên không có gì để huỷ.');
    if (Number(upload.result['replaced'] ?? 0) > 0)
      throw new Problem(
        'changed-row',
        `Lần nhập này đã thay ${upload.result['replaced']} bút toán của lần nhập trước nên không huỷ gộp được; sửa lại bảng rồi nhập để thay lần nữa.`,
      );
    for (const row of rows)
      if (row.newest > row.version)
        undoing.problems.push(
          new Problem('changed-row', 'dòng này đã được một lần nhập sau sửa; huỷ lần nhập sau trước.', placeOf(upload, row)),
        );
    // An entry that somebody reversed by hand is undone already.
    const standing = rows.filter((row) => !row.reversed);
    const homes = [...new Set([...standing, ...records].map((one) => one.home))].sort();
    for (const home of homes) {
      const own = standing.filter((row) => row.home === home);
      const lines = await linesOf(trx, home, own);
      requireRights(undoing, home, own, lines);
      const earlier = await recordsBefore(undoing, home, records);
      if (undoing.problems.length > 0) continue;
      await reverseRows(undoing, home, own, lines);
      await appendRecords(trx, home, caller.account, earlier);
    }
    if (undoing.problems.length > 0) throw new Problems(undoing.problems);
    return { reversed: standing.length, records: records.length };
  });
}

const placeOf = ({ name }: Upload, { sheet, cell }: Pick<WrittenRow, 'sheet' | 'cell'>) => ({ file: name, sheet, cell });

/** Lines of the entries of one home, by their numbers: those of an import stand close together. */
async function linesOf(db: Db, home: string, rows: readonly WrittenRow[]): Promise<Lines> {
  if (rows.length === 0) return new Map();
  const wanted = new Set(rows.map((row) => row.seq));
  const lines = new Map<number, readonly EntryLine[]>();
  const last = Math.max(...wanted);
  for (let after = Math.min(...wanted) - 1; after < last; after += 2_000)
    for (const entry of await readChain(db, home, after, Math.min(2_000, last - after)))
      if (wanted.has(entry.seq)) lines.set(entry.seq, entry.lines);
  return lines;
}

function requireRights({ catalogue, upload, caller, problems }: Undoing, home: string, rows: readonly WrittenRow[], lines: Lines): void {
  for (const row of rows) {
    const problem = refusalOf(caller, catalogue, { type: 'posting', home, posting: { lines: lines.get(row.seq) ?? [] } });
    if (problem) problems.push(problem.at(placeOf(upload, row)));
  }
}

/** Each record as it stood before the import; one that the import brought is withdrawn. */
async function recordsBefore(
  { trx, catalogue, upload, caller, problems }: Undoing,
  home: string,
  all: readonly WrittenRecord[],
): Promise<NewRecord[]> {
  const written = all.filter((one) => one.home === home);
  const newest = await readVersions(trx, home, written);
  const held = await readRecordVersions(trx, home, [...written, ...written.map((one) => ({ ...one, version: one.version - 1 }))]);
  const at = new Map(held.map((record) => [JSON.stringify([record.kind, record.key, record.version]), record]));
  return written.flatMap(({ kind, key, version }): NewRecord[] => {
    const own = at.get(JSON.stringify([kind, key, version]));
    if (!own) return [];
    const place = { file: upload.name, ...own.origin };
    const refused = refusalOf(caller, catalogue, { type: 'record', home, record: { unit: own.unit } });
    if (refused) problems.push(refused.at(place));
    if ((newest.get(JSON.stringify({ kind, key })) ?? 0) > version)
      problems.push(new Problem('changed-row', 'bản ghi của dòng này đã được sửa sau lần nhập; sửa tay bản ghi đó.', place));
    const before = at.get(JSON.stringify([kind, key, version - 1]));
    return [before ?? { ...own, withdrawn: true }];
  });
}

async function reverseRows(
  { trx, upload, caller, document }: Undoing,
  home: string,
  rows: readonly WrittenRow[],
  lines: Lines,
): Promise<void> {
  if (rows.length === 0) return;
  const reversals = rows.map((row) => ({
    event: 'reverse' as const,
    // Not used by the ledger: a reversal keeps the day of what it corrects.
    effectiveOn: '2000-01-01' as Day,
    document,
    key: `undo:${upload.id}:${row.rowKey}~${row.version}`,
    corrects: row.seq,
    lines: [],
  }));
  try {
    const posted = await postEntries(trx, home, caller.account, reversals);
    // The rows count as cleared: the same workbook may be imported again.
    await addRows(
      trx,
      home,
      rows.map((row, index) => ({ ...row, version: row.version + 1, seq: posted[index]?.seq ?? 0, content: '' })),
    );
  } catch (error) {
    if (!(error instanceof PostingProblem)) throw error;
    if (error.shortages.length === 0) {
      const row = error.entry === null ? undefined : rows[error.entry - 1];
      throw row ? error.at(placeOf(upload, row)) : error;
    }
    throw new Problems(spentOn(upload, rows, lines, error.shortages));
  }
}

const DRAWN = { available: 1, advanced: 2 } as const;

/** The rows whose money was spent or handed on since: they brought it to the accounts that would go below zero. */
function spentOn(upload: Upload, rows: readonly WrittenRow[], lines: Lines, shortages: readonly Shortage[]): Problem[] {
  const brought = (line: EntryLine, short: Shortage) =>
    line.to.unit === short.unit &&
    line.to.year === short.exec_year &&
    DRAWN[line.to.stage as keyof typeof DRAWN] === short.stage &&
    line.component === short.component &&
    line.source === short.source &&
    line.kind === short.kind &&
    line.originYear === short.origin_year;
  return shortages.flatMap((short) => {
    const found = rows.filter((row) => lines.get(row.seq)?.some((line) => brought(line, short)));
    const message = `vốn do dòng này đưa vào đã được dùng tiếp (${short.component}, nguồn ${short.source}, loại vốn ${short.kind}, vốn năm ${short.origin_year}, đơn vị ${short.unit.split('@')[0]}): huỷ thì thiếu ${formatAmount(-short.balance, 1, 0)} đồng; đảo các khoản phân bổ, giải ngân từ vốn đó trước.`;
    return found.length === 0
      ? [new Problem('insufficient-funds', message, { file: upload.name })]
      : found.map((row) => new Problem('insufficient-funds', message, placeOf(upload, row)));
  });
}
