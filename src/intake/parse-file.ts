/** One file, sheet by sheet: which sheets are ours, what each row means, what is left unread. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { Problem } from '../kernel/problem.ts';
import { type ClearedRow, parseSheet, type RowDraft } from './parse-sheet.ts';
import type { RawFile } from './read-file.ts';
import { GUIDE_SHEET, LISTS_SHEET, SHEETS, specNamed } from './sheets.ts';

/** Rows and cleared rows of one file; what is wrong goes to `problems`, what is worth saying to `notes`. */
export function parseFile(
  file: RawFile,
  catalogue: Catalogue,
  options: { readonly allowEqual: boolean; readonly onProgress?: (message: string) => void },
  notes: string[],
  problems: Problem[],
): { rows: RowDraft[]; cleared: ClearedRow[] } {
  const ours = file.sheets.some((sheet) => sheet.name === GUIDE_SHEET) && !file.sheets.some((sheet) => sheet.kind !== undefined);
  const rows: RowDraft[] = [];
  const cleared: ClearedRow[] = [];
  const seen = new Set<string>();
  for (const sheet of file.sheets) {
    if (sheet.kind === undefined && (sheet.name === GUIDE_SHEET || sheet.name === LISTS_SHEET)) continue;
    const spec = specNamed(sheet.kind ?? sheet.name);
    if (!spec) {
      if (ours)
        problems.push(
          new Problem(
            'missing-sheet',
            `trang không có trong mẫu; đặt lại đúng tên (${SHEETS.map((one) => one.name).join(', ')}) hoặc xoá trang.`,
            { file: file.name, sheet: sheet.name },
          ),
        );
      else notes.push(`${file.name}: bỏ qua trang “${sheet.name}” vì không phải trang của mẫu.`);
      continue;
    }
    seen.add(spec.key);
    options.onProgress?.(`Đang kiểm tra ${file.name}, trang “${sheet.name}” (${sheet.rows.length} dòng)…`);
    const result = parseSheet(file.name, sheet, spec, catalogue);
    problems.push(...result.problems);
    cleared.push(...result.cleared);
    for (const { header, cell } of result.unread) {
      if (ours)
        problems.push(
          new Problem(
            'invalid-headers',
            `tiêu đề “${header}” không phải cột của trang này nhưng bên dưới có dữ liệu; đặt lại đúng tên cột như mẫu (xem mtqg workbook) hoặc xoá cột.`,
            { file: file.name, sheet: sheet.name, cell },
          ),
        );
      else notes.push(`${file.name}, trang “${sheet.name}”: không đọc cột “${header}” (${cell}) vì không phải cột của mẫu.`);
    }
    if (result.hiddenRows > 0) notes.push(`${file.name}, trang “${sheet.name}”: ${result.hiddenRows} dòng đang bị ẩn cũng được nhập.`);
    for (const row of result.drafts) {
      if (row.equalTo !== null && !options.allowEqual) {
        problems.push(
          new Problem(
            'equal-rows',
            `dòng này giống hệt dòng ở ô ${row.equalTo} và cả hai không có số dòng; nếu là hai khoản khác nhau thì điền cột “Dòng” hoặc nhập lại với --allow-equal, nếu chép nhầm thì xoá một dòng.`,
            { file: file.name, sheet: sheet.name, cell: row.cell },
          ),
        );
      }
      rows.push(row);
    }
  }
  if (seen.size === 0) {
    problems.push(
      new Problem(
        'missing-sheet',
        `không có trang nào của mẫu; tệp phải có ít nhất một trang tên: ${SHEETS.map((spec) => `“${spec.name}”`).join(', ')}.`,
        { file: file.name },
      ),
    );
  } else if (ours) {
    for (const spec of SHEETS) {
      if (!seen.has(spec.key) && spec.optional !== true)
        problems.push(
          new Problem('missing-sheet', `thiếu trang “${spec.name}” của mẫu; khôi phục trang này (để trống nếu không có số liệu).`, {
            file: file.name,
          }),
        );
    }
  }
  return { rows, cleared };
}
