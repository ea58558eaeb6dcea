/**
 * Repair: broken relations and their figures are a graph; sought is the smallest set of single-figure edits after which all hold. An edit
 * that settles most independent relations wins; equals are named, none chosen. What was computed from a wrong figure is its consequence.
 */
import { abs, add, compare, type Decimal, decimal, divide, equal, mul, shift, sub, sum } from './decimal.ts';
import { type Edit, editsOf, printLike } from './edits.ts';
import type { Figure } from './figures.ts';
import type { NumberStyle } from './format.ts';
import { evaluate, type Form, HELD, measure, placesOf, type Reading, type Relation, readingOf } from './relation.ts';

export interface Repair {
  readonly figure: Figure;
  readonly edit: Edit;
  /** Broken relations that it settles. */
  readonly settles: readonly Relation[];
  /** Held relations that it breaks: percentages computed from the wrong figure. */
  readonly consequences: readonly Relation[];
  readonly support: number;
}
export interface Component {
  readonly relations: readonly Relation[];
  readonly repairs: readonly Repair[];
  /** Of equal rank with the first repair for the same relations; empty when one was chosen. */
  readonly equals: readonly Repair[];
  /** Relations that no edit settled. */
  readonly unsettled: readonly Relation[];
  readonly searched: boolean;
}

/** Candidate edits that are weighed in one component; beyond it the component is "not searched". */
const BUDGET = 60_000;

export interface RepairInput {
  readonly failed: readonly Relation[];
  readonly held: readonly Relation[];
  readonly style: NumberStyle;
}

interface Candidate {
  readonly figure: Figure;
  readonly edit: Edit;
  settles: Relation[];
  /** Of those settled, how many to the digit and not only by rounding. */
  exact: number;
  breaks: Relation[];
  confirms: number;
}

export function repairs({ failed, held, style }: RepairInput): Component[] {
  const byFigure = new Map<number, Relation[]>();
  for (const relation of [...failed, ...held]) {
    for (const figure of new Set(relation.figures.map((one) => one.id))) {
      const list = byFigure.get(figure);
      if (list === undefined) byFigure.set(figure, [relation]);
      else list.push(relation);
    }
  }
  return componentsOf(failed).map((component) => repairComponent(component, new Set(failed), byFigure, style));
}

function componentsOf(failed: readonly Relation[]): Relation[][] {
  const root = new Map<number, number>();
  const find = (id: number): number => {
    let at = id;
    while ((root.get(at) ?? at) !== at) at = root.get(at) ?? at;
    let walk = id;
    while (walk !== at) {
      const next = root.get(walk) ?? walk;
      root.set(walk, at);
      walk = next;
    }
    return at;
  };
  for (const relation of failed) {
    const [first, ...rest] = relation.figures;
    if (first === undefined) continue;
    for (const other of rest) root.set(find(other.id), find(first.id));
  }
  const groups = new Map<number, Relation[]>();
  for (const relation of failed) {
    const key = find(relation.figures[0]?.id ?? -1);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [relation]);
    else list.push(relation);
  }
  return [...groups.values()];
}

