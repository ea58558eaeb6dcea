/** Slots: of the readings that the words leave open, at most one counts. */
import type { Decided } from './decide.ts';
import type { NumberStyle } from './format.ts';
import { jointly } from './joint.ts';
import { confirmedBy, LIMITS, slipOf } from './slip.ts';
import { GRADE, heldReading } from './slots.ts';

const LOWER = { certain: 'likely', likely: 'possible', possible: 'possible' } as const;

/**
 * Of the readings of one slot: the first that holds, else the likeliest, its grade lowered where others are as likely. Where siblings hold
 * with one base ("A x (p%), B y (q%), …"), that base is the base of the one that fails too.
 */
export function settleSlots(decided: readonly Decided[], style: NumberStyle): Decided[] {
  const slots = new Map<string, Decided[]>();
  const kept: Decided[] = [];
  for (const one of decided) {
    const { slot } = one.relation;
    if (slot === undefined) {
      kept.push(one);
      continue;
    }
    const list = slots.get(slot);
    if (list === undefined) slots.set(slot, [one]);
    else list.push(one);
  }
  const open: Decided[][] = [];
  const held = new Map<string, number>();
  for (const list of slots.values()) {
    const holds = heldReading(list);
    if (holds === undefined) {
      open.push(list);
      continue;
    }
    kept.push(holds);
    const { group } = holds.relation;
    if (group !== undefined) held.set(group, (held.get(group) ?? 0) + 1);
  }
  const confirmed = confirmedBy(kept);
  const alone = kept.filter((one) => one.verdict === 'failed').map((one) => [one.relation]);
  const proven = jointly([...open.map((list) => list.map((one) => one.relation)), ...alone], confirmed, style);
  const failures = new Map<string, number>();
  for (const [index, list] of open.entries()) {
    const joint = proven.get(index);
    const reading = joint === undefined ? undefined : list.find((one) => one.relation === joint);
    if (reading !== undefined) {
      kept.push({ ...reading, relation: { ...reading.relation, grade: 'certain' } });
      continue;
    }
    const sorted = [...list].sort(
      (a, b) => GRADE[a.relation.grade] - GRADE[b.relation.grade] || Number(b.relation.hint === true) - Number(a.relation.hint === true),
    );
    const sibling = sorted
      .filter((one) => (held.get(one.relation.group ?? '') ?? 0) >= 2)
      .sort((a, b) => (held.get(b.relation.group ?? '') ?? 0) - (held.get(a.relation.group ?? '') ?? 0))[0];
    if (sibling !== undefined) {
      kept.push({ ...sibling, relation: { ...sibling.relation, grade: 'certain' } });
      continue;
    }
    // One sibling that holds makes its base likely, where that base is the natural one anyway.
    const mate = sorted.find((one) => one.relation.hint === true && (held.get(one.relation.group ?? '') ?? 0) === 1);
    if (mate !== undefined) {
      kept.push(mate.relation.grade === 'certain' ? mate : { ...mate, relation: { ...mate.relation, grade: 'likely' } });
      continue;
    }
    // Of the natural readings, the one that a single slip explains.
    const explained = sorted
      .filter((one) => one.relation.grade === 'possible' && one.relation.hint === true)
      .find((one) => (slipOf(one.relation, style, confirmed) ?? 2) <= LIMITS.hint);
    const [surest, second] = sorted;
    const first = surest?.relation.grade === 'possible' ? (explained ?? surest) : surest;
    if (first === undefined) continue;
    const { group } = first.relation;
    if (group !== undefined) failures.set(group, (failures.get(group) ?? 0) + 1);
    const rivals = second !== undefined && second.relation.grade === first.relation.grade && first.relation.grade !== 'possible';
    kept.push(rivals ? { ...first, relation: { ...first.relation, grade: LOWER[first.relation.grade] } } : first);
  }
  // Several siblings that fail together have another base.
  return kept.map((one) => {
    const { group, grade } = one.relation;
    return one.verdict === 'failed' &&
      grade !== 'certain' &&
      group !== undefined &&
      (failures.get(group) ?? 0) > 1 &&
      (held.get(group) ?? 0) < 2
      ? { ...one, relation: { ...one.relation, grade: 'possible' } }
      : one;
  });
}
