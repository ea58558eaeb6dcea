/** Rows as a workbook of one sheet, for exports. */
import { writeXlsx } from 'hucre';

export const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function writeSheet(name: string, rows: (string | number)[][]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name, rows }] });
}