function repairComponent(
  relations: readonly Relation[],
  failed: ReadonlySet<Relation>,
  byFigure: ReadonlyMap<number, readonly Relation[]>,
  style: NumberStyle,
): Component {
  let open = [...relations];
  const chosen: Repair[] = [];
  let spent = 0;
  for (let round = 0; round < 6 && open.length > 0; round += 1) {
    const candidates = candidatesFor(open, style);
    spent += candidates.length;
    if (candidates.length === 0) break;
    if (spent > BUDGET) return { relations, repairs: chosen, equals: [], unsettled: open, searched: false };
    const openSet = new Set(open);
    for (const candidate of candidates) weigh(candidate, openSet, failed, byFigure);
    const good = candidates.filter(
      (one) =>
        one.settles.length > 0 &&
        one.breaks.every((relation) => isComputedFrom(relation, one.figure)) &&
        (one.breaks.length === 0 || one.settles.length >= 2 || (one.edit.kind === 'restated' && supportOf(one, byFigure) >= 3)),
    );
    good.sort((a, b) => rank(b) - rank(a));
    const best = good[0];
    if (best === undefined) break;
    const equals = good.filter((one) => rank(one) === rank(best) && one.settles.some((relation) => best.settles.includes(relation)));
    const distinct = new Set(equals.map((one) => `${one.figure.id}:${one.edit.printed}`));
    if (distinct.size > 1) {
      // Nothing tells them apart. Where one of them settles all that is open it is still one slip.
      return { relations, repairs: chosen, equals: equals.map(toRepair), unsettled: open, searched: true };
    }
    chosen.push(toRepair(best));
    open = open.filter((relation) => !best.settles.includes(relation));
  }
  return { relations, repairs: chosen, equals: [], unsettled: open, searched: true };

  function toRepair(one: Candidate): Repair {
    return { figure: one.figure, edit: one.edit, settles: one.settles, consequences: one.breaks, support: supportOf(one, byFigure) };
  }
}

/** More relations settled, fewer broken; a slip of the hand before a recomputed value; what other relations confirm. */
function rank(one: Candidate): number {
  return (
    one.settles.length * 100 +
    one.exact * 20 -
    one.breaks.length * 10 +
    (one.edit.kind === 'recomputed' ? 0 : 4) +
    Math.min(one.confirms, 3)
  );
}

/** Settled relations, and those that speak for the same value where it is printed elsewhere. */
function supportOf(one: Candidate, byFigure: ReadonlyMap<number, readonly Relation[]>): number {
  const agreeing = new Set<Relation>(one.settles.filter((relation) => relation.form.type !== 'mention'));
  let mentions = 0;
  for (const relation of one.settles) {
    if (relation.form.type !== 'mention') continue;
    mentions = 1;
    const other = relation.figures.find((figure) => figure.id !== one.figure.id);
    for (const near of other === undefined ? [] : (byFigure.get(other.id) ?? [])) {
      if (near.form.type === 'mention') {
        const third = near.figures.find((figure) => figure.id !== other?.id);
        if (third !== undefined && third.id !== one.figure.id && equal(third.readings[0], one.edit.value))
          for (const far of byFigure.get(third.id) ?? [])
            if (far.form.type === 'ratio' && HELD.has(evaluate(far.form, far.figures.map(readingOf)))) agreeing.add(far);
      } else if (HELD.has(evaluate(near.form, near.figures.map(readingOf)))) agreeing.add(near);
    }
  }
  return agreeing.size + mentions;
}

function weigh(
  one: Candidate,
  open: ReadonlySet<Relation>,
  failed: ReadonlySet<Relation>,
  byFigure: ReadonlyMap<number, readonly Relation[]>,
): void {
  for (const relation of byFigure.get(one.figure.id) ?? []) {
    const verdict = evaluateWith(relation, one.figure, one.edit);
    const holds = HELD.has(verdict);
    if (failed.has(relation)) {
      if (holds && open.has(relation)) {
        one.settles.push(relation);
        if (verdict === 'exact') one.exact += 1;
      }
    } else if (holds) one.confirms += 1;
    else one.breaks.push(relation);
  }
}

export function evaluateWith(relation: Relation, figure: Figure, edit: Edit) {
  const values: Reading[] = relation.figures.map((one) => (one.id === figure.id ? readingWith(one, edit) : readingOf(one)));
  return evaluate(relation.form, values);
}
function readingWith(figure: Figure, edit: Edit): Reading {
  return { m: measure(figure, edit.value, edit.decimals), places: placesOf(figure, edit.decimals) };
}

/** Whether the relation's first figure is a percentage or mean that was worked out from this one. */
function isComputedFrom(relation: Relation, figure: Figure): boolean {
  return ['ratio', 'growth', 'growth-of-change'].includes(relation.form.type) && relation.figures[0]?.id !== figure.id;
}

