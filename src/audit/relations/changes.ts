/** `change`: from x to y is d, in points, per cent, pieces or times; against the same period when its value is printed. */
import type { Figure } from '../figures.ts';
import { type Form, type Grade, type Relation, evaluate, HELD, readingOf } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';

const UP = /(?:tăng|vượt|cao hơn|nhiều hơn|thêm|lên|hơn)/iu;
const DOWN = /(?:giảm|thấp hơn|ít hơn|kém|hụt|xuống)/iu;
/** The word of change stands right before its figure: "tăng thêm 59 con", "giảm bình quân 4%" is an average and is left alone. */
const LEADS = /(?:tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn|hụt)(?: thêm| được| đi| khoảng| tới| là| tương ứng| tuyệt đối| so với [^,;:.()]{1,60}?(?: là)?,?)? ?$/iu;
const TIMES = /(?:gấp|tăng|bằng)(?: khoảng| hơn)? ?$/iu;
/** What the change is measured against: last year, the plan, the state before. */
const AGAINST = /(?:so với|cùng kỳ|năm trước|năm ngoái|vụ trước|kỳ trước|quý trước|tháng trước|đầu năm|cuối năm|đầu kỳ|thực hiện năm|năm (?:19|20)\d\d|trước (?:đó|sắp xếp|khi))/iu;

const isPercent = (figure: Figure) => figure.unit?.dim === 'percent';
const isPoint = (figure: Figure) => figure.unit?.dim === 'point';
const isTimes = (figure: Figure) => figure.unit?.dim === 'times';
const like = (a: Figure, b: Figure) => (a.unit?.dim ?? null) === (b.unit?.dim ?? null) || a.unit === null || b.unit === null;
const filled = (figure: Figure, other: Figure) => (figure.unit === null && other.unit !== null ? withUnit(figure, other.unit) : figure);

interface Pair {
  readonly from: Figure;
  readonly to: Figure;
  readonly at: Statement;
  readonly end: Statement;
}

export function changeRelations(statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.figures.length < 2) continue;
    for (const [scopeIndex, list] of piece.byScope) {
      const used = new Set<Figure>();
      fromTo(piece, scopeIndex, list, relations, used);
      against(piece, list, relations, used);
    }
  }
  return relations.filter((one) => one.figures.every((figure) => figure.qualifier === 'none' || (figure.qualifier === 'limit' && one.why.startsWith('từ'))));
}

/** The change d of the values x → y, by the unit d is printed in. null: the units do not meet. */
function formOf(d: Figure, from: Figure, to: Figure, down: boolean): { form: Form; figures: Figure[] } | null {
  if (isTimes(d)) return isPercent(from) && isPercent(to) ? null : { form: { type: 'ratio', factor: 1 }, figures: down ? [d, from, to] : [d, to, from] };
  const points: { form: Form; figures: Figure[] } = { form: { type: 'difference' }, figures: down ? [from, to, asUnit(d, from)] : [to, from, asUnit(d, from)] };
  if (isPoint(d)) return isPercent(from) ? points : null;
  if (isPercent(d)) {
    const growth: { form: Form; figures: Figure[] } = { form: { type: 'growth', sign: down ? -1 : 1 }, figures: [d, from, to] };
    if (!isPercent(from)) return growth;
    // "giảm 4,5% (từ 12% xuống 7,5%)" means points; the relative reading is the other one people use.
    const relative = evaluate(growth.form, growth.figures.map(readingOf));
    return HELD.has(relative) && !HELD.has(evaluate(points.form, points.figures.map(readingOf))) ? growth : points;
  }
  return like(d, from) ? points : null;
}
function asUnit(d: Figure, other: Figure): Figure {
  if (isPoint(d) || (isPercent(d) && isPercent(other))) return other.unit === null ? d : { ...d, unit: other.unit };
  return filled(d, other);
}

function push(relations: Relation[], d: Figure, pair: Pair, down: boolean, grade: Grade, why: string): void {
  const found = formOf(d, pair.from, pair.to, down);
  if (found === null) return;
  // Printed difference first for people; the form keeps its own order.
  relations.push({ rule: 'change', form: found.form, figures: found.figures, grade, why });
}

