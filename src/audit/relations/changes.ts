/** `change`: from x to y is d, in points, per cent, pieces or times; against the same period when its value is printed. */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import { pruned } from '../slots.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { nearOwnerOf, withUnit } from '../statements.ts';
import { fill, type Pair, pairsAround, sameDim, scopesNear } from './change-pairs.ts';
import { directionOf, isChange, isPercent, isPoint, isTimes } from './change-words.ts';

/** What a change is measured against. */
const AGAINST =
  /(?:so với|cùng kỳ|năm trước|năm ngoái|năm học|vụ trước|kỳ trước|quý trước|tháng trước|lần trước|đầu năm|cuối năm|đầu kỳ|thực hiện|năm (?:19|20)\d\d|mức chung|trước (?:đó|sắp xếp|khi)|kế hoạch|dự toán|mục tiêu|chỉ tiêu)/iu;

/** Behind a comparison whose value is not printed: a part, or what another subject came to. */
const OTHERS = /;|trong (?:số )?đó|gồm|chia ra|,[^,]*(?<!\p{L})(?:đạt|ước|chiếm|còn|riêng|thì)(?!\p{L})/iu;

export function changeRelations(statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.figures.length < 2) continue;
    const own: Relation[] = [];
    for (const [scopeIndex, list] of piece.byScope) {
      for (const [index, one] of list.entries())
        if (one.base === null || isPercent(one.value)) changeAt(piece, scopeIndex, list, one, index, own);
    }
    const plain = own.filter((one) => one.figures.every((figure) => figure.qualifier === 'none' || figure.qualifier === 'limit'));
    for (const relation of pruned(plain)) relations.push(relation);
  }
  return relations;
}

function changeAt(
  piece: PieceStatements,
  scopeIndex: number,
  list: readonly Statement[],
  written: Statement,
  index: number,
  relations: Relation[],
): void {
  const one = withUnitBehind(piece, list, written, index);
  const d = one.value;
  const around = pairsAround(piece, scopeIndex, list, one, index);
  const framed = around.some(
    (pair) =>
      pair.why === 'từ … đến sau' ||
      pair.why === 'chênh lệch giữa' ||
      (pair.why === 'từ … đến trong ngoặc' && /tăng|giảm(?! nghèo)/iu.test(one.label)),
  );
  if (!isChange(one) && !framed) return;
  const said = directionOf(one.label.slice(-110));
  const previous = list[index - 1];
  const subject = subjects(piece, scopeIndex, list, one, index);
  const pairs: Pair[] = [...around];
  for (const from of bases(piece, list, one, index)) {
    subject.forEach((to, k) => {
      // Of several quantities before it the words do not say which one changed.
      const grade = k > 0 || to.sentence[0] !== one.sentence[0] ? 'possible' : subject.length > 1 ? 'likely' : from.grade;
      if (to.value !== from.figure) pairs.push({ from: fill(from.figure, to.value), to: to.value, grade, why: from.why });
    });
  }
  // Two values before the change: "năm 2022 x, năm 2023 y, tăng d".
  for (let k = 0; k + 1 < subject.length && k < 3; k += 1) {
    const [to, from] = [subject[k] as Statement, subject[k + 1] as Statement];
    pairs.push({ from: from.value, to: to.value, grade: 'possible', why: 'hai giá trị trước' });
    pairs.push({ from: to.value, to: from.value, grade: 'possible', why: 'hai giá trị trước' });
  }
  for (const pair of pairs) push(relations, d, pair, said);
  // "tăng 120 hộ, tương đương 10,2%" or "(10,2%)": the percentage is of the value before.
  const percent =
    (one.base === null ? one.percent : null) ??
    (previous !== undefined && isPercent(d) && isChange(previous) && !isPercent(previous.value) ? d : null);
  const absolute = percent === one.percent ? one : previous;
  if (percent === null || absolute === undefined) return;
  const direction = directionOf(absolute.label.slice(-70)) || said;
  for (const pair of pairs)
    if (percent !== d) push(relations, percent, { ...pair, grade: pair.grade === 'certain' ? 'likely' : pair.grade }, direction);
  const candidates = subjects(piece, scopeIndex, list, absolute, list.indexOf(absolute)).filter((other) =>
    sameDim(other.value, absolute.value),
  );
  const [to] = candidates;
  // "64 doanh nghiệp …; so với cùng kỳ tăng 14 doanh nghiệp (28%)": one quantity, and its change right before the bracket.
  const plain =
    candidates.length === 1 &&
    to?.sentence[0] === absolute.sentence[0] &&
    pairs.length === 0 &&
    AGAINST.test(absolute.label) &&
    piece.piece.view.text[percent.start - 1] === '(' &&
    piece.piece.view.text[percent.unitEnd] === ')';
  if (to !== undefined && direction !== 0)
    relations.push({
      rule: 'change',
      form: { type: 'growth-of-change', sign: direction },
      figures: [percent, absolute.value, to.value],
      grade: plain ? 'likely' : 'possible',
      why: 'mức và tỷ lệ',
      slot: `change:${percent.id}`,
      hint: true,
    });
}

