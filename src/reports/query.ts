/**
 * The text form of a question to the facts: "plan source=NSTW programme=NTM kind=DTPT", "disbursed / plan", "observed indicator=POV year=2022".
 * The same text always means the same question; a figure's id is a hash of (query, unit, period).
 */

import { shortId } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { MONEY_MEASURES } from '../ledger/fold.ts';

/** Answered from records beside the ledger: forecasts, medium-term plans, other sources, what a work costs and how far it has come. */
export const BESIDE_MEASURES = ['forecast', 'medium', 'mobilised', 'investment', 'progress'] as const;
export const MEASURES = [
  ...MONEY_MEASURES,
  'expected',
  'counterpart',
  'count',
  'observed',
  'target',
  'attainment',
  'coverage',
  ...BESIDE_MEASURES,
] as const;
export type Measure = (typeof MEASURES)[number];

/** Filters in the order in which they are written. */
const KEYS = [
  'source',
  'programme',
  'kind',
  'origin',
  'year',
  'own',
  'direct',
  'last',
  'of',
  'type',
  'level',
  'set',
  'indicator',
  'target',
  'work',
  'through',
  'by',
] as const;
/** What a value must look like; a typing slip must not become a question that is answered with zero. */
const FORMS: Readonly<Partial<Record<string, RegExp>>> = {
  year: /^(19|20)\d\d$/,
  target: /^(19|20)\d\d$/,
  own: /^(yes|no)$/,
  direct: /^yes$/,
  last: /^yes$/,
  through: /^yes$/,
  by: /^(year-end|deadline)$/,
  origin: /^(current|carried|(19|20)\d\d)$/,
};
export type FilterKey = (typeof KEYS)[number];
export type Filters = Readonly<Partial<Record<FilterKey, string>>>;

export interface Term {
  readonly measure: Measure;
  readonly filters: Filters;
}
export interface Query {
  readonly term: Term;
  /** Denominator of a ratio, or null. */
  readonly to: Term | null;
}

function isMeasure(text: string): text is Measure {
  return (MEASURES as readonly string[]).includes(text);
}
function isKey(text: string): text is FilterKey {
  return (KEYS as readonly string[]).includes(text);
}

function parseTerm(text: string, whole: string): Term {
  const [measure = '', ...parts] = text.trim().split(/\s+/);
  const bad = (what: string) => new Problem('invalid-template', `Câu hỏi số liệu “${whole}” không đúng: ${what}.`);
  if (!isMeasure(measure)) throw bad(`không có đại lượng “${measure}”; có: ${MEASURES.join(', ')}`);
  const filters: Partial<Record<FilterKey, string>> = {};
  for (const part of parts) {
    const [key = '', value = ''] = part.split('=', 2);
    if (!isKey(key) || value === '') throw bad(`không hiểu “${part}”; dùng ${KEYS.join('=…, ')}=…`);
    const form = FORMS[key];
    if (form && !form.test(value)) throw bad(`${key}=${value} không đúng giá trị`);
    filters[key] = value;
  }
  return { measure, filters };
}

/** @throws Problem invalid-template */
export function parseQuery(text: string): Query {
  const [left = '', right, ...rest] = text.split(' / ');
  if (rest.length > 0) throw new Problem('invalid-template', `Câu hỏi số liệu “${text}” có nhiều hơn một dấu chia.`);
  return { term: parseTerm(left, text), to: right === undefined ? null : parseTerm(right, text) };
}

function termText(term: Term): string {
  const filters = KEYS.flatMap((key) => (term.filters[key] === undefined ? [] : [`${key}=${term.filters[key]}`]));
  return [term.measure, ...filters].join(' ');
}

/** The canonical text: filters in one order. */
export function queryText(query: Query): string {
  return query.to ? `${termText(query.term)} / ${termText(query.to)}` : termText(query.term);
}

export function makeTerm(measure: string, filters: Readonly<Record<string, unknown>>): Term {
  const text = Object.entries(filters)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${String(value)}`);
  return parseTerm([measure, ...text].join(' '), [measure, ...text].join(' '));
}

export function figureId(query: Query, unit: string, period: string): string {
  return shortId(`${queryText(query)}|${unit}|${period}`);
}
