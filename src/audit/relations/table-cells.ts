/** What the readings of tables share: cells of a row and a column, candidates that most rows confirm. */
import type { Figure } from '../figures.ts';
import { evaluate, type Form, type Grade, HELD, type Relation, readingOf } from '../relation.ts';
import type { Grid, GridColumn, GridRow } from './table-model.ts';

/** A column without a unit and one that is merely approximate are of one kind. */
export const dimOf = (column: GridColumn): string => (column.unit === null || column.unit.dim === 'number' ? '' : column.unit.dim);
export const table = (form: Form, figures: readonly Figure[], grade: Grade, why: string): Relation => ({
  rule: 'table',
  form,
  figures,
  grade,
  why,
});
export const held = (relation: Relation) => HELD.has(evaluate(relation.form, relation.figures.map(readingOf)));
export const figureAt = (row: GridRow, column: number): Figure | null => row.cells.get(column)?.figure ?? null;
export const blankAt = (row: GridRow, column: number): boolean => row.cells.get(column)?.blank ?? true;

/** The figures of these rows in one column: blanks count as zero and are left out; null when a cell is something else. */
export function columnOf(rows: readonly GridRow[], column: number): Figure[] | null {
  const figures: Figure[] = [];
  for (const row of rows) {
    const figure = figureAt(row, column);
    if (figure !== null) figures.push(figure);
    else if (!blankAt(row, column)) return null;
  }
  return figures;
}

/** One candidate relation over several columns or rows: where most hold, those that fail are wrong. */
export function settled(candidates: readonly Relation[], alone: Grade): Relation[] {
  const good = candidates.filter(held).length;
  if (candidates.length === 0) return [];
  if (good === candidates.length) return [...candidates];
  const grade: Grade = alone === 'certain' || (good >= 1 && good * 2 >= candidates.length) ? 'certain' : alone;
  return candidates.map((one) => (held(one) ? one : { ...one, grade }));
}

export const sums = (grid: Grid): readonly GridColumn[] => grid.columns.filter((column) => column.kind === 'number');
