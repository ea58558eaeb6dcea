/**
 * `ratio` and `attainment`: a/b = p%, in the forms people write it. The base is what the sentence names; where it names none, what stands
 * in the place of a base: the total of the list, the plan before the result. A figure of another quantity is no candidate.
 */

import { compare } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import { type Grade, measure, type Relation } from '../relation.ts';
import { pruned } from '../slots.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { nearOwnerOf } from '../statements.ts';
import { isChange } from './change-words.ts';
import { comparable } from './comparable.ts';
import { fill, PLAN, ratio, type Slot } from './ratio-slot.ts';
import { standing } from './ratio-standing.ts';
import { isShareOfWhole, type Wholes } from './wholes.ts';

/** What was brought about is not what was planned: "thu nội địa …, bằng 59% dự toán" is no share of "thu ngân sách 814". */
const OUTTURN = /(?<!\p{L})(?:thu|chi|thực hiện|giải ngân|ước|đạt|l[uũ][yỹỷ] kế|hoàn thành|xuất khẩu|nhập khẩu)(?!\p{L})/iu;
const PLANNED =
  /kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|giao|phân bổ|phê (?:duyệt|chuẩn)|thông qua|bố trí|vốn|kinh phí|nhu cầu|đăng ký|biên chế|được|cần|phải/iu;
/** After the percentage: what it is a percentage of. */
const OF_PLAN =
  /^ ?(?:so với |của |trên |trong )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|KH|nghị quyết|nhiệm vụ|tổng vốn|vốn|số vốn|tổng kế hoạch)/iu;
const COMPARED = /cùng kỳ|năm trước|năm ngoái|tăng|giảm|bình quân|so với năm/iu;
/** "bằng 99,2% vụ hè thu năm 2017": of another period, whose value is elsewhere. */
const EARLIER =
  /^ ?(?:so với |của )?(?:cùng )?(?:vụ|năm|quý|tháng|kỳ|mức|kết quả|thực hiện) [^,;.()]{0,40}?(?:trước|(?:19|20)\d\d)(?![\p{L}\d])/iu;
const LIST = /trong (?:số )?đó|gồm|chia ra|phân theo|chia theo|:/iu;

/** Statements looked back at: a base further away is nobody's. */
const WINDOW = 40;

const usable = (figure: Figure) => figure.qualifier === 'none';

export function ratioRelations(outline: Outline, statements: readonly PieceStatements[], wholes: Wholes): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.figures.length === 0) continue;
    const own: Relation[] = [];
    for (const list of piece.byScope.values()) {
      for (const [index, one] of list.entries()) {
        if (isChange(one) && one.base === null) continue;
        if (one.percent !== null) attached(outline, statements, wholes, piece, list, one, index, own);
        else if (one.value.unit?.dim === 'percent' && one.base === null) standing(piece, list, one, index, own);
      }
    }
    for (const relation of pruned(own.filter((one) => one.figures.every(usable)))) relations.push(relation);
  }
  return relations;
}