function candidatesFor(open: readonly Relation[], style: NumberStyle): Candidate[] {
  const found = new Map<string, Candidate>();
  const put = (figure: Figure, edit: Edit) => {
    // "93,50" and "93,5" are one repair; a moved separator is the simpler slip.
    const key = `${figure.id}:${valueKey(edit.value)}`;
    if (!found.has(key) || edit.kind === 'separator') found.set(key, { figure, edit, settles: [], exact: 0, breaks: [], confirms: 0 });
  };
  for (const relation of open) {
    const wide = relation.figures.length > 400;
    const needs = relation.form.type === 'sum' || relation.form.type === 'difference' ? neededSums(relation) : null;
    relation.figures.forEach((figure, index) => {
      if (relation.form.type === 'mention') {
        const other = relation.figures[1 - index];
        if (other !== undefined)
          put(figure, { value: other.readings[0], decimals: other.decimals, printed: other.printed, kind: 'restated' });
        return;
      }
      const need = needs?.[index];
      if (wide && need === undefined) return;
      for (const edit of editsOf(figure, style)) {
        if (need !== undefined && !near(shift(edit.value, figure.unit?.power ?? 0), need)) continue;
        if (need === undefined && !HELD.has(evaluateWith(relation, figure, edit))) continue;
        put(figure, edit);
      }
      if (need !== undefined && index === 0 && relation.form.type === 'sum' && relation.figures.length > 2) {
        // A part left out of its sum, or added twice.
        const off = sub(need.value, measure(figure).v);
        if (relation.figures.slice(1).some((part) => equal(abs(off), measure(part).v))) {
          const value = shift(need.value, -(figure.unit?.power ?? 0));
          put(figure, { value, decimals: figure.decimals, printed: printLike(figure, value, style), kind: 'part' });
        }
      }
    });
    const [result, a, b] = relation.figures;
    const computed = result === undefined ? null : recomputed(relation.form, result, a, b);
    if (computed !== null && result !== undefined)
      put(result, {
        value: computed,
        decimals: result.decimals,
        printed: printLike(result, computed, style, result.decimals),
        kind: 'recomputed',
      });
  }
  return [...found.values()];
}

function valueKey({ m, e }: Decimal): string {
  let [digits, places] = [m, e];
  while (places > 0 && digits % 10n === 0n) [digits, places] = [digits / 10n, places - 1];
  return `${digits}e${places}`;
}

interface Need {
  readonly value: Decimal;
  /** How far off the value may still be: half of all last places together. */
  readonly slack: Decimal;
}
const near = (value: Decimal, need: Need): boolean => compare(abs(sub(value, need.value)), need.slack) <= 0;

/** For each figure of total = Σ parts: the value it would have to have. */
function neededSums(relation: Relation): Need[] {
  const measured = relation.figures.map((figure) => measure(figure));
  const [total, ...parts] = measured;
  if (total === undefined) return [];
  const off = sub(total.v, sum(parts.map((part) => part.v)));
  const all = add(total.ulp, sum(parts.map((part) => part.ulp)));
  const slack = { m: all.m * 5n, e: all.e + 1 };
  return measured.map((one, index) => ({ value: index === 0 ? sub(one.v, off) : add(one.v, off), slack }));
}

/** A percentage, mean or change worked out anew from its terms, at the printed decimals. */
export function recomputed(form: Form, result: Figure, a: Figure | undefined, b: Figure | undefined): Decimal | null {
  if (a === undefined || b === undefined) return null;
  const [x, y] = [measure(a).v, measure(b).v];
  const power = result.unit?.power ?? 0;
  const places = result.decimals;
  const value = (numerator: Decimal, denominator: Decimal): Decimal | null => divide(shift(numerator, -power), denominator, places);
  switch (form.type) {
    case 'ratio':
      return value(mul(x, decimal(form.factor)), y);
    case 'growth':
      return value(mul(form.sign === 1 ? sub(y, x) : sub(x, y), decimal(100)), x);
    case 'growth-of-change':
      return value(mul(x, decimal(100)), form.sign === 1 ? sub(y, x) : add(y, x));
    default:
      return null;
  }
}
