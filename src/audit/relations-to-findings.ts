/** Relations → verdicts → repairs → findings. */
import { type Decided, decide, distinct } from './decide.ts';
import { printLike } from './edits.ts';
import type { Figure } from './figures.ts';
import type { NumberStyle } from './format.ts';
import type { Found, Spot } from './found.ts';
import { conventionSentence, expectedOf, failureSentence } from './messages.ts';
import type { RuleName } from './model.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from './relation.ts';
import { type Component, type Repair, recomputed, repairs } from './repair.ts';
import { settleSlots } from './settle.ts';
import { confirmedBy, severityOf } from './slip.ts';

export interface Judged {
  readonly decided: readonly Decided[];
  readonly unchecked: number;
  readonly notSearched: number;
  readonly found: readonly Found[];
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
  const sentence = failureSentence(main, style);
  const unit = repair.figure.unit?.name === '%' ? '%' : '';
  const also = consequences.map((one) => ` Kéo theo: ${one.figure.printed}% tính từ số này, phải là ${one.now}%.`).join('');
  const support = Math.max(repair.support, 1);
  return {
    rule: main.rule as RuleName,
    severity: worst(repair.settles, severities),
    message: `${sentence.replace(/\.$/u, '')}; ${support > 1 || repair.figure.id === main.figures[0]?.id ? 'nhiều khả năng' : 'có thể'} ${repair.figure.printed}${unit} đúng ra là ${repair.edit.printed}${unit}.${also}`,
    // The consequence is the second quote.
    spots: [spots[0] as Spot, ...consequences.map((one) => spotOf(one.figure)), ...spots.slice(1)],
    stated: repair.figure.printed,
    expected: repair.edit.printed,
    suggestion: {
      spot: spotOf(repair.figure),
      with: repair.edit.printed,
      support,
      reason: reasonOf(support, repair),
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

function reasonOf(support: number, repair: Repair): string {
  const count = support === 1 ? 'một quan hệ' : `${support} quan hệ`;
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
