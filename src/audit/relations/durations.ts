/** `duration`: days, months and years between two dates, by either way of counting them. */
import { type DateMention, dayNumber } from '../dates.ts';
import type { Figure } from '../figures.ts';
import type { PieceStatements } from '../statements.ts';

export interface DurationCheck {
  readonly figure: Figure;
  readonly from: DateMention;
  readonly to: DateMention;
  /** What the dates give, both ends counted. */
  readonly counted: number;
  readonly held: boolean;
  readonly sure: boolean;
}

const FULL = '(?:ngày )?(\\d{1,2})(?:/|-| tháng )(\\d{1,2})(?:(?:/|-| năm )(\\d{4}))?';
const SPAN = new RegExp(
  `từ (?:hết )?(?:ngày )?(\\d{1,2})(?:(?:/|-| tháng )(\\d{1,2})(?:(?:/|-| năm )(\\d{4}))?)? (?:đến|tới)(?: hết)? ${FULL}`,
  'giu',
);

export function durationChecks(statements: readonly PieceStatements[]): DurationCheck[] {
  const checks: DurationCheck[] = [];
  for (const piece of statements) {
    const { text } = piece.piece.view;
    if (!/từ/iu.test(text) || !/\d/u.test(text)) continue;
    for (const match of text.matchAll(SPAN)) {
      const [, d1, m1, y1, d2, m2, y2] = match;
      if (m2 === undefined) continue;
      const year = y2 ?? y1;
      if (year === undefined) continue;
      const from = mention(match.index, match.index + match[0].length, Number(d1), Number(m1 ?? m2), Number(y1 ?? year));
      const to = mention(match.index, match.index + match[0].length, Number(d2), Number(m2), Number(year));
      if (from === null || to === null || (y1 === undefined && from.key > to.key)) continue;
      const end = match.index + match[0].length;
      for (const list of piece.byScope.values()) {
        for (const one of list) {
          const unit = one.value.unit?.dim;
          if ((unit !== 'time:ngày' && unit !== 'time:tháng' && unit !== 'time:tuần') || one.value.decimals > 0) continue;
          const before = text.slice(one.value.unitEnd, match.index);
          const after = text.slice(end, one.value.start);
          const leads =
            one.value.start < match.index &&
            before.length < 50 &&
            !/[.;]/u.test(before) &&
            /^[\s,(:]*(?:\p{L}+ ){0,5}[\s,(:]*$/u.test(before);
          const follows =
            one.value.start >= end &&
            after.length < 40 &&
            /^[\s,(]*(?:\([^)]*)?(?:tức |là |trong |đúng |tổng cộng |gồm |kéo dài |thời gian |thời hạn |cộng )*[\s(]*$/iu.test(after);
          if (!leads && !follows) continue;
          if (leads && /(?:trước|sau|thêm|chậm|còn|mỗi|hạn) ?$/iu.test(one.label)) continue;
          const days = dayNumber(to.year, to.month, to.day) - dayNumber(from.year, from.month, from.day);
          const stated = Number(one.value.readings[0].m);
          const counted =
            unit === 'time:ngày'
              ? days + 1
              : unit === 'time:tuần'
                ? Math.round((days + 1) / 7)
                : (to.year - from.year) * 12 + to.month - from.month + 1;
          const held =
            unit === 'time:ngày'
              ? stated === days + 1 || stated === days
              : unit === 'time:tuần'
                ? stated === Math.floor((days + 1) / 7) || stated === Math.ceil(days / 7)
                : // By calendar months, or by months that are full.
                  stated === counted || stated === counted - 1 || (to.day < from.day - 1 && stated === counted - 2);
          if (days < 0) continue;
          checks.push({
            figure: one.value,
            from,
            to,
            counted,
            held,
            sure: unit === 'time:ngày',
          });
        }
      }
    }
  }
  return checks;
}

function mention(start: number, end: number, day: number, month: number, year: number): DateMention | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { start, end, year, month, day, exists: true, key: year * 10_000 + month * 100 + day };
}
