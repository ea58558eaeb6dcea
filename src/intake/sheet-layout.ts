/** Where the header row of a sheet is, which column is which, and the scale of its money. Nothing is guessed. */
import type { Scale } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { foldVietnamese } from '../kernel/vietnamese.ts';
import { cellName, type RawSheet } from './raw.ts';
import type { ColumnSpec, SheetSpec } from './sheet-spec.ts';
import { ID_HEADER } from './sheets.ts';

export interface Layout {
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly idColumn: number | null;
  readonly scale: Scale | null;
  /** Headers of no column of the sheet, with their place: what stands under them is not read. */
  readonly unknown: readonly { readonly header: string; readonly column: number }[];
}

/** Every bad row is reported; a sheet with more is wrong as a whole, and the last problem says where checking stopped. */
const SCALES: readonly [RegExp, Scale][] = [
  [/\b(ty|ti) dong\b/, 1_000_000_000],
  [/\b(trieu dong|trd)\b/, 1_000_000],
  [/\b(nghin|ngan) dong\b/, 1_000],
  [/\bdong\b/, 1],
];
/** A header as it is compared: without accents, case, "*", or what stands in brackets. */
export const headerKey = (text: string) => foldVietnamese(text.replace(/\([^)]*\)/g, ' ').replace(/[*:]/g, ' '));

/** The unit of money that a text names. */
export function scaleIn(text: string): Scale | null {
  const folded = foldVietnamese(text);
  return SCALES.find(([form]) => form.test(folded))?.[1] ?? null;
}

/** Finds the header row (within the first 20) and the stated scale. */
export function layoutOf(sheet: RawSheet, spec: SheetSpec, wrong: (problem: Problem) => void): Layout | null {
  const wanted = new Map<string, ColumnSpec>();
  for (const column of spec.columns)
    for (const name of [column.header, ...(column.aliases ?? [])]) if (!wanted.has(headerKey(name))) wanted.set(headerKey(name), column);
  let best: { row: number; columns: Map<string, number>; idColumn: number | null } | null = null;
  for (const [r, row] of sheet.rows.slice(0, 20).entries()) {
    const columns = new Map<string, number>();
    let idColumn: number | null = null;
    for (const [c, cell] of row.entries()) {
      if (cell.type !== 'text') continue;
      if (headerKey(cell.value) === headerKey(ID_HEADER)) idColumn = c;
      const column = wanted.get(headerKey(cell.value));
      if (column && !columns.has(column.key)) columns.set(column.key, c);
    }
    if (columns.size > (best?.columns.size ?? 1)) best = { row: r, columns, idColumn };
  }
  if (!best) {
    wrong(
      new Problem(
        'invalid-headers',
        `không tìm thấy dòng tiêu đề cột; cần có: ${spec.columns
          .filter((c) => c.required)
          .map((c) => `“${c.header}”`)
          .join(', ')}. Dùng mẫu do lệnh mtqg workbook tạo.`,
      ),
    );
    return null;
  }
  const { row, columns, idColumn } = best;
  const merged = sheet.merges.find((merge) => merge.startRow <= row && row <= merge.endRow && merge.endCol > merge.startCol);
  if (merged) {
    wrong(
      new Problem('invalid-headers', 'tiêu đề cột bị trộn ô; bỏ trộn ô (Unmerge) để mỗi cột có một tiêu đề.', {
        cell: cellName(row, merged.startCol),
      }),
    );
    return null;
  }
  const missing = spec.columns.filter((column) => column.required && !columns.has(column.key));
  if (missing.length > 0) {
    const found = (sheet.rows[row] ?? []).flatMap((cell) => (cell.type === 'text' ? [`“${cell.value}”`] : [])).join(', ');
    wrong(
      new Problem(
        'invalid-headers',
        `thiếu cột ${missing.map((column) => `“${column.header}”`).join(', ')} (đang có: ${found}); đặt lại đúng tên cột như mẫu.`,
        { row: row + 1 },
      ),
    );
    return null;
  }
  let scale: Scale | null = null;
  const amount = spec.columns.find((column) => column.type === 'amount');
  if (amount) {
    const header = sheet.rows[row]?.[columns.get(amount.key) ?? -1];
    scale = header?.type === 'text' ? scaleIn(/\(([^)]*)\)/.exec(header.value)?.[1] ?? '') : null;
    for (const above of sheet.rows.slice(0, row)) {
      const text = above.flatMap((cell) => (cell.type === 'text' ? [cell.value] : [])).join(' ');
      if (scale === null && /don vi tinh|dvt/.test(foldVietnamese(text)))
        scale = scaleIn(foldVietnamese(text).replace(/^.*?(don vi tinh|dvt)/, ''));
    }
    if (scale === null) {
      wrong(
        new Problem(
          'missing-value',
          'trang không ghi đơn vị tính của số tiền; ghi “Đơn vị tính: triệu đồng” (hoặc đồng, nghìn đồng, tỷ đồng) phía trên bảng, hoặc “Số tiền (triệu đồng)” ở tiêu đề cột.',
        ),
      );
      return null;
    }
  }
  const known = new Set([...columns.values(), idColumn]);
  const unknown = (sheet.rows[row] ?? []).flatMap((cell, column) =>
    cell.type === 'text' && !known.has(column) ? [{ header: cell.value, column }] : [],
  );
  return { headerRow: row, columns, idColumn, scale, unknown };
}
