/** Rows of the allocation sheet → one decision: what it assigns to the unit and how it shares it out below. Pure. */

import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { Day } from '../../../src/kernel/calendar.ts';
import { parseAmount, SCALE_NAMES, type Scale, sumDong } from '../../../src/kernel/money.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import { type AskedLine, type AskedPosting, buildPosting } from '../../../src/ledger/draft.ts';
import type { AccountSum } from '../../../src/ledger/model.ts';
import { typedAmount } from '../../parts/money/amounts.ts';
import type { Say } from '../../words/words.tsx';

export const FUND_FIELDS = ['component', 'source', 'kind', 'originYear'] as const;
export type FundField = (typeof FUND_FIELDS)[number];
export interface AllocationRow extends Readonly<Record<FundField, string>> {
  readonly key: string;
  /** What this decision assigns to the unit, as typed. */
  readonly assigned: string;
  /** Unit key → what it is given, as typed. */
  readonly shares: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly catalogue: Catalogue;
  /** The unit that shares out. */
  readonly unit: string;
  readonly year: number;
  readonly scale: Scale;
  readonly effectiveOn: Day;
  readonly accounts: readonly AccountSum[];
  readonly say: Say;
}
export interface Reckoned {
  /** In đồng; null while the row cannot be read. */
  readonly rest: number | null;
  readonly problem: string | null;
  readonly assign: AskedLine | null;
  readonly allocate: readonly AskedLine[];
}

export const isBlank = (row: AllocationRow) =>
  [...FUND_FIELDS.map((field) => row[field]), row.assigned, ...Object.values(row.shares)].every((text) => text.trim() === '');

/** A row for each fund of which the unit still holds something, to begin with. */
export function fundsHeld({ accounts, unit, year }: Pick<Reading, 'accounts' | 'unit' | 'year'>): Omit<AllocationRow, 'key'>[] {
  return accounts
    .filter((one) => one.unit === unit && one.execYear === year && one.stage === 'available' && one.amount > 0)
    .map(({ component, source, kind, originYear }) => ({
      component,
      source,
      kind,
      originYear: String(originYear),
      assigned: '',
      shares: {},
    }))
    .sort((a, b) =>
      `${a.component} ${a.source} ${a.kind} ${a.originYear}` < `${b.component} ${b.source} ${b.kind} ${b.originYear}` ? -1 : 1,
    );
}

export function reckon(row: AllocationRow, reading: Reading): Reckoned | null {
  if (isBlank(row)) return null;
  try {
    return reckoned(row, reading);
  } catch (error) {
    if (error instanceof Problem) return { rest: null, problem: error.message, assign: null, allocate: [] };
    throw error;
  }
}

function reckoned(row: AllocationRow, { catalogue, unit, year, scale, effectiveOn, accounts, say }: Reading): Reckoned {
  const missing = (['component', 'source', 'kind'] as const).filter((field) => row[field].trim() === '');
  if (missing.length > 0)
    throw new Problem('missing-value', say('disbursement.missing', { fields: missing.map((field) => say(`voucher.${field}`)).join(', ') }));
  const originYear = row.originYear.trim() === '' ? year : Number(row.originYear.trim());
  if (!Number.isInteger(originYear) || originYear < 1990 || originYear > 2100)
    throw new Problem('invalid-value', say('disbursement.wrong.year', { value: row.originYear }));
  const { component, source, kind } = row;
  const of = (text: string, toUnit?: string): AskedLine | null => {
    if (text.trim() === '') return null;
    const amount = parseAmount(text, scale);
    if (amount < 0) throw new Problem('invalid-amount', say('disbursement.wrong.amount'));
    return amount === 0 ? null : { unit, ...(toUnit === undefined ? {} : { toUnit }), component, source, kind, originYear, year, amount };
  };
  const assign = of(row.assigned);
  const allocate = Object.entries(row.shares).flatMap(([to, text]) => of(text, to) ?? []);
  const [first] = buildPosting(
    catalogue,
    { event: 'assign', effectiveOn, document: '-', lines: [assign ?? probe(row, unit, originYear, year)] },
    row.key,
  ).posting.lines;
  if (allocate.length > 0) buildPosting(catalogue, { event: 'allocate', effectiveOn, document: '-', lines: allocate }, row.key);
  const held = accounts
    .filter(
      (one) =>
        one.unit === unit &&
        one.execYear === year &&
        one.stage === 'available' &&
        one.component === first?.component &&
        one.source === first.source &&
        one.kind === first.kind &&
        one.originYear === originYear,
    )
    .map((one) => one.amount);
  const rest = sumDong([...held, assign?.amount ?? 0, ...allocate.map((line) => -line.amount)]);
  const problem = rest < 0 ? say('allocation.short', { amount: typedAmount(-rest, scale), scale: SCALE_NAMES[scale] }) : null;
  return { rest, problem, assign, allocate };
}

/** Names of a row that assigns nothing are read all the same. */
const probe = ({ component, source, kind }: AllocationRow, unit: string, originYear: number, year: number): AskedLine => ({
  unit,
  component,
  source,
  kind,
  originYear,
  year,
  amount: 1,
});

/** Two rows of one fund would each be held against the whole of it. @returns key of the later row → the number of the earlier */
export function twice(rows: readonly AllocationRow[]): ReadonlyMap<AllocationRow, number> {
  const first = new Map<string, number>();
  const found = new Map<AllocationRow, number>();
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const name = FUND_FIELDS.map((field) => row[field].trim().toLowerCase()).join('|');
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    else found.set(row, earlier + 1);
  }
  return found;
}

/** The entries of one decision: assigned first, then shared out; of at most `mostLines` lines each. */
export function decisionOf(reckoned: readonly Reckoned[], effectiveOn: Day, document: string, mostLines = 2000): AskedPosting[] {
  const entries = (event: 'assign' | 'allocate', lines: readonly AskedLine[]): AskedPosting[] =>
    Array.from({ length: Math.ceil(lines.length / mostLines) }, (_, index) => ({
      event,
      effectiveOn,
      document,
      lines: lines.slice(index * mostLines, (index + 1) * mostLines),
    }));
  return [
    ...entries(
      'assign',
      reckoned.flatMap(({ assign }) => assign ?? []),
    ),
    ...entries(
      'allocate',
      reckoned.flatMap(({ allocate }) => allocate),
    ),
  ];
}
