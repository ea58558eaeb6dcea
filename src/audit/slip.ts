/** How much a failing relation proves: by its grade, and by whether one slip of the hand explains it better than chance. */
import type { Decided } from './decide.ts';
import { approximate } from './decimal.ts';
import { editsOf } from './edits.ts';
import type { NumberStyle } from './format.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from './relation.ts';
import { floatsOf, roughly } from './sieve.ts';

/** Figures that a held relation vouches for: one the words are sure of, or an exact sum that is no accident. */
export function confirmedBy(decided: readonly Decided[]): Set<number> {
  const sure = decided.filter(
    ({ relation, verdict }) =>
      verdict !== 'failed' &&
      relation.form.type !== 'part' &&
      relation.form.type !== 'mention' &&
      (relation.grade !== 'possible' || (verdict === 'exact' && relation.form.type === 'sum' && roomOf(relation) >= 50)),
  );
  return new Set(sure.flatMap((one) => one.relation.figures.map((figure) => figure.id)));
}

/** What a failure of this grade may be called; null when it proves nothing. */
export function severityOf(relation: Relation, style: NumberStyle, confirmed: ReadonlySet<number>): 'error' | 'warning' | null {
  if (relation.soft === true) return 'warning';
  if (relation.grade === 'certain') return 'error';
  if (relation.form.type === 'part') return null;
  const slip = slipOf(relation, style, confirmed);
  const limit = relation.grade === 'likely' ? LIMITS.likely : relation.hint === true ? LIMITS.hint : LIMITS.possible;
  if (slip !== null && slip <= limit) return 'error';
  if (relation.grade === 'possible') return null;
  return relation.form.type === 'sum' && isShort(relation) && slip === null ? null : 'warning';
}
/** Chance of an accident that is still called a slip, by how sure it is that the figures belong together. */
export const LIMITS = { likely: 1, hint: 0.35, possible: 0.02 } as const;

/**
 * Null when no single slip of an unconfirmed figure explains the failure; else how likely it is that an unrelated set of figures would be
 * explained so: the edits that were tried against the room the numbers have (round numbers have little).
 */
export function slipOf(relation: Relation, style: NumberStyle, confirmed: ReadonlySet<number>): number | null {
  const { figures, form } = relation;
  if (figures.length > 60) return null;
  let edits = 0;
  let hit = false;
  const floats = floatsOf(relation);
  for (const [index, figure] of figures.entries()) {
    if (confirmed.has(figure.id)) continue;
    for (const edit of editsOf(figure, style)) {
      if (edit.kind === 'drop' || edit.kind === 'double') continue;
      if (edit.kind !== 'separator') edits += 1;
      if (hit) continue;
      if (!roughly(form, floats, index, approximate(measure(figure, edit.value, edit.decimals).v), 10 ** -placesOf(figure, edit.decimals)))
        continue;
      const values = figures.map((one) =>
        one.id === figure.id ? { m: measure(one, edit.value, edit.decimals), places: placesOf(one, edit.decimals) } : readingOf(one),
      );
      const verdict = evaluate(form, values);
      hit = verdict === 'exact' || (verdict === 'rounding' && form.type === 'sum');
    }
  }
  if (!hit) return null;
  return Math.min(1, edits / roomOf(relation));
}

/** How many different results the printed numbers could have given. */
export function roomOf(relation: Relation): number {
  const [first] = relation.figures;
  if (first === undefined) return 1;
  const whole = Number(first.readings[0].m);
  if (relation.form.type !== 'sum' && relation.form.type !== 'difference') return Math.max(whole, 1);
  const values = relation.figures.map((figure) => measure(figure).v);
  const e = Math.max(...values.map((value) => value.e));
  const scaled = values.map((value) => value.m * 10n ** BigInt(e - value.e));
  let grain = 0n;
  for (const value of scaled) grain = gcd(grain, value < 0n ? -value : value);
  return grain === 0n ? 1 : Math.max(1, Number((scaled[0] ?? 0n) / grain));
}
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Parts that stay below the whole may simply not be all of it. */
function isShort(relation: Relation): boolean {
  const [total, ...parts] = relation.figures.map((figure) => measure(figure).v);
  if (total === undefined) return false;
  let left = total;
  for (const part of parts) left = { m: left.m * 10n ** BigInt(part.e) - part.m * 10n ** BigInt(left.e), e: left.e + part.e };
  return left.m > 0n;
}
