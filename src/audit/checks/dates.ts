/** Rule `date`: days that do not exist, years of numbers unlike the years of their dates, documents dated after the paper that cites them. */
import { daysInMonth } from '../../kernel/calendar.ts';
import type { Citation } from '../citations.ts';
import { type DateMention, datesOf } from '../dates.ts';
import type { Found, Spot } from '../found.ts';
import type { Outline, Piece } from '../outline.ts';
import { dateSpotOf, dayText, fullSpotOf, isCorrecting, numberKey, printedDate, sameIssuer, wordsAt } from './cited.ts';
import { isLegislation, ownDay, ownLevel } from './letterhead.ts';
import { weekdayFindings } from './weekdays.ts';

export { reportDate, reportPeriod, reportTitle } from './letterhead.ts';

export function dateFindings(outline: Outline, citations: readonly Citation[]): Found[] {
  return [
    ...impossibleDays(outline),
    ...yearsApart(outline, citations),
    ...effectBefore(outline, citations),
    ...afterOwnDay(outline, citations),
    ...weekdayFindings(outline),
  ];
}

const LUNAR = /âm lịch|\(ÂL\)|(?:^|\s)ÂL(?:\s|$|[.,;)])/u;
const NAMED_BEFORE = /(?:số|mã|hợp đồng|hồ sơ|lô|thửa|tờ)(?: số)?:? $/iu;
const DAY_BEFORE = /(?:ngày|từ|đến|hết|trước|sau|hôm|vào|sáng|chiều|tối|tính|kể|,|và|-|–) ?$/iu;

interface Written {
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly month: number;
  /** null where the year is not said. */
  readonly year: number | null;
  readonly sure: boolean;
}

const LISTED =
  /(?<![\p{L}])ngày (\d{1,2}(?:(?:, ?| và | ?- ?| đến )(?:ngày )?\d{1,2}){0,6}) ?tháng (\d{1,2})(?: ?năm (\d{4})|\/(\d{4}))?(?![\d/])/giu;
/** "ngày 31/4"; a stroke is a range of days ("ngày 8-13 tháng 5"), a counted noun behind makes a fraction. */
const BARE =
  /(?<![\p{L}])(?<!\d )ngày (\d{1,2})\/(\d{1,2})(?![\d/%]|[.,-]\d|\p{L}| ?(?:xã|hộ|thôn|tiêu chí|người|đơn vị|cuộc|ngày|buổi|giờ))/giu;
const MONTH = /(?<![\p{L}])tháng (\d{1,2}) ?(?:\/|năm) ?(\d{4})(?!\d)/giu;

function* writtenDays(text: string, cell: boolean): Generator<Written> {
  for (const date of datesOf(text)) {
    const printed = text.slice(date.start, date.end);
    if (/^ngày/iu.test(printed)) continue;
    const before = text.slice(Math.max(0, date.start - 14), date.start);
    if (NAMED_BEFORE.test(before) || /^ ?[-–/]? ?[\p{Lu}]{2}/u.test(text.slice(date.end, date.end + 4))) continue;
    const slashes = printed.includes('/');
    const led = slashes ? DAY_BEFORE.test(before) : /(?:ngày|từ|đến|hết|trước|sau) ?$/iu.test(before);
    // Without a word before it only what looks like a day of the calendar: 31/4/2024, not 45/13/2024.
    yield {
      ...date,
      year: date.year,
      sure: led
        ? (date.day <= 39 && date.month <= 19) || (/ngày ?$/iu.test(before) && date.month <= 12)
        : slashes && date.day <= 31 && (date.month <= 12 || (cell && printed === text && date.day <= 12 && date.month <= 31)),
    };
  }
  for (const match of text.matchAll(LISTED)) {
    const [, days = '', month = '', year, other] = match;
    const said = year ?? other;
    // "1 năm 20 ngày 5 tháng" counts; "7 giờ 30 ngày 30 tháng 02 năm 2025" is a day.
    if (said === undefined && /\d $/u.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const list = [...days.matchAll(/\d{1,2}/gu)].map((day) => Number(day[0]));
    // "từ ngày 30 đến ngày 02 tháng 3": only the last is of this month.
    const falls = list.some((day, index) => day < (list[index - 1] ?? 0));
    for (const day of falls ? list.slice(-1) : list)
      yield {
        start: match.index,
        end: match.index + match[0].length,
        day,
        month: Number(month),
        year: Number(said ?? 0) || null,
        sure: true,
      };
  }
  for (const match of text.matchAll(BARE)) {
    const [printed, day = '', month = ''] = match;
    const end = match.index + printed.length;
    yield {
      start: end - day.length - month.length - 1,
      end,
      day: Number(day),
      month: Number(month),
      year: null,
      sure: Number(day) <= 31 && Number(month) <= 12,
    };
  }
  for (const match of text.matchAll(MONTH)) {
    const month = Number(match[1]);
    // "lương tháng 13 năm 2024" is a salary.
    if (/(?:lương|thưởng|thu nhập) $/iu.test(text.slice(Math.max(0, match.index - 10), match.index)) || (month >= 1 && month <= 12))
      continue;
    if (/ngày \d{1,2} ?$/iu.test(text.slice(Math.max(0, match.index - 9), match.index))) continue;
    yield { start: match.index, end: match.index + match[0].length, day: 1, month, year: Number(match[2]), sure: month <= 19 };
  }
}

const lastDay = (year: number | null, month: number) => (month === 2 && year === null ? 29 : daysInMonth(year ?? 2024, month));

function impossibleDays(outline: Outline): Found[] {
  const found: Found[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/\d[/.-]\d|tháng \d/iu.test(text)) continue;
    let last = -1;
    for (const one of writtenDays(text, piece.block.kind === 'cell')) {
      if (!one.sure || (one.month >= 1 && one.month <= 12 && one.day >= 1 && one.day <= lastDay(one.year, one.month)) || one.start === last)
        continue;
      if (LUNAR.test(text.slice(Math.max(0, one.start - 30), one.end + 30))) continue;
      last = one.start;
      found.push(impossibleDay(piece, one));
    }
    for (const match of text.matchAll(/(?<![\p{L}])ngày (\d{1,2}\/\d{1,2}\/(?:\d{3}|\d{5}))(?![\d/])/giu)) {
      const printed = match[1] ?? '';
      const start = match.index + match[0].length - printed.length;
      found.push({
        rule: 'date',
        severity: 'error',
        message: `Ngày “${printed}” có năm không đủ hoặc thừa chữ số nên không phải ngày có thật; cần ghi lại năm bốn chữ số theo văn bản gốc.`,
        spots: [{ piece: piece.index, start, end: start + printed.length }],
        stated: printed,
      });
    }
  }
  return found;
}

