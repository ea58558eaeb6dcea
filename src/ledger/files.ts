/** The ledger's lines as a workbook. */
import { writeXlsx } from 'hucre';
import { EXPORT_COLUMNS, exportRow } from './export.ts';
import type { EntryLine } from './model.ts';

export async function writeLines(lines: readonly EntryLine[]): Promise<Uint8Array> {
  // Every cell is written as text or number: nothing in it is a formula.
  return writeXlsx({ sheets: [{ name: 'Sổ vốn', rows: [EXPORT_COLUMNS.map(([, title]) => title), ...lines.map(exportRow)] }] });
}
