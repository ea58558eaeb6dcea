/** `ratio` and `attainment`: a/b = p%, in the forms people write it. The base is what the sentence names, never what happens to fit. */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';

const PLAN = /kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|giao|phân bổ|tổng|toàn|trên|\/|cần|phải|diện|bố trí|vốn năm|hiện có|đăng ký|nhu cầu|số phải|biên chế|tiếp nhận/iu;
const TARGET = /mục tiêu|chỉ tiêu|nghị quyết/iu;
/** After the percentage: what it is a percentage of. */
const OF_PLAN = /^ ?(?:so với |của |trên |trong )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|nghị quyết|nhiệm vụ|tổng vốn|vốn|số vốn|tổng kế hoạch)/iu;
const NOT_BASE = /cùng kỳ|năm trước|năm ngoái|tăng|giảm|bình quân|năm 20\d\d so/iu;

function ratio(figures: [Figure, Figure, Figure], grade: Grade, why: string, words: string): Relation {
  const [p, a, b] = figures;
  const attainment = TARGET.test(words) || (a.unit?.dim === 'percent' && b.unit?.dim === 'percent');
  return { rule: attainment ? 'attainment' : 'ratio', form: { type: 'ratio', factor: 100 }, figures: [p, a, b], grade, why };
}

const sameDim = (a: Figure, b: Figure) => (a.unit?.dim ?? null) === (b.unit?.dim ?? null);
const plain = (figure: Figure) => figure.qualifier === 'none';
const comparable = (a: Figure, b: Figure) => sameDim(a, b) || (a.unit === null) !== (b.unit === null) || people(a, b);
/** Parts of a whole in a narrower noun: "học sinh" of "người". */
function people(a: Figure, b: Figure): boolean {
  const wide = (figure: Figure) => /^count:(?:người|nhân khẩu|khẩu|lao động)$/u.test(figure.unit?.dim ?? '');
  return wide(a) && wide(b);
}

export function ratioRelations(statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    for (const [, list] of piece.byScope) list.forEach((one, index) => fromStatement(piece, list, one, index, relations));
  }
  return relations.filter((one) => one.figures.every(plain));
}

function fromStatement(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number, relations: Relation[]): void {
  const { text } = piece.piece.view;
  const { value, base, percent } = one;
  if (base !== null && percent !== null) {
    relations.push(ratio([percent, value, base], 'certain', 'stroke', one.percentLead + one.percentTail));
    return;
  }
  if (value.unit?.dim === 'percent' && base === null) {
    // "đạt p% (a/b xã)", "p% (a hộ trên tổng số b hộ)".
    for (const inner of one.inner) {
      const [pair] = inner;
      if (inner.length === 1 && pair?.base != null && pair.value.unit?.dim !== 'percent') relations.push(ratio([value, pair.value, pair.base], 'certain', 'pair in parentheses', one.label + one.post));
    }
    ofFollowing(piece, list, one, index, relations);
    return;
  }
  // "a … (a/b), đạt p%" is read above. "a, đạt p% (kế hoạch b)", "a (kế hoạch b), đạt p%".
  if (percent === null) return;
  if (value.unit?.dim === 'percent') return;
  const words = `${one.percentLead} ${one.percentTail}`;
  const inner = one.inner.flat().find((other) => other.value !== percent && comparable(other.value, value) && PLAN.test(other.label) && !NOT_BASE.test(other.label));
  if (inner !== undefined) {
    relations.push(ratio([percent, value, fill(inner.value, value)], 'certain', 'base in parentheses', words));
    return;
  }
  const following = explicitBase(piece, list, one, index);
  if (following !== null) {
    relations.push(ratio([percent, value, following], 'certain', 'base behind', words));
    return;
  }
  before(piece, list, one, index, words, relations);
  void text;
}

function fill(figure: Figure, like: Figure): Figure {
  return figure.unit === null && like.unit !== null ? withUnit(figure, like.unit) : figure;
}

