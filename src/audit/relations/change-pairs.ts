/** Two values that a change lies between: "từ x xuống còn y", "giữa x và y". */
import type { Figure } from '../figures.ts';
import type { Grade } from '../relation.ts';
import { firstAt } from '../search.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { addsInto } from '../units.ts';
import { directionOf, isChange } from './change-words.ts';

export interface Pair {
  readonly from: Figure;
  readonly to: Figure;
  readonly grade: Grade;
  readonly why: string;
  readonly down?: boolean;
}

export const sameDim = (a: Figure, b: Figure) =>
  (a.unit?.dim ?? null) === (b.unit?.dim ?? null) || (a.unit !== null && b.unit !== null && addsInto(a.unit, b.unit));
export const fill = (figure: Figure, like: Figure): Figure =>
  figure.unit === null && like.unit !== null ? withUnit(figure, like.unit) : figure;

/** Parentheses near a statement: those that begin in its sentence's reach. */
export function scopesNear(piece: PieceStatements, one: Statement): [number, readonly Statement[]][] {
  const { scopes } = piece.piece;
  if (scopes.length <= 24) return [...piece.byScope];
  // Scopes are in order of their starts.
  const from = firstAt(scopes, (scope) => scope.start, one.from);
  const near: [number, readonly Statement[]][] = [];
  for (let index = from; index < scopes.length && (scopes[index]?.start ?? 0) < one.value.start + 400; index += 1) {
    const list = piece.byScope.get(index);
    if (list !== undefined) near.push([index, list]);
  }
  return near;
}

/** "giảm d (từ x xuống y)", "từ x xuống y, giảm d", "tăng từ x lên y, gấp k lần". */
export function pairsAround(piece: PieceStatements, scopeIndex: number, list: readonly Statement[], one: Statement, index: number): Pair[] {
  const pairs: Pair[] = [...apart(piece, scopeIndex, one)];
  const add = (x: Statement | undefined, y: Statement | undefined, why: string) => {
    const pair = fromTo(piece, x, y);
    if (pair !== null) pairs.push({ ...pair, why });
  };
  for (const inner of one.inner) add(inner[0], inner[1], 'từ … đến trong ngoặc');
  // Before it, in the same sentence: the nearest pair, other changes between.
  for (let k = index - 2; k >= 0 && k >= index - 6; k -= 1) {
    const [x, y] = [list[k], list[k + 1]];
    if (x === undefined || x.sentence[0] !== one.sentence[0]) break;
    const pair = fromTo(piece, x, y);
    if (pair === null) continue;
    if (list.slice(k + 2, index).every(isChange) && !(x.clause[0] !== one.clause[0] && comparedAnew(piece, list, one, index)))
      pairs.push({ ...pair, why: 'từ … đến trước' });
    break;
  }
  const next = list[index + 1];
  if (
    next !== undefined &&
    next.clause[0] === one.clause[0] &&
    next.value.start - one.end < 100 &&
    /tăng|giảm/iu.test(one.label.slice(-110))
  )
    add(next, list[index + 2], 'từ … đến sau');
  const scope = piece.piece.scopes[scopeIndex];
  if (scope !== undefined && scope.parent >= 0) {
    const outer = (piece.byScope.get(scope.parent) ?? []).filter((other) => other.value.end <= scope.start);
    add(outer.at(-2), outer.at(-1), 'từ … đến ngoài ngoặc');
  }
  return pairs;
}

/** "… từ 500 tấn lên 650 tấn, tăng 30%; giảm 50 tấn so với năm 2022": behind the semicolon with a comparison of its own. */
function comparedAnew({ piece }: PieceStatements, list: readonly Statement[], one: Statement, index: number): boolean {
  const behind = piece.view.text.slice(one.value.unitEnd, Math.min(one.clause[1], list[index + 1]?.value.start ?? one.clause[1]));
  return /so với|cùng kỳ/iu.test(one.label) || /so với|cùng kỳ/iu.test(behind);
}

/** "Chênh lệch giữa xã cao nhất (91,4%) và xã thấp nhất (43,8%) là 47,6 điểm phần trăm". */
function apart(piece: PieceStatements, scopeIndex: number, one: Statement): Pair[] {
  if (!/chênh lệch|khoảng cách/iu.test(one.label)) return [];
  const inner = scopesNear(piece, one).flatMap(([index, list]) => {
    const scope = piece.piece.scopes[index];
    return scope !== undefined && scope.parent === scopeIndex && scope.start >= one.from && scope.end <= one.value.start ? [list] : [];
  });
  const [a, b, ...more] = inner.map((list) => (list.length === 1 ? list[0] : undefined));
  if (a === undefined || b === undefined || more.length > 0) return [];
  return [
    { from: b.value, to: a.value, grade: 'certain', why: 'chênh lệch giữa', down: false },
    { from: a.value, to: b.value, grade: 'possible', why: 'chênh lệch giữa', down: false },
  ];
}

function fromTo(piece: PieceStatements, x: Statement | undefined, y: Statement | undefined): Pair | null {
  if (x === undefined || y === undefined || x.sentence[0] !== y.sentence[0] || x.scope !== y.scope) return null;
  const { text } = piece.piece.view;
  if (!/(?:^|[\s(,])từ (?:[^,;.()\d]{0,50})$/iu.test(x.label.slice(-60))) return null;
  const between = text.slice(x.value.unitEnd, y.value.start).replace(/\([^()]*\)/gu, ' ');
  if (between.length > 110 || !/(?:xuống|lên|còn|đến|thành|sang|tới)(?![\p{L}])[^,;.]{0,50}$/iu.test(between)) return null;
  if (!sameDim(x.value, y.value) && x.value.unit !== null && y.value.unit !== null) return null;
  const words = x.label.slice(-60) + between;
  const direction = directionOf(words) || (/còn/iu.test(between) ? -1 : 0);
  const common = { from: fill(x.value, y.value), to: fill(y.value, x.value), grade: 'certain' as const, why: '' };
  return direction === 0 ? common : { ...common, down: direction === -1 };
}
