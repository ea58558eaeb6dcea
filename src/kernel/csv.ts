/** Text of CSV files that spreadsheets open. Pure. */

/**
 * One CSV cell. Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV injection"): a document named
 * "=HYPERLINK(…)" must stay a name.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
export const csvLine = (values: readonly (string | number)[]) => `${values.map(csvCell).join(',')}\r\n`;
/** The mark that tells Excel the text is UTF-8. */
export const CSV_MARK = '\ufeff';
export const CSV_MIME = 'text/csv; charset=utf-8';
/** One JSON text a line. */
export const NDJSON_MIME = 'application/x-ndjson';
