/** Relations → verdicts → repairs → findings. */

import { editsOf, printLike } from './edits.ts';
import type { Figure } from './figures.ts';
import type { NumberStyle } from './format.ts';
import type { Found, Spot } from './found.ts';
import { jointly } from './joint.ts';
import { conventionSentence, expectedOf, failureSentence } from './messages.ts';
import type { RuleName } from './model.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from './relation.ts';
import { type Component, type Repair, recomputed, repairs } from './repair.ts';
import type { Verdict } from './verdict.ts';

export interface Decided {
  readonly relation: Relation;
  readonly verdict: Verdict;
  /** Held only when a malformed number is read as its groups say. */
  readonly reread?: Figure;
}
export interface Judged {
  readonly decided: readonly Decided[];
  readonly unchecked: number;
  readonly notSearched: number;
  readonly found: readonly Found[];
}

/** One relation a (rule, ordered positions): the surest proposal counts. */
function distinct(relations: readonly Relation[]): Relation[] {
  const order = { certain: 0, likely: 1, possible: 2 };
  const byKey = new Map<string, Relation>();
  for (const relation of relations) {
    const key = `${relation.rule}:${relation.form.type}:${relation.figures.map((figure) => figure.id).join(',')}`;
    const known = byKey.get(key);
    if (known === undefined || order[relation.grade] < order[known.grade]) byKey.set(key, relation);
  }
  return [...byKey.values()];
}

