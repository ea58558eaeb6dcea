/** Importing workbooks: read, check everything, then post all or nothing in one transaction. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Db, type Trx, transaction } from '../db/connect.ts';
import { addFile, addRows, readRows } from '../db/origins.ts';
import { appendRecords } from '../db/records.ts';
import { formatDay } from '../kernel/calendar.ts';
import { formatAmount } from '../kernel/money.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { foldVietnamese } from '../kernel/vietnamese.ts';
import type { Posting, PostingEvent } from '../ledger/model.ts';
import { PostingProblem, type Shortage } from '../ledger/refusal.ts';
import { postEntries } from '../ledger/store.ts';
import { parseSheet, type RowDraft } from './parse-sheet.ts';
import type { RawFile } from './read-file.ts';
import { GUIDE_SHEET, LISTS_SHEET, SHEETS } from './sheets.ts';
import { exceedsExactIntegers } from './store.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Post changed rows anew: a reversal of the old entry and a new one, linked by the row. */
  readonly replace: boolean;
  /** Equal rows without voucher line or id are separate facts, not a slip of copying. */
  readonly allowEqual: boolean;
  readonly actor: string;
  readonly onProgress?: (message: string) => void;
}

export interface ImportResult {
  readonly posted: number;
  readonly skipped: number;
  readonly replaced: number;
  readonly records: number;
  /** Things worth saying that refuse nothing: hidden rows, sheets passed over. */
  readonly notes: readonly string[];
}

interface FileRows {
  readonly file: RawFile;
  readonly id: string;
  readonly rows: readonly RowDraft[];
}

/**
 * Imports files (read by readFiles, before a database is opened) in one go.
 * @throws Problems with every bad row of every file; nothing is posted then
 */
export async function importFiles(db: Db, catalogue: Catalogue, files: readonly RawFile[], options: ImportOptions): Promise<ImportResult> {
  const notes: string[] = [];
  const problems: Problem[] = [];
  const parsed: FileRows[] = [];
  for (const file of files) parsed.push({ file, id: file.sha256.slice(0, 32), rows: parseFile(file, catalogue, options, notes, problems) });
  if (problems.length > 0) throw new Problems(problems);
  const DRY = Symbol('dry run');
  let result: ImportResult | undefined;
  try {
    await transaction(db, async (trx) => {
      result = await postFiles(trx, parsed, options, notes);
      if (options.dryRun) throw DRY;
    });
  } catch (error) {
    if (error !== DRY) throw error;
  }
  return result as ImportResult;
}