/** "bằng p% kế hoạch năm (b)", "chiếm p% tổng số b hộ", "đạt p% so với kế hoạch là b". */
function explicitBase(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number): Figure | null {
  const { percent, value } = one;
  if (percent === null) return null;
  const { text } = piece.piece.view;
  const next = list[index + 1];
  if (next !== undefined && next.clause[0] === one.clause[0]) {
    const words = text.slice(percent.unitEnd, next.value.start);
    if (words.length < 110 && !/[,;]/u.test(words) && /(?:kế hoạch|dự toán|tổng|so với|chỉ tiêu|mục tiêu|của|trên|trong|nhu cầu|giao)/iu.test(words) && !NOT_BASE.test(words) && comparable(next.value, value) && next.percent === null)
      return fill(next.value, value);
  }
  // The percentage's own parenthesis was attached to the statement; one that holds a base was sought there.
  return null;
}

/** A percentage that stands first: "đạt p% kế hoạch (a/b)", "p% của b là a" is rare; "bằng p% so với kế hoạch" names no figure. */
function ofFollowing(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number, relations: Relation[]): void {
  const next = list[index + 1];
  if (next === undefined || next.clause[0] !== one.clause[0] || next.base === null || next.percent !== null) return;
  const words = piece.piece.view.text.slice(one.end, next.value.start);
  if (words.length < 50 && /tức|tương đương|tương ứng|ứng với|với|là/iu.test(words) && next.value.unit?.dim !== 'percent') relations.push(ratio([one.value, next.value, next.base], 'certain', 'pair behind', words));
}

/** The base stands earlier in the sentence: the plan before the result, the total before its part. */
function before(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number, words: string, relations: Relation[]): void {
  const { percent, value } = one;
  if (percent === null) return;
  const share = /chiếm/iu.test(one.percentLead) || /tỷ lệ|tỉ lệ/iu.test(one.percentLead);
  const attained = /đạt|bằng|hoàn thành|tương đương/iu.test(one.percentLead);
  if (!share && !attained && !/,\s*$/u.test(one.percentLead)) return;
  if (NOT_BASE.test(one.percentTail.slice(0, 40)) && !OF_PLAN.test(one.percentTail)) return;
  const earlier = list
    .slice(0, index)
    .filter((other) => other.sentence[0] === one.sentence[0] && comparable(other.value, value) && other.value.unit?.dim !== 'percent' && other.value.unit !== null);
  const owner = earlier.length > 0 ? undefined : parentStatement(piece, one);
  const candidates = (owner !== undefined && comparable(owner.value, value) ? [owner] : earlier).filter((other) => PLAN.test(other.label) && !NOT_BASE.test(other.label.slice(-30)));
  const [first, ...more] = candidates;
  if (first === undefined) return;
  const inList = /trong (?:số )?đó|gồm/iu.test(piece.piece.view.text.slice(first.end, one.value.start));
  if (share) {
    // The whole of a share is the total of the list, or the only plan-like figure before.
    if (more.length > 0 && !inList) return;
    relations.push(ratio([percent, value, first.value], inList || owner !== undefined || /tổng|toàn/iu.test(first.label) ? 'likely' : 'possible', 'total before', words));
    return;
  }
  if (more.length > 0) return;
  const named = OF_PLAN.test(one.percentTail) && /kế hoạch|dự toán|giao|phân bổ|chỉ tiêu|tổng|bố trí|vốn/iu.test(first.label);
  relations.push(ratio([percent, value, first.value], named ? 'certain' : 'likely', 'plan before', words));
}

function parentStatement(piece: PieceStatements, one: Statement): Statement | undefined {
  const scope = piece.piece.scopes[one.scope];
  if (scope === undefined || scope.parent < 0) return undefined;
  return (piece.byScope.get(scope.parent) ?? []).findLast((other) => other.value.end <= scope.start);
}
