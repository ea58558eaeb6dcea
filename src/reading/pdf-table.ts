/** Tables of a PDF on their way: rows of cells with the pieces of text in them, joined over pages. */
import type { Grid } from './pdf-grid.ts';
import type { PlacedPiece } from './pdf-inline.ts';
import type { Line, Piece, Segment } from './pdf-lines.ts';

export interface PdfCell {
  row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly header: boolean;
  readonly pieces: PlacedPiece[];
}
export interface PdfTable {
  readonly edges: readonly number[];
  rows: number;
  readonly cells: PdfCell[];
}

/** The text that lies in a ruled table, by cell; `rest` is what lies outside of it. */
export function fillGrid(grid: Grid, lines: readonly Line[]): { readonly table: PdfTable; readonly rest: Line[] } {
  const cells = grid.cells.map((cell): PdfCell & { box: Grid['cells'][number] } => ({ ...cell, header: false, pieces: [], box: cell }));
  const rest: Line[] = [];
  for (const line of lines) {
    const middle = line.y + 0.3 * line.size;
    if (middle > grid.top || middle < grid.bottom) {
      rest.push(line);
      continue;
    }
    const outside: Segment[] = [];
    const begun = new Set<PdfCell>();
    for (const segment of line.segments) {
      if (segment.right < grid.left || segment.left > grid.right) {
        outside.push(segment);
        continue;
      }
      for (const piece of cutAt(segment.pieces, grid.edges)) {
        const x = piece.item.x + Math.min(piece.item.width / 2, piece.item.size);
        const cell = cells.find(({ box }) => middle <= box.top && middle >= box.bottom && x >= box.left && x <= box.right);
        const home = cell ?? (x < grid.left ? cells[0] : cells.at(-1));
        if (home === undefined) continue;
        const first = !begun.has(home);
        home.pieces.push({ ...piece, page: line.page, first, spaced: piece.spaced && !first });
        begun.add(home);
      }
    }
    if (outside.length > 0) rest.push({ ...line, segments: outside, left: outside[0]?.left ?? 0, right: outside.at(-1)?.right ?? 0 });
  }
  return { table: { edges: grid.edges, rows: grid.rows, cells: cells.map(({ box: _, ...cell }) => cell) }, rest };
}

/** pdf.js gives the words of neighbouring cells as one piece where they are close: cut at the space that lies on an edge. */
function cutAt(pieces: readonly Piece[], edges: readonly number[]): Piece[] {
  return pieces.flatMap((piece) => {
    const { text, x, width, size } = piece.item;
    if (width < size || !text.includes(' ') || !edges.some((edge) => edge > x + 0.3 * size && edge < x + width - 0.3 * size))
      return [piece];
    const cut: Piece[] = [];
    let from = 0;
    for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
      const at = x + (width * (space + 0.5)) / text.length;
      if (!edges.some((edge) => Math.abs(edge - at) < 0.6 * size) || text.slice(from, space).trim() === '') continue;
      cut.push(partOf(piece, from, space));
      from = space + 1;
    }
    cut.push(partOf(piece, from, text.length));
    return cut;
  });
}

function partOf(piece: Piece, from: number, to: number): Piece {
  const { item } = piece;
  const step = item.width / item.text.length;
  const part = { ...item, text: item.text.slice(from, to), x: item.x + step * from, width: step * (to - from) };
  return { ...piece, item: part, spaced: from === 0 ? piece.spaced : true };
}

/** Whether `next`, at the top of a page, has the columns of a table at the bottom of the page before. */
export function continuesTable(table: PdfTable, next: PdfTable): boolean {
  return table.edges.length === next.edges.length && table.edges.every((edge, index) => Math.abs(edge - (next.edges[index] ?? 0)) < 4);
}

/** Appends the rows of `next`; a head that is printed again stays out, and the rest of a row that the page has cut joins it. */
export function appendTable(table: PdfTable, next: PdfTable): void {
  const repeated = repeatedRows(table, next);
  const cut = isRestOfRow(table, next, repeated) ? 1 : 0;
  for (const cell of next.cells) {
    if (cell.row < repeated) continue;
    const row = cell.row - repeated - cut + table.rows;
    const home =
      row < table.rows ? table.cells.find((other) => other.column === cell.column && other.row + other.rowSpan === table.rows) : undefined;
    if (home === undefined) table.cells.push({ ...cell, row });
    else for (const piece of cell.pieces) home.pieces.push(piece);
  }
  table.rows += Math.max(0, next.rows - repeated - cut);
}

