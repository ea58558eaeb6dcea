/** A table as columns with meanings and rows with levels: what the rules of tables read. */
import type { Figure } from '../figures.ts';
import type { Piece } from '../outline.ts';
import type { Unit } from '../units.ts';

export interface GridCell {
  readonly piece: Piece;
  readonly text: string;
  /** The cell's number when the cell is nothing but a number. */
  readonly figure: Figure | null;
  /** "-", "–", "0" printed as a dash, or empty: counts as zero in a sum. */
  readonly blank: boolean;
}
export interface GridRow {
  readonly cells: ReadonlyMap<number, GridCell>;
  /** Text of the numbering column; "" when there is none. */
  readonly number: string;
  readonly label: string;
  /** 0 for a total; 1 A, 2 I, 3 "1", 4 "1.1", 5 "a", 6 "-", 7 "+"; null when it cannot be told. */
  readonly level: number | null;
  readonly total: 'bottom' | 'any' | null;
}
export interface GridColumn {
  readonly index: number;
  /** Header words from the top down, joined by " / ". */
  readonly header: string;
  readonly heads: readonly string[];
  readonly unit: Unit | null;
  readonly kind: 'number' | 'rate' | 'label' | 'numbering';
}
export interface Grid {
  readonly table: number;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** "5=3+4": column numbers as printed → column index, and the formulas. */
  readonly formulas: readonly { readonly column: number; readonly expression: string }[];
  readonly columnNumbers: ReadonlyMap<string, number>;
  /** A per-row unit ("ĐVT") by row, where a column says it. */
  readonly rowUnits: ReadonlyMap<number, string>;
}