/** The percentage follows its figure: "a, đạt p%", "a (p%)", "a/b, đạt p%". */
function attached(
  outline: Outline,
  statements: readonly PieceStatements[],
  wholes: Wholes,
  piece: PieceStatements,
  list: readonly Statement[],
  one: Statement,
  index: number,
  relations: Relation[],
): void {
  const { value, base, percent } = one;
  if (percent === null) return;
  const words = `${one.percentLead} ${one.percentTail}`;
  const slot: Slot = { p: percent, a: value, words, key: `ratio:${percent.id}` };
  if (base !== null) {
    relations.push(ratio(slot, base, 'certain', 'stroke'));
    return;
  }
  if (value.unit?.dim === 'percent') return;
  const tail = one.percentTail.split('(')[0] ?? '';
  const bracketed = one.inner
    .filter((inner) => inner.length === 1)
    .flat()
    .find((other) => {
      if (other.value === percent || other.base !== null || !comparable(other.value, value)) return false;
      const said = `${other.label} ${other.value.start > percent.start ? tail : ''}`;
      return (
        PLAN.test(said) ||
        /tổng|so với|của/iu.test(tail) ||
        (other.value.start > percent.start && tail.trim() !== '' && !/^[\s,;]*$/u.test(tail))
      );
    });
  if (bracketed !== undefined) {
    relations.push(ratio(slot, bracketed.value, 'certain', 'base in parentheses'));
    return;
  }
  const behind = baseBehind(piece, list, one, index);
  if (behind !== null) {
    relations.push(ratio(slot, behind, 'certain', 'base behind'));
    return;
  }
  if ((COMPARED.test(ofWhat(one.percentTail).slice(0, 40)) || EARLIER.test(one.percentTail)) && !OF_PLAN.test(one.percentTail)) return;
  const outside = nearOwnerOf(piece, one.scope);
  if (outside !== undefined && comparable(outside.value, value) && outside.base === null)
    relations.push({ ...ratio(slot, value, 'possible', 'part outside'), figures: [percent, outside.value, fill(value, outside.value)] });
  for (const candidate of basesBefore(outline, statements, piece, list, one, index)) {
    const vouched = wholes.get(value.id)?.has(candidate.figure.id) === true && isShareOfWhole(piece, one);
    const found = ratio(slot, candidate.figure, vouched ? (candidate.hint ? 'certain' : 'likely') : candidate.grade, candidate.why);
    relations.push(candidate.hint ? { ...found, hint: true } : found);
  }
}

/** Words up to the next stop: "tỷ lệ 70,8%, tăng 6 giải so với năm học trước" says nothing more of the percentage. */
const ofWhat = (tail: string): string => tail.split(/[,;(]/u)[0] ?? '';

/** "đạt p% kế hoạch và vượt b", "… kế hoạch nhưng còn b": the amount has a verb of its own; "kế hoạch vốn và tổng nguồn b" has not. */
function saysMore(words: string): boolean {
  const more = /(?<!\p{L})(?:và|nhưng|song|trong khi|nhờ|để|vì)(?!\p{L})(?<rest>.*)$/isu.exec(words)?.groups?.['rest'];
  return more !== undefined && (/^ (?:đã|đang|sẽ|còn|vượt|phấn đấu)(?!\p{L})/iu.test(more) || !BASE_NAMED.test(more));
}
const BASE_NAMED = /kế hoạch|dự toán|tổng|chỉ tiêu|mục tiêu|nhu cầu/iu;

/** "bằng p% kế hoạch năm là b", "chiếm p% tổng số b hộ", "đạt p% so với kế hoạch b". */
function baseBehind(piece: PieceStatements, list: readonly Statement[], one: Statement, index: number): Figure | null {
  const { percent, value } = one;
  const next = list[index + 1];
  if (
    percent === null ||
    next === undefined ||
    next.clause[0] !== one.clause[0] ||
    !comparable(next.value, value) ||
    next.percent !== null ||
    next.base !== null
  )
    return null;
  const words = piece.piece.view.text.slice(percent.unitEnd, next.value.start);
  if (words.length > 110 || /[,;)]/u.test(words) || saysMore(words)) return null;
  if (!/(?:kế hoạch|dự toán|tổng|so với|chỉ tiêu|mục tiêu|của|trên|trong|nhu cầu|giao|cùng kỳ)/iu.test(words) || /tăng|giảm/iu.test(words))
    return null;
  return next.value;
}

const OWNER = 'owner of the parenthesis';
/** Items of one ";" list are siblings, never each other's base. */
function inSameList(text: string, other: Statement, one: Statement): boolean {
  const before = text.slice(other.sentence[0], other.value.start);
  return /trong (?:số )?đó|gồm|chia ra|:/iu.test(before) && !/trong (?:số )?đó|gồm|chia ra/iu.test(text.slice(other.end, one.value.start));
}

interface Candidate {
  readonly figure: Figure;
  readonly grade: Grade;
  readonly why: string;
  readonly hint: boolean;
}

