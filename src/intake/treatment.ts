/**
 * A file as its sender wants it read: sheets with other headers mapped to ours, cells corrected. A mapped sheet keeps its rows and columns
 * where they stand and gets our headers over them, so that every problem and every origin names the cell of the sender's own workbook.
 */
import { z } from 'zod';
import { SCALE_NAMES, type Scale } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { cellName, cellPlace, EMPTY, type RawCell, type RawSheet, textCell } from './raw.ts';
import type { RawFile } from './read-file.ts';
import type { SheetSpec } from './sheet-spec.ts';
import { SHEETS } from './sheets.ts';

/** The header row is sought no deeper. */
export const HEADER_DEPTH = 20;
const sheetName = z.string().min(1).max(200);
const columnKey = z.string().regex(/^[a-zA-Z]{1,40}$/);
const scale = z.union([z.literal(1), z.literal(1_000), z.literal(1_000_000), z.literal(1_000_000_000)]);

export const mappingSchema = z.strictObject({
  sheet: sheetName,
  kind: z.string().max(60).meta({ description: 'Mã của trang mẫu mà các dòng thuộc về, ví dụ giai-ngan' }),
  headerRow: z.int().min(1).max(HEADER_DEPTH),
  columns: z.record(columnKey, z.string().regex(/^[A-Z]{1,3}$/)).meta({ description: 'Cột của mẫu → chữ cái cột trong tệp' }),
  constants: z.record(columnKey, z.string().max(500)).meta({ description: 'Cột của mẫu → một giá trị cho mọi dòng' }),
  scale: scale.nullable().meta({ description: 'Đơn vị tính của số tiền, bằng đồng; null nếu không có tiền' }),
  skip: z.array(z.int().min(1).max(1_000_000)).max(20_000).meta({ description: 'Số dòng bỏ qua: dòng cộng, dòng nhóm' }),
});
export const correctionSchema = z.strictObject({
  sheet: sheetName,
  cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/),
  value: z.string().max(5_000),
});
export type SheetMapping = z.infer<typeof mappingSchema>;
export type Correction = z.infer<typeof correctionSchema>;

export interface Treatment {
  readonly mapping: readonly SheetMapping[];
  readonly corrections: readonly Correction[];
  /** Wrong rows are left out and the right ones posted. */
  readonly partial: boolean;
}
export const UNTREATED: Treatment = { mapping: [], corrections: [], partial: false };

/** @throws Problem invalid-value, missing-value about the mapping itself */
export function treat(file: RawFile, { mapping, corrections }: Pick<Treatment, 'mapping' | 'corrections'>): RawFile {
  const sheets =
    mapping.length === 0
      ? file.sheets
      : mapping.map((one) => {
          const sheet = file.sheets.find(({ name }) => name === one.sheet);
          if (!sheet) throw new Problem('invalid-value', `tệp không có trang “${one.sheet}”; ghép lại cột.`, { file: file.name });
          return relabel(sheet, one);
        });
  if (corrections.length === 0) return { ...file, sheets };
  return { ...file, sheets: sheets.map((sheet) => corrected(sheet, corrections)) };
}

function relabel(sheet: RawSheet, mapping: SheetMapping): RawSheet {
  const spec = specOf(mapping);
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const constants = Object.entries(mapping.constants).filter(([key, text]) => text.trim() !== '' && mapping.columns[key] === undefined);
  const places = new Map(Object.entries(mapping.columns).map(([key, letters]) => [key, cellPlace(`${letters}1`).column]));
  const heads: RawCell[] = Array.from({ length: width + constants.length }, () => EMPTY);
  for (const [key, column] of places) heads[column] = textCell(headerOf(spec, key, mapping.scale));
  for (const [index, [key]] of constants.entries()) heads[width + index] = textCell(headerOf(spec, key, mapping.scale));
  const same = constants.map(([, text]) => textCell(text));
  const skipped = new Set(mapping.skip);
  const filled = filledMerges(sheet, mapping.headerRow);
  return {
    name: sheet.name,
    kind: spec.key,
    hiddenRows: sheet.hiddenRows.filter((row) => row >= mapping.headerRow && !skipped.has(row + 1)),
    merges: sheet.merges.filter((merge) => merge.startRow >= mapping.headerRow),
    rows: sheet.rows.map((row, r) => {
      if (r === mapping.headerRow - 1) return heads;
      if (r < mapping.headerRow || skipped.has(r + 1)) return [];
      const cells = Array.from({ length: width }, (_, c) => filled.get(`${r},${c}`) ?? row[c] ?? EMPTY);
      // A blank row stays blank: what is the same for every row makes no row of it.
      return [...places.values()].every((column) => (cells[column] ?? EMPTY).type === 'empty') ? [] : [...cells, ...same];
    }),
  };
}

function specOf({ kind, columns, constants, sheet }: SheetMapping): SheetSpec {
  const spec = SHEETS.find(({ key }) => key === kind);
  if (!spec) throw new Problem('invalid-value', `không có loại số liệu “${kind}”; chọn một loại trong danh sách.`, { sheet });
  const unknown = [...Object.keys(columns), ...Object.keys(constants)].find((key) => !spec.columns.some((column) => column.key === key));
  if (unknown !== undefined) throw new Problem('invalid-value', `“${spec.name}” không có cột “${unknown}”; ghép lại cột.`, { sheet });
  return spec;
}

function headerOf(spec: SheetSpec, key: string, unitOfMoney: Scale | null): string {
  const column = spec.columns.find((one) => one.key === key);
  const header = column?.header ?? key;
  return column?.type === 'amount' && unitOfMoney !== null ? `${header} (${SCALE_NAMES[unitOfMoney]})` : header;
}

/** A cell merged downwards says the same of each of its rows. */
function filledMerges(sheet: RawSheet, headerRow: number): Map<string, RawCell> {
  const filled = new Map<string, RawCell>();
  for (const { startRow, endRow, startCol, endCol } of sheet.merges) {
    if (startCol !== endCol || startRow < headerRow) continue;
    const value = sheet.rows[startRow]?.[startCol] ?? EMPTY;
    for (let r = startRow + 1; r <= Math.min(endRow, sheet.rows.length - 1); r += 1) filled.set(`${r},${startCol}`, value);
  }
  return filled;
}

function corrected(sheet: RawSheet, corrections: readonly Correction[]): RawSheet {
  const values = new Map(corrections.filter((one) => one.sheet === sheet.name).map((one) => [one.cell, textCell(one.value)]));
  if (values.size === 0) return sheet;
  const width = Math.max(...[...values.keys()].map((cell) => cellPlace(cell).column + 1));
  return {
    ...sheet,
    rows: sheet.rows.map((row, r) =>
      Array.from({ length: Math.max(row.length, width) }, (_, c) => values.get(cellName(r, c)) ?? row[c] ?? EMPTY),
    ),
  };
}
