/** Raw sheet + spec → parsed rows and drafts. Every problem is collected with its cell; nothing is guessed. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { shortId } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { identityText, parseCells, rowView, textOf } from './parse-cells.ts';
import { cellName, type RawSheet } from './raw.ts';
import { layoutOf } from './sheet-layout.ts';
import type { Draft, SheetSpec } from './sheet-spec.ts';
import { ID_HEADER } from './sheets.ts';

/** A draft with the identity of its row. */
export interface RowDraft {
  readonly sheet: SheetSpec;
  /** Identity of the row across files: hidden id, else voucher and line, else its content. */
  readonly rowKey: string;
  /** Unit, voucher or decision and line, where all are given: recognises the row in another workbook. */
  readonly voucher: string;
  /** The row has neither id nor voucher line, and another row of the file is equal to it. */
  readonly equalTo: string | null;
  readonly draft: Draft;
  readonly sheetName: string;
  readonly cell: string;
  /** Address of the amount, for money rows: what provenance points at. */
  readonly amountCell: string;
}

/** A row whose id is there and whose cells are empty. */
export interface ClearedRow {
  readonly sheet: SheetSpec;
  readonly rowKey: string;
  readonly sheetName: string;
  readonly cell: string;
}

export interface ParsedSheet {
  readonly cleared: readonly ClearedRow[];
  /** Columns that hold something and are none of the sheet's. */
  readonly unread: readonly { readonly header: string; readonly cell: string }[];
  readonly drafts: readonly RowDraft[];
  readonly problems: readonly Problem[];
  readonly hiddenRows: number;
}

