/**
 * Counts with amounts: "41.000 triệu đồng cho 5 dự án (3 dự án chuyển tiếp 31.900 triệu đồng, 2 dự án khởi công mới 9.100 triệu đồng)".
 * Where one of the two columns adds up, the list is all of it, and the other column has to add up as well.
 */
import { decide } from '../decide.ts';
import { equal, mul, sum } from '../decimal.ts';
import { type Grade, measure, type Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { nearOwnerOf } from '../statements.ts';
import { addsInto } from '../units.ts';
import { addSum, notPart, usable } from './sum-parts.ts';

interface Pair {
  readonly count: Statement;
  readonly amount: Statement;
  /** Words that say what the amount is of: before it and between the two. */
  readonly words: string;
}

/** Words between a count and its amount: a longer stretch says something else. */
const REACH = 60;
const MOST_PAIRS = 40;
/** What an amount is of: that of a part must be that of the whole. */
const MEASURES =
  /(?<!\p{L})(?:đã|đạt|mức|hoàn thành)(?!\p{L})|giải ngân|quyết toán|thanh toán|tạm ứng|ước|thực hiện|nộp|vay|dư nợ|tiết kiệm|thiệt hại|kế hoạch|dự toán|giảm trừ|thu hồi/giu;
/** What may stand between the whole and its list. */
const OPENS = /^[^\d]*(?:trong (?:số )?đó|gồm|chia ra|cụ thể|:|;)[^\d]*$/iu;
const TOTAL_BEHIND = /(?:tổng(?: cộng| số)?|cộng|tất cả)[^\d]*$/iu;
/** One person or household may be counted in several lines, though its money is not. */
const RECURS = /^count:(?:hộ|hộ dân|gia đình|người|lượt|lượt người|lao động|khách hàng|xã|thôn|hội viên|học sinh)$/u;

export function pairedSums(piece: PieceStatements, relations: Relation[]): void {
  for (const [scopeIndex, list] of piece.byScope) {
    for (const run of runsOf(list)) {
      const [first, second] = run as [Pair, Pair];
      const outside = wholeOutside(piece, scopeIndex, list, first);
      if (outside !== null) propose(outside, run, relations);
      if (run.length < 3) continue;
      const last = run.at(-1) as Pair;
      if (TOTAL_BEHIND.test(last.count.label)) propose(last, run.slice(0, -1), relations);
      else if (OPENS.test(piece.piece.view.text.slice(endOf(first), second.count.value.start))) propose(first, run.slice(1), relations);
    }
  }
}

const isCount = (one: Statement) =>
  one.value.unit?.dim.startsWith('count:') === true && one.base === null && usable(one.value) && !notPart(one);
const isAmount = (one: Statement) =>
  /^(?:money|measure:[\p{L}\d]+)$/u.test(one.value.unit?.dim ?? '') && one.base === null && usable(one.value) && !notPart(one);
const endOf = (pair: Pair) => Math.max(pair.amount.end, pair.count.end);

function pairAt(list: readonly Statement[], index: number): Pair | null {
  const count = list[index];
  if (count === undefined || !isCount(count)) return null;
  const inner = count.inner.length === 1 && count.inner[0]?.length === 1 ? count.inner[0][0] : undefined;
  if (inner !== undefined && isAmount(inner)) return { count, amount: inner, words: inner.label };
  const next = list[index + 1];
  if (next === undefined || !isAmount(next) || next.clause[0] !== count.clause[0] || next.label.length > REACH) return null;
  return { count, amount: next, words: next.label };
}

/** Pairs of one sentence that follow each other without another figure between, of one kind of thing and one kind of amount. */
function runsOf(list: readonly Statement[]): Pair[][] {
  const runs: Pair[][] = [];
  let run: Pair[] = [];
  const close = () => {
    if (run.length >= 2) runs.push(run);
    run = [];
  };
  for (let i = 0; i < list.length; ) {
    const pair = pairAt(list, i);
    const last = run.at(-1);
    if (
      pair === null ||
      (last !== undefined &&
        (last.count.sentence[0] !== pair.count.sentence[0] || last.amount.value.unit?.dim !== pair.amount.value.unit?.dim)) ||
      run.length >= MOST_PAIRS
    )
      close();
    if (pair !== null) run.push(pair);
    i += pair !== null && pair.amount === list[i + 1] ? 2 : 1;
  }
  close();
  return runs;
}

/** The count and the amount right before the list, or before the parenthesis that holds it, in either order. */
function wholeOutside(piece: PieceStatements, scopeIndex: number, list: readonly Statement[], first: Pair): Pair | null {
  const { text } = piece.piece.view;
  const owner = nearOwnerOf(piece, scopeIndex);
  const scope = piece.piece.scopes[scopeIndex];
  if (owner !== undefined && scope !== undefined && list[0] === first.count) {
    const outer = piece.byScope.get(scope.parent) ?? [];
    return /\d/u.test(text.slice(owner.end, scope.start)) ? null : wholeOf(outer[outer.indexOf(owner) - 1], owner);
  }
  const at = list.indexOf(first.count);
  const near = list[at - 1];
  if (near === undefined || near.sentence[0] !== first.count.sentence[0]) return null;
  return OPENS.test(text.slice(near.end, first.count.value.start)) ? wholeOf(list[at - 2], near) : null;
}

function wholeOf(before: Statement | undefined, near: Statement): Pair | null {
  if (before === undefined || before.sentence[0] !== near.sentence[0] || near.label.length > REACH) return null;
  const words = `${before.label} ${near.label}`;
  if (isCount(before) && isAmount(near)) return { count: before, amount: near, words };
  return isAmount(before) && isCount(near) ? { count: near, amount: before, words } : null;
}

const measuresIn = (words: string): string[] => words.toLowerCase().match(MEASURES) ?? [];

function propose(whole: Pair, parts: readonly Pair[], relations: Relation[]): void {
  const said = measuresIn(whole.words);
  if (
    whole.amount.value.unit?.dim !== parts[0]?.amount.value.unit?.dim ||
    !parts.every((part) => addsInto(whole.count.value.unit, part.count.value.unit)) ||
    !parts.every((part) => measuresIn(part.words).every((measure) => said.includes(measure)))
  )
    return;
  const counts: Relation[] = [];
  const amounts: Relation[] = [];
  const sums = (grade: [counts: Grade, amounts: Grade]) => {
    const [why, key] = ['số lượng và số tiền', `${whole.count.value.id}:${parts[0]?.count.value.id}`];
    addSum(
      counts,
      whole.count,
      parts.map((part) => part.count),
      grade[0],
      why,
      `pair-count:${key}`,
    );
    addSum(
      amounts,
      whole.amount,
      parts.map((part) => part.amount),
      grade[1],
      why,
      `pair-amount:${key}`,
    );
  };
  sums(['possible', 'possible']);
  // "5 nhà (3 nhà xây mới 60 triệu đồng, 2 nhà sửa chữa 30 triệu đồng)": so much for each of them.
  const each = parts.map((part) => mul(measure(part.count.value).v, measure(part.amount.value).v));
  if (equal(sum(each), measure(whole.amount.value).v)) return;
  const exact = (list: readonly Relation[]) => list.length === 1 && list.every((one) => decide(one).verdict === 'exact');
  const [countsHold, amountsHold] = [exact(counts), exact(amounts)];
  if (countsHold !== amountsHold) {
    counts.length = 0;
    amounts.length = 0;
    sums([RECURS.test(whole.count.value.unit?.dim ?? '') ? 'possible' : 'certain', 'certain']);
  }
  if (countsHold || amountsHold) relations.push(...counts, ...amounts);
}