function decide(relation: Relation): Decided {
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

const LOWER = { certain: 'likely', likely: 'possible', possible: 'possible' } as const;
const GRADE = { certain: 0, likely: 1, possible: 2 } as const;
const FIRST = { exact: 0, rounding: 1, truncation: 2, failed: 3 } as const;

/**
 * Of the readings of one slot: the first that holds, else the likeliest, its grade lowered where others are as likely. Where siblings hold
 * with one base ("A x (p%), B y (q%), …"), that base is the base of the one that fails too.
 */
function settleSlots(decided: readonly Decided[], style: NumberStyle): Decided[] {
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
    // Where the sure reading fails, another one must hold by more than small numbers.
    const doubtful = list.some((one) => one.verdict === 'failed' && one.relation.grade === 'certain');
    const holds = list
      .filter(
        (one) =>
          one.verdict !== 'failed' &&
          !(doubtful && one.relation.grade === 'possible' && one.relation.form.type === 'sum' && roomOf(one.relation) < 50),
      )
      .sort(
        (a, b) =>
          FIRST[a.verdict] - FIRST[b.verdict] ||
          GRADE[a.relation.grade] - GRADE[b.relation.grade] ||
          a.relation.figures.length - b.relation.figures.length,
      )[0];
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

/** Figures that a held relation vouches for: one the words are sure of, or an exact sum that is no accident. */
function confirmedBy(decided: readonly Decided[]): Set<number> {
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
function severityOf(relation: Relation, style: NumberStyle, confirmed: ReadonlySet<number>): 'error' | 'warning' | null {
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
const LIMITS = { likely: 1, hint: 0.35, possible: 0.02 } as const;

/**
 * Null when no single slip of an unconfirmed figure explains the failure; else how likely it is that an unrelated set of figures would be
 * explained so: the edits that were tried against the room the numbers have (round numbers have little).
 */
function slipOf(relation: Relation, style: NumberStyle, confirmed: ReadonlySet<number>): number | null {
  const { figures, form } = relation;
  if (figures.length > 60) return null;
  let edits = 0;
  let hit = false;
  for (const figure of figures) {
    if (confirmed.has(figure.id)) continue;
    for (const edit of editsOf(figure, style)) {
      if (edit.kind === 'drop' || edit.kind === 'double') continue;
      if (edit.kind !== 'separator') edits += 1;
      if (hit) continue;
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
function roomOf(relation: Relation): number {
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

export function judge(proposed: readonly Relation[], style: NumberStyle): Judged {
  const decidedAll = settleSlots(distinct(proposed).map(decide), style);
  const confirmed = confirmedBy(decidedAll);
  const severities = new Map<Relation, 'error' | 'warning' | null>();
  for (const one of decidedAll) if (one.verdict === 'failed') severities.set(one.relation, severityOf(one.relation, style, confirmed));
  const decided = decidedAll.filter((one) => one.verdict !== 'failed' || severities.get(one.relation) !== null);
  const failed = decided.filter((one) => one.verdict === 'failed').map((one) => one.relation);
  const held = decided.filter((one) => one.verdict !== 'failed').map((one) => one.relation);
  const components = repairs({ failed: failed.filter((one) => one.form.type !== 'part'), held, style });
  const found: Found[] = [];
  for (const component of components) found.push(...fromComponent(component, severities, style));
  for (const relation of failed)
    if (relation.form.type === 'part' && !covered(relation, components))
      found.push(fromRelation(relation, severities.get(relation) ?? 'error', style));
  found.push(...conventions(decided, style));
  for (const { relation, reread } of decided) if (reread !== undefined) found.push(rewritten(relation, reread, style));
  return {
    decided,
    unchecked: decidedAll.length - decided.length,
    notSearched: components.filter((one) => !one.searched).length,
    found: uniqueFound(found),
  };
}

function covered(relation: Relation, components: readonly Component[]): boolean {
  return components.some((component) =>
    component.repairs.some((repair) => relation.figures.some((figure) => figure.id === repair.figure.id)),
  );
}

const spotOf = (figure: Figure): Spot => ({ piece: figure.block, start: figure.start, end: figure.end });

function worst(relations: readonly Relation[], severities: ReadonlyMap<Relation, 'error' | 'warning' | null>): 'error' | 'warning' {
  return relations.some((relation) => severities.get(relation) === 'error') ? 'error' : 'warning';
}

/** Rules that name the cause best, first. */
const PRIORITY = ['sum', 'table', 'mention', 'change', 'product', 'attainment', 'ratio', 'mean', 'duration', 'part'];
const byPriority = (relations: readonly Relation[]): Relation[] =>
  [...relations].sort((a, b) => PRIORITY.indexOf(a.rule) - PRIORITY.indexOf(b.rule));

function fromComponent(component: Component, severities: ReadonlyMap<Relation, 'error' | 'warning' | null>, style: NumberStyle): Found[] {
  const found: Found[] = component.repairs.map((repair) => fromRepair(repair, severities, style));
  // Equal candidates for the same relations are one finding: it happened once, nobody can say where.
  const open = new Set(component.unsettled);
  for (const relation of byPriority(component.unsettled)) {
    if (!open.has(relation)) continue;
    open.delete(relation);
    const equals = component.equals.filter((one) => one.settles.includes(relation));
    const others = [...open].filter((other) => equals.length > 0 && equals.every((one) => one.settles.includes(other)));
    for (const other of others) open.delete(other);
    found.push(fromRelation(relation, worst([relation, ...others], severities), style, equals));
  }
  return found;
}

function fromRepair(repair: Repair, severities: ReadonlyMap<Relation, 'error' | 'warning' | null>, style: NumberStyle): Found {
  const [main] = byPriority(repair.settles) as [Relation, ...Relation[]];
  const spots = [spotOf(repair.figure)];
  for (const figure of main.figures) if (figure.id !== repair.figure.id && spots.length < 40) spots.push(spotOf(figure));
  const consequences = repair.consequences.flatMap((relation) => {
    const [result, a, b] = relation.figures;
    if (result === undefined) return [];
    const terms = [a, b].map((term) =>
      term !== undefined && term.id === repair.figure.id
        ? { ...term, readings: [repair.edit.value] as const, decimals: repair.edit.decimals }
        : term,
    );
    const value = recomputed(relation.form, result, terms[0], terms[1]);
    return value === null ? [] : [{ figure: result, now: printLike(result, value, style) }];
  });
  const rules = [...new Set(repair.settles.map((relation) => relation.rule))];
  const sentence = failureSentence(main, style);
  const unit = repair.figure.unit?.name === '%' ? '%' : '';
  const also = consequences.map((one) => ` Kéo theo: ${one.figure.printed}% tính từ số này, phải là ${one.now}%.`).join('');
  const support = Math.max(repair.support, 1);
  return {
    rule: main.rule as RuleName,
    severity: worst(repair.settles, severities),
    message: `${sentence.replace(/\.$/u, '')}; nhiều khả năng ${repair.figure.printed}${unit} đúng ra là ${repair.edit.printed}${unit}.${also}`,
    // The consequence is the second quote.
    spots: [spots[0] as Spot, ...consequences.map((one) => spotOf(one.figure)), ...spots.slice(1)],
    stated: repair.figure.printed,
    expected: repair.edit.printed,
    suggestion: {
      spot: spotOf(repair.figure),
      with: repair.edit.printed,
      support,
      reason: reasonOf(support, rules.length, repair),
    },
  };
}

const KINDS: Readonly<Record<Repair['edit']['kind'], string>> = {
  digit: 'sai một chữ số',
  swap: 'hai chữ số đổi chỗ',
  drop: 'thiếu một chữ số',
  double: 'thừa một chữ số',
  separator: 'sai dấu phân cách',
  part: 'cộng thiếu hoặc thừa một thành phần',
  recomputed: 'tính lại từ các số liên quan',
  restated: 'theo nơi khác đã ghi',
};

function reasonOf(support: number, rules: number, repair: Repair): string {
  const count = support === 1 ? 'một quan hệ' : `${support} quan hệ`;
  void rules;
  return `${KINDS[repair.edit.kind]}; ${count} cùng cho kết quả này`;
}

function fromRelation(relation: Relation, severity: 'error' | 'warning', style: NumberStyle, equals: readonly Repair[] = []): Found {
  const [first] = relation.figures;
  const expected = expectedOf(relation, style);
  const sentence = failureSentence(relation, style);
  const choices = [...new Map(equals.map((one) => [`${one.figure.id}${one.edit.printed}`, one])).values()].slice(0, 4);
  const named =
    choices.length > 1
      ? ` Có thể là ${choices.map((one) => `${one.figure.printed} → ${one.edit.printed}`).join(', hoặc ')}; cần đối chiếu bản gốc.`
      : '';
  const subject = relation.form.type === 'difference' ? relation.figures[2] : first;
  return {
    rule: relation.rule as RuleName,
    severity,
    message: sentence + named,
    spots: [...(subject === undefined ? [] : [subject]), ...relation.figures.filter((one) => one !== subject)].slice(0, 40).map(spotOf),
    ...(subject === undefined ? {} : { stated: subject.printed }),
    ...(expected === null || relation.form.type === 'difference' || relation.form.type === 'mention' ? {} : { expected }),
  };
}

/** Relations that hold only by rounding or by cutting, each a note. */
function conventions(decided: readonly Decided[], style: NumberStyle): Found[] {
  return decided
    .filter(
      (one) =>
        (one.verdict === 'rounding' || one.verdict === 'truncation') && one.reread === undefined && one.relation.form.type !== 'part',
    )
    .map(({ relation, verdict }) => ({
      rule: relation.rule as RuleName,
      severity: 'note' as const,
      message: conventionSentence(relation, style, verdict as 'rounding' | 'truncation'),
      spots: relation.figures.slice(0, 40).map(spotOf),
      ...(relation.figures[0] === undefined ? {} : { stated: relation.figures[0].printed }),
    }));
}

function rewritten(relation: Relation, figure: Figure, style: NumberStyle): Found {
  const fits = figure.readings.find(
    (one) =>
      evaluate(
        relation.form,
        relation.figures.map((other) =>
          other.id === figure.id ? { m: measure(other, one, one.e), places: placesOf(other, one.e) } : readingOf(other),
        ),
      ) !== 'failed',
  );
  const reading = fits ?? figure.readings[0];
  const right = printLike(figure, reading, style, reading.e);
  return {
    rule: relation.rule as RuleName,
    severity: 'error',
    message: `Số “${figure.printed}” đặt sai dấu phân cách; các số liên quan cho thấy phải là ${right}.`,
    spots: [figure, ...relation.figures.filter((one) => one.id !== figure.id)].slice(0, 40).map(spotOf),
    stated: figure.printed,
    expected: right,
    suggestion: { spot: spotOf(figure), with: right, support: 1, reason: 'sai dấu phân cách' },
  };
}

/** One finding for one place and rule. */
function uniqueFound(found: readonly Found[]): Found[] {
  const kept = new Map<string, Found>();
  const order = { error: 0, warning: 1, note: 2 };
  for (const one of [...found].sort((a, b) => order[a.severity] - order[b.severity])) {
    const key = `${one.severity === 'note' ? `${one.rule}:` : ''}${one.spots
      .slice(0, one.severity === 'note' ? 3 : 1)
      .map((spot) => `${spot.piece}:${spot.start}`)
      .join(',')}`;
    if (!kept.has(key)) kept.set(key, one);
  }
  return [...kept.values()];
}
