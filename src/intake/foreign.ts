/**
 * What stands in a workbook that is not ours: its tables, their headers, and a first proposal of what is what. Only a proposal: the sender
 * sees it beside the rows and says what holds, and nothing is read before.
 */
import { formatDay } from '../kernel/calendar.ts';
import { shortId } from '../kernel/hash.ts';
import type { Scale } from '../kernel/money.ts';
import { foldVietnamese } from '../kernel/vietnamese.ts';
import { textOf } from './parse-cells.ts';
import { cellName, type RawCell, type RawSheet } from './raw.ts';
import type { RawFile } from './read-file.ts';
import { headerKey, scaleIn } from './sheet-layout.ts';
import type { ColumnSpec, ColumnType, SheetSpec } from './sheet-spec.ts';
import { SHEETS } from './sheets.ts';
import { HEADER_DEPTH } from './treatment.ts';

/** The column that the workbook of refused rows adds. */
export const REASON_HEADER = 'Lý do';
const PREVIEW_ROWS = 12;
const PREVIEW_COLUMNS = 30;

export interface ForeignSheet {
  readonly sheet: string;
  readonly rows: number;
  /** Of the headers, wherever the sheet stands: the same form next month has the same. */
  readonly fingerprint: string;
  readonly headerRow: number;
  readonly columns: readonly { readonly column: string; readonly header: string; readonly samples: readonly string[] }[];
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** Rows that look like no row of data: sums, headings, the numbers of the columns. */
  readonly skip: readonly { readonly row: number; readonly text: string }[];
  readonly scale: Scale | null;
  /** Key of the sheet of ours that fits best, or null. */
  readonly kind: string | null;
  /** For each sheet of ours: its column → the column of this sheet that looks like it. */
  readonly guesses: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function foreignSheets(file: RawFile): ForeignSheet[] {
  return file.sheets.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell.type !== 'empty'))).map(foreignSheet);
}

function foreignSheet(sheet: RawSheet): ForeignSheet {
  const header = headerRowOf(sheet);
  const below = sheet.rows.slice(header + 1);
  const width = Math.min(
    60,
    sheet.rows.reduce((most, row) => Math.max(most, row.length), 0),
  );
  const columns = Array.from({ length: width }, (_, c) => ({
    column: letters(c),
    header: headerAt(sheet, header, c),
    samples: [...new Set(below.map((row) => shown(row[c])).filter((text) => text !== ''))].slice(0, 3),
    cells: below.flatMap((row) => (row[c] && row[c].type !== 'empty' ? [row[c]] : [])).slice(0, 50),
  })).filter((column) => column.header !== '' || column.samples.length > 0);
  const guesses = Object.fromEntries(SHEETS.map((spec) => [spec.key, guess(spec, columns)]));
  const words = foldVietnamese([sheet.name, ...sheet.rows.slice(0, header + 1).flatMap((row) => row.map(shown))].join(' '));
  const weight = (spec: SheetSpec) =>
    Object.keys(guesses[spec.key] ?? {}).length +
    (guesses[spec.key]?.['amount'] === undefined ? 0 : 2) +
    (KIND_WORDS[spec.key] ?? []).filter((word) => words.includes(word)).length;
  const named = SHEETS.find((spec) => foldVietnamese(sheet.name).includes(foldVietnamese(spec.name)));
  const best = named ?? SHEETS.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return {
    sheet: sheet.name,
    rows: below.length,
    fingerprint: shortId(JSON.stringify(columns.map((one) => headerKey(one.header)).filter((text) => text !== headerKey(REASON_HEADER)))),
    headerRow: header + 1,
    columns: columns.map(({ column, header: text, samples }) => ({ column, header: text, samples })),
    preview: sheet.rows.slice(0, header + 1 + PREVIEW_ROWS).map((row, r) => ({
      row: r + 1,
      cells: Array.from({ length: Math.min(width, PREVIEW_COLUMNS) }, (_, c) => shown(row[c])),
    })),
    skip: skippable(sheet, header),
    scale: scaleAbove(sheet, header),
    kind: named !== undefined || weight(best) >= 3 ? best.key : null,
    guesses,
  };
}

const letters = (column: number) => cellName(0, column).replace(/\d+$/, '');

/** A cell as a person reads it. */
export function shown(cell: RawCell | undefined): string {
  if (!cell || cell.type === 'empty') return '';
  if (cell.type === 'day') return formatDay(cell.value);
  if (cell.type === 'number') return textOf(cell).replace('.', ',');
  if (cell.type === 'percent') return `${String(Number((cell.value * 100).toPrecision(12))).replace('.', ',')}%`;
  return cell.type === 'formula' ? `=${cell.value}` : cell.value;
}

/** The row with the most words, headers we know above all, and no numbers: at least two words, else the first row. */
function headerRowOf(sheet: RawSheet): number {
  const known = new Set(SHEETS.flatMap((spec) => spec.columns.flatMap(namesOf)));
  let best = { row: 0, score: 1 };
  for (const [r, row] of sheet.rows.slice(0, HEADER_DEPTH).entries()) {
    const words = row.flatMap((cell) => (cell.type === 'text' && /\p{L}/u.test(cell.value) ? [cell.value] : []));
    const numbers = row.filter((cell) => cell.type === 'number' || cell.type === 'day' || /^[\d.,]+$/.test(textOf(cell))).length;
    const score = words.length + 3 * words.filter((text) => known.has(headerKey(text))).length - 3 * numbers;
    if (words.length >= 2 && score > best.score) best = { row: r, score };
  }
  return best.row;
}

