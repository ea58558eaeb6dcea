/** Rule `date`: the day of the week beside a date is that of the calendar. Only where the two stand together and the year is printed. */
import { type DateMention, datesOf, dayNumber } from '../dates.ts';
import type { Found } from '../found.ts';
import type { Outline, Piece } from '../outline.ts';
import { isCorrecting } from './cited.ts';

const NAMES = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;
const WORDS = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
const DAY = '(thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)';
const PART = '(?:sáng |trưa |chiều |tối |đêm )?';
/** "28/10/2025 (thứ Ba)", "28/10/2025 (sáng thứ Ba, tuần 44)". */
const BEHIND = new RegExp(`^ ?\\(${PART}${DAY}(?=[),])`, 'iu');
/** "sáng thứ Ba, ngày 28/10/2025", "Thứ Ba (28/10/2025)": "phiên họp thứ ba, ngày …" counts sessions, so that a word must say it is a day. */
const BEFORE = new RegExp(`(?:^|[\\s(])(?:sáng|trưa|chiều|tối|đêm|vào|hôm|từ|đến|hết|trước) ${DAY},? ?\\(?(?:ngày )?$`, 'iu');
const AT_HEAD = new RegExp(`^${DAY}(?:, ?| \\(| )(?:ngày )?$`, 'iu');
const LUNAR = /âm lịch|\(ÂL\)/iu;
/** A day of the week and its date are seldom further apart. */
const REACH = 40;

export function weekdayFindings(outline: Outline): Found[] {
  const found: Found[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/thứ |chủ nhật/iu.test(text)) continue;
    for (const date of datesOf(text)) {
      const one = date.exists ? weekdayOf(piece, date) : null;
      if (one !== null) found.push(one);
    }
  }
  return found;
}

function weekdayOf(piece: Piece, date: DateMention): Found | null {
  const { text } = piece.view;
  const from = Math.max(0, date.start - REACH);
  const before = text.slice(from, date.start);
  const behind = BEHIND.exec(text.slice(date.end, date.end + REACH));
  const match = behind ?? BEFORE.exec(before) ?? (from === 0 ? AT_HEAD.exec(before) : null);
  const printed = match?.[1];
  if (match === null || printed === undefined || LUNAR.test(text.slice(from, date.end + REACH))) return null;
  // 1970-01-01 was a Thursday.
  const right = (dayNumber(date.year, date.month, date.day) + 3) % 7;
  const said = printed.split(' ')[1]?.toLowerCase() ?? '';
  const day = /^\d$/u.test(said) ? Number(said) - 2 : WORDS.indexOf(said);
  if ((day < 0 ? 6 : day) === right) return null;
  const start = (behind === null ? from : date.end) + match.index + match[0].indexOf(printed);
  const spot = { piece: piece.index, start, end: start + printed.length };
  return {
    rule: 'date',
    severity: /\d/u.test(said) || isCorrecting(text, date.start) ? 'warning' : 'error',
    message: `Ngày ${date.day}/${date.month}/${date.year} là ${NAMES[right]} nhưng ghi “${printed}”; cần kiểm tra lại ngày hoặc thứ.`,
    spots: [spot, { piece: piece.index, start: date.start, end: date.end }],
    stated: printed,
    expected: NAMES[right] ?? '',
  };
}
