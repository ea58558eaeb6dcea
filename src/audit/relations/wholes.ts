/** What is the whole of what: sums that hold tell percentages their base. */
import { decide } from '../decide.ts';
import type { Figure } from '../figures.ts';
import type { Relation } from '../relation.ts';
import { roomOf } from '../slip.ts';
import type { PieceStatements, Statement } from '../statements.ts';

/**
 * Wholes of a part, by the ids of their figures, with the last part of each: "640 ha; đã chuyển 416 ha, 224 ha còn lại" makes 640 the
 * whole of 416.
 */
export type Wholes = ReadonlyMap<number, ReadonlyMap<number, Figure>>;

/** The wholes that sums vouch for: said in so many words, or exact where small numbers would not be. */
export function wholesOf(sums: readonly Relation[]): Wholes {
  const wholes = new Map<number, Map<number, Figure>>();
  for (const relation of sums) {
    const [whole, ...parts] = relation.figures;
    const last = parts.at(-1);
    if (whole === undefined || last === undefined || relation.form.type !== 'sum') continue;
    if (decide(relation).verdict !== 'exact' || (relation.grade === 'possible' && roomOf(relation) < 50)) continue;
    for (const part of parts) wholes.set(part.id, (wholes.get(part.id) ?? new Map<number, Figure>()).set(whole.id, last));
  }
  return wholes;
}

/** Behind the percentage: what it is a percentage of, or nothing. */
const OF_THE_WHOLE = /^ ?(?:yêu cầu|tổng|số |diện tích|trong (?:số|tổng)|trên (?:số|tổng))/iu;
const NOTHING_MORE = /^ ?(?:[,;.)]|$)/u;

/** "chiếm p%", "(p%)", "đạt p% yêu cầu" are shares of the whole; "bằng p%" may go on comparing with another year. */
export function isShareOfWhole({ piece }: PieceStatements, one: Statement): boolean {
  const { text } = piece.view;
  if (one.percent === null || /cùng kỳ|năm trước|so với năm/iu.test(text.slice(one.sentence[0], one.percent.start))) return false;
  if (OF_THE_WHOLE.test(one.percentTail)) return true;
  const bracketed = text[one.percent.start - 1] === '(';
  return NOTHING_MORE.test(one.percentTail) && (bracketed || /chiếm|tỷ lệ|tỉ lệ/iu.test(one.percentLead));
}

/** Of counts before an amount, those that are no parts of another one: an amount said after "15 người, gồm 11 … và 4 …" is of all 15. */
export function withoutParts(counts: readonly Statement[], amount: Statement, wholes: Wholes): Statement[] {
  return counts.filter(
    (count) =>
      !counts.some((whole) => {
        const last = wholes.get(count.value.id)?.get(whole.value.id);
        return last !== undefined && last.block === amount.value.block && last.end <= amount.value.start;
      }),
  );
}
