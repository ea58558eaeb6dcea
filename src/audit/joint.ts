/**
 * Joint evidence: readings that the words leave open prove nothing alone, but where one slip of one figure would make two or more of them
 * hold exactly, they were all meant and the figure is wrong. Two unrelated accidents at one figure do not happen.
 */
import { approximate } from './decimal.ts';
import { type Edit, editsOf } from './edits.ts';
import type { Figure } from './figures.ts';
import type { NumberStyle } from './format.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from './relation.ts';
import { floatsOf, roughly } from './sieve.ts';
import { roomOf } from './slip.ts';
import type { Verdict } from './verdict.ts';

/** Readings looked at per figure: a hostile table has thousands. */
const MOST = 48;

/** Chance of an accident beyond which two agreements prove nothing. */
const MOST_CHANCE = 0.03;

interface Use {
  readonly slot: number;
  readonly relation: Relation;
  readonly index: number;
}

/**
 * `open`: the failing readings of each slot.
 * @returns for each slot (by its index in `open`) the reading that is proven, where one is
 */
export function jointly(open: readonly (readonly Relation[])[], confirmed: ReadonlySet<number>, style: NumberStyle): Map<number, Relation> {
  const uses = new Map<number, Use[]>();
  const figures = new Map<number, Figure>();
  open.forEach((relations, slot) => {
    for (const relation of relations) {
      if (relation.figures.length > 12 || relation.form.type === 'part' || relation.form.type === 'mention') continue;
      relation.figures.forEach((figure, index) => {
        const list = uses.get(figure.id);
        figures.set(figure.id, figure);
        if (list === undefined) uses.set(figure.id, [{ slot, relation, index }]);
        else if (list.length < MOST) list.push({ slot, relation, index });
      });
    }
  });
  const proven = new Map<number, Relation>();
  const strength = new Map<number, number>();
  for (const [id, list] of uses) {
    const figure = figures.get(id);
    if (
      figure === undefined ||
      confirmed.has(id) ||
      new Set(list.map((use) => use.slot)).size < 2 ||
      figure.printed.replace(/\D/gu, '').length < 2
    )
      continue;
    const floats = list.map(({ relation }) => floatsOf(relation));
    const edits = editsOf(figure, style);
    const tried = edits.filter((edit) => edit.kind === 'digit' || edit.kind === 'swap').length;
    for (const edit of edits) {
      if (edit.kind === 'drop' || edit.kind === 'double') continue;
      const settled = new Map<number, Relation>();
      const partners = new Set<number>();
      // Small numbers agree by accident even twice.
      let chance = 1;
      list.forEach(({ slot, relation, index }, k) => {
        if (settled.has(slot)) return;
        const values = floats[k];
        if (
          values === undefined ||
          !roughly(
            relation.form,
            values,
            index,
            approximate(measure(figure, edit.value, edit.decimals).v),
            10 ** (placesOf(figure, edit.decimals) * -1),
          )
        )
          return;
        const verdict = verdictWith(relation, figure, edit);
        if (verdict !== 'exact' && !(verdict === 'rounding' && relation.form.type === 'sum')) return;
        // Independent: the other figures are not the same ones again.
        const others = relation.figures.filter((one) => one.id !== id).map((one) => one.id);
        if (others.every((other) => partners.has(other))) return;
        for (const other of others) partners.add(other);
        settled.set(slot, relation);
        // Rounding lets a sum come out at several values; of a slot's many unnatural readings one agrees more easily.
        const ways = natural(relation) ? 1 : list.filter((use) => use.slot === slot).length;
        chance *= Math.min(1, (tried * ways * (verdict === 'rounding' ? relation.figures.length : 1)) / roomOf(relation));
      });
      if (settled.size < 2 || ![...settled.values()].some(natural)) continue;
      if (chance > MOST_CHANCE) continue;
      for (const [slot, relation] of settled) {
        if ((strength.get(slot) ?? 0) >= settled.size) continue;
        strength.set(slot, settled.size);
        proven.set(slot, relation);
      }
    }
  }
  return proven;
}

const natural = (relation: Relation): boolean => relation.hint === true || relation.grade !== 'possible';

function verdictWith(relation: Relation, figure: Figure, edit: Edit): Verdict {
  const values = relation.figures.map((one) =>
    one.id === figure.id ? { m: measure(one, edit.value, edit.decimals), places: placesOf(one, edit.decimals) } : readingOf(one),
  );
  return evaluate(relation.form, values);
}
