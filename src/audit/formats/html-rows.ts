/** The cells of one table in their columns: empty cells have no block, and would let those behind them slip to the left. */
import type { CellPlace } from '../../reading/audit-text.ts';

/** A cell farther out in a sheet is not worth so many empty ones before it. */
const MOST_EMPTY = 100;

export class HtmlRows {
  #row: number | null = null;
  #column = 0;
  /** By column: the first row that a merged cell above no longer covers. */
  readonly #coveredTo = new Map<number, number>();

  /** What closes the row before and fills the gap up to this cell, and the cell. */
  cell(place: CellPlace, inside: string): string {
    const { row, column, rowSpan, colSpan } = place;
    let html = '';
    if (this.#row !== row) {
      // Rows without any cell of their own still count for merged cells.
      const passed = this.#row === null ? 1 : Math.min(Math.max(row - this.#row, 1), MOST_EMPTY);
      html += this.#row === null ? '<tr>' : '</tr><tr>'.repeat(passed);
      this.#row = row;
      this.#column = 0;
    }
    for (let empty = 0; this.#column < column && empty < MOST_EMPTY; this.#column += 1) {
      if ((this.#coveredTo.get(this.#column) ?? 0) > row) continue;
      html += '<td></td>';
      empty += 1;
    }
    if (rowSpan > 1) for (let k = 0; k < Math.min(colSpan, 16_384); k += 1) this.#coveredTo.set(column + k, row + rowSpan);
    this.#column = column + colSpan;
    const tag = place.header ? 'th' : 'td';
    const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
    return `${html}<${tag}${spans}>${inside}</${tag}>`;
  }
}
