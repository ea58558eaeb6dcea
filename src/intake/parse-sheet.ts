/** Raw sheet + spec → parsed rows and drafts. Every problem is collected with its cell; nothing is guessed. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Day, parseDay } from '../kernel/calendar.ts';
import { shortId } from '../kernel/hash.ts';
import { amountFromNumber, parseAmount, SCALE_NAMES, type Scale } from '../kernel/money.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { cleanText, foldVietnamese } from '../kernel/vietnamese.ts';
import { cellName, type RawCell, type RawSheet } from './raw.ts';
import type { ColumnSpec, Draft, ParsedRow, SheetSpec } from './sheet-spec.ts';
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
  readonly drafts: readonly RowDraft[];
  readonly problems: readonly Problem[];
  readonly hiddenRows: number;
}

interface Layout {
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly idColumn: number | null;
  readonly scale: Scale | null;
}

/** Every bad row is reported; a sheet with more is wrong as a whole, and the last problem says where checking stopped. */
const MAX_PROBLEMS = 5_000;
const SCALES: readonly [RegExp, Scale][] = [
  [/\b(ty|ti) dong\b/, 1_000_000_000],
  [/\b(trieu dong|trd)\b/, 1_000_000],
  [/\b(nghin|ngan) dong\b/, 1_000],
  [/\bdong\b/, 1],
];
const headerKey = (text: string) => foldVietnamese(text.replace(/\([^)]*\)/g, ' ').replace(/[*:]/g, ' '));

function scaleIn(text: string): Scale | null {
  const folded = foldVietnamese(text);
  return SCALES.find(([form]) => form.test(folded))?.[1] ?? null;
}

/** Finds the header row (within the first 20) and the stated scale. */
function layoutOf(sheet: RawSheet, spec: SheetSpec, wrong: (problem: Problem) => void): Layout | null {
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
  return { headerRow: row, columns, idColumn, scale };
}

const textOf = (cell: RawCell | undefined): string => {
  if (!cell || cell.type === 'empty') return '';
  if (cell.type === 'number')
    return String(cell.value).includes('e')
      ? cell.value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })
      : String(cell.value);
  return cell.type === 'percent' ? String(cell.value) : cell.value;
};