const MAX_PROBLEMS = 5_000;
export function parseSheet(file: string, sheet: RawSheet, spec: SheetSpec, catalogue: Catalogue): ParsedSheet {
  const problems: Problem[] = [];
  const inSheet = (problem: Problem) => void problems.push(problem.at({ file, sheet: sheet.name }));
  const layout = layoutOf(sheet, spec, inSheet);
  if (!layout) return { drafts: [], cleared: [], problems, hiddenRows: 0, unread: [] };
  const unread = layout.unknown.filter(({ column }) =>
    sheet.rows.slice(layout.headerRow + 1).some((row) => row[column] !== undefined && row[column].type !== 'empty'),
  );
  const drafts: RowDraft[] = [];
  const cleared: ClearedRow[] = [];
  const idRows = new Map<string, number>();
  const equals = new Map<string, { count: number; cell: string }>();
  const hidden = new Set(sheet.hiddenRows);
  let hiddenRows = 0;

  for (let r = layout.headerRow + 1; r < sheet.rows.length; r += 1) {
    if (problems.length >= MAX_PROBLEMS) {
      // Without its sheet, as it is no problem of one row: leaving that row out would leave out the rest of the sheet unsaid.
      problems.push(
        new Problem(
          'invalid-value',
          `trang “${sheet.name}” đã có ${problems.length} lỗi nên dừng kiểm tra từ dòng này; sửa các lỗi trên (thường do một nguyên nhân chung) rồi nhập lại.`,
          { file, row: r + 1 },
        ),
      );
      break;
    }
    const raw = sheet.rows[r] ?? [];
    const cells = new Map([...layout.columns].map(([key, c]) => [key, raw[c]] as const));
    if ([...cells.values()].every((cell) => !cell || cell.type === 'empty')) {
      // A row that keeps its id and nothing else may have been cleared: whether it was ever posted, only the ledger knows.
      const held = layout.idColumn === null ? '' : textOf(raw[layout.idColumn]);
      if (held !== '')
        cleared.push({
          sheet: spec,
          rowKey: `${spec.key}:${held}`,
          sheetName: sheet.name,
          cell: cellName(r, Math.min(...layout.columns.values())),
        });
      continue;
    }
    if (hidden.has(r)) hiddenRows += 1;
    const before = problems.length;
    const wrong = (problem: Problem, key?: string) => {
      const column = key === undefined ? undefined : layout.columns.get(key);
      const header = spec.columns.find((one) => one.key === key)?.header;
      inSheet(
        problem.at({
          ...(column === undefined ? { row: r + 1 } : { cell: cellName(r, column) }),
          ...(header === undefined ? {} : { field: header }),
        }),
      );
    };
    const covered = (key: string): string | null => {
      const c = layout.columns.get(key) ?? -1;
      const merge = sheet.merges.find((one) => one.startRow <= r && r <= one.endRow && one.startCol <= c && c <= one.endCol);
      return merge
        ? `ô nằm trong vùng trộn ${cellName(merge.startRow, merge.startCol)}:${cellName(merge.endRow, merge.endCol)}; bỏ trộn ô và điền giá trị cho từng dòng.`
        : null;
    };
    const values = parseCells(spec, cells, layout, catalogue, wrong, covered);
    if (problems.length > before) continue;
    const row = rowView(values, wrong);

    const id = layout.idColumn === null ? '' : textOf(raw[layout.idColumn]);
    if (id !== '') {
      const first = idRows.get(id);
      if (first !== undefined) {
        inSheet(
          new Problem(
            'duplicate-row',
            `mã dòng “${id}” đã có ở dòng ${first}; dòng được chép nguyên cả cột ẩn: xoá ô cột “${ID_HEADER}” của dòng này rồi nhập lại.`,
            { cell: cellName(r, layout.idColumn ?? 0) },
          ),
        );
        continue;
      }
      idRows.set(id, r + 1);
    }
    const natural = spec.identity.map((key) => identityText(values.get(key)));
    const hasNatural = natural.every(
      (part, index) => part !== '' || (spec.identity[index] === 'line' && natural.some((other) => other !== '')),
    );
    const complete = spec.identity.length > 0 && (spec.naturalKey ? hasNatural : natural.every((part) => part !== ''));
    const voucher = complete ? `${spec.key}:${natural.join('|')}` : '';
    let rowKey: string;
    let equalTo: string | null = null;
    if (complete) {
      const twin = equals.get(voucher);
      if (twin) {
        inSheet(
          new Problem(
            'duplicate-row',
            `dòng này cùng ${spec.identity.map((key) => `“${spec.columns.find((c) => c.key === key)?.header}”`).join(', ')} với dòng ở ô ${twin.cell}; mỗi dòng phải có số dòng riêng${spec.identity.includes('line') ? ', văn bản của năm khác trùng số thì ghi thêm năm vào số (15/QĐ-UBND năm 2024)' : ''}.`,
            { row: r + 1 },
          ),
        );
        continue;
      }
      equals.set(voucher, { count: 1, cell: cellName(r, 0) });
      rowKey = id !== '' && !spec.naturalKey ? `${spec.key}:${id}` : voucher;
    } else if (id !== '') {
      // Without a line number equal money rows may be one voucher typed twice: asked about, as in a workbook without ids.
      const content = shortId(JSON.stringify([...values].map(([key, value]) => [key, identityText(value)])));
      const twin = equals.get(content);
      equalTo = spec.columns.some((column) => column.type === 'amount') ? (twin?.cell ?? null) : null;
      if (!twin) equals.set(content, { count: 1, cell: cellName(r, Math.min(...layout.columns.values())) });
      rowKey = `${spec.key}:${id}`;
    } else {
      const content = shortId(JSON.stringify([...values].map(([key, value]) => [key, identityText(value)])));
      const twin = equals.get(content);
      rowKey = `${spec.key}:=${content}${twin ? `#${twin.count + 1}` : ''}`;
      equalTo = twin?.cell ?? null;
      equals.set(content, { count: (twin?.count ?? 0) + 1, cell: twin?.cell ?? cellName(r, 0) });
    }
    const draft = spec.toDraft(row, { catalogue, key: rowKey.slice(spec.key.length + 1), rowNumber: r - layout.headerRow });
    if (!draft) continue;
    const amountColumn = spec.columns.find((column) => column.type === 'amount');
    const first = Math.min(...layout.columns.values());
    const amountCell = amountColumn ? cellName(r, layout.columns.get(amountColumn.key) ?? first) : cellName(r, first);
    drafts.push({
      sheet: spec,
      rowKey,
      voucher: spec.naturalKey || voucher === rowKey ? '' : voucher,
      equalTo,
      draft,
      sheetName: sheet.name,
      cell: cellName(r, first),
      amountCell,
    });
  }
  return {
    drafts,
    cleared,
    problems,
    hiddenRows,
    unread: unread.map(({ header, column }) => ({ header, cell: cellName(layout.headerRow, column) })),
  };
}
