/** Proposed relations → verdicts: one a set of figures, malformed numbers read as their groups say. */
import type { Figure } from './figures.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from './relation.ts';
import type { Verdict } from './verdict.ts';

export interface Decided {
  readonly relation: Relation;
  readonly verdict: Verdict;
  /** Held only when a malformed number is read as its groups say. */
  readonly reread?: Figure;
}
/** One relation a (rule, ordered positions): the surest proposal counts. */
export function distinct(relations: readonly Relation[]): Relation[] {
  const order = { certain: 0, likely: 1, possible: 2 };
  const byKey = new Map<string, Relation>();
  for (const relation of relations) {
    const key = `${relation.rule}:${relation.form.type}:${relation.figures.map((figure) => figure.id).join(',')}`;
    const known = byKey.get(key);
    if (known === undefined || order[relation.grade] < order[known.grade]) byKey.set(key, relation);
  }
  return [...byKey.values()];
}

export function decide(relation: Relation): Decided {
  const verdict = evaluate(relation.form, relation.figures.map(readingOf));
  if (verdict !== 'failed') {
    // "4.3405,5": the digits are right, the separators cannot be.
    const garbled =
      verdict === 'exact'
        ? relation.figures.find((figure) => figure.malformed && (figure.printed.match(/[.,]/gu) ?? []).length > 1)
        : undefined;
    return garbled === undefined ? { relation, verdict } : { relation, verdict, reread: garbled };
  }
  // A number written in no convention of the document may mean what its digits say.
  for (const figure of relation.figures) {
    if (!figure.malformed) continue;
    for (const reading of figure.readings.slice(1)) {
      const values = relation.figures.map((one) =>
        one.id === figure.id ? { m: measure(one, reading, reading.e), places: placesOf(one, reading.e) } : readingOf(one),
      );
      const again = evaluate(relation.form, values);
      if (again !== 'failed') return { relation, verdict: again, reread: figure };
    }
  }
  return { relation, verdict };
}
