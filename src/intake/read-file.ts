/** Bytes of a workbook or CSV → raw sheets with cell addresses. Pure: the caller reads the file. */
import { detectDelimiter, parseCsv } from 'hucre/csv';
import { readOds } from 'hucre/ods';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import { type Day, isDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { legacyEncoding } from '../kernel/vietnamese.ts';
import { openPackage } from '../reading/package-guard.ts';

export const IMPORT_LIMITS = { rows: 200_000, bytes: 50_000_000 } as const;

/** A cell as it stands: what could not be a value is kept as what is wrong with it. */
export type RawCell =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'percent'; readonly value: number }
  | { readonly type: 'day'; readonly value: Day }
  | { readonly type: 'error'; readonly value: string }
  /** A formula that was never calculated. */
  | { readonly type: 'formula'; readonly value: string };

export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
  /** 0-based numbers of hidden rows. */
  readonly hiddenRows: readonly number[];
  readonly merges: readonly { readonly startRow: number; readonly endRow: number; readonly startCol: number; readonly endCol: number }[];
}

export interface RawFile {
  readonly name: string;
  readonly sheets: readonly RawSheet[];
}

/**
 * @throws Problem empty-file, unsupported-file, encrypted-file, unsafe-file, too-large, wrong-encoding
 */
export async function readRawFile(name: string, bytes: Uint8Array): Promise<RawFile> {
  const at = (problem: Problem) => problem.at({ file: name });
  if (bytes.length === 0) throw at(new Problem('empty-file', 'tệp rỗng (0 byte); có thể tải về chưa xong, hãy tải lại.'));
  if (bytes.length > IMPORT_LIMITS.bytes) {
    throw at(new Problem('too-large', `tệp ${(bytes.length / 1e6).toFixed(0)} MB vượt giới hạn ${IMPORT_LIMITS.bytes / 1e6} MB; chia thành nhiều tệp nhỏ hơn.`));
  }
  const file = /\.csv$/i.test(name) ? readCsv(name, bytes) : await readSpreadsheet(name, bytes).catch((error) => {
    if (error instanceof Problem) throw at(error);
    throw at(new Problem('unsupported-file', `không đọc được bảng tính (${(error as Error).message}); mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập lại.`));
  });
  let total = 0;
  for (const sheet of file.sheets) total += sheet.rows.length;
  if (total > IMPORT_LIMITS.rows) throw at(new Problem('too-large', `tệp có ${total} dòng, vượt giới hạn ${IMPORT_LIMITS.rows} dòng; chia thành nhiều tệp.`));
  for (const sheet of file.sheets) refuseLegacyText(name, sheet);
  return file;
}

async function readSpreadsheet(name: string, bytes: Uint8Array): Promise<RawFile> {
  const parts = openPackage(bytes);
  const isOds = parts.has('content.xml') && parts.has('mimetype');
  if (!isOds && !parts.has('xl/workbook.xml')) {
    throw new Problem('unsupported-file', 'tệp không phải bảng tính .xlsx hoặc .ods (có thể là tệp Word hoặc tệp nén đổi tên); chọn đúng tệp bảng tính.');
  }
  const workbook = isOds ? await readOds(bytes, { readStyles: true }) : await readXlsx(bytes, { readStyles: true });
  return { name, sheets: rawSheets(workbook) };
}

function rawSheets(workbook: Workbook): RawSheet[] {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden).map(([index]) => index),
    merges: sheet.merges ?? [],
    rows: sheet.rows.map((row, r) =>
      row.map((value, c): RawCell => {
        const cell = sheet.cells?.get(`${r},${c}`);
        if (cell?.type === 'error') return { type: 'error', value: String(cell.value) };
        if (cell?.formula !== undefined && (cell.formulaResult === null || cell.formulaResult === undefined) && (value === null || value === '')) return { type: 'formula', value: cell.formula };
        if (typeof value === 'number') return cell?.style?.numFmt?.includes('%') ? { type: 'percent', value } : { type: 'number', value };
        if (value instanceof Date) {
          const day = value.toISOString().slice(0, 10);
          return isDay(day) ? { type: 'day', value: day } : { type: 'text', value: day };
        }
        if (typeof value === 'string' && /^#(REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL)!?$/.test(value)) return { type: 'error', value };
        if (typeof value === 'boolean') return { type: 'text', value: value ? 'TRUE' : 'FALSE' };
        return value === null || value === undefined || value.trim() === '' ? { type: 'empty' } : { type: 'text', value: value.normalize('NFC').trim() };
      }),
    ),
  }));
}

function readCsv(name: string, bytes: Uint8Array): RawFile {
  const refuse = (message: string) => new Problem('wrong-encoding', `${message} Mở tệp, chọn Lưu thành “CSV UTF-8”, rồi nhập lại.`, { file: name });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || looksLikeUtf16(bytes)) throw refuse('tệp CSV mã hoá UTF-16, không phải UTF-8.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new Problem('unsupported-file', 'tệp mang đuôi .csv nhưng là bảng tính nén; đổi đuôi thành .xlsx rồi nhập lại.', { file: name });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const guess = legacyEncoding(new TextDecoder('windows-1252').decode(bytes));
    if (guess === 'tcvn3') throw refuse('tệp CSV dùng bảng mã TCVN3 (ABC, phông .Vn…), không phải Unicode; chuyển mã sang Unicode trước.');
    if (guess === 'vni') throw refuse('tệp CSV dùng bảng mã VNI, không phải Unicode; chuyển mã sang Unicode trước.');
    throw refuse('tệp CSV không phải UTF-8 (thường là Windows-1258).');
  }
  const table = parseCsv(text, { delimiter: detectDelimiter(text), typeInference: false, skipEmptyRows: false });
  const rows = table.map((row) => row.map((value): RawCell => (value === null || String(value).trim() === '' ? { type: 'empty' } : { type: 'text', value: String(value).normalize('NFC').trim() })));
  return { name, sheets: [{ name: name.replace(/^.*[/\\]/, '').replace(/\.csv$/i, ''), rows, hiddenRows: [], merges: [] }] };
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = head.filter((byte) => byte === 0).length;
  return zeros > head.length / 4;
}

function refuseLegacyText(file: string, sheet: RawSheet): void {
  const sample: string[] = [];
  for (const row of sheet.rows.slice(0, 400)) for (const cell of row) if (cell.type === 'text') sample.push(cell.value);
  const guess = legacyEncoding(sample.join(' '));
  if (guess === null) return;
  const name = guess === 'tcvn3' ? 'TCVN3 (ABC, phông .Vn…)' : 'VNI';
  throw new Problem('wrong-encoding', `chữ trong tệp dùng bảng mã ${name}, không phải Unicode; chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6) rồi nhập lại.`, { file, sheet: sheet.name });
}

/** "D7" for row 6, column 3 (from 0). */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