export function parseSheet(file: string, sheet: RawSheet, spec: SheetSpec, catalogue: Catalogue): ParsedSheet {
  const problems: Problem[] = [];
  const inSheet = (problem: Problem) => void problems.push(problem.at({ file, sheet: sheet.name }));
  const layout = layoutOf(sheet, spec, inSheet);
  if (!layout) return { drafts: [], cleared: [], problems, hiddenRows: 0 };
  const drafts: RowDraft[] = [];
  const cleared: ClearedRow[] = [];
  const idRows = new Map<string, number>();
  const equals = new Map<string, { count: number; cell: string }>();
  const hidden = new Set(sheet.hiddenRows);
  let hiddenRows = 0;

  for (let r = layout.headerRow + 1; r < sheet.rows.length; r += 1) {
    if (problems.length >= MAX_PROBLEMS) {
      inSheet(
        new Problem(
          'invalid-value',
          `đã có ${problems.length} lỗi nên dừng kiểm tra từ dòng này; sửa các lỗi trên (thường do một nguyên nhân chung) rồi nhập lại.`,
          { row: r + 1 },
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
            `dòng này cùng ${spec.identity.map((key) => `“${spec.columns.find((c) => c.key === key)?.header}”`).join(', ')} với dòng ở ô ${twin.cell}; mỗi dòng phải có số dòng riêng.`,
            { row: r + 1 },
          ),
        );
        continue;
      }
      equals.set(voucher, { count: 1, cell: cellName(r, 0) });
      rowKey = id !== '' && !spec.naturalKey ? `${spec.key}:${id}` : voucher;
    } else if (id !== '') {
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
  return { drafts, cleared, problems, hiddenRows };
}

type Value = string | number | string[] | { readonly code: string } | null;

function identityText(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'object' ? value.code : String(value);
}

function parseCells(
  spec: SheetSpec,
  cells: ReadonlyMap<string, RawCell | undefined>,
  layout: Layout,
  catalogue: Catalogue,
  wrong: (problem: Problem, key: string) => void,
  covered: (key: string) => string | null,
): Map<string, Value> {
  const values = new Map<string, Value>();
  const attempt = (column: ColumnSpec, parse: (cell: RawCell, text: string) => Value) => {
    const cell = cells.get(column.key) ?? { type: 'empty' as const };
    values.set(column.key, null);
    try {
      if (cell.type === 'error')
        throw new Problem('invalid-value', `ô có lỗi ${cell.value} của bảng tính; sửa công thức hoặc nhập giá trị.`);
      if (cell.type === 'formula')
        throw new Problem(
          'invalid-value',
          `công thức “=${cell.value}” chưa có kết quả; mở tệp bằng Excel hoặc LibreOffice, lưu lại để tính, rồi nhập.`,
        );
      if (cell.type === 'empty') {
        if (column.required)
          throw new Problem('missing-value', covered(column.key) ?? `ô trống; cột “${column.header}” bắt buộc phải có, hãy điền.`);
        return;
      }
      values.set(column.key, parse(cell, textOf(cell)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      wrong(error, column.key);
    }
  };
  const LATER = new Set(['unit', 'component', 'source', 'kind']);
  for (const column of spec.columns) if (!LATER.has(column.type)) attempt(column, (cell, text) => parseValue(column, cell, text, layout));
  // Codes and names are looked up on the day of the row: the same code names different units at different dates.
  const on =
    spec.dayOf({
      day: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as Day) : null),
      number: (key) => (typeof values.get(key) === 'number' ? (values.get(key) as number) : null),
    }) ?? periodDay(values);
  for (const column of spec.columns) {
    if (!LATER.has(column.type)) continue;
    attempt(column, (_cell, text) => resolve(column, cleanText(text), on, catalogue));
  }
  return values;
}

function periodDay(values: ReadonlyMap<string, Value>): Day | null {
  const period = values.get('period');
  if (typeof period !== 'string') return null;
  const { dataFrom, year, kind, ordinal } = parsePeriod(period);
  // A period's own first month, not the cut-off of the month before.
  return kind === 'half' ? (`${year}-${ordinal === 1 ? '01' : '07'}-01` as Day) : dataFrom;
}

function parseValue(column: ColumnSpec, cell: RawCell, text: string, layout: Layout): Value {
  switch (column.type) {
    case 'day':
      if (cell.type === 'day') return cell.value;
      if (cell.type === 'text') return parseDay(cell.value);
      throw new Problem('invalid-date', `“${text}” không phải ngày; nhập dạng 30/06/2023.`);
    case 'amount': {
      const scale = layout.scale ?? 1;
      if (cell.type === 'percent')
        throw new Problem(
          'invalid-amount',
          `ô đang ở định dạng phần trăm (${Number((cell.value * 100).toPrecision(12))
            .toString()
            .replace('.', ',')}%), không phải số tiền; nhập số tiền.`,
        );
      if (cell.type === 'day')
        throw new Problem('invalid-amount', `ô đang là ngày (${text}), không phải số tiền; đổi định dạng ô và nhập số tiền.`);
      const amount = cell.type === 'number' ? amountFromNumber(cell.value, scale) : amountFromText(text, scale);
      if (amount < 0)
        throw new Problem('invalid-amount', `số tiền âm (${text}); giảm hoặc thu hồi thì chọn nghiệp vụ tương ứng và nhập số dương.`);
      if (amount === 0) throw new Problem('invalid-amount', 'số tiền bằng 0; xoá dòng nếu không có phát sinh.');
      return amount;
    }
    case 'decimal': {
      if (cell.type === 'number') return textOf(cell);
      if (cell.type === 'percent') return String(Number((cell.value * 100).toPrecision(12)));
      const written = text
        .replace(/\s*%$/, '')
        .replace(/\.(?=\d{3}(\D|$))/g, '')
        .replace(',', '.');
      if (!/^-?\d+(\.\d+)?$/.test(written)) throw new Problem('invalid-value', `“${text}” không phải số; viết như 24,86.`);
      return written;
    }
    case 'int':
    case 'year': {
      const number = cell.type === 'number' ? cell.value : Number(text);
      if (!Number.isSafeInteger(number) || number < 0) throw new Problem('invalid-value', `“${text}” không phải số nguyên.`);
      if (column.type === 'year' && (number < 1990 || number > 2100))
        throw new Problem('invalid-date', `“${text}” không phải năm; viết bốn chữ số, ví dụ 2023.`);
      return number;
    }
    case 'period':
      return parsePeriod(text).code;
    case 'choice': {
      const choices = Object.entries(column.choices ?? {});
      const found = choices.find(([label, code]) => foldVietnamese(label) === foldVietnamese(text) || code === text);
      if (!found)
        throw new Problem(
          'invalid-value',
          `“${text}” không có trong danh sách; chọn một trong: ${choices.map(([label]) => label).join(', ')}.`,
        );
      return found[1];
    }
    case 'list':
      return text
        .split(/\s*[;\n]\s*/)
        .map(cleanText)
        .filter((part) => part !== '');
    case 'long-text':
      return text.trim();
    default:
      return cell.type === 'day' ? text : cleanText(text);
  }
}

/** A number typed as text may be any length; out of range, the scale is what is usually wrong. */
function amountFromText(text: string, scale: Scale): number {
  try {
    // Spreadsheets set to French or English group digits by spaces that do not break.
    return parseAmount(text.replace(/[\u00a0\u202f]/g, ' '), scale);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'amount-out-of-range') throw error;
    throw new Problem(
      error.code,
      `“${text}” ${SCALE_NAMES[scale]} vượt giới hạn 9.007.199.254.740.991 đồng; kiểm tra lại số và đơn vị tính của trang.`,
    );
  }
}

function resolve(column: ColumnSpec, text: string, on: Day | null, catalogue: Catalogue): Value {
  const day = on ?? ('2023-01-01' as Day);
  switch (column.type) {
    case 'unit':
      return catalogue.resolveUnit(text, day);
    case 'component':
      return catalogue.resolveComponent(text, day);
    case 'source':
      return catalogue.resolveSource(text, day);
    default:
      return catalogue.resolveKind(text, day);
  }
}

function rowView(values: ReadonlyMap<string, Value>, wrong: (problem: Problem, key?: string) => void): ParsedRow {
  const coded = <T>(key: string) => {
    const value = values.get(key);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as unknown as T) : null;
  };
  return {
    text: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as string) : ''),
    day: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as Day) : null),
    number: (key) => (typeof values.get(key) === 'number' ? (values.get(key) as number) : null),
    list: (key) => (Array.isArray(values.get(key)) ? (values.get(key) as string[]) : []),
    unit: coded,
    component: coded,
    source: coded,
    kind: coded,
    wrong,
  };
}
