/** Bytes of a workbook or CSV → raw sheets with cell addresses. Pure: the caller reads the file. */
import { parseCsv } from 'hucre/csv';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import { isDay } from '../kernel/calendar.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { refuseRenamed, scanPackage } from '../reading/package-guard.ts';
import { legacyText } from './legacy-text.ts';
import { EMPTY, type RawCell, type RawSheet, textCell } from './raw.ts';
import { readOdsContent } from './read-ods.ts';

/** `cells` keeps a sheet of many thousand columns from filling the memory; no sheet of ours has more than 16 columns. */
export const IMPORT_LIMITS = { rows: 200_000, bytes: 50_000_000, cells: 6_000_000 } as const;

export interface RawFile {
  readonly name: string;
  /** Of the bytes of the file, lower-case hex. */
  readonly sha256: string;
  readonly sheets: readonly RawSheet[];
}

/**
 * Reads and checks every file before a database is needed.
 * @throws Problems with what is wrong with each unreadable file
 */
export async function readFiles(
  inputs: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  onProgress: (message: string) => void = () => undefined,
): Promise<RawFile[]> {
  const files: RawFile[] = [];
  const problems: Problem[] = [];
  for (const { name, bytes } of inputs) {
    onProgress(`Đang đọc ${name}…`);
    try {
      files.push(await readRawFile(name, bytes));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  if (problems.length > 0) throw new Problems(problems);
  return files;
}

/** @throws Problem too-large for a file that must not even be read into memory */
export function refuseLargeFile(name: string, bytes: number): void {
  if (bytes <= IMPORT_LIMITS.bytes) return;
  const shown = Math.ceil(bytes / 1e6);
  throw new Problem('too-large', `tệp ${shown} MB vượt giới hạn ${IMPORT_LIMITS.bytes / 1e6} MB; chia thành nhiều tệp nhỏ hơn.`, {
    file: name,
  });
}

/**
 * @throws Problem empty-file, unsupported-file, encrypted-file, unsafe-file, too-large, wrong-encoding, unreadable-file
 */
export async function readRawFile(name: string, bytes: Uint8Array): Promise<RawFile> {
  const at = (problem: Problem) => problem.at({ file: name });
  if (bytes.length === 0) throw at(new Problem('empty-file', 'tệp rỗng (0 byte); có thể tải về chưa xong, hãy tải lại.'));
  refuseLargeFile(name, bytes.length);
  let sheets: RawSheet[];
  try {
    sheets = /\.csv$/i.test(name) ? [readCsv(name, bytes)] : await readSpreadsheet(bytes);
  } catch (error) {
    if (error instanceof Problem) throw at(error);
    // The reader's own words are English and for programmers; the remedy is the same whatever it stumbled on.
    throw at(
      new Problem(
        'unreadable-file',
        `tệp bảng tính hỏng (${(error as Error).message}); mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi nhập lại.`,
      ),
    );
  }
  const total = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (total > IMPORT_LIMITS.rows) throw at(tooManyRows(`${total}`));
  for (const sheet of sheets) refuseLegacyText(name, sheet);
  return { name, sha256: toHex(sha256Bytes(bytes)), sheets };
}

const tooManyRows = (count: string) =>
  new Problem(
    'too-large',
    `tệp có ${count} dòng, vượt giới hạn ${IMPORT_LIMITS.rows.toLocaleString('vi')} dòng; xoá các dòng trống thừa hoặc chia thành nhiều tệp.`,
  );

const tooManyCells = () =>
  new Problem(
    'too-large',
    `tệp có hơn ${IMPORT_LIMITS.cells.toLocaleString('vi')} ô, vượt giới hạn; xoá các cột và dòng trống thừa hoặc chia thành nhiều tệp.`,
  );

async function readSpreadsheet(bytes: Uint8Array): Promise<RawSheet[]> {
  // Rows and cells are counted while the package is checked: a sheet of a million rows is refused before anything keeps it.
  const count = new TagCounter();
  let sheetPart = '';
  const content: Uint8Array[] = [];
  const styles: Uint8Array[] = [];
  const parts = scanPackage(bytes, (name, chunk) => {
    if (name === 'xl/styles.xml') styles.push(chunk);
    if (!/^xl\/worksheets\/[^/]+\.xml$|^content\.xml$/.test(name)) return;
    if (name !== sheetPart) count.nextPart();
    sheetPart = name;
    count.add(chunk);
    if (name === 'content.xml') content.push(chunk);
    if (count.rows > IMPORT_LIMITS.rows) throw tooManyRows(`hơn ${IMPORT_LIMITS.rows.toLocaleString('vi')}`);
    if (count.cells > IMPORT_LIMITS.cells) throw tooManyCells();
  });
  const isOds = parts.has('content.xml') && parts.has('mimetype');
  if (!isOds && !parts.has('xl/workbook.xml')) {
    throw new Problem(
      'unsupported-file',
      'tệp không phải bảng tính .xlsx hoặc .ods (có thể là tệp Word hoặc tệp nén đổi tên); chọn đúng tệp bảng tính.',
    );
  }
  if (!isOds) return rawSheets(await readXlsx(bytes, { readStyles: hasPercentFormat(textOf(styles)) }));
  const xml = textOf(content);
  return readOdsContent(xml, IMPORT_LIMITS, () => tooManyRows(`hơn ${IMPORT_LIMITS.rows.toLocaleString('vi')}`));
}

function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}

/**
 * Whether any cell may be shown as a percentage (built-in formats 9 and 10, or one with "%"). Only then are styles read: they are wanted
 * for nothing else and take most of the memory of a large sheet.
 */
function hasPercentFormat(styles: string): boolean {
  return /numFmtId="(9|10)"/.test(styles) || /formatCode="[^"]*%/.test(styles);
}

