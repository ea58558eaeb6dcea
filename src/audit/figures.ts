/** Every number of a block that is a figure: value, printed precision, unit, scale, qualifier. */
import { type Decimal, decimal } from './decimal.ts';
import { ENGLISH, type NumberStyle, VIETNAMESE } from './format.ts';
import type { Mask } from './masks.ts';
import { type Unit, unitAt } from './units.ts';

export type Qualifier = 'none' | 'over' | 'under' | 'about' | 'limit' | 'range';

export interface Figure {
  /** Ordinal in the document, from 0. */
  readonly id: number;
  readonly block: number;
  /** Offsets in the block's view: the number alone. */
  readonly start: number;
  readonly end: number;
  /** As printed: "26.844". */
  readonly printed: string;
  /** What it can mean, likeliest first; one for a well-formed number. Not yet scaled. */
  readonly readings: readonly [Decimal, ...Decimal[]];
  readonly decimals: number;
  /** Written in no convention of the document ("268.44" among "26.844"). */
  readonly malformed: boolean;
  readonly unit: Unit | null;
  /** End of number and unit in the view. */
  readonly unitEnd: number;
  /** The unit stands elsewhere (ellipsis, caption). */
  readonly inherited: boolean;
  readonly qualifier: Qualifier;
  readonly negative: boolean;
}

/** A run of digits with separators, and groups of three set apart by spaces, also no-break and thin ones (plain ones in a view). */
const NUMBER = /(?<![\p{L}\d])\d+(?:[.,]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*/gu;
const GROUPED = /^[1-9]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?:,\d+)?$/u;
const AFTER_LETTER = /[\p{L}\d][-.]?$/u;

export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly printed: string;
}

/** Numbers outside the masks, in order. */
export function numbersOf(text: string, masks: readonly Mask[]): NumberToken[] {
  const tokens: NumberToken[] = [];
  let mask = 0;
  NUMBER.lastIndex = 0;
  for (const match of text.matchAll(NUMBER)) {
    for (const { start, end, printed } of splitAtSpaces(text, match.index, match[0], masks)) {
      while (mask < masks.length && (masks[mask]?.end ?? 0) <= start) mask += 1;
      const at = masks[mask];
      if (at !== undefined && at.start < end) continue;
      // "COVID-19", "ĐT.676" are names; "2021-2025" was masked; "x-5" is a range or a sign.
      const before = text.slice(Math.max(0, start - 2), start);
      if (/\p{L}[-.]$/u.test(before) && !/[\p{Ll}]\.$/u.test(before)) continue;
      const next = text[end] ?? '';
      if (/\p{L}/u.test(next) && unitAt(text, end) === null && !/^[xX]\d/u.test(text.slice(end, end + 2))) continue;
      tokens.push({ start, end, printed });
    }
  }
  return tokens;
}

/**
 * "12 345 678 đồng" is one number where its unit, its decimals or the whole block says so. Grouped so cleanly and yet in doubt, it is not read at all:
 * "1 120 hộ" at the head of a line may be the first of a list. Any other run is numbers that stand side by side ("năm 2022 345 người").
 */
function splitAtSpaces(text: string, from: number, run: string, masks: readonly Mask[]): readonly NumberToken[] {
  if (!/\s/u.test(run)) return [{ start: from, end: from + run.length, printed: run }];
  const tokens = [...run.matchAll(/\S+/gu)].map(({ 0: printed, index }) => ({
    start: from + index,
    end: from + index + printed.length,
    printed,
  }));
  // "thôn 5 120 hộ": what a name took is no group.
  const masked = masks.filter((mask) => mask.end > from && mask.start < from + run.length);
  const first = tokens.find((token) => masked.every((mask) => mask.end <= token.start));
  if (first === undefined) return tokens;
  const end = from + run.length;
  const printed = text.slice(first.start, end);
  if (!GROUPED.test(printed) || /[\d][./,-]$/u.test(text.slice(Math.max(0, first.start - 2), first.start))) return tokens;
  const groups = printed.split(/\s/u).length - 1;
  const sure =
    printed.includes(',') || (groups > 1 && printed === text.trim()) || (unitAt(text, end) !== null && (groups > 1 || first.start > 0));
  return sure ? [{ start: first.start, end, printed }] : [];
}

/** Which separators the document uses, from numbers that leave no doubt; Vietnamese where nothing decides. */
export function styleOf(tokens: Iterable<string>): NumberStyle {
  let vietnamese = 0;
  let english = 0;
  for (const printed of tokens) {
    if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^\d{1,3}(?:\.\d{3})+,\d+$|^\d+,\d{1,2}$/u.test(printed)) vietnamese += 1;
    else if (/^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d+\.\d{1,2}$/u.test(printed)) english += 1;
  }
  return english > 2 * vietnamese ? ENGLISH : VIETNAMESE;
}

