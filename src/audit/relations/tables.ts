/** `table`: totals of columns and rows, parents and children by numbering, ratio and difference columns, formulas in the header. */
import type { Outline } from '../outline.ts';
import type { Relation } from '../relation.ts';
import { derivedColumns, formulaRelations } from './table-columns.ts';
import { gridsOf } from './table-grid.ts';
import { numberedRows, totalColumns, totalRows } from './table-totals.ts';

export function tableRelations(outline: Outline): Relation[] {
  return gridsOf(outline).flatMap((grid) => [
    ...formulaRelations(grid),
    ...totalRows(grid),
    ...numberedRows(grid),
    ...totalColumns(grid),
    ...derivedColumns(grid),
  ]);
}