/** The text over a column; under a heading that spans several columns, that heading before it. */
function headerAt(sheet: RawSheet, header: number, column: number): string {
  const own = shown(sheet.rows[header]?.[column]);
  const over = sheet.merges.find(
    (merge) => merge.startCol <= column && column <= merge.endCol && merge.startRow < header && merge.endRow >= header - 1,
  );
  const heading = over ? shown(sheet.rows[over.startRow]?.[over.startCol]) : '';
  return own === '' ? heading : heading === '' || over?.startCol === over?.endCol ? own : `${heading}: ${own}`;
}

function skippable(sheet: RawSheet, header: number): { row: number; text: string }[] {
  return sheet.rows.flatMap((row, r) => {
    if (r <= header) return [];
    const filled = row.filter((cell) => cell.type !== 'empty');
    if (filled.length === 0) return [];
    const first = filled.find((cell) => cell.type === 'text' && /\p{L}{2}/u.test(cell.value));
    const isSum = first !== undefined && /^(tong|cong)\b/.test(foldVietnamese(textOf(first)));
    const isHeading = filled.length === 1;
    // "(1) (2) (3)" or "A B 1 2" under the headers.
    const isNumbering = r <= header + 2 && filled.length > 2 && filled.every((cell) => /^\(?([A-Z]|\d{1,2})\)?$/.test(textOf(cell)));
    return isSum || isHeading || isNumbering ? [{ row: r + 1, text: filled.map(shown).join(' · ').slice(0, 200) }] : [];
  });
}

function scaleAbove(sheet: RawSheet, header: number): Scale | null {
  for (const row of sheet.rows.slice(0, header + 1)) {
    for (const cell of row) {
      const scale = cell.type === 'text' && /dong|trd|dvt/.test(foldVietnamese(cell.value)) ? scaleIn(cell.value) : null;
      if (scale !== null) return scale;
    }
  }
  return null;
}

/** Words of other offices' headers, folded, by the key of our column. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  amount: ['so tien', 'so chi', 'thuc chi', 'thanh toan', 'giai ngan', 'gia tri', 'so von', 'ke hoach von', 'thanh tien'],
  on: ['ngay'],
  document: ['so ct', 'chung tu', 'so qd', 'quyet dinh', 'van ban', 'so hieu'],
  unit: ['don vi', 'dia phuong', 'xa', 'chu dau tu', 'dvsdns', 'ten dia ban'],
  toUnit: ['don vi nhan', 'noi nhan'],
  component: ['ma ctmt', 'ctmt', 'du an', 'noi dung', 'chuong trinh', 'tieu du an', 'hop phan'],
  source: ['nguon'],
  kind: ['loai von', 'tinh chat'],
  originYear: ['nam von', 'nam ke hoach', 'nam ngan sach'],
  execYear: ['nam thuc hien'],
  note: ['ghi chu', 'dien giai'],
  event: ['nghiep vu', 'loai chi', 'hinh thuc'],
};
/** Words above and in the headers that tell payments from plans. */
const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  'ke-hoach-von': ['giao von', 'giao ke hoach', 'phan bo', 'quyet dinh', 'so qd'],
  'giai-ngan': ['thanh toan', 'giai ngan', 'thuc chi', 'chung tu', 'so ct', 'tam ung', 'kho bac'],
  'von-du-kien': ['du kien'],
};
const TYPES: Readonly<Partial<Record<ColumnType, (cell: RawCell) => boolean>>> = {
  amount: (cell) => cell.type === 'number' || /\d/.test(textOf(cell)),
  decimal: (cell) => cell.type === 'number' || cell.type === 'percent' || /\d/.test(textOf(cell)),
  day: (cell) => cell.type === 'day' || /\d/.test(textOf(cell)),
  year: (cell) => /^\d{4}$/.test(textOf(cell)),
};
const namesOf = (column: ColumnSpec) => [column.header, ...(column.aliases ?? [])].map(headerKey);

function guess(
  spec: SheetSpec,
  columns: readonly { readonly column: string; readonly header: string; readonly cells: readonly RawCell[] }[],
): Record<string, string> {
  const taken = new Set<string>();
  const found: Record<string, string> = {};
  const take = (column: ColumnSpec, fits: (header: string) => boolean) => {
    if (found[column.key] !== undefined) return;
    const isOfType = TYPES[column.type] ?? (() => true);
    const one = columns.find(
      ({ column: place, header, cells }) =>
        !taken.has(place) && header !== '' && fits(headerKey(header)) && (cells.length === 0 || cells.some(isOfType)),
    );
    if (!one) return;
    found[column.key] = one.column;
    taken.add(one.column);
  };
  for (const column of spec.columns) take(column, (header) => namesOf(column).includes(header));
  for (const column of spec.columns)
    take(column, (header) => (SYNONYMS[column.key] ?? []).some((word) => ` ${header} `.includes(` ${word} `)));
  return found;
}
