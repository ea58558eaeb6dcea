/** Readings of the same words: which one counts when several hold, and which are worth keeping when none does. */
import { type Decided, decide } from './decide.ts';
import type { Relation } from './relation.ts';
import { roomOf } from './slip.ts';

export const GRADE = { certain: 0, likely: 1, possible: 2 } as const;
const FIRST = { exact: 0, rounding: 1, truncation: 2, failed: 3 } as const;

/** The reading of a slot that holds: exact before rounded, sure before open, few figures before many; undefined when none does. */
export function heldReading(list: readonly Decided[]): Decided | undefined {
  // Where the sure reading fails, another one must hold by more than small numbers.
  const doubtful = list.some((one) => one.verdict === 'failed' && one.relation.grade === 'certain');
  const likely = list.filter((one) => one.verdict === 'failed' && one.relation.grade === 'likely');
  return list
    .filter(
      (one) =>
        one.verdict !== 'failed' &&
        !(
          one.relation.grade === 'possible' &&
          one.relation.form.type === 'sum' &&
          roomOf(one.relation) < 50 &&
          (doubtful || likely.some((other) => opens(one.relation, other.relation)))
        ),
    )
    .sort(
      (a, b) =>
        FIRST[a.verdict] - FIRST[b.verdict] ||
        GRADE[a.relation.grade] - GRADE[b.relation.grade] ||
        a.relation.figures.length - b.relation.figures.length,
    )[0];
}

/** Whether the figures of one list are the first of another: the same list cut short. */
function opens(short: Relation, long: Relation): boolean {
  return short.figures.length < long.figures.length && short.figures.every((figure, index) => figure.id === long.figures[index]?.id);
}

/** Open readings kept of a slot that fails: enough for joint evidence, few enough for a text of many pages. */
const MOST_OPEN = 8;

/** The proposals of one piece without those that cannot count any more: long texts would hold millions. */
export function pruned(relations: readonly Relation[]): Relation[] {
  const slots = new Map<string, Relation[]>();
  const kept: Relation[] = [];
  for (const relation of relations) {
    if (relation.slot === undefined) kept.push(relation);
    else {
      const list = slots.get(relation.slot);
      if (list === undefined) slots.set(relation.slot, [relation]);
      else list.push(relation);
    }
  }
  for (const list of slots.values()) {
    const held = list.length === 1 ? undefined : heldReading(list.map(decide));
    if (held !== undefined) kept.push(held.relation);
    else {
      const strong = list.filter((relation) => relation.grade !== 'possible' || relation.hint === true);
      kept.push(...strong, ...list.filter((relation) => !strong.includes(relation)).slice(0, MOST_OPEN));
    }
  }
  return kept;
}