const WELL_VIETNAMESE = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/u;
const WELL_ENGLISH = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/u;
const digitsOnly = (text: string) => text.replace(/\D/gu, '');

/** How a printed number may be read in a style; `decimals` belong to the first reading. */
export function readNumber(
  printed: string,
  style: NumberStyle,
): { readings: readonly [Decimal, ...Decimal[]]; decimals: number; malformed: boolean } {
  const { group, decimal: comma } = style;
  const plain = printed.replace(/\s/gu, group);
  const one = (digits: string, decimals: number) => decimal(BigInt(digits), decimals);
  const well = (comma === ',' ? WELL_VIETNAMESE : WELL_ENGLISH).exec(plain);
  if (well !== null) {
    const fraction = well[2] ?? '';
    const value = one(digitsOnly(well[1] ?? '') + fraction, fraction.length);
    return { readings: [value], decimals: fraction.length, malformed: false };
  }
  const separators = [...plain.matchAll(/[.,]/gu)];
  const lone = separators.length === 1 ? (separators[0]?.index ?? 0) : -1;
  // "12.5" in a Vietnamese text: the point of another convention, or groups gone wrong.
  if (lone > 0) {
    const fraction = plain.length - lone - 1;
    const all = digitsOnly(plain);
    return { readings: [one(all, fraction), one(all, 0)], decimals: fraction, malformed: true };
  }
  const last = separators.at(-1)?.index ?? 0;
  const all = digitsOnly(plain);
  const readings: [Decimal, ...Decimal[]] = [one(all, 0)];
  if (last > 0 && plain[last] === comma) readings.unshift(one(all, plain.length - last - 1));
  return { readings, decimals: readings[0].e, malformed: true };
}

const QUALIFIERS: readonly (readonly [Qualifier, RegExp])[] = [
  [
    'limit',
    /(?:tối đa|tối thiểu|không quá|không vượt quá|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|ít nhất|không vượt|từ)(?: là| đạt)? ?$/iu,
  ],
  ['over', /(?:trên|(?<!(?:cao|thấp|nhiều|ít|kém|sớm|muộn|lớn|nhỏ|chậm|nhanh) )hơn|(?<!vượt )quá) ?$/iu],
  ['under', /(?:gần|dưới|chưa đầy|chưa đến|chưa tới|suýt) ?$/iu],
  ['about', /(?:khoảng|xấp xỉ|chừng|ước khoảng|cỡ|≈|~) ?$/iu],
];

export function qualifierOf(text: string, start: number, end: number): Qualifier {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 14);
  if (/^ ?(?:trở lên|trở xuống|trở đi)/iu.test(after)) return 'limit';
  if (/^ ?[-–] ?\d/u.test(after) || /\d ?[-–] ?$/u.test(before)) return 'range';
  if (/[≥≤<>] ?$/u.test(before)) return 'limit';
  for (const [qualifier, pattern] of QUALIFIERS) if (pattern.test(before)) return qualifier;
  return 'none';
}

const YEAR = /^(?:19|20)\d{2}$/u;

/** Figures of one block. `id` counts on from `first`. */
export function figuresOf(text: string, masks: readonly Mask[], style: NumberStyle, block: number, first: number): Figure[] {
  const figures: Figure[] = [];
  for (const { start, end, printed } of numbersOf(text, masks)) {
    const found = unitAt(text, end);
    // A bare "2023" is a year; "2023 hộ" is not.
    if (YEAR.test(printed) && (found === null || found.unit.dim.startsWith('time'))) continue;
    if (AFTER_LETTER.test(text.slice(Math.max(0, start - 2), start)) && /[\p{Lu}]/u.test(text[start - 2] ?? '')) continue;
    const { readings, decimals, malformed } = readNumber(printed, style);
    // Figures of more digits than any amount of money are codes.
    if (digitsOnly(printed).length > 18) continue;
    figures.push({
      id: first + figures.length,
      block,
      start,
      end,
      printed,
      readings,
      decimals,
      malformed,
      unit: found?.unit ?? null,
      unitEnd: found?.end ?? end,
      inherited: false,
      qualifier: qualifierOf(text, start, found?.end ?? end),
      negative:
        /(?:^|[\s(])[-–−]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
        !/\d ?[-–−] ?$/u.test(text.slice(Math.max(0, start - 4), start)),
    });
  }
  return figures;
}
