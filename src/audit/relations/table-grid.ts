import type { Outline, Piece } from '../outline.ts';
import { withUnit } from '../statements.ts';
import { type Unit, unitNamed } from '../units.ts';
import type { Grid, GridCell, GridColumn, GridRow } from './table-model.ts';
import { withSharedUnits } from './table-units.ts';

const RATE =
  /tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|%|bình quân|trung bình|năng suất|đơn giá|mức (?:hỗ trợ|thu|chi|giảm|tăng)|hệ số|định mức|xếp hạng|thứ tự|tốc độ|mật độ/iu;
const COUNTED =
  /(?:số|tổng) ?(?:hộ|người|khẩu|xã|thôn|học sinh|lớp|con|lượng|vụ|ca|đơn|công trình|dự án|lao động|văn bản|cuộc|lượt|trường|tiêu chí)|^(?:hộ|người|khẩu|nhân khẩu|học sinh|nam|nữ|xã|thôn|lớp|con|vụ|lao động)|(?:hộ|khẩu|người|học sinh|lao động)(?![\p{L}])/iu;
/** Over a column these say what stage its figures are of; in a sentence they may be counted ("5 kế hoạch"). */
const STAGE = /^(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|kết quả|nhiệm vụ|nghị quyết|quyết định|báo cáo|đề nghị|ý kiến)$/iu;
const APPROXIMATE: Unit = { dim: 'number', power: 0, name: '', exact: false };
const NUMBERING = /^(?:STT|TT|Số TT|Stt|S\.?TT|#|Mã số|Mã)$/iu;
const TOTAL_BOTTOM = /^[\s\p{P}]*(?:tổng cộng|cộng)(?![\p{L}])/iu;
const TOTAL_ANY =
  /^[\s\p{P}]*(?:tổng số|tổng|tổng cộng|cộng|toàn (?:huyện|xã|tỉnh|thành phố|trường|vùng|ngành|đảng bộ)|cả (?:năm|huyện|tỉnh|xã|nước)|chung)(?![\p{L}])/iu;

export function gridsOf(outline: Outline): Grid[] {
  const tables = new Map<number, Piece[]>();
  for (const piece of outline.pieces) {
    const cell = piece.block.cell;
    if (cell === undefined) continue;
    const list = tables.get(cell.table);
    if (list === undefined) tables.set(cell.table, [piece]);
    else list.push(piece);
  }
  return [...tables].map(([table, pieces]) => gridOf(outline, table, pieces)).filter((grid) => grid !== null);
}

function cellOf(piece: Piece): GridCell {
  const text = piece.view.text.trim();
  const [figure, ...more] = piece.figures;
  const only =
    figure !== undefined &&
    more.length === 0 &&
    /^[\s(+–−-]*$/u.test(piece.view.text.slice(0, figure.start)) &&
    /^[\s)*]*$/u.test(piece.view.text.slice(figure.unitEnd));
  const bracketed = only && /^\(/u.test(text) && /\)$/u.test(text);
  return {
    piece,
    text,
    figure: only ? (bracketed && figure.unit?.dim !== 'percent' ? { ...figure, negative: true } : figure) : null,
    blank: /^[-–—\s.]*$/u.test(text) || text === '0',
  };
}

function gridOf(outline: Outline, table: number, pieces: readonly Piece[]): Grid | null {
  const byRow = new Map<number, Map<number, GridCell>>();
  let width = 0;
  for (const piece of pieces) {
    const cell = piece.block.cell;
    if (cell === undefined) continue;
    width = Math.max(width, cell.column + cell.colSpan);
    const row = byRow.get(cell.row) ?? new Map<number, GridCell>();
    byRow.set(cell.row, row);
    row.set(cell.column, cellOf(piece));
  }
  const rowNumbers = [...byRow.keys()].sort((a, b) => a - b);
  if (width < 2 || rowNumbers.length < 3 || width > 2_000) return null;
  const bodyFrom = firstBodyRow(byRow, rowNumbers, pieces);
  const heads = headTexts(pieces, rowNumbers, bodyFrom, width);
  const caption = captionUnit(outline, pieces[0]);
  const body = rowNumbers.slice(bodyFrom);
  const numberRow = body[0] === undefined ? undefined : numberRowOf(byRow.get(body[0]));
  const dataRows = numberRow === undefined ? body : body.slice(1);
  const written = Array.from({ length: width }, (_, index) => columnOf(index, heads[index] ?? [], byRow, dataRows, caption));
  const columns = numberRow === undefined ? written : withSharedUnits(written, numberRow.formulas, numberRow.numbers);
  const numbering = columns.find((column) => column.kind === 'numbering')?.index ?? -1;
  const label = columns.find((column) => column.kind === 'label')?.index ?? -1;
  if (label < 0) return null;
  const unitColumn = columns.find((column) => /^(?:ĐVT|đơn vị(?: tính)?)$/iu.test(column.heads.at(-1) ?? ''))?.index ?? -1;
  const rows: GridRow[] = [];
  const rowUnits = new Map<number, string>();
  for (const at of dataRows) {
    const cells = byRow.get(at) ?? new Map<number, GridCell>();
    const number = numbering < 0 ? '' : (cells.get(numbering)?.text ?? '');
    const text = cells.get(label)?.text ?? (number.length > 4 ? number : '');
    const typed = numbering < 0 ? (/^(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s|^[-+–]\s/u.exec(text)?.[0] ?? '') : number;
    if (unitColumn >= 0) rowUnits.set(rows.length, cells.get(unitColumn)?.text ?? '');
    const filled = new Map<number, GridCell>();
    for (const [index, cell] of cells) {
      const unit = columns[index]?.unit ?? null;
      filled.set(
        index,
        cell.figure !== null && cell.figure.unit === null && unit !== null ? { ...cell, figure: withUnit(cell.figure, unit) } : cell,
      );
    }
    const total =
      TOTAL_BOTTOM.test(text) || TOTAL_BOTTOM.test(number) ? 'bottom' : TOTAL_ANY.test(text) || TOTAL_ANY.test(number) ? 'any' : null;
    rows.push({ cells: filled, number, label: text, level: levelOf(typed, total !== null, numbering >= 0), total });
  }
  return { table, columns, rows, formulas: numberRow?.formulas ?? [], columnNumbers: numberRow?.numbers ?? new Map(), rowUnits };
}

function levelOf(number: string, total: boolean, numbered: boolean): number | null {
  const mark = number
    .trim()
    .replace(/[.)]+$/u, '')
    .replace(/^\(/u, '');
  if (/^[IVX]+$/u.test(mark)) return 2;
  if (/^[A-HĐ]$/u.test(mark)) return 1;
  if (/^\d+$/u.test(mark)) return 3;
  if (/^\d+(?:\.\d+)+$/u.test(mark)) return 3 + mark.split('.').length - 1 + (0 as number);
  if (total) return 0;
  if (/^[a-zđ]$/u.test(mark)) return 8;
  if (/^[-–*]$/u.test(mark)) return 9;
  if (mark === '+') return 10;
  return numbered ? null : 3;
}

/** Rows before the first one that has a number of its own outside the numbering column. */
function firstBodyRow(
  byRow: ReadonlyMap<number, ReadonlyMap<number, GridCell>>,
  rows: readonly number[],
  pieces: readonly Piece[],
): number {
  const declared = new Set(pieces.filter((piece) => piece.block.cell?.header === true).map((piece) => piece.block.cell?.row ?? -1));
  for (let i = 0; i < Math.min(rows.length, 12); i += 1) {
    const at = rows[i] as number;
    if (declared.has(at)) continue;
    const cells = byRow.get(at);
    if (cells === undefined) continue;
    if (numberRowOf(cells) !== undefined) return i;
    const numbers = [...cells].filter(([column, cell]) => column > 0 && cell.figure !== null);
    const words = [...cells.values()].filter((cell) => cell.figure === null && !cell.blank);
    if (numbers.length > 0 && words.length <= Math.max(2, numbers.length)) return i;
  }
  return declared.size > 0 ? Math.min(declared.size, rows.length) : 1;
}

/** A row of column numbers: "1 | 2 | 3=4+5 | 4 | 5", "(1) (2) …", "A | B | 1". */
function numberRowOf(
  cells: ReadonlyMap<number, GridCell> | undefined,
): { numbers: Map<string, number>; formulas: { column: number; expression: string }[] } | undefined {
  if (cells === undefined || cells.size < 3) return undefined;
  const numbers = new Map<string, number>();
  const formulas: { column: number; expression: string }[] = [];
  let plain = 0;
  for (const [column, cell] of cells) {
    const text = cell.text.replace(/[()\s[\]]/gu, '').replace(/,/gu, '');
    const match = /^(\d{1,2}|[A-Z])(?:=(.{1,60}))?$/u.exec(text);
    if (match === null) {
      if (text === '') continue;
      return undefined;
    }
    if (match[1] !== undefined) numbers.set(match[1], column);
    if (match[2] === undefined) plain += 1;
    else formulas.push({ column, expression: match[2] });
  }
  // Counting upwards without a gap: else it is a row of small figures.
  const counted = [...numbers.keys()].filter((key) => /^\d+$/u.test(key)).map(Number);
  const rising = counted.every((value, i) => i === 0 || value === (counted[i - 1] ?? 0) + 1);
  return plain + formulas.length >= 3 && rising && counted.length >= 2 && (counted[0] ?? 9) <= 2 ? { numbers, formulas } : undefined;
}

function headTexts(pieces: readonly Piece[], rows: readonly number[], bodyFrom: number, width: number): string[][] {
  const heads: string[][] = Array.from({ length: width }, () => []);
  const last = rows[bodyFrom] ?? Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    const cell = piece.block.cell;
    if (cell === undefined || cell.row >= last) continue;
    const text = piece.view.text.trim();
    if (text === '') continue;
    for (let c = cell.column; c < Math.min(width, cell.column + cell.colSpan); c += 1) heads[c]?.push(text);
  }
  return heads;
}

function columnOf(
  index: number,
  heads: readonly string[],
  byRow: ReadonlyMap<number, ReadonlyMap<number, GridCell>>,
  rows: readonly number[],
  caption: Unit | null,
): GridColumn {
  const header = heads.join(' / ');
  const lowest = heads.at(-1) ?? '';
  let numbers = 0;
  let words = 0;
  let percents = 0;
  for (const at of rows) {
    const cell = byRow.get(at)?.get(index);
    if (cell === undefined || cell.blank) continue;
    if (cell.figure === null) words += 1;
    else {
      numbers += 1;
      if (cell.figure.unit?.dim === 'percent') percents += 1;
    }
  }
  const inBrackets =
    /\(([^()]{1,24})\)\s*$/u.exec(lowest)?.[1] ??
    heads.map((head) => /\((?:ĐVT:? ?)?([^()]{1,24})\)\s*$/u.exec(head)?.[1]).find((one) => one !== undefined && unitNamed(one) !== null);
  const own =
    inBrackets === undefined
      ? /%/u.test(lowest)
        ? unitNamed('%')
        : null
      : unitNamed(inBrackets.replace(/^(?:ĐVT|đơn vị(?: tính)?)[: ]*/iu, ''));
  if (
    NUMBERING.test(lowest.trim()) ||
    (index === 0 && lowest.trim() === '' && words + numbers > 0 && rows.every((at) => (byRow.get(at)?.get(0)?.text.length ?? 0) <= 5))
  )
    return { index, header, heads, unit: null, kind: 'numbering' };
  if (words > numbers || numbers === 0) return { index, header, heads, unit: null, kind: 'label' };
  if (percents * 2 > numbers) return { index, header, heads, unit: unitNamed('%'), kind: 'rate' };
  const bare = own ?? (STAGE.test(lowest) ? null : unitNamed(lowest));
  // Without a unit a column of money is rounded like any other; only what is counted is exact.
  const counted = bare === null && caption === null && !COUNTED.test(header) ? APPROXIMATE : null;
  const rate = RATE.test(lowest) || (own !== null && (own.dim === 'percent' || own.dim.includes('/')));
  return { index, header, heads, unit: bare ?? (rate ? null : (caption ?? counted)), kind: rate ? 'rate' : 'number' };
}

/** "ĐVT: triệu đồng" in the lines just above the table. */
function captionUnit(outline: Outline, first: Piece | undefined): Unit | null {
  if (first === undefined) return null;
  for (let at = first.index - 1; at >= Math.max(0, first.index - 3); at -= 1) {
    const piece = outline.pieces[at];
    if (piece === undefined || piece.block.kind === 'cell') break;
    const match = /(?:ĐVT|đơn vị tính|đơn vị)\s*:?\s*([^().;:]{1,30})/iu.exec(piece.view.text);
    const unit = match?.[1] === undefined ? null : unitNamed(match[1].trim());
    if (unit !== null) return unit;
  }
  return null;
}