/** "từ x … (xuống|lên|còn|đến) y", with the change before, after or around it. */
function fromTo(piece: PieceStatements, scopeIndex: number, list: readonly Statement[], relations: Relation[], used: Set<Figure>): void {
  const { text } = piece.piece.view;
  for (let i = 0; i + 1 < list.length; i += 1) {
    const x = list[i] as Statement;
    const y = list[i + 1] as Statement;
    if (x.sentence[0] !== y.sentence[0] || x.clause[0] !== y.clause[0]) continue;
    if (!/(?:từ|đang từ)(?: mức| con số| khoảng)? ?$/iu.test(x.label) && !/(?:^|[\s(,])từ (?:\p{L}+ ){0,6}$/iu.test(x.label.slice(-50))) continue;
    const between = text.slice(x.end, y.value.start);
    if (between.length > 90 || !/(?:xuống|lên|còn|đến|thành|sang|tới)(?: còn| đến| mức| thành)? ?$|(?:xuống|lên|còn|đến)(?: còn)? (?:\p{L}+ ){0,4}$/iu.test(between)) continue;
    if (!like(x.value, y.value) || isTimes(x.value)) continue;
    const pair: Pair = { from: filled(x.value, y.value), to: filled(y.value, x.value), at: x, end: y };
    const words = `${x.label} ${between}`;
    const down = /xuống|giảm|còn/iu.test(between) || (/giảm/iu.test(words) && !/tăng/iu.test(words));
    let found = false;
    // Before: "giảm d (từ x xuống y)", "giảm d, từ x xuống y".
    const owner = i === 0 ? ownerOf(piece, scopeIndex) : undefined;
    const earlier = i === 0 ? owner : list[i - 1];
    if (earlier !== undefined && (earlier === owner || earlier.clause[0] === x.clause[0])) {
      const d = earlier.value;
      const lead = earlier.label.slice(-60);
      if ((LEADS.test(lead) || ((isPercent(d) || isPoint(d)) && /(?:tăng|giảm)[^,;:]*$/iu.test(lead))) && (earlier === owner || /^[\s,]*(?:\([^)]*\))?[\s,]*từ|^[^,;]{0,60}từ/iu.test(text.slice(earlier.end, x.value.start))) && !used.has(d)) {
        const before = lead.slice(-40);
        push(relations, d, pair, lastIs(before, DOWN, UP), isPercent(d) || isPoint(d) || like(d, pair.from) ? 'certain' : 'likely', 'từ … đến, đổi đứng trước');
        used.add(d);
        found = true;
      }
    }
    // After: "từ x xuống y, giảm d (tương ứng giảm p%)".
    for (let k = i + 2; k < list.length && k <= i + 4; k += 1) {
      const after = list[k] as Statement;
      if (after.sentence[0] !== x.sentence[0] || (after.clause[0] !== x.clause[0] && k > i + 2)) break;
      if (!isChange(after)) break;
      push(relations, after.value, pair, lastIs(after.label.slice(-40), DOWN, UP, down), 'certain', 'từ … đến, đổi đứng sau');
      used.add(after.value);
      found = true;
    }
    for (const inner of [...y.inner.flat()]) {
      if (!isChange(inner) || used.has(inner.value)) continue;
      push(relations, inner.value, pair, lastIs(inner.label.slice(-40), DOWN, UP, down), 'certain', 'từ … đến, đổi trong ngoặc');
      used.add(inner.value);
    }
    if (found) continue;
  }
}

function isChange(one: Statement): boolean {
  const lead = one.label.slice(-70);
  return LEADS.test(lead) || (isTimes(one.value) && TIMES.test(lead)) || /(?:tăng|giảm)(?: \p{L}+){0,3} $/iu.test(lead);
}

function ownerOf(piece: PieceStatements, scopeIndex: number): Statement | undefined {
  const scope = piece.piece.scopes[scopeIndex];
  if (scope === undefined || scope.parent < 0) return undefined;
  return (piece.byScope.get(scope.parent) ?? []).findLast((one) => one.value.end <= scope.start && scope.start - one.end < 120);
}