const LESS = 0x3c;
const COLON = 0x3a;
const [C, R, O, W] = [0x63, 0x72, 0x6f, 0x77];
const endsName = (byte: number | undefined) =>
  byte === 0x20 || byte === 0x3e || byte === 0x2f || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Counts the opening tags of rows and cells in the XML of a sheet (any prefix; ODS too), fed piece by piece. */
class TagCounter {
  rows = 0;
  cells = 0;
  #tail = new Uint8Array();

  nextPart(): void {
    this.#tail = new Uint8Array();
  }

  add(chunk: Uint8Array): void {
    const bytes = new Uint8Array(this.#tail.length + chunk.length);
    bytes.set(this.#tail);
    bytes.set(chunk, this.#tail.length);
    // The longest tag that is looked for ("table:table-row" and its end) may be cut by the end of the piece.
    const last = bytes.length - 20;
    let at = 0;
    for (; at < last; at += 1) {
      const byte = bytes[at];
      if (byte !== LESS || bytes[at + 1] === 0x2f) continue;
      let name = at + 1;
      for (let ahead = name; ahead < name + 6; ahead += 1) if (bytes[ahead] === COLON) name = ahead + 1;
      if (bytes[name] === R && bytes[name + 1] === O && bytes[name + 2] === W && endsName(bytes[name + 3])) this.rows += 1;
      else if (bytes[name] === C && endsName(bytes[name + 1])) this.cells += 1;
      else if (bytes[name] === 0x74 && bytes[name + 5] === 0x2d) {
        // ODS: "table-row", "table-cell".
        if (bytes[name + 6] === R && bytes[name + 7] === O && bytes[name + 8] === W && endsName(bytes[name + 9])) this.rows += 1;
        else if (bytes[name + 6] === C && bytes[name + 7] === 0x65) this.cells += 1;
      }
    }
    this.#tail = bytes.slice(Math.max(at, 0));
  }
}

function rawSheets(workbook: Workbook): RawSheet[] {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name.normalize('NFC').trim(),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, row]) => row.hidden).map(([index]) => index),
    merges: sheet.merges ?? [],
    rows: sheet.rows.map((row, r) =>
      row.map((value, c): RawCell => {
        const cell = sheet.cells?.get(`${r},${c}`);
        if (cell?.type === 'error') return { type: 'error', value: String(cell.value) };
        if (
          cell?.formula !== undefined &&
          (cell.formulaResult === null || cell.formulaResult === undefined) &&
          (value === null || value === '')
        )
          return { type: 'formula', value: cell.formula };
        if (typeof value === 'number') return cell?.style?.numFmt?.includes('%') ? { type: 'percent', value } : { type: 'number', value };
        if (value instanceof Date) {
          // A number far outside the calendar in a cell with a date format is no date at all.
          const day = Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
          return isDay(day) ? { type: 'day', value: day } : { type: 'text', value: day === '' ? '#####' : day };
        }
        if (typeof value === 'boolean') return { type: 'text', value: value ? 'TRUE' : 'FALSE' };
        return value === null || value === undefined ? EMPTY : textCell(value);
      }),
    ),
  }));
}