/** The first row has no number of its own, and its words go on where those above end. */
function isRestOfRow(table: PdfTable, next: PdfTable, row: number): boolean {
  const filled = next.cells.filter((cell) => cell.row === row && cell.pieces.length > 0);
  if (filled.length === 0 || filled.some((cell) => cell.column === 0 || cell.rowSpan > 1)) return false;
  return filled.every((cell) => {
    const above = table.cells.find((other) => other.column === cell.column && other.row + other.rowSpan === table.rows);
    return (
      above !== undefined &&
      above.colSpan === cell.colSpan &&
      above.pieces.length > 0 &&
      /^\s*[\p{Ll}(]/u.test(cell.pieces[0]?.item.text ?? '')
    );
  });
}

function repeatedRows(table: PdfTable, next: PdfTable): number {
  const rowText = (of: PdfTable, row: number) =>
    of.cells
      .filter((cell) => cell.row === row)
      .map((cell) => `${cell.column}:${cell.pieces.map((piece) => piece.item.text.trim()).join(' ')}`)
      .join('|');
  const isEmpty = (row: number) => next.cells.every((cell) => cell.row !== row || cell.pieces.length === 0);
  let rows = 0;
  // A tagged file marks the head that is printed again as no text: its rows are empty here.
  while (rows < next.rows && isEmpty(rows)) rows += 1;
  for (; rows < Math.min(6, table.rows, next.rows); rows += 1) if (rowText(next, rows) !== rowText(table, rows)) break;
  // The cells of a head are finished with it.
  while (rows > 0 && next.cells.some((cell) => cell.row < rows && cell.row + cell.rowSpan > rows)) rows -= 1;
  return rows;
}

/** Two and more lines in a row whose gaps lie below each other: a table without rules. */
export function alignedColumns(lines: readonly Line[]): { readonly from: number; readonly to: number }[] | null {
  const many = lines.filter((line) => line.segments.length > 1);
  if (many.length < 2) return null;
  const most = many.reduce((max, line) => Math.max(max, line.segments.length), 0);
  const columns: { from: number; to: number }[] = [];
  for (const { left, right } of many
    .filter((line) => line.segments.length === most)
    .flatMap((line) => line.segments)
    .sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last !== undefined && left < last.to) last.to = Math.max(last.to, right);
    else columns.push({ from: left, to: right });
  }
  return columns.length > 1 ? columns : null;
}

export function alignedTable(lines: readonly Line[], columns: readonly { readonly from: number; readonly to: number }[]): PdfTable {
  const cells: PdfCell[] = [];
  let row = -1;
  let before: Line | null = null;
  for (const line of lines) {
    const places = line.segments.map((segment) => ({ segment, ...placeOf(segment, columns) }));
    const close = before !== null && before.y - line.y < 1.5 * line.size;
    const isContinuation = row >= 0 && close && places[0]?.column !== 0 && places.every(({ segment }) => !/\d/u.test(segment.text));
    const isWrapped = row >= 0 && close && places.length === 1 && !/^\d/u.test(places[0]?.segment.text ?? '');
    const goesOn =
      (isContinuation || isWrapped) && places.every(({ column }) => cells.some((cell) => cell.row === row && cell.column === column));
    if (!goesOn) row += 1;
    for (const { segment, column, colSpan } of places) {
      let cell = goesOn ? cells.findLast((other) => other.row === row && other.column === column) : undefined;
      if (cell === undefined) {
        cell = { row, column, rowSpan: 1, colSpan, header: false, pieces: [] };
        cells.push(cell);
      }
      for (const [index, piece] of segment.pieces.entries()) cell.pieces.push({ ...piece, page: line.page, first: index === 0 });
    }
    before = line;
  }
  return { edges: columns.map(({ from }) => from), rows: row + 1, cells };
}

function placeOf(
  segment: Segment,
  columns: readonly { readonly from: number; readonly to: number }[],
): { column: number; colSpan: number } {
  let first = columns.findIndex((column) => segment.left < column.to && segment.right > column.from);
  if (first < 0) {
    const after = columns.findIndex((column) => column.from >= segment.right);
    first = after < 0 ? columns.length - 1 : Math.max(0, after - 1);
  }
  let last = first;
  while (last + 1 < columns.length && (columns[last + 1]?.from ?? 0) < segment.right) last += 1;
  return { column: first, colSpan: last - first + 1 };
}

const NUMBER = /^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?\s*%?$/u;

/** A number that a narrow cell cuts ("101.293," / "9", "44.71" / "8,7") is one number again. */
export function healedNumbers(pieces: readonly PlacedPiece[]): readonly PlacedPiece[] {
  if (pieces.length < 2 || pieces.length > 4 || !pieces.every(({ item }) => /^[\d.,\s%-]+$/u.test(item.text))) return pieces;
  const parts = pieces.map(({ item }) => item.text.trim());
  if (
    !(NUMBER.test(parts.join('')) || /^\d{1,2}(?:\.\d{1,2})+$/u.test(parts.join(''))) ||
    (NUMBER.test(parts[0] ?? '') && !/^[.,]/u.test(parts[1] ?? ''))
  )
    return pieces;
  return pieces.map((piece) => ({ ...piece, first: false, spaced: false }));
}
