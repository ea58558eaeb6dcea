/** The rows that were refused as a workbook: what stands above the table, its headers, those rows alone, and why, to be mended and sent again. */
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';
import { REASON_HEADER, shown } from './foreign.ts';
import { cellPlace, type RawCell, type RawSheet } from './raw.ts';
import type { RawFile } from './read-file.ts';
import { layoutOf } from './sheet-layout.ts';
import { specNamed } from './sheets.ts';
import type { SheetMapping } from './treatment.ts';

export interface RefusedRow {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  readonly cell?: string | undefined;
  readonly message: string;
}

const WRONG: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FDE3E1' } } };

/**
 * `file`: as it was sent, with the cells that its sender corrected since; `headerRows`: by sheet, where its headers stand (from 1).
 * Values keep their types, so that what was right is read again as it was.
 */
export async function refusedWorkbook(
  file: RawFile,
  headerRows: ReadonlyMap<string, number>,
  refused: readonly RefusedRow[],
): Promise<Uint8Array> {
  const sheets = file.sheets.flatMap((sheet) => {
    const own = refused.filter((one) => one.sheet === sheet.name);
    return own.length === 0 ? [] : [sheetOf(sheet, headerRows.get(sheet.name) ?? 1, own)];
  });
  return writeXlsx({ properties: { title: 'Các dòng bị giữ lại', creator: 'mtqg' }, sheets });
}

function sheetOf(sheet: RawSheet, headerRow: number, refused: readonly RefusedRow[]) {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  // The column of a workbook that was sent back already is written anew, not beside the old one.
  const held = (sheet.rows[headerRow - 1] ?? []).findIndex((cell) => cell.type === 'text' && cell.value === REASON_HEADER);
  const reason = held >= 0 ? held : width;
  const byRow = Map.groupBy(refused, ({ row }) => row);
  const rows: CellValue[][] = sheet.rows.slice(0, headerRow).map((row) => row.map(valueOf));
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  const put = (row: CellValue[], text: string) => {
    while (row.length < reason) row.push(null);
    row[reason] = text;
  };
  put(rows[headerRow - 1] ?? [], REASON_HEADER);
  for (const [number, problems] of [...byRow].sort(([a], [b]) => a - b)) {
    const row = (sheet.rows[number - 1] ?? []).map(valueOf);
    put(row, [...new Set(problems.map(({ message }) => message))].join('\n'));
    for (const { cell } of problems) {
      const column = cell === undefined ? -1 : cellPlace(cell).column;
      if (column >= 0 && column < row.length) cells.set(`${rows.length},${column}`, { value: row[column] ?? null, style: WRONG });
    }
    rows.push(row);
  }
  return { name: sheet.name, rows, cells, columns: Array.from({ length: reason + 1 }, (_, c) => ({ width: c === reason ? 80 : 16 })) };
}

function valueOf(cell: RawCell): CellValue {
  if (cell.type === 'day') return new Date(`${cell.value}T00:00:00Z`);
  if (cell.type === 'number') return cell.value;
  return cell.type === 'empty' ? null : shown(cell);
}

/** Where the headers of each sheet stand: as its sender mapped them, else as ours are found. */
export function headerRowsOf(file: RawFile, mapping: readonly SheetMapping[]): Map<string, number> {
  if (mapping.length > 0) return new Map(mapping.map((one) => [one.sheet, one.headerRow]));
  return new Map(
    file.sheets.flatMap((sheet) => {
      const spec = specNamed(sheet.name);
      const layout = spec && layoutOf(sheet, spec, () => undefined);
      return layout ? [[sheet.name, layout.headerRow + 1] as const] : [];
    }),
  );
}