/** What may be the base when the sentence does not print one behind the percentage. */
function basesBefore(
  outline: Outline,
  statements: readonly PieceStatements[],
  piece: PieceStatements,
  list: readonly Statement[],
  one: Statement,
  index: number,
): Candidate[] {
  const { text } = piece.piece.view;
  const { value, percent } = one;
  if (percent === null) return [];
  const bracket =
    percent.start > 0 &&
    /\((?:chiếm |đạt |bằng |tỷ lệ |tương ứng |tương đương )*$/iu.test(text.slice(Math.max(0, percent.start - 24), percent.start));
  const share = bracket || /chiếm|tỷ lệ|tỉ lệ|tương đương|tương ứng/iu.test(one.percentLead);
  const attained = /đạt|bằng|hoàn thành|xấp xỉ/iu.test(one.percentLead) || OF_PLAN.test(one.percentTail);
  if (!share && !attained && one.percentLead.trim() !== ',') return [];
  const ofPlan = OF_PLAN.test(one.percentTail);
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  const put = (figure: Figure, grade: Grade, why: string, label: string) => {
    if (seen.has(figure.id) || !comparable(figure, value) || figure.qualifier !== 'none') return;
    if (ofPlan && OUTTURN.test(label) && !PLANNED.test(label)) return;
    seen.add(figure.id);
    // The first that is no smaller than its part is the natural base.
    const hint = !candidates.some((one) => one.hint) && compare(measure(figure).v, measure(value).v) >= 0;
    candidates.push({ figure, grade, why, hint });
  };
  const earlier = list
    .slice(Math.max(0, index - WINDOW), index)
    .filter((other) => comparable(other.value, value) && !COMPARED.test(other.label.slice(-24)));
  const here = earlier.filter((other) => other.sentence[0] === one.sentence[0]);
  // In a list, what opened the list; else the plan or total before.
  const owner = nearOwnerOf(piece, one.scope);
  if (owner !== undefined) put(owner.value, share ? 'likely' : 'possible', OWNER, owner.label);
  const plans = here.filter(
    (other) =>
      PLAN.test(other.label) &&
      (other.clause[0] === one.clause[0] || LIST.test(text.slice(other.end, one.value.start))) &&
      !(other.clause[0] !== one.clause[0] && inSameList(text, other, one)),
  );
  for (const other of plans)
    put(
      other.base ?? other.value,
      plans.length === 1 && (here.length === 1 || share) && (attained || LIST.test(text.slice(other.end, one.value.start)))
        ? 'likely'
        : 'possible',
      'plan before',
      other.base === null ? other.label : '',
    );
  for (const other of here) put(other.base ?? other.value, 'possible', 'before in the sentence', other.base === null ? other.label : '');
  // "chiếm p% tổng số hộ": a total said in a sentence before.
  for (const other of earlier.slice(-8).reverse()) put(other.value, 'possible', 'before in the paragraph', other.label);
  for (let at = piece.piece.parent, steps = 0; at >= 0 && steps < 3; steps += 1) {
    for (const other of statements[at]?.top ?? []) put(other.value, 'possible', 'above', other.label);
    at = outline.pieces[at]?.parent ?? -1;
  }
  // "chiếm 61,1% tổng số học sinh": the total of that name, wherever it was said.
  const named = /^ ?(?:so với |trong |của |trên )?(?:tổng(?: số)?|số) ([^,;.()\d]{2,60})/iu.exec(one.percentTail)?.[1];
  if (named !== undefined) {
    const words = contentWords(named);
    for (const other of statements) {
      if (candidates.length > 24) break;
      if (other.piece.index > piece.piece.index || other.piece.index < piece.piece.index - 40 || other.piece.block.kind === 'cell')
        continue;
      for (const total of other.top) {
        if (!/tổng|toàn|có|giao/iu.test(total.label)) continue;
        const said = contentWords(`${total.label} ${total.value.unit?.name ?? ''} ${total.post}`);
        if ([...words].some((word) => said.has(word))) put(total.value, 'possible', 'total by name', '');
      }
    }
  }
  return candidates.slice(0, 24);
}

function contentWords(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 2 && !['tổng', 'của', 'trong', 'trên', 'địa', 'bàn', 'toàn', 'được', 'với', 'các'].includes(word)),
  );
}
