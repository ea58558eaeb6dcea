/** Refusals of an import in words: which row, what stands in the ledger, what to do. Pure. */
import { type Day, formatDay } from '../kernel/calendar.ts';
import { shortId } from '../kernel/hash.ts';
import { formatAmount } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import type { Posting } from '../ledger/model.ts';
import type { PostingProblem, Shortage } from '../ledger/refusal.ts';
import type { ClearedRow, RowDraft } from './parse-sheet.ts';

/** A row about to be posted, with the file it stands in. */
export interface Pending {
  readonly row: RowDraft;
  readonly fileName: string;
  readonly fileId: string;
  /** The row's identity over its versions; another workbook may call it differently. */
  readonly identity: string;
  readonly posting: Posting;
  readonly content: string;
  readonly version: number;
}

type Body = Omit<Posting, 'key'>;

/** What is remembered of a posted row: a hash of all of it, then what people recognise it by. */
export function contentOf(posting: Body): string {
  const line = posting.lines[0];
  return [shortId(JSON.stringify(posting)), line?.amount ?? 0, posting.effectiveOn, line?.component ?? '', posting.document].join('\t');
}

function show(content: string): string {
  const [, amount = '0', on = '', component = '', document = ''] = content.split('\t');
  return `${formatAmount(Number(amount), 1, 0)} đồng, ${formatDay(on as Day)}, ${component}, ${document}`;
}

export function changedRow(row: RowDraft, file: string, before: string, after: string): Problem {
  const yearOf = (content: string) => content.split('\t')[2]?.slice(0, 4);
  // Numbers of decisions and vouchers begin again each year: replacing would take back another year's money.
  const other =
    yearOf(before) === yearOf(after) ? '' : ' nếu là văn bản khác của năm khác trùng số thì ghi thêm năm vào số (15/QĐ-UBND năm 2024);';
  return new Problem(
    'changed-row',
    `dòng này đã ghi sổ với nội dung khác (đã ghi: ${show(before)}; trong tệp: ${show(after)});${other} nếu đúng là sửa thì nhập lại với --replace: bút toán cũ được đảo, bút toán mới được ghi, có liên kết.`,
    { file, sheet: row.sheetName, cell: row.amountCell },
  );
}

export function reversedRow(row: RowDraft, file: string): Problem {
  return new Problem(
    'changed-row',
    'bút toán của dòng này đã được đảo bằng tay; nếu dòng sai thì xoá trắng dòng, nếu muốn ghi lại thì nhập lại với --replace.',
    { file, sheet: row.sheetName, cell: row.amountCell },
  );
}

export function clearedRow(row: ClearedRow, file: string, before: string): Problem {
  return new Problem(
    'changed-row',
    `dòng này đã ghi sổ (${before === '' ? 'bản ghi' : show(before)}) nay bị xoá trắng; nếu đúng là bỏ thì nhập lại với --replace: bút toán được đảo, bản ghi được rút, đều còn dấu vết; nếu xoá nhầm thì điền lại.`,
    { file, sheet: row.sheetName, cell: row.cell },
  );
}

/** Every amount is in range, their sum is not: nearly always the scale of a sheet, so the largest row is shown. */
export function beyondExact(pending: readonly Pending[]): Problem {
  const amountOf = (one: Pending) => one.posting.lines[0]?.amount ?? 0;
  const largest = pending.reduce((a, b) => (amountOf(b) > amountOf(a) ? b : a));
  return new Problem(
    'amount-out-of-range',
    `tổng số tiền trong sổ sẽ vượt giới hạn 9.007.199.254.740.991 đồng (dòng này ${formatAmount(amountOf(largest), 1, 0)} đồng); kiểm tra lại đơn vị tính của trang.`,
    {
      file: largest.fileName,
      sheet: largest.row.sheetName,
      cell: largest.row.amountCell,
    },
  );
}

/** Points a refusal at the rows that draw on the account: the latest ones, until the shortage is covered. */
export function blame(error: PostingProblem, pending: readonly Pending[], reversals: number): Problem[] {
  const placed = (one: Pending, problem: Problem) => problem.at({ file: one.fileName, sheet: one.row.sheetName, cell: one.row.amountCell });
  const single = error.entry === null ? undefined : pending[error.entry - 1 - reversals];
  if (error.code === 'amount-out-of-range' && pending.length > 0) return [beyondExact(pending)];
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
