/** Percentages that stand before their amounts. */
import type { Figure } from '../figures.ts';
import type { Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { isChange } from './change-words.ts';
import { comparable } from './comparable.ts';
import { PLAN, ratio, type Slot } from './ratio-slot.ts';

/** Says which amount the percentage comes to. */
const COMES_TO = /tức|tương đương|tương ứng|ứng với|là|bằng/iu;
/** Behind the percentage, before the amount: a share of what was said last. */
const OF_WHAT = /^ ?(?:của |trong |trên )?(?:tổng |tổng số )?(?:diện tích|giá trị|kinh phí|sản lượng|số tiền|số vốn)(?: này| đó| trên)?,/iu;

/** A percentage that stands first: "đạt p% kế hoạch (a/b)", "p%, tức a/b", "A p% tương đương a đồng". */
export function standing(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number, relations: Relation[]): void {
  const { text } = piece.piece.view;
  const slotOf = (a: Figure): Slot => ({ p: one.value, a, words: one.label + one.post, key: `ratio:${one.value.id}` });
  for (const inner of one.inner) {
    const [pair, ...more] = inner;
    if (pair === undefined || more.length > 0) continue;
    if (pair.base !== null && pair.value.unit?.dim !== 'percent')
      relations.push(ratio(slotOf(pair.value), pair.base, 'certain', 'pair in parentheses'));
    else if (pair.base === null && comparable(pair.value, pair.value))
      for (const other of list
        .slice(0, index)
        .filter((before) => before.sentence[0] === one.sentence[0] && comparable(before.value, pair.value)))
        relations.push(ratio(slotOf(pair.value), other.value, 'possible', 'part in parentheses'));
  }
  const next = list[index + 1];
  if (next === undefined || next.clause[0] !== one.clause[0] || next.value.unit?.dim === 'percent') return;
  const words = text.slice(one.end, next.value.start);
  const come = list[index + 2];
  // "bằng 15% của 2.400 triệu đồng, tương ứng 360 triệu đồng".
  if (
    come !== undefined &&
    come.clause[0] === one.clause[0] &&
    comparable(come.value, next.value) &&
    come.base === null &&
    next.base === null &&
    /^ ?(?:của|trên|trong) (?:tổng )?(?:số |nguồn )?$/iu.test(words) &&
    /^[^\d,;(]{0,40},? ?(?:tức|tương đương|tương ứng|ứng với)(?: với| là| khoảng)? ?$/iu.test(text.slice(next.end, come.value.start)) &&
    !isChange(one)
  ) {
    relations.push(ratio(slotOf(come.value), next.value, 'certain', 'amount of a printed base'));
    return;
  }
  if (words.length > 140 || /[;(]/u.test(words)) return;
  const bracketed = next.inner.find((list) => list.length === 1 && list[0]?.base === null)?.[0];
  if (bracketed !== undefined && comparable(bracketed.value, next.value) && /là|bằng|tức|tương/iu.test(words))
    relations.push(ratio(slotOf(next.value), bracketed.value, 'likely', 'amount and base behind'));
  if (words.length > 60) return;
  if (bracketed !== undefined) return;
  if (next.base !== null && next.percent === null && /tức|tương đương|tương ứng|ứng với|với|là|,/iu.test(words))
    relations.push(ratio(slotOf(next.value), next.base, 'certain', 'pair behind'));
  else if (COMES_TO.test(words) && !/tăng|giảm/iu.test(one.label.slice(-20)))
    for (const other of list
      .slice(0, index)
      .filter((before) => comparable(before.value, next.value) && (before.sentence[0] === one.sentence[0] || PLAN.test(before.label)))
      .slice(-6)) {
      // "gieo trồng 12.600 ha, nước tưới đủ cho 92% diện tích, tương ứng 11.592 ha".
      const last = other === list[index - 1] && other.clause[0] === one.clause[0] && OF_WHAT.test(words) && !isChange(one);
      relations.push(ratio(slotOf(next.value), other.value, last ? 'likely' : 'possible', 'amount behind'));
    }
}
