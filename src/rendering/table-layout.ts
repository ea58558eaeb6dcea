/** Geometry of a table: where header cells stand on the grid, and the size and column widths at which nothing is cut. */
import type { Cell, Table } from '../kernel/document.ts';
import { textWidthMm } from './text-width.ts';

export interface PlacedHead {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Header cells with their grid position; spans are resolved as in HTML. */
export function placeHead(table: Table): PlacedHead[] {
  const taken = new Set<string>();
  const placed: PlacedHead[] = [];
  table.head.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row},${column}`)) column += 1;
      const rowSpan = Math.min(cell.rowSpan, table.head.length - row);
      const colSpan = Math.max(1, Math.min(cell.colSpan, table.columns.length - column));
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken.add(`${r},${c}`);
      placed.push({ text: cell.text, row, column, rowSpan, colSpan });
      column += colSpan;
    }
  });
  return placed;
}

/** One name a column, for formats without merged cells: "Kế hoạch – ĐTPT". */
export function flatHead(table: Table): string[] {
  const placed = placeHead(table);
  return table.columns.map((_, column) => {
    const texts = placed
      .filter((cell) => cell.column <= column && column < cell.column + cell.colSpan && cell.text !== '')
      .map((cell) => cell.text);
    return texts.join(' – ');
  });
}

export function cellText(cell: Cell): string {
  return cell.type === 'empty' ? '' : cell.type === 'text' ? cell.text : cell.printed;
}

/** Grand total and programmes are bold. */
export function isBold(level: number): boolean {
  return level <= 1;
}

export interface FittedTable {
  readonly size: number;
  readonly widths: readonly number[];
}

const CELL_PADDING = 3;

/**
 * The largest size of 12, 11 and 10 points at which no word or figure has to break, and column widths (mm, adding up to
 * `available`) as near to the wished proportions as that allows.
 */
export function fitTable(table: Table, available: number, sizes: readonly number[] = [12, 11, 10]): FittedTable {
  let fitted: FittedTable | null = null;
  for (const size of sizes) {
    const least = leastWidths(table, size);
    const total = least.reduce((a, b) => a + b, 0);
    if (total <= available) return { size, widths: spread(table, least, available) };
    fitted = { size, widths: least.map((width) => (width * available) / total) };
  }
  return fitted ?? { size: 10, widths: table.columns.map(() => available / table.columns.length) };
}

function leastWidths(table: Table, size: number): number[] {
  const least = table.columns.map(() => CELL_PADDING + 4);
  const need = (column: number, width: number) => {
    least[column] = Math.max(least[column] ?? 0, width + CELL_PADDING);
  };
  for (const head of placeHead(table)) if (head.colSpan === 1) need(head.column, longestWord(head.text, size, true));
  for (const row of table.rows) {
    row.cells.forEach((cell, column) => {
      // A figure stays on one line; text may break between words.
      const bold = isBold(row.level);
      need(column, cell.type === 'figure' ? textWidthMm(cell.printed, size, bold) : longestWord(cellText(cell), size, bold));
    });
  }
  return least;
}

function longestWord(text: string, size: number, bold: boolean): number {
  return text.split(/\s+/u).reduce((most, word) => Math.max(most, Math.min(60, textWidthMm(word, size, bold))), 0);
}

/** Proportional widths, where a column that would be too narrow takes its least and the others share what is left. */
function spread(table: Table, least: readonly number[], available: number): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const free = table.columns.map((_, index) => index).filter((index) => !fixed.has(index));
    const room = available - [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const weight = free.reduce((sum, index) => sum + (table.columns[index]?.width ?? 1), 0);
    const share = (index: number) => (room * (table.columns[index]?.width ?? 1)) / weight;
    const narrow = free.filter((index) => share(index) < (least[index] ?? 0));
    if (narrow.length === 0) return table.columns.map((_, index) => (fixed.has(index) ? (least[index] ?? 0) : share(index)));
    for (const index of narrow) fixed.add(index);
    if (fixed.size === table.columns.length) return [...least];
  }
}
