/** Columns that one formula of the header ties together are in one unit, wherever it is written. */
import type { Figure } from '../figures.ts';
import type { Unit } from '../units.ts';
import type { Grid, GridColumn } from './table-model.ts';

const unknown = (unit: Unit | null) => unit === null || unit.dim === 'number';
/** A formula that only adds and takes away: what it names is of one kind. */
const ADDS = /^[\w+–-]+$/u;

/** "(3)=(4)+(5)" with "(triệu đồng)" over 4 and 5 only: 3 is in triệu đồng too. Where the units written differ nothing is lent. */
export function withSharedUnits(
  columns: readonly GridColumn[],
  formulas: Grid['formulas'],
  numbers: Grid['columnNumbers'],
): readonly GridColumn[] {
  const lent = new Map<number, Unit>();
  const unitOf = (index: number) => lent.get(index) ?? columns[index]?.unit ?? null;
  // Formulas feed each other ("3=4+7", "4=5+6"): once for each is enough.
  for (const _ of formulas)
    for (const { column, expression } of formulas) {
      if (!ADDS.test(expression)) continue;
      const members = [column, ...(expression.match(/\w+/gu) ?? []).map((name) => numbers.get(name) ?? -1)].filter(
        (index) => columns[index]?.kind === 'number',
      );
      const known = members.map(unitOf).filter((unit) => unit !== null && !unknown(unit));
      const [unit] = known;
      if (unit == null || known.some((other) => other?.dim !== unit.dim || other.power !== unit.power)) continue;
      for (const index of members) if (unknown(unitOf(index))) lent.set(index, unit);
    }
  return columns.map((column) => ({ ...column, unit: lent.get(column.index) ?? column.unit }));
}

/** Whether figures of a row can be reckoned with each other: none of them lacks the scale that another is printed in. */
export function scaledAlike(figures: readonly Figure[]): boolean {
  return !figures.some((one) => unknown(one.unit) && figures.some((other) => !unknown(other.unit) && other.unit?.power !== 0));
}