/** "giảm 4 so với 15 doanh nghiệp của cùng kỳ": the unit is said once, behind. */
function withUnitBehind(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number): Statement {
  const next = list[index + 1];
  const unit = next?.value.unit;
  if (one.value.unit !== null || one.base !== null || next === undefined || unit == null || !unit.dim.startsWith('count:')) return one;
  const between = piece.piece.view.text.slice(one.value.unitEnd, next.value.start);
  return /^ so với (?:[^,;.()\d]{0,30} )?$/iu.test(between) ? { ...one, value: withUnit(one.value, unit) } : one;
}

/** Whether a change printed as d may be one of a quantity printed as q. */
function changes(d: Figure, q: Figure): boolean {
  if (q.unit?.dim.startsWith('time:') === true) return sameDim(d, q);
  if (q.unit === null) return !isPoint(d);
  if (isPoint(d)) return isPercent(q);
  if (isPercent(d) || isTimes(d)) return !isTimes(q) && !isPoint(q);
  return sameDim(d, q) && !isTimes(q);
}

function push(relations: Relation[], d: Figure, pair: Pair, said: -1 | 0 | 1): void {
  const { from, to } = pair;
  if (
    !changes(d, from) ||
    !changes(d, to) ||
    (from.unit === null) !== (to.unit === null) ||
    !(sameDim(from, to) || from.unit === null || to.unit === null)
  )
    return;
  const directions: readonly (1 | -1)[] = said !== 0 ? [said] : pair.down === undefined ? [1, -1] : [pair.down ? -1 : 1];
  directions.forEach((direction, k) => {
    const grade: Grade = k === 0 ? pair.grade : 'possible';
    const common = { rule: 'change', why: pair.why, slot: `change:${d.id}`, hint: true } as const;
    // Points are reckoned like the percentages they part, and called what they are.
    const like = (isPoint(d) || isPercent(d)) && to.unit !== null ? { ...d, unit: { ...to.unit, name: d.unit?.name ?? to.unit.name } } : d;
    const points: Relation = {
      ...common,
      form: { type: 'difference' },
      figures: direction === -1 ? [from, to, like] : [to, from, like],
      grade,
    };
    const growth: Relation = { ...common, form: { type: 'growth', sign: direction }, figures: [d, from, to], grade };
    if (isTimes(d))
      relations.push({ ...common, form: { type: 'ratio', factor: 1 }, figures: direction === -1 ? [d, from, to] : [d, to, from], grade });
    else if (isPoint(d)) relations.push(points);
    else if (isPercent(d) && isPercent(to)) relations.push(points, { ...growth, grade: 'possible' });
    else relations.push(isPercent(d) ? growth : points);
  });
}

/** The quantity that changed: statements before, nearest first, that are no change themselves; the owner of the parenthesis. */
function subjects(piece: PieceStatements, scopeIndex: number, list: readonly Statement[], one: Statement, index: number): Statement[] {
  const found: Statement[] = [];
  // "…; giảm 50 tấn so với năm 2022 (600 tấn), còn 550 tấn": what it came to stands behind it, in its own clause.
  const next = list[index + 1];
  const rest =
    next?.clause[0] === one.clause[0] && /[, ](?:chỉ )?còn ?$/iu.test(next.label) && sameDim(next.value, one.value) ? next : undefined;
  for (let k = index - 1; k >= 0 && found.length < 4; k -= 1) {
    const other = list[k] as Statement;
    if (rest !== undefined && other.clause[0] !== one.clause[0]) return found.length > 0 ? found : [rest];
    if (other.sentence[0] !== one.sentence[0]) break;
    if (isChange(other) || !changes(one.value, other.value) || other.value.qualifier === 'range') continue;
    if (other.base !== null && (isPercent(other.value) || other.value.unit === null)) continue;
    found.push(other);
  }
  // "… 16.919 lượt. So với cùng kỳ (13.419 lượt), kết quả này tăng 3.500 lượt": the quantity of the sentence before.
  if (found.length === 0)
    for (let k = index - 1; k >= Math.max(0, index - 4); k -= 1) {
      const other = list[k] as Statement;
      if (!isChange(other) && changes(one.value, other.value) && other.base === null && other.value.unit !== null) found.push(other);
    }
  const owner = nearOwnerOf(piece, scopeIndex);
  if (owner !== undefined && changes(one.value, owner.value) && !isChange(owner)) found.push(owner);
  return found;
}

