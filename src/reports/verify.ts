/** Compares printed figures, from an edited DOCX, a PDF or a list, with the ledger. Pure: facts come in. */

import { parseDay } from '../kernel/calendar.ts';
import type { FigureValue } from '../kernel/document.ts';
import { formatScaled, roundHalfUp, type Scale } from '../kernel/money.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { printValue, ZERO_SIGN } from './printed.ts';
import { parseQuery, queryText } from './query.ts';

/** One printed figure to compare: what is printed now, and what the question was. */
export interface PrintedFigure {
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly unit: string;
  readonly period: string;
  readonly asOf: string;
  /** As it stands in the file now; null when its place is gone. */
  readonly printed: string | null;
  /** As it was composed, for finding scale and decimals; the printed text itself for a list. */
  readonly form: string;
  /** The composed value, when known. */
  readonly composed: FigureValue | null;
}

export interface VerifyResult {
  readonly agree: number;
  readonly differ: readonly { readonly id: string; readonly label: string; readonly printed: string; readonly ledger: string }[];
  readonly missing: readonly { readonly id: string; readonly label: string; readonly printed: string }[];
  readonly unknown: readonly { readonly id: string; readonly printed: string }[];
}

const squeeze = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

function decimalsIn(text: string): number {
  return /,(\d+)(?!.*\d,)/.exec(squeeze(text).replace(/[^\d,.]/g, ''))?.[1]?.length ?? 0;
}

const SCALES: readonly Scale[] = [1_000_000, 1, 1_000, 1_000_000_000];

/** Prints a live value the way the composed one was printed: the scale is found by trying, from the composed value. */
export function printLike(live: FigureValue, form: string, composed: FigureValue | null): string {
  const isZero = (live.type === 'money' && live.dong === 0) || (live.type === 'ratio' && live.numerator === 0);
  if (isZero && squeeze(form) === ZERO_SIGN) return ZERO_SIGN;
  const decimals = decimalsIn(form);
  if (live.type === 'ratio') return printValue(live, { scale: 1, decimals, format: 'plain' });
  if (live.type === 'number') {
    const count = printValue(live, { scale: 1, decimals: null, format: 'count' });
    return composed !== null &&
      composed.type === 'number' &&
      squeeze(form) === printValue(composed, { scale: 1, decimals: null, format: 'count' })
      ? count
      : printValue(live, { scale: 1, decimals: null, format: 'plain' });
  }
  const scale =
    composed === null
      ? scaleNamed(form)
      : SCALES.find((one) => printValue(composed, { scale: one, decimals, format: 'plain' }) === squeeze(form));
  return printValue(live, { scale: scale ?? 1_000_000, decimals, format: 'plain' });
}

function scaleNamed(text: string): Scale {
  const folded = squeeze(text).toLocaleLowerCase('vi');
  if (/\btỷ/u.test(folded)) return 1_000_000_000;
  if (/triệu/u.test(folded)) return 1_000_000;
  if (/nghìn|ngàn/u.test(folded)) return 1_000;
  return 1;
}

/** The number of a printed text: digits, separators and sign only. */
function numberOf(text: string): string {
  return /-?\d[\d.]*(?:,\d+)?(?:\/\d+)?/.exec(squeeze(text))?.[0] ?? squeeze(text);
}

/** Live value of a list row printed with the decimals of the list. */
function printForList(live: FigureValue, printed: string): string {
  if (live.type !== 'number' || live.unit.startsWith('/')) return printLike(live, printed, null);
  const places = live.value.includes('.') ? live.value.length - live.value.indexOf('.') - 1 : 0;
  const decimals = decimalsIn(printed);
  const units = BigInt(live.value.replace('.', ''));
  return formatScaled(
    places > decimals ? roundHalfUp(units, 10n ** BigInt(places - decimals)) : units * 10n ** BigInt(decimals - places),
    decimals,
  );
}

/**
 * `live` gives the ledger's value of a printed figure, or null when its question is not known to the ledger.
 * `isList`: only the number of the printed text counts ("26.884 triệu đồng", "10,8%").
 */
export function comparePrinted(
  figures: readonly PrintedFigure[],
  live: (figure: PrintedFigure) => FigureValue | null,
  isList: boolean,
): VerifyResult {
  let agree = 0;
  const differ: VerifyResult['differ'][number][] = [];
  const missing: VerifyResult['missing'][number][] = [];
  const unknown: VerifyResult['unknown'][number][] = [];
  for (const figure of figures) {
    if (figure.printed === null) {
      missing.push({ id: figure.id, label: figure.label, printed: figure.form });
      continue;
    }
    const value = live(figure);
    if (value === null) {
      unknown.push({ id: figure.id, printed: figure.printed });
      continue;
    }
    const ledger = isList ? printForList(value, figure.printed) : printLike(value, figure.form, figure.composed);
    const same = isList ? numberOf(figure.printed) === numberOf(ledger) : squeeze(figure.printed) === squeeze(ledger);
    if (same) agree += 1;
    else differ.push({ id: figure.id, label: figure.label, printed: squeeze(figure.printed), ledger });
  }
  return { agree, differ, missing, unknown };
}

const COLUMNS = ['query', 'unit', 'period', 'as_of', 'label', 'printed'] as const;

export interface PrintedRow {
  readonly query: string;
  readonly unit: string;
  readonly period: string;
  readonly as_of: string;
  readonly label: string;
  readonly printed: string;
}

/** Rows of a list of printed figures. @throws Problems invalid-headers, missing-value, invalid-date, naming every bad line */
export function parsePrintedList(name: string, text: string): PrintedRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const header = (lines.shift()?.line ?? '').split('\t').map((cell) => cell.trim());
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new Problem(
      'invalid-headers',
      `danh sách số liệu thiếu cột ${missing.join(', ')}; cần các cột: ${COLUMNS.join(', ')} (cách nhau bằng dấu tab).`,
      { file: name },
    );
  const problems: Problem[] = [];
  const rows = lines.map(({ line, number }) => {
    const cells = line.split('\t');
    const row = Object.fromEntries(COLUMNS.map((column) => [column, cells[header.indexOf(column)]?.trim() ?? ''])) as Record<
      (typeof COLUMNS)[number],
      string
    >;
    const wrong = (problem: Problem, field: string) => problems.push(problem.at({ file: name, row: number, field }));
    for (const column of ['query', 'unit', 'period', 'printed'] as const)
      if (row[column] === '') wrong(new Problem('missing-value', `thiếu ${column}.`), column);
    const attempt = (column: (typeof COLUMNS)[number], parse: (text: string) => unknown) => {
      try {
        return row[column] === '' ? '' : String(parse(row[column]));
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        wrong(error, column);
        return '';
      }
    };
    attempt('query', (text) => queryText(parseQuery(text)));
    attempt('period', (text) => parsePeriod(text).code);
    return { ...row, as_of: attempt('as_of', parseDay) };
  });
  if (problems.length > 0) throw new Problems(problems);
  return rows;
}
