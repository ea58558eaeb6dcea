/** `sum` and `part`: totals and their parts in prose: "Trong đó", "gồm", parentheses, equations, items under a line, remainders. */
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import type { Grade, Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { addsInto } from '../units.ts';
import { type Family, familyOf, isSelection } from './families.ts';

/** Words that open the parts of what stands before them. `all`: says the list is complete. */
const TRIGGER = /(trong (?:số )?đó|bao gồm cả|bao gồm|gồm có|gồm|chia ra|phân ra|chi tiết|cụ thể)((?: là| như sau| có)?)( ?[:,]?)/giu;
const NEGATED = /(?:không|chưa|ngoài)\s*$/iu;
/** A figure led by these is no part: a change, a comparison, a rate, a limit. */
const NOT_PART = /(?:tăng|giảm|so với|cùng kỳ|bình quân|trung bình|mỗi|năm trước|năm ngoái|kế hoạch(?: năm| giao)?|chỉ tiêu(?: giao)?|mục tiêu|từ|xuống(?: còn)?|lên|đến|vượt|thiếu|dự kiến(?: đến)?|hơn|kém|cao hơn|thấp hơn|thứ|lần)(?: thêm| là| khoảng| được| giao)* ?$/iu;

interface Trigger {
  readonly at: number;
  readonly end: number;
  readonly word: string;
  readonly colon: boolean;
  readonly all: boolean;
}

function triggersOf(text: string): Trigger[] {
  const triggers: Trigger[] = [];
  for (const match of text.matchAll(TRIGGER)) {
    if (NEGATED.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    if (/\p{L}/u.test(text[match.index - 1] ?? '') || /^\p{L}/u.test(text[match.index + match[0].length] ?? '')) continue;
    const word = (match[1] ?? '').toLowerCase();
    triggers.push({
      at: match.index,
      end: match.index + match[0].length,
      word,
      colon: (match[3] ?? '').includes(':'),
      all: /^(?:bao gồm|gồm có|gồm|chia ra|phân ra)$/u.test(word),
    });
  }
  return triggers;
}

export function sumRelations(outline: Outline, statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell' && piece.piece.view.text.length < 60) continue;
    if (piece.piece.figures.length === 0) continue;
    inProse(piece, statements, relations);
    inParentheses(piece, relations);
    equations(piece, relations);
    remainders(piece, relations);
  }
  underLines(outline, statements, relations);
  return relations;
}

const labelWords = (one: Statement) => `${one.label} ${one.post}`;

function usable(figure: Figure): boolean {
  return figure.qualifier === 'none' && figure.unit?.dim !== 'times';
}

/** Parts as figures of the total's unit; null when one does not fit. */
function asParts(total: Figure, parts: readonly Figure[]): Figure[] | null {
  const fitted: Figure[] = [];
  for (const part of parts) {
    if (part.unit === null && total.unit !== null) fitted.push(withUnit(part, total.unit));
    else if (addsInto(total.unit, part.unit)) fitted.push(part);
    else return null;
  }
  return fitted;
}

function fits(total: Figure, part: Figure): boolean {
  if (part.unit === null) return total.unit === null || total.unit.dim !== 'percent';
  return addsInto(total.unit, part.unit);
}

export function gradeOf(family: Family, all: boolean, selection: boolean): Grade {
  if (selection) return 'possible';
  if (all || family === 'closed') return 'certain';
  return family === 'disjoint' ? 'likely' : 'possible';
}

/** Sum of values, and of bases where every part and the total have one. */
export function addSum(relations: Relation[], total: Statement, parts: readonly Statement[], grade: Grade, why: string): void {
  const values = asParts(
    total.value,
    parts.map((one) => one.value),
  );
  if (values !== null && usable(total.value) && values.every(usable) && values.length >= 1) {
    if (values.length === 1) {
      const [only] = values;
      if (only !== undefined) relations.push({ rule: 'part', form: { type: 'part' }, figures: [only, total.value], grade: 'certain', why });
    } else {
      relations.push({ rule: 'sum', form: { type: 'sum' }, figures: [total.value, ...values], grade, why });
    }
  }
  if (total.base === null || parts.length < 2) return;
  const bases = parts.map((one) => one.base);
  if (bases.some((base) => base === null)) return;
  const whole = asParts(total.base, bases.filter((base) => base !== null));
  if (whole !== null && whole.every(usable)) relations.push({ rule: 'sum', form: { type: 'sum' }, figures: [total.base, ...whole], grade, why: `${why}, bases` });
}

function inProse(piece: PieceStatements, all: readonly PieceStatements[], relations: Relation[]): void {
  const { text } = piece.piece.view;
  const triggers = triggersOf(text);
  for (const [scopeIndex, list] of piece.byScope) {
    const scope = piece.piece.scopes[scopeIndex];
    if (scope === undefined) continue;
    for (let t = 0; t < triggers.length; t += 1) {
      const trigger = triggers[t] as Trigger;
      if (trigger.at < scope.start || trigger.at >= scope.end || innerScope(piece, scopeIndex, trigger.at)) continue;
      const after = list.filter((one) => one.value.start >= trigger.end);
      const sentenceEnd = endOfSentence(scope.cuts, trigger.at, scope.end);
      const semicolon = scope.cuts.find((cut) => cut.mark === ';' && cut.at > trigger.at && cut.at < sentenceEnd)?.at ?? sentenceEnd;
      const nested = triggers.some(
        (other) => other !== trigger && sameSentence(scope.cuts, other.at, trigger.at) && other.at >= scope.start && other.at < scope.end && scope.cuts.some((cut) => cut.mark === ';' && cut.at > Math.min(other.at, trigger.at) && cut.at < Math.max(other.at, trigger.at)) && (other.at < trigger.at || !trigger.colon),
      );
      // A list of ";" is read to the end of its sentence, a "trong đó" inside one of its clauses to the end of the clause.
      const end = nested ? semicolon : sentenceEnd;
      const region = after.filter((one) => one.value.start < end);
      const totals = totalsBefore(piece, all, scopeIndex, list, trigger);
      if (totals.length === 0 || region.length === 0) continue;
      const [total] = totals as [Statement];
      const next = triggers.slice(t + 1).filter((other) => other.at < end);
      const { parts, ambiguous } = partsOf(region, total, next, scope.cuts, text, trigger);
      if (parts.length === 0) continue;
      const words = text.slice(trigger.at, parts[0]?.value.start ?? trigger.end);
      const selection = isSelection(text.slice(trigger.end, trigger.end + 12)) || / có$/iu.test(trigger.word + words.slice(0, 12).trimEnd()) || /cả$/u.test(trigger.word) || /…|\.\.\.|v\.v/u.test(text.slice(trigger.at, end));
      const family = familyOf(parts.map(labelWords), total.label);
      let grade = gradeOf(family, trigger.all && !/cả$/u.test(trigger.word), selection);
      if (ambiguous || (totals.length > 1 && grade === 'certain')) grade = grade === 'certain' ? 'likely' : 'possible';
      if (parts.length === 1 && selection) grade = 'certain';
      addSum(relations, total, parts, grade, trigger.word);
      for (const other of totals.slice(1)) addSum(relations, other, parts, 'possible', `${trigger.word}, other total`);
    }
  }
}

function innerScope(piece: PieceStatements, scopeIndex: number, at: number): boolean {
  return piece.piece.scopes.some((other, index) => index !== scopeIndex && other.parent === scopeIndex && other.start <= at && at < other.end);
}
function endOfSentence(cuts: readonly { at: number; mark: string }[], from: number, end: number): number {
  return cuts.find((cut) => cut.mark === '.' && cut.at >= from)?.at ?? end;
}
function sameSentence(cuts: readonly { at: number; mark: string }[], a: number, b: number): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return !cuts.some((cut) => cut.mark === '.' && cut.at > low && cut.at < high);
}

