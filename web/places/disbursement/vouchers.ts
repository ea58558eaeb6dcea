/** Rows of the disbursement sheet → postings, checked as the server checks them. Pure. */
import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { parseDay } from '../../../src/kernel/calendar.ts';
import { parseAmount, SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import { foldVietnamese } from '../../../src/kernel/vietnamese.ts';
import { type AskedPosting, buildPosting } from '../../../src/ledger/draft.ts';
import type { Line } from '../../../src/ledger/model.ts';
import { typedAmount } from '../../parts/money/amounts.ts';
import type { Balances } from '../../parts/money/balance.ts';
import type { Say } from '../../words/words.tsx';

export const FIELDS = ['day', 'document', 'event', 'unit', 'component', 'source', 'kind', 'originYear', 'amount'] as const;
export type Field = (typeof FIELDS)[number];
export interface VoucherRow extends Readonly<Record<Field, string>> {
  readonly key: string;
}
export const VOUCHER_EVENTS = ['disburse', 'advance', 'accept', 'recover'] as const;
export type VoucherEvent = (typeof VOUCHER_EVENTS)[number];

/** What rows are read with. */
export interface Reading {
  readonly catalogue: Catalogue;
  /** Execution year. */
  readonly year: number;
  readonly scale: Scale;
  readonly say: Say;
}
export interface Built {
  readonly asked: AskedPosting;
  readonly lines: readonly Line[];
}

export const isBlank = (row: VoucherRow) => FIELDS.every((field) => row[field].trim() === '');

function eventOf(text: string, say: Say): VoucherEvent {
  const wanted = foldVietnamese(text.trim());
  const found = VOUCHER_EVENTS.find((event) => wanted === event || wanted === foldVietnamese(say(`money.${event}`)));
  if (text.trim() === '') return 'disburse';
  if (!found) {
    const names = VOUCHER_EVENTS.map((event) => say(`money.${event}`)).join(', ');
    throw new Problem('unknown-code', say('disbursement.wrong.event', { value: text, names }));
  }
  return found;
}

/** @throws Problem what stands in the way, in the words of the server */
function build(row: VoucherRow, { catalogue, year, scale, say }: Reading): Built {
  const missing = (['day', 'document', 'unit', 'component', 'source', 'kind', 'amount'] as const).filter(
    (field) => row[field].trim() === '',
  );
  if (missing.length > 0)
    throw new Problem('missing-value', say('disbursement.missing', { fields: missing.map((field) => say(`voucher.${field}`)).join(', ') }));
  const originYear = row.originYear.trim() === '' ? year : Number(row.originYear.trim());
  if (!Number.isInteger(originYear) || originYear < 1990 || originYear > 2100)
    throw new Problem('invalid-value', say('disbursement.wrong.year', { value: row.originYear }));
  const amount = parseAmount(row.amount, scale);
  if (amount <= 0) throw new Problem('invalid-amount', say('disbursement.wrong.amount'));
  const { unit, component, source, kind } = row;
  const asked: AskedPosting = {
    event: eventOf(row.event, say),
    effectiveOn: parseDay(row.day),
    document: row.document.trim(),
    lines: [{ unit, component, source, kind, originYear, year, amount }],
  };
  return { asked, lines: buildPosting(catalogue, asked, row.key).posting.lines };
}

/** What rows came to by themselves is remembered: of ten thousand, only the one that is typed in is read anew. */
export class Checker {
  readonly #reading: Reading;
  readonly #known = new WeakMap<VoucherRow, Built | Problem>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** null for a blank row. */
  built(row: VoucherRow): Built | Problem | null {
    if (isBlank(row)) return null;
    const known = this.#known.get(row);
    if (known) return known;
    let found: Built | Problem;
    try {
      found = build(row, this.#reading);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      found = error;
    }
    this.#known.set(row, found);
    return found;
  }

  /** Every row that may not be posted as it is → why, and the total of the others. `balances` is used up. */
  check(rows: readonly VoucherRow[], balances: Balances): { problems: ReadonlyMap<VoucherRow, string>; total: number; count: number } {
    const { scale, say } = this.#reading;
    const problems = new Map<VoucherRow, string>();
    let total = 0;
    let count = 0;
    for (const row of rows) {
      const built = this.built(row);
      if (built === null) continue;
      if (built instanceof Problem) {
        problems.set(row, built.message);
        continue;
      }
      const short = balances.move(built.lines);
      if (short > 0) problems.set(row, say('disbursement.short', { amount: typedAmount(short, scale), scale: SCALE_NAMES[scale] }));
      else {
        total += built.asked.lines[0]?.amount ?? 0;
        count += 1;
      }
    }
    return { problems, total, count };
  }
}

/** Rows one after another of the same event, day and document are one entry, of at most `mostLines` lines. */
export function entriesOf(built: readonly Built[], mostLines = 2000): AskedPosting[] {
  const entries: (AskedPosting & { readonly lines: AskedPosting['lines'][number][] })[] = [];
  for (const { asked } of built) {
    const last = entries.at(-1);
    const isSame = last?.event === asked.event && last.effectiveOn === asked.effectiveOn && last.document === asked.document;
    if (last && isSame && last.lines.length < mostLines) last.lines.push(...asked.lines);
    else entries.push({ ...asked, lines: [...asked.lines] });
  }
  return entries;
}
