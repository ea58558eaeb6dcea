/** Tab-separated tables: comment lines (#) and blank lines may stand anywhere before, between or after rows. */
import { Problem, Problems } from '../kernel/problem.ts';

export interface TsvRow {
  /** Line in the file, from 1, as an editor shows it. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Reads a table and checks its header: every expected column once, nothing else but the optional ones. Cells are trimmed and
 * Unicode-composed (NFC). Throws Problems ('invalid-catalogue') naming file, line and column.
 */
export function parseTsv(file: string, content: string, expected: readonly string[], optional: readonly string[] = []): TsvRow[] {
  const lines = content
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .split(/\r\n|\n|\r/);
  const isData = (line: string) => line.trim() !== '' && !line.startsWith('#');
  const headerAt = lines.findIndex(isData);
  if (headerAt === -1) {
    const message = `tệp không có dòng tiêu đề. Thêm dòng gồm các cột: ${expected.join(', ')}.`;
    throw new Problems([new Problem('invalid-catalogue', message, { file })]);
  }
  const header = (lines[headerAt] ?? '').split('\t').map((name) => name.trim());
  const problems = checkHeader(file, headerAt + 1, header, expected, optional);
  if (problems.length > 0) throw new Problems(problems);

  const rows: TsvRow[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= headerAt || !isData(line)) continue;
    const values = line.split('\t').map((value) => value.trim());
    if (values.length !== header.length) {
      const message = `có ${values.length} ô, tiêu đề có ${header.length} cột. Kiểm tra dấu tab thừa hoặc thiếu trong “${shorten(line)}”.`;
      problems.push(new Problem('invalid-catalogue', message, { file, row: index + 1 }));
      continue;
    }
    rows.push({ line: index + 1, cells: Object.fromEntries(header.map((name, column) => [name, values[column] ?? ''])) });
  }
  if (problems.length > 0) throw new Problems(problems);
  return rows;
}

function checkHeader(file: string, row: number, header: string[], expected: readonly string[], optional: readonly string[]): Problem[] {
  const problem = (field: string, message: string) => new Problem('invalid-catalogue', message, { file, row, field });
  const known = new Set([...expected, ...optional]);
  const missing = expected
    .filter((name) => !header.includes(name))
    .map((name) => problem(name, 'thiếu cột này. Thêm cột vào dòng tiêu đề.'));
  const unknown = header
    .filter((name) => !known.has(name))
    .map((name) => problem(name, `không có cột tên “${name}” trong bảng này. Sửa tên hoặc bỏ cột; các cột đúng: ${expected.join(', ')}.`));
  const repeated = header
    .filter((name, index) => header.indexOf(name) !== index)
    .map((name) => problem(name, 'cột xuất hiện hai lần. Bỏ một cột.'));
  return [...missing, ...unknown, ...repeated];
}

function shorten(line: string): string {
  const shown = line.replaceAll('\t', ' ⇥ ');
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}