/** The value it is measured against, where it is printed. */
function bases(
  piece: PieceStatements,
  list: readonly Statement[],
  one: Statement,
  index: number,
): { figure: Figure; grade: Grade; why: string }[] {
  const { text } = piece.piece.view;
  const found: { figure: Figure; grade: Grade; why: string }[] = [];
  const usable = (other: Statement) => other.base === null && changes(one.value, other.value) && !isChange(other);
  const put = (figure: Figure, grade: Grade, why: string) => {
    if (!found.some((known) => known.figure === figure)) found.push({ figure, grade, why });
  };
  const after = one.percent === null ? one.value.unitEnd : Math.max(one.value.unitEnd, one.percent.unitEnd);
  for (const [scopeIndex, inner] of scopesNear(piece, one)) {
    const scope = piece.piece.scopes[scopeIndex];
    const [first, ...more] = inner;
    if (scope === undefined || first === undefined || more.length > 0 || scope.parent !== one.scope || !usable(first)) continue;
    // "so với cùng kỳ (2.210 ca) giảm 884 ca", "tăng 41 ca so với tháng 9 (162 ca)".
    if (
      scope.start > one.from &&
      scope.end < one.value.start &&
      !(list[index - 1] !== undefined && isChange(list[index - 1] as Statement)) &&
      /so với|cùng kỳ|năm trước|năm ngoái|kỳ trước/iu.test(text.slice(one.from, scope.start) + first.label)
    )
      put(first.value, 'certain', 'so với (…) trước');
    else if (
      scope.start >= after &&
      scope.start - after < 140 &&
      !text.slice(after, scope.start).includes(';') &&
      scope.start <= (list[index + 1]?.value.start ?? one.sentence[1]) &&
      scope.end <= one.sentence[1] + 1 &&
      (AGAINST.test(text.slice(after, scope.start) + first.label) || (!isPercent(one.value) && AGAINST.test(one.label.slice(-60))))
    )
      put(first.value, 'certain', 'so với (…)');
  }
  const next = list[index + 1];
  if (next !== undefined && next.sentence[0] === one.sentence[0] && usable(next)) {
    const words = text.slice(after, next.value.start);
    // "so với tháng trước, các hợp tác xã bán 16 tấn": behind the comma another thought begins.
    const goesOn = /,(?! ?(?:là|đạt|tức)(?!\p{L}))/u.test(words);
    if (words.length < 130 && !goesOn && AGAINST.test(words) && !OTHERS.test(words) && /so với|là|với|cùng kỳ|của/iu.test(words))
      put(next.value, 'certain', 'so với … là');
  }
  const before = list[index - 1];
  if (before !== undefined && before.sentence[0] === one.sentence[0] && usable(before) && /so với (?:[^,;.]{0,50}) ?$/iu.test(before.label))
    put(before.value, 'likely', 'so với … trước');
  // The comparison of the change before it ("giảm 884 ca, giảm 40%").
  // A change with a comparison of its own has a base of its own, printed or not.
  const own = text.slice(after, Math.min(after + 60, list[index + 1]?.value.start ?? one.clause[1]));
  if (
    before !== undefined &&
    isChange(before) &&
    before.sentence[0] === one.sentence[0] &&
    found.length === 0 &&
    index > 0 &&
    !/so với|cùng kỳ/iu.test(own.split(/[;.]/u)[0] ?? '')
  )
    return bases(piece, list, before, index - 1).filter((other) => changes(one.value, other.figure));
  return found;
}