function parseFile(file: RawFile, catalogue: Catalogue, options: ImportOptions, notes: string[], problems: Problem[]): RowDraft[] {
  const ours = file.sheets.some((sheet) => sheet.name === GUIDE_SHEET);
  const specs = new Map(SHEETS.flatMap((spec) => [[foldVietnamese(spec.name), spec] as const, [spec.key, spec] as const]));
  const rows: RowDraft[] = [];
  const seen = new Set<string>();
  for (const sheet of file.sheets) {
    if (sheet.name === GUIDE_SHEET || sheet.name === LISTS_SHEET) continue;
    const spec = specs.get(foldVietnamese(sheet.name)) ?? specs.get(foldVietnamese(sheet.name).replaceAll(' ', '-'));
    if (!spec) {
      if (ours)
        problems.push(
          new Problem(
            'missing-sheet',
            `trang không có trong mẫu; đặt lại đúng tên (${SHEETS.map((one) => one.name).join(', ')}) hoặc xoá trang.`,
            { file: file.name, sheet: sheet.name },
          ),
        );
      else notes.push(`${file.name}: bỏ qua trang “${sheet.name}” vì không phải trang của mẫu.`);
      continue;
    }
    seen.add(spec.key);
    options.onProgress?.(`Đang kiểm tra ${file.name}, trang “${sheet.name}” (${sheet.rows.length} dòng)…`);
    const result = parseSheet(file.name, sheet, spec, catalogue);
    problems.push(...result.problems);
    if (result.hiddenRows > 0) notes.push(`${file.name}, trang “${sheet.name}”: ${result.hiddenRows} dòng đang bị ẩn cũng được nhập.`);
    for (const row of result.drafts) {
      if (row.equalTo !== null && !options.allowEqual) {
        problems.push(
          new Problem(
            'equal-rows',
            `dòng này giống hệt dòng ở ô ${row.equalTo} và cả hai không có số dòng; nếu là hai khoản khác nhau thì điền cột “Dòng” hoặc nhập lại với --allow-equal, nếu chép nhầm thì xoá một dòng.`,
            { file: file.name, sheet: sheet.name, cell: row.cell },
          ),
        );
      }
      rows.push(row);
    }
  }
  if (seen.size === 0) {
    problems.push(
      new Problem(
        'missing-sheet',
        `không có trang nào của mẫu; tệp phải có ít nhất một trang tên: ${SHEETS.map((spec) => `“${spec.name}”`).join(', ')}.`,
        { file: file.name },
      ),
    );
  } else if (ours) {
    for (const spec of SHEETS) {
      if (!seen.has(spec.key))
        problems.push(
          new Problem('missing-sheet', `thiếu trang “${spec.name}” của mẫu; khôi phục trang này (để trống nếu không có số liệu).`, {
            file: file.name,
          }),
        );
    }
  }
  return rows;
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

interface Pending {
  readonly row: RowDraft;
  readonly file: FileRows;
  readonly posting: Posting;
  readonly content: string;
  readonly version: number;
}

async function postFiles(trx: Trx, files: readonly FileRows[], options: ImportOptions, notes: string[]): Promise<ImportResult> {
  const homes = [...new Set(files.flatMap((file) => file.rows.map((row) => row.draft.home)))].sort();
  for (const file of files) await addFile(trx, { id: file.id, name: file.file.name, sha256: file.file.sha256, actor: options.actor });
  let posted = 0;
  let skipped = 0;
  let replaced = 0;
  let records = 0;
  const changed: Problem[] = [];
  for (const home of homes) {
    const rows = files.flatMap((file) => file.rows.filter((row) => row.draft.home === home).map((row) => ({ row, file })));
    const money = rows.filter(({ row }) => row.draft.type === 'posting');
    const known = await readRows(
      trx,
      home,
      money.map(({ row }) => row.rowKey),
    );
    const pending: Pending[] = [];
    const reversals: Posting[] = [];
    const keys = new Set<string>();
    for (const { row, file } of money) {
      if (row.draft.type !== 'posting') continue;
      if (keys.has(row.rowKey)) {
        changed.push(
          new Problem('duplicate-row', 'dòng này đã có trong một tệp khác của cùng lần nhập; chỉ giữ một.', {
            file: file.file.name,
            sheet: row.sheetName,
            cell: row.cell,
          }),
        );
        continue;
      }
      keys.add(row.rowKey);
      const content = JSON.stringify(row.draft.posting);
      const held = known.get(row.rowKey);
      if (held?.content === content) {
        skipped += 1;
        continue;
      }
      const version = (held?.version ?? 0) + 1;
      if (held) {
        if (!options.replace) {
          changed.push(changedRow(row, file, held.content, row.draft.posting));
          continue;
        }
        replaced += 1;
        reversals.push({
          event: 'reverse',
          effectiveOn: row.draft.posting.effectiveOn,
          document: `Đảo để sửa: ${row.draft.posting.document}`,
          key: `${row.rowKey}~${held.version}~reverse`,
          corrects: held.seq,
          lines: [],
        });
      }
      pending.push({ row, file, content, version, posting: { ...row.draft.posting, key: `${row.rowKey}~${version}` } });
    }
    if (changed.length > 0) throw new Problems(changed);
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
      await addRows(
        trx,
        home,
        pending.map((one, index) => ({
          rowKey: one.row.rowKey,
          version: one.version,
          seq: results[reversals.length + index]?.seq ?? 0,
          content: one.content,
          fileId: one.file.id,
          sheet: one.row.sheetName,
          cell: one.row.amountCell,
        })),
      );
      if (pending.length > 0 && (await exceedsExactIntegers(trx, home))) throw new Problems([beyondExact(pending)]);
    } catch (error) {
      if (error instanceof PostingProblem) throw new Problems(blame(error, pending, reversals.length));
      throw error;
    }
    posted += pending.length;
    const written = await appendRecords(
      trx,
      home,
      options.actor,
      rows.flatMap(({ row, file }) =>
        row.draft.type === 'record'
          ? [{ ...row.draft.record, key: row.rowKey, origin: { file: file.file.name, sheet: row.sheetName, cell: row.amountCell } }]
          : [],
      ),
    );
    records += written;
    skipped += rows.length - money.length - written;
  }
  if (records === 0 && posted === 0 && skipped > 0) notes.push('Mọi dòng đã có trong sổ từ lần nhập trước, không ghi thêm gì.');
  return { posted, skipped, replaced, records, notes };
}

