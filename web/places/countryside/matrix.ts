/** Communes × days of reporting, how many criteria each met. Pure. */

export interface CriteriaFact {
  readonly unit: string;
  readonly effectiveOn: string;
  readonly set: string;
  readonly met: number | null;
  readonly newly: readonly string[];
}
export interface MatrixRow {
  readonly unit: string;
  /** One a day of `days`: what was known by then; null before the first. */
  readonly met: readonly (number | null)[];
  /** Criteria met since the report before, with the last fact. */
  readonly newly: readonly string[];
}
export interface Matrix {
  readonly days: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Rows from those that meet the most to those that meet the fewest; at most `most` days, the latest. */
export function matrixOf(facts: readonly CriteriaFact[], set: string, most = 6): Matrix {
  const ours = facts.filter((fact) => fact.set === set).sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const days = [...new Set(ours.map((fact) => fact.effectiveOn))].slice(-most);
  const rows = [...Map.groupBy(ours, (fact) => fact.unit)].map(([unit, own]) => ({
    unit,
    met: days.map((day) => own.findLast((fact) => fact.effectiveOn <= day && fact.met !== null)?.met ?? null),
    newly: own.at(-1)?.newly ?? [],
  }));
  return { days, rows: rows.sort((a, b) => (b.met.at(-1) ?? -1) - (a.met.at(-1) ?? -1)) };
}
