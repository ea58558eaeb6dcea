/** What makes two citations one document: number, symbol, year, issuer. Pure. */
import type { Citation, IssuerLevel } from '../citations.ts';
import type { DateMention } from '../dates.ts';
import type { Spot } from '../found.ts';
import type { Outline } from '../outline.ts';

/** Symbols that one office of the country gives. Party numbers run on through a term, state numbers begin anew each year. */
const MINISTRIES =
  'BTC|BKHĐT|BNV|BTTTT|BNNPTNT|BNN|BLĐTBXH|BGDĐT|BYT|BXD|BTNMT|BCT|BGTVT|BKHCN|BVHTTDL|BTP|BQP|BCA|BNG|UBDT|NHNN|VPCP|TTCP|KTNN|BNNMT|BDTTG|TANDTC|VKSNDTC|HĐTP|TTg|CP|TW|CTN|UBTVQH\\d{0,2}|QH\\d{1,2}|UBTVQH|BHXHVN';
const SINGLE = new RegExp(
  `^(?:[\\p{Lu}Đ][\\p{L}]{0,5}-(?:${MINISTRIES})|(?:${MINISTRIES})(?:-[\\p{Lu}Đ][\\p{L}\\d]{0,8})?|TTLT-.*|VBHN-(?:${MINISTRIES}|VPQH))$`,
  'u',
);

export const hasOneIssuer = (symbol: string): boolean => SINGLE.test(symbol);

const PARTY = /-(?:[\p{Lu}Đ]{0,4})(?:HU|TU|TW|ĐU|QU|ThU|TgU|ĐUK)$/u;
/** Papers of the Party: "60-CTr/HU", number and type joined by a stroke, the organisation behind a slash. */
export const isParty = (symbol: string): boolean => PARTY.test(symbol);

export const spotOf = (citation: Citation): Spot => ({ piece: citation.piece, start: citation.start, end: citation.end });
/** The number with the date behind it: "02/2023/QĐ-UBND ngày 10/02/2022". */
export const fullSpotOf = (citation: Citation): Spot => ({
  piece: citation.piece,
  start: citation.start,
  end: citation.date?.end ?? citation.end,
});
export const listSpotOf = (citation: Citation): Spot => ({ piece: citation.piece, start: citation.listStart, end: citation.listEnd });
export const dateSpotOf = (citation: Citation, date: DateMention): Spot => ({ piece: citation.piece, start: date.start, end: date.end });

export const wordsAt = (outline: Outline, spot: Spot): string => outline.pieces[spot.piece]?.view.text.slice(spot.start, spot.end) ?? '';
export const dayText = (date: Pick<DateMention, 'day' | 'month' | 'year'>): string =>
  `${String(date.day).padStart(2, '0')}/${String(date.month).padStart(2, '0')}/${date.year}`;
/** As the document writes it: "10/02/2022", without "ngày". */
export const printedDate = (outline: Outline, citation: Citation): string =>
  citation.date === null ? '' : wordsAt(outline, dateSpotOf(citation, citation.date)).replace(/^ngày /iu, '');

const CORRECTS = /đính chính|đã (?:ghi|in|viết) là|nay sửa|xin (?:được )?sửa|sửa (?:lại )?thành|sai sót (?:về )?kỹ thuật/iu;
/** A paper that corrects another quotes its slips: what stands near an offset says so. */
export const isCorrecting = (text: string, at: number): boolean => CORRECTS.test(text.slice(Math.max(0, at - 300), at + 300));

/** The number as one document: "25/NQ-HĐND" of a number without a year is another series than "25/2022/NQ-HĐND". */
export const numberKey = (citation: Citation): string =>
  `${citation.number}|${citation.symbol.toLocaleUpperCase('vi')}|${citation.year === null ? '' : 'y'}`;

const ORDER: Readonly<Record<IssuerLevel, number>> = { 'trung ương': 0, tỉnh: 1, huyện: 2, xã: 3, khác: 4, '': 5 };

/**
 * Whether numbers began anew between the two days of one year: people's councils after an election, local offices and merged
 * ministries in 2025 (Nghị quyết 202/2025/QH15, 1 July; ministries 1 March).
 */
export function beganAnew(symbol: string, a: DateMention, b: DateMention): boolean {
  const [first, last] = a.key < b.key ? [a, b] : [b, a];
  const between = (day: number) => first.key < day && last.key >= day;
  if (/HĐND/u.test(symbol) && [2004, 2011, 2016, 2021, 2026].includes(first.year)) return first.month <= 6 && last.month >= 5;
  if (first.year !== 2025 || /-(?:TTg|CP|TW|CTN)$|QH\d|UBTVQH/u.test(symbol)) return false;
  return hasOneIssuer(symbol) ? between(2025_03_01) : between(2025_07_01) || between(2025_03_01);
}

export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether the same office issued both. `own`: the level of the paper itself: "UBND huyện" in a paper of a district or a commune is the
 * one district above or around it; in a paper of the province it may be any.
 */
export function sameIssuer(a: Citation, b: Citation, own: IssuerLevel): Sameness {
  if (hasOneIssuer(a.symbol)) return 'same';
  if (a.several || b.several) return 'different';
  if (a.issuer === '' || b.issuer === '') return 'unknown';
  if (a.level !== b.level) return a.level === 'khác' || b.level === 'khác' ? 'unknown' : 'different';
  if (a.place !== '' && b.place !== '')
    return a.place === b.place || a.place.startsWith(`${b.place} `) || b.place.startsWith(`${a.place} `) ? 'same' : 'different';
  if (a.level === 'khác') return a.issuer.toLocaleLowerCase('vi') === b.issuer.toLocaleLowerCase('vi') ? 'same' : 'unknown';
  // "UBND huyện" beside "UBND huyện Kon Rẫy", or twice without a name.
  return own !== '' && ORDER[own] >= ORDER[a.level] ? 'same' : 'unknown';
}

/** In the order of the first of each; items without a key are left out. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string | null): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

export function distinctSpots(spots: readonly Spot[]): Spot[] {
  const seen = new Set<string>();
  return spots.filter((spot) => {
    const key = `${spot.piece}:${spot.start}:${spot.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