function impossibleDay(piece: Piece, one: Written): Found {
  const printed = piece.view.text.slice(one.start, one.end);
  const reason =
    one.month < 1 || one.month > 12
      ? `một năm không có tháng ${one.month}`
      : one.day < 1
        ? 'không có ngày 0'
        : `tháng ${one.month}${one.month === 2 && one.year !== null ? `/${one.year}` : ''} chỉ có ${lastDay(one.year, one.month)} ngày`;
  // "12/31/2024" in a table is the month-first order of a spreadsheet.
  const monthFirst = piece.block.kind === 'cell' && one.day >= 1 && one.day <= 12 && one.month > 12 && one.month <= 31;
  return {
    rule: 'date',
    severity: monthFirst || isCorrecting(piece.view.text, one.start) ? 'warning' : 'error',
    message: `Ngày “${printed}” không có thật vì ${reason}; cần ghi lại theo văn bản hoặc sự việc gốc.`,
    spots: [{ piece: piece.index, start: one.start, end: one.end }],
    stated: printed,
  };
}

/** A number that carries its year is dated in that year: numbers begin anew each 1 January (Nghị định 30/2020/NĐ-CP, Điều 15). */
export function isYearApart(citation: Citation): boolean {
  return citation.year !== null && citation.date?.exists === true && citation.date.year !== citation.year;
}

function yearsApart(outline: Outline, citations: readonly Citation[]): Found[] {
  const own = ownLevel(outline);
  const fitting = new Map<string, Citation[]>();
  for (const one of citations) {
    if (one.year === null || one.date?.exists !== true || isYearApart(one)) continue;
    const key = `${numberKey(one)}|${one.year}`;
    const list = fitting.get(key);
    if (list === undefined) fitting.set(key, [one]);
    else if (list.length < 50) list.push(one);
  }
  const found = new Map<string, { found: Found; spots: Spot[] }>();
  for (const citation of citations) {
    if (!isYearApart(citation) || citation.date === null || citation.year === null) continue;
    const printed = printedDate(outline, citation);
    const number = wordsAt(outline, { piece: citation.piece, start: citation.start, end: citation.end });
    const key = `${numberKey(citation)}|${citation.year}|${citation.date.key}|${citation.place}`;
    const before = found.get(key);
    if (before !== undefined) {
      before.spots.push(fullSpotOf(citation));
      continue;
    }
    const others = (fitting.get(`${numberKey(citation)}|${citation.year}`) ?? []).filter(
      (one) => sameIssuer(citation, one, own) !== 'different',
    );
    const right = others[0];
    const days = new Set(others.map((one) => one.date?.key));
    const expected = right !== undefined && days.size === 1 ? printedDate(outline, right) : undefined;
    const spots: Spot[] = [fullSpotOf(citation), ...(right === undefined ? [] : [fullSpotOf(right)])];
    const elsewhere =
      expected === undefined
        ? 'cần đối chiếu văn bản gốc để sửa số hoặc ngày'
        : `nơi khác trong văn bản ghi ngày ${expected}, cần thống nhất theo văn bản gốc`;
    found.set(key, {
      spots,
      found: {
        rule: 'date',
        severity: isCorrecting(outline.pieces[citation.piece]?.view.text ?? '', citation.start) ? 'warning' : 'error',
        message: `Văn bản số ${number} mang năm ${citation.year} nhưng ghi ngày ${printed}, năm trong số và năm của ngày ban hành phải là một; ${elsewhere}.`,
        spots,
        stated: printed,
        legalRef: 'Nghị định 30/2020/NĐ-CP, Điều 15',
        ...(expected === undefined
          ? {}
          : {
              expected,
              suggestion: {
                spot: trimmedDate(outline, citation, citation.date),
                with: expected,
                support: others.length,
                reason: `Nơi khác trong văn bản ghi ngày ${expected} cho cùng số ${number}.`,
              },
            }),
      },
    });
  }
  return [...found.values()].map((one) => ({ ...one.found, spots: one.spots }));
}