function readCsv(name: string, bytes: Uint8Array): RawSheet {
  const refuse = (message: string) => new Problem('wrong-encoding', `${message} Mở tệp, chọn Lưu thành “CSV UTF-8”, rồi nhập lại.`);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || looksLikeUtf16(bytes))
    throw refuse('tệp CSV mã hoá UTF-16, không phải UTF-8.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new Problem('unsupported-file', 'tệp mang đuôi .csv nhưng là bảng tính nén; đổi đuôi thành .xlsx rồi nhập lại.');
  refuseRenamed(bytes);
  const lines = linesOf(bytes);
  if (lines > IMPORT_LIMITS.rows) throw tooManyRows(`${lines}`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const guess = legacyText(new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_000_000)));
    if (guess === 'tcvn3') throw refuse('tệp CSV dùng bảng mã TCVN3 (ABC, phông .Vn…), không phải Unicode; chuyển mã sang Unicode trước.');
    if (guess === 'vni') throw refuse('tệp CSV dùng bảng mã VNI, không phải Unicode; chuyển mã sang Unicode trước.');
    throw refuse('tệp CSV không phải UTF-8 (thường là Windows-1258).');
  }
  const table = parseCsv(text, { delimiter: delimiterOf(text), typeInference: false, skipEmptyRows: false });
  const rows = table.map((row) => row.map((value) => textCell(value === null ? '' : String(value))));
  return {
    name: name
      .replace(/^.*[/\\]/, '')
      .replace(/\.csv$/i, '')
      .normalize('NFC'),
    rows,
    hiddenRows: [],
    merges: [],
  };
}

/** Lines outside quotes, counted on the bytes: a file beyond the limit is refused before it is decoded. */
function linesOf(bytes: Uint8Array): number {
  let lines = 0;
  let quoted = false;
  for (const byte of bytes) {
    if (byte === 0x22) quoted = !quoted;
    else if (byte === 0x0a && !quoted) lines += 1;
  }
  return lines;
}

/** The sign that splits some line of the first twenty into most parts: lines above the table have few, amounts have commas of their own. */
function delimiterOf(text: string): string {
  const lines = text.split('\n', 20).map((line) => line.replace(/"[^"]*"/g, ''));
  const most = (sign: string) => Math.max(...lines.map((line) => line.split(sign).length));
  return [';', '\t', ','].reduce((best, sign) => (most(sign) > most(best) ? sign : best));
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = head.filter((byte) => byte === 0).length;
  return zeros > head.length / 4;
}

function refuseLegacyText(file: string, sheet: RawSheet): void {
  const sample: string[] = [];
  for (const row of sheet.rows.slice(0, 400)) for (const cell of row) if (cell.type === 'text') sample.push(cell.value);
  const guess = legacyText(sample.join(' '));
  if (guess === null) return;
  const name = guess === 'tcvn3' ? 'TCVN3 (ABC, phông .Vn…)' : 'VNI';
  throw new Problem(
    'wrong-encoding',
    `chữ trong tệp dùng bảng mã ${name}, không phải Unicode; chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6) rồi nhập lại.`,
    { file, sheet: sheet.name },
  );
}