/** Which direction the last of the words says. */
function lastIs(text: string, down: RegExp, up: RegExp, fallback = false): boolean {
  const d = lastIndex(text, down);
  const u = lastIndex(text, up);
  return d === u ? fallback : d > u;
}
function lastIndex(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'giu'))) at = match.index;
  return at;
}

/** "a, tăng d so với cùng kỳ (b)": the value before is printed behind the comparison. */
function against(piece: PieceStatements, list: readonly Statement[], relations: Relation[], used: Set<Figure>): void {
  const { text } = piece.piece.view;
  list.forEach((one, index) => {
    if (used.has(one.value) || !isChange(one)) return;
    const previous = subjectOf(list, index);
    if (previous === undefined) return;
    const limit = list[index + 1]?.value.start ?? one.clause[1];
    const words = text.slice(one.end, Math.min(limit, one.end + 160));
    const lead = `${one.label} ${words}`;
    if (!AGAINST.test(lead)) return;
    const then = baseOfComparison(piece, list, one, index, previous);
    if (then === null) return;
    const pair: Pair = { from: filled(then, previous.value), to: previous.value, at: one, end: one };
    push(relations, one.value, pair, lastIs(one.label.slice(-50), DOWN, UP), 'certain', 'so với');
    used.add(one.value);
    // "tăng 120 hộ, tương đương 10,2%": a second form of the same change.
    const second = list[index + 1];
    if (second !== undefined && second.value !== then && second.clause[0] === one.clause[0] && (isPercent(second.value) || isTimes(second.value)) && /(?:tương đương|tương ứng|tức|hay|bằng)[^,;]*$/iu.test(second.label)) {
      push(relations, second.value, pair, lastIs(one.label.slice(-50), DOWN, UP), 'certain', 'so với, hai cách');
      used.add(second.value);
    }
    if (one.percent !== null && !used.has(one.percent)) {
      push(relations, one.percent, pair, lastIs(`${one.label.slice(-50)} ${one.percentLead}`, DOWN, UP), 'likely', 'so với, hai cách');
      used.add(one.percent);
    }
  });
}

/** The quantity that changed: the statement before, in the same sentence, that is no change itself. */
function subjectOf(list: readonly Statement[], index: number): Statement | undefined {
  const one = list[index] as Statement;
  for (let k = index - 1; k >= 0; k -= 1) {
    const other = list[k] as Statement;
    if (other.sentence[0] !== one.sentence[0]) return undefined;
    if (isChange(other)) continue;
    if (isPercent(one.value) || isPoint(one.value) || isTimes(one.value)) return other.value.unit?.dim === 'percent' && other.base !== null ? undefined : other;
    return like(other.value, one.value) && other.value.unit !== null ? other : undefined;
  }
  return undefined;
}

function baseOfComparison(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number, subject: Statement): Figure | null {
  const { text } = piece.piece.view;
  const usable = (figure: Figure) => figure.qualifier === 'none' && (subject.value.unit === null ? figure.unit === null : figure.unit?.dim === subject.value.unit.dim || figure.unit === null);
  for (const inner of one.inner) {
    const [first, ...more] = inner;
    if (first !== undefined && more.length === 0 && first.base === null && usable(first.value) && !isChange(first)) return first.value;
  }
  const next = list[index + 1];
  if (next !== undefined && next.clause[0] === one.clause[0] && usable(next.value) && next.base === null) {
    const words = text.slice(one.end, next.value.start);
    if (words.length < 120 && AGAINST.test(words) && !/;/u.test(words) && /(?:là|với|trước|kỳ|năm (?:19|20)\d\d|:|\() ?(?:là |chỉ |có |đạt )?$/iu.test(words)) return next.value;
  }
  // "so với 1.300 hộ năm 2022, giảm 50 hộ": the base before the change, in its label or as a statement led by "so với".
  const before = list[index - 1];
  if (before !== undefined && before !== subject && before.sentence[0] === one.sentence[0] && /so với (?:\p{L}+ ){0,6}$/iu.test(before.label) && usable(before.value)) return before.value;
  return null;
}