/** The day without the word "ngày" before it. */
function trimmedDate(outline: Outline, citation: Citation, date: DateMention): Spot {
  const spot = dateSpotOf(citation, date);
  const word = /^ngày /iu.exec(wordsAt(outline, spot))?.[0].length ?? 0;
  return { ...spot, start: spot.start + word };
}

/** "… ngày 10/5/2023 có hiệu lực từ ngày 01/5/2023": only a warning, the law allows it in rare cases. */
function effectBefore(outline: Outline, citations: readonly Citation[]): Found[] {
  const found: Found[] = [];
  for (const citation of citations) {
    const date = citation.date;
    if (date === null || !date.exists) continue;
    const text = outline.pieces[citation.piece]?.view.text ?? '';
    const match = /^[^.;]{0,160}?(?:,|\() ?(?:có )?hiệu lực(?: thi hành)? (?:kể )?từ (?:ngày )?/iu.exec(
      text.slice(date.end, date.end + 240),
    );
    if (match === null || /\d\/\p{Lu}/u.test(match[0])) continue;
    const at = date.end + match[0].length;
    const effect = datesOf(text.slice(Math.max(0, at - 5), at + 34))[0];
    if (effect === undefined || !effect.exists || Math.abs(effect.start - Math.min(5, at)) > 5 || effect.key >= date.key) continue;
    const start = Math.max(0, at - 5) + effect.start;
    const end = Math.max(0, at - 5) + effect.end;
    found.push({
      rule: 'date',
      severity: 'warning',
      message: `Văn bản số ${citation.printed} ban hành ngày ${dayText(date)} lại có hiệu lực từ ngày ${dayText(effect)}, sớm hơn ngày ban hành; cần kiểm tra hai ngày này.`,
      spots: [fullSpotOf(citation), { piece: citation.piece, start, end }],
      stated: dayText(effect),
    });
  }
  return found;
}

/** A paper cannot cite what was signed after it. An error only where the paper's day is sure and nearly all it cites is earlier. */
function afterOwnDay(outline: Outline, citations: readonly Citation[]): Found[] {
  const own = ownDay(outline);
  if (own === null) return [];
  const dated = citations.filter((one) => one.date?.exists === true && !one.own && !isYearApart(one) && one.piece > own.piece);
  const late = dated.filter((one) => (one.date?.key ?? 0) > own.key);
  if (late.length === 0) return [];
  const documents = new Map<string, Citation[]>();
  for (const one of late) {
    const key = `${numberKey(one)}|${one.date?.key}`;
    const list = documents.get(key);
    if (list === undefined) documents.set(key, [one]);
    else list.push(one);
  }
  // Consolidated texts and bundles cite many later papers: then the head is another paper's, and nothing is said.
  const earlier = new Set(dated.filter((one) => (one.date?.key ?? 0) <= own.key).map(numberKey)).size;
  if (documents.size > 3) return [];
  const sure = documents.size === 1 && earlier >= 2 && !isLegislation(outline);
  return [...documents.values()].map((list): Found => {
    const first = list[0] as Citation;
    const date = first.date as DateMention;
    const around = outline.pieces[first.piece]?.view.text.slice(Math.max(0, first.start - 60), first.start) ?? '';
    const planned = /dự kiến|dự thảo|sẽ|sửa đổi|bổ sung|thay thế|hợp nhất|bãi bỏ|đính chính/iu.test(around);
    return {
      rule: 'date',
      severity: sure && !planned ? 'error' : 'warning',
      message: `Văn bản số ${first.printed} ghi ngày ${dayText(date)}, sau ngày của chính báo cáo (${own.iso.split('-').reverse().join('/')}), nên không thể đã được viện dẫn; cần kiểm tra ngày của văn bản này hoặc ngày của báo cáo.`,
      spots: [fullSpotOf(first), { piece: own.piece, start: own.start, end: own.end }, ...list.slice(1).map(fullSpotOf)],
      stated: printedDate(outline, first),
    };
  });
}