/** Statements that the trigger may point back to, nearest first: in its sentence, else (it opens one) in the sentence before, else the owner of the parenthesis. */
function totalsBefore(piece: PieceStatements, all: readonly PieceStatements[], scopeIndex: number, list: readonly Statement[], trigger: Trigger): Statement[] {
  const scope = piece.piece.scopes[scopeIndex];
  if (scope === undefined) return [];
  const before = list.filter((one) => one.end <= trigger.at);
  const cutBefore = scope.cuts.findLast((cut) => cut.at < trigger.at);
  const opening = /^[\s.;–-]*$/u.test(piece.piece.view.text.slice(cutBefore === undefined ? scope.start : cutBefore.at + 1, trigger.at));
  const clauseStart = cutBefore === undefined ? scope.start : cutBefore.at + 1;
  let own = before.filter((one) => one.value.start >= clauseStart);
  if (own.length === 0 && opening && cutBefore?.mark === '.') {
    const last = before.at(-1);
    own = last === undefined ? [] : before.filter((one) => one.sentence[0] === last.sentence[0]);
  }
  if (own.length > 0) return own.reverse().filter((one) => one.value.unit?.dim !== 'percent' || one.base === null);
  if (scope.parent >= 0) {
    const owner = (piece.byScope.get(scope.parent) ?? []).findLast((one) => one.value.end <= scope.start);
    return owner === undefined || scope.start - owner.end > 160 ? [] : [owner];
  }
  // "Trong đó: …" that opens a block speaks of the block before it.
  if (before.length === 0 && opening && piece.piece.index > 0) {
    const above = all[piece.piece.index - 1]?.top ?? [];
    const last = above.at(-1);
    return last === undefined ? [] : above.filter((one) => one.sentence[0] === last.sentence[0]).reverse();
  }
  return [];
}

