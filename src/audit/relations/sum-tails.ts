/** Sums said from behind: totals after their parts ("cộng", "nhập thành"), the two sides of a whole; remainders are in sum-rests.ts. */
import type { Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { isChange } from './change-words.ts';
import { addSum, fits, notPart } from './sum-parts.ts';

/** Words that add up what stands before them in the same paragraph. */
const CLOSERS =
  /(?:tổng cộng|cộng chung|cộng lại|cộng(?! (?:thêm|với|cùng))|tổng quân số|tổng số|lũy kế|luỹ kế|tất cả|cả (?:hai|ba|bốn|năm) \p{L}+|nâng [^,;.]{0,40}lên|đưa [^,;.]{0,40}lên|gộp|thành [^,;.]{0,40})(?: [^,;.()\d]{0,40})?$/iu;

/** Said of a sentence before as well; "tổng số" at the head of a sentence only begins a new thought. */
const ACROSS = /cộng|gộp|tất cả|cả (?:hai|ba|bốn|năm)|nâng|đưa|lũy kế|luỹ kế|thành/iu;

/** "x …, y …; cộng t": the total behind its parts. */
export function closers(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 2; i < list.length; i += 1) {
      const total = list[i] as Statement;
      if (!CLOSERS.test(total.label.slice(-80)) || isChange(total)) continue;
      const same = list
        .slice(Math.max(0, i - 9), i)
        .filter(
          (one) =>
            (one.sentence[0] === total.sentence[0] || ACROSS.test(total.label.slice(-80))) &&
            fits(total.value, one.value, total.post) &&
            (!notPart(one) || /thêm/iu.test(one.label)) &&
            !/(?:mỗi|một) \p{L}+ ?$/iu.test(one.label.slice(-24)),
        );
      for (let n = same.length; n >= 2; n -= 1)
        addSum(
          relations,
          total,
          same.slice(-n),
          n === same.length && /cộng/iu.test(total.label) ? 'likely' : 'possible',
          'cộng phần trước',
          `close:${total.value.id}`,
          // "nâng tổng số lên t" is a stock: what stands before it need not be all of it.
          n === same.length && !/nâng|đưa|lũy kế|luỹ kế/iu.test(total.label.slice(-80)),
        );
    }
  }
}

/** "đúng hạn x, trễ hạn y", "đủ điều kiện x, không đủ điều kiện y": the two sides of a whole said before. */
export function complements(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 1; i < list.length; i += 1) {
      const [a, b] = [list[i - 1] as Statement, list[i] as Statement];
      if (
        a.sentence[0] !== b.sentence[0] ||
        !OPPOSITE.test(`${b.label.slice(-60)} ${b.post.slice(0, 30)}`) ||
        !fits(a.value, b.value) ||
        notPart(a) ||
        isChange(b)
      )
        continue;
      const totals = list.slice(Math.max(0, i - 9), i - 1).filter((one) => fits(one.value, a.value) && !isChange(one));
      for (const total of totals.reverse()) {
        addSum(relations, total, [a, b], 'possible', 'hai phía', `pair:${b.value.id}`, total === totals[0]);
        if (total.base !== null)
          addSum(relations, { ...total, value: total.base, base: null }, [a, b], 'possible', 'hai phía', `pair:${b.value.id}`);
      }
    }
  }
}

const OPPOSITE = /không|chưa|trễ|quá hạn|còn|khác|nữ|vắng|ngoài|tử vong|dư|lại|nợ|sửa chữa/iu;

/** "A (58 hộ, 241 khẩu) và B (80 hộ, 369 khẩu) nhập thành C có 138 hộ, 610 khẩu": the parts stand in the parentheses before. */
export function mergers(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/nhập|hợp nhất|gộp|cộng lại|tổng/iu.test(text)) return;
  if (piece.piece.scopes.length > 400) return;
  for (const [scopeIndex, list] of piece.byScope) {
    for (const total of list) {
      const before = text.slice(Math.max(total.sentence[0], total.value.start - 400), total.value.start);
      if (
        !/nhập|hợp nhất|gộp|cộng/iu.test(before) ||
        isChange(total) ||
        /tiêu chuẩn|so với|quy định/iu.test(total.label.slice(-60)) ||
        total.value.unit === null
      )
        continue;
      const parts: Statement[] = [];
      let clean = true;
      for (const [index, inner] of piece.byScope) {
        const scope = piece.piece.scopes[index];
        if (scope === undefined || scope.parent !== scopeIndex || scope.start < total.sentence[0] || scope.end > total.value.start)
          continue;
        const same = inner.filter((one) => one.value.unit?.dim === total.value.unit?.dim);
        if (same.length > 1) clean = false;
        if (same[0] !== undefined) parts.push(same[0]);
      }
      if (parts.length >= 2)
        addSum(
          relations,
          total,
          parts,
          clean && /nhập|hợp nhất/iu.test(before) && /thành|có|với|được/iu.test(before) ? 'likely' : 'possible',
          'nhập thành',
          `merge:${total.value.id}`,
          clean,
        );
    }
  }
}