function changedRow(row: RowDraft, file: FileRows, before: string, after: Omit<Posting, 'key'>): Problem {
  const old = JSON.parse(before) as Omit<Posting, 'key'>;
  const show = (posting: Omit<Posting, 'key'>) =>
    `${formatAmount(posting.lines[0]?.amount ?? 0, 1, 0)} đồng, ${formatDay(posting.effectiveOn)}, ${posting.lines[0]?.component}, ${posting.document}`;
  return new Problem(
    'changed-row',
    `dòng này đã ghi sổ với nội dung khác (đã ghi: ${show(old)}; trong tệp: ${show(after)}); nếu đúng là sửa thì nhập lại với --replace: bút toán cũ được đảo, bút toán mới được ghi, có liên kết.`,
    {
      file: file.file.name,
      sheet: row.sheetName,
      cell: row.amountCell,
    },
  );
}

/** Every amount is in range, their sum is not: nearly always the scale of a sheet, so the largest row is shown. */
function beyondExact(pending: readonly Pending[]): Problem {
  const amountOf = (one: Pending) => one.posting.lines[0]?.amount ?? 0;
  const largest = pending.reduce((a, b) => (amountOf(b) > amountOf(a) ? b : a));
  return new Problem(
    'amount-out-of-range',
    `tổng số tiền trong sổ sẽ vượt giới hạn 9.007.199.254.740.991 đồng (dòng này ${formatAmount(amountOf(largest), 1, 0)} đồng); kiểm tra lại đơn vị tính của trang.`,
    {
      file: largest.file.file.name,
      sheet: largest.row.sheetName,
      cell: largest.row.amountCell,
    },
  );
}

/** Points a refusal at the rows that draw on the account: the latest ones, until the shortage is covered. */
function blame(error: PostingProblem, pending: readonly Pending[], reversals: number): Problem[] {
  const placed = (one: Pending, problem: Problem) =>
    problem.at({ file: one.file.file.name, sheet: one.row.sheetName, cell: one.row.amountCell });
  const single = error.entry === null ? undefined : pending[error.entry - 1 - reversals];
  if (error.shortages.length === 0) return [single ? placed(single, error) : error];
  const found: Problem[] = [];
  for (const shortage of error.shortages) {
    let missing = -shortage.balance;
    const draws = pending
      .filter((one) => drawsOn(one.posting, shortage) && (shortage.on_date === null || one.posting.effectiveOn <= shortage.on_date))
      .reverse();
    for (const one of draws) {
      if (missing <= 0) break;
      const amount = one.posting.lines.reduce((total, line) => total + line.amount, 0);
      found.push(
        placed(
          one,
          new Problem(
            'insufficient-funds',
            `vượt vốn còn lại: ${shortageOf(shortage)}; dòng này chi ${formatAmount(amount, 1, 0)} đồng. Kiểm tra số tiền, nội dung, loại vốn, hoặc nhập quyết định giao vốn trước.`,
          ),
        ),
      );
      missing -= amount;
    }
    if (draws.length === 0) found.push(new Problem('insufficient-funds', `Không ghi được vì ${shortageOf(shortage)}.`));
  }
  return found;
}

function shortageOf(shortage: Shortage): string {
  const day = shortage.on_date === null ? '' : ` ngày ${shortage.on_date.split('-').reverse().join('/')}`;
  return `${shortage.component}, nguồn ${shortage.source}, loại vốn ${shortage.kind}, vốn năm ${shortage.origin_year}${day} thiếu ${formatAmount(-shortage.balance, 1, 0)} đồng tại đơn vị ${shortage.unit.split('@')[0]}`;
}

function drawsOn(posting: Posting, shortage: Shortage): boolean {
  const stage = shortage.stage === 2 ? 'advanced' : 'available';
  return posting.lines.some(
    (line) =>
      line.from.unit === shortage.unit &&
      line.from.year === shortage.exec_year &&
      line.from.stage === stage &&
      line.component === shortage.component &&
      line.source === shortage.source &&
      line.kind === shortage.kind &&
      line.originYear === shortage.origin_year,
  );
}