/** One part a clause where the list is cut by ";", else every statement of the clause; nested lists are left to their own trigger. */
function partsOf(
  region: readonly Statement[],
  total: Statement,
  nested: readonly Trigger[],
  cuts: readonly { at: number; mark: string }[],
  text: string,
  trigger: Trigger,
): { parts: Statement[]; ambiguous: boolean } {
  const clauses = new Map<number, Statement[]>();
  for (const one of region) {
    const hidden = nested.some((other) => other.at > one.clause[0] - 1 && other.at < one.value.start && other.at >= one.clause[0]);
    const list = clauses.get(one.clause[0]);
    const keep = !hidden && fits(total.value, one.value) && !NOT_PART.test(one.label.slice(-40));
    if (list === undefined) clauses.set(one.clause[0], keep ? [one] : []);
    else if (keep) list.push(one);
  }
  const lists = [...clauses.values()];
  if (lists.length > 1) {
    const filled = lists.filter((list) => list.length > 0);
    return {
      parts: filled.map((list) => list[0] as Statement),
      ambiguous: filled.some((list) => list.length > 1 && list.slice(1).some((one) => !/(?:đã|giải ngân|thực hiện|còn|với|diện tích|kinh phí)/iu.test(one.label))) || filled.length < lists.length,
    };
  }
  void cuts;
  void text;
  void trigger;
  return { parts: lists[0] ?? [], ambiguous: false };
}

function inParentheses(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (const owner of list) {
      for (const inner of owner.inner) {
        const scope = piece.piece.scopes[inner[0]?.scope ?? -1];
        if (scope === undefined) continue;
        const content = piece.piece.view.text.slice(scope.start, scope.end);
        if (TRIGGER.test(content)) {
          TRIGGER.lastIndex = 0;
          continue;
        }
        TRIGGER.lastIndex = 0;
        if (/[+=×]/u.test(content)) continue;
        const { parts, ambiguous } = partsOf(inner, owner, [], scope.cuts, content, { at: 0, end: 0, word: '', colon: false, all: false });
        if (parts.length < 2 || parts.some((one) => one.value.unit?.dim !== undefined && !fits(owner.value, one.value))) continue;
        if (/(?:so với|cùng kỳ|kế hoạch|năm trước|từ |tăng|giảm|mỗi|bình quân)/iu.test(content) || inner.some((one) => one.base !== null && owner.base === null)) continue;
        const family = familyOf(parts.map(labelWords), owner.label);
        const selection = isSelection(content.slice(0, 16)) || /…|\.\.\./u.test(content);
        const grade: Grade = selection || ambiguous ? 'possible' : family === 'open' ? 'likely' : 'certain';
        addSum(relations, owner, parts, grade, 'parentheses');
      }
    }
  }
}

/** "x + y = t", "t = x + y". */
function equations(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/[+=]/u.test(text)) return;
  const { figures } = piece.piece;
  for (let i = 0; i < figures.length; ) {
    const run: { figure: Figure; sign: string }[] = [{ figure: figures[i] as Figure, sign: '' }];
    let k = i + 1;
    for (; k < figures.length; k += 1) {
      const figure = figures[k] as Figure;
      const gap = text.slice(figures[k - 1]?.unitEnd ?? 0, figure.start);
      const sign = gap.length > 80 ? undefined : /^[^+=×÷:;.]*([+=])[^+=×÷:;.]*$/u.exec(gap)?.[1];
      if (sign === undefined) break;
      run.push({ figure, sign });
    }
    const equals = run.filter((one) => one.sign === '=').length;
    if (run.length >= 3 && equals === 1) {
      const at = run.findIndex((one) => one.sign === '=');
      const left = run.slice(0, at).map((one) => one.figure);
      const right = run.slice(at).map((one) => one.figure);
      const [total, parts] = left.length === 1 ? [left[0], right] : right.length === 1 ? [right[0], left] : [undefined, []];
      const unit = [total, ...parts].find((one) => one?.unit != null)?.unit ?? null;
      const filled = (one: Figure) => (one.unit === null && unit !== null ? withUnit(one, unit) : one);
      if (total !== undefined && parts.length >= 2 && parts.every((part) => addsInto(filled(total).unit, filled(part).unit)))
        relations.push({ rule: 'sum', form: { type: 'sum' }, figures: [filled(total), ...parts.map(filled)], grade: 'certain', why: 'equation' });
    }
    i = Math.max(k, i + 1);
  }
}

/** "Tổng t …, đã a …, còn lại r". */
function remainders(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 2; i < list.length; i += 1) {
      const rest = list[i] as Statement;
      if (!/(?:còn lại|còn|chưa)(?: là| có| khoảng)?(?: (?!so với)\p{L}+){0,5} ?$/iu.test(rest.label.slice(-60)) || !/còn lại|còn/iu.test(rest.label)) continue;
      if (/xuống còn|giảm còn|chỉ còn/iu.test(rest.label)) continue;
      const same = list.slice(0, i).filter((one) => one.sentence[0] === rest.sentence[0] && fits(one.value, rest.value) && one.value.unit?.dim === rest.value.unit?.dim);
      const [total, ...others] = same;
      if (total === undefined || others.length === 0 || others.length > 4) continue;
      if (!/(?:tổng|có|kế hoạch|giao|toàn|phải|nhận|thu|dự toán|biên chế|tiếp nhận)/iu.test(total.label)) continue;
      if (others.some((one) => NOT_PART.test(one.label.slice(-40)))) continue;
      if (relations.some((one) => one.figures[0] === total.value && one.figures.includes(rest.value))) continue;
      addSum(relations, total, [...others, rest], others.length === 1 ? 'likely' : 'possible', 'còn lại');
    }
  }
}

/** A line that states a total, and the items below it; and a line "Cộng: t" after items. */
function underLines(outline: Outline, statements: readonly PieceStatements[], relations: Relation[]): void {
  for (const [parent, children] of outline.children) {
    const above = parent < 0 ? undefined : statements[parent];
    const firsts = children.map((child) => firstStatement(statements[child]));
    if (above !== undefined && children.length >= 2) totalAbove(above, children, firsts, statements, relations);
    children.forEach((child, index) => {
      const own = statements[child];
      const total = firsts[index];
      if (own === undefined || total === undefined || index < 2) return;
      if (!/^[\s\p{P}]*(?:tổng cộng|cộng|tổng số|tổng)(?![\p{L}])/iu.test(own.piece.view.text)) return;
      const parts = firsts.slice(0, index).filter((one): one is Statement => one !== undefined && fits(total.value, one.value));
      if (parts.length === index && parts.length >= 2) addSum(relations, total, parts, 'likely', 'cộng');
    });
  }
}

export function firstStatement(piece: PieceStatements | undefined): Statement | undefined {
  const first = piece?.top[0];
  if (piece === undefined || first === undefined) return undefined;
  // The figure belongs to the line, not to a sentence further on.
  const cut = piece.piece.scopes[0]?.cuts.find((one) => one.mark === '.' && one.at > (piece.piece.enumerator === '' ? 0 : piece.piece.enumerator.length + 1));
  return cut !== undefined && cut.at < first.value.start ? undefined : first;
}

function totalAbove(
  above: PieceStatements,
  children: readonly number[],
  firsts: readonly (Statement | undefined)[],
  statements: readonly PieceStatements[],
  relations: Relation[],
): void {
  const { text } = above.piece.view;
  const last = above.top.at(-1);
  if (last === undefined) return;
  const tail = text.slice(last.end);
  if (tail.length > 160) return;
  const trigger = triggersOf(tail).at(-1);
  const opens = trigger !== undefined || /:\s*$/u.test(text);
  const same = above.top.filter((one) => one.sentence[0] === last.sentence[0]).reverse();
  for (const total of same) {
    const parts: Statement[] = [];
    let complete = true;
    children.forEach((child, index) => {
      const one = firsts[index];
      if (one !== undefined && fits(total.value, one.value) && !NOT_PART.test(one.label.slice(-40))) parts.push(one);
      else if (!/chưa|không/iu.test(statements[child]?.piece.view.text ?? '')) complete = false;
    });
    if (parts.length < 2) continue;
    const family = familyOf(parts.map(labelWords), text);
    if (!opens && family !== 'closed') continue;
    const grade = gradeOf(family, trigger?.all === true && complete, trigger !== undefined && isSelection(tail.slice(trigger.end - 1)));
    addSum(relations, total, parts, complete ? grade : 'possible', `items below${trigger === undefined ? '' : `, ${trigger.word}`}`);
    return;
  }
}
