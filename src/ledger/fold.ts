/**
 * The one calculation engine: lines → account sums → measures. Stores aggregate in SQL to the same AccountSum; web, rules and reports
 * fold the same way, and a test compares both.
 */
import { type Dong, sumDong } from '../kernel/money.ts';
import type { AccountSum, Line } from './model.ts';

/** Adds lines up to account sums; accounts that come to zero are dropped. */
export function foldLines(lines: Iterable<Line>): AccountSum[] {
  const sums = new Map<string, AccountSum & { amount: number }>();
  const add = (account: AccountSum) => {
    const key = JSON.stringify([
      account.unit,
      account.component,
      account.source,
      account.kind,
      account.originYear,
      account.execYear,
      account.stage,
    ]);
    const held = sums.get(key);
    if (held) held.amount = sumDong([held.amount, account.amount]);
    else sums.set(key, { ...account });
  };
  for (const { component, source, kind, originYear, from, to, amount } of lines) {
    const fund = { component, source, kind, originYear };
    add({ ...fund, unit: from.unit, execYear: from.year, stage: from.stage, amount: -amount });
    add({ ...fund, unit: to.unit, execYear: to.year, stage: to.stage, amount });
    if (from.year !== to.year) {
      // The reversal of a carry-over runs back in time and takes the memo back.
      const out =
        from.year < to.year ? { unit: from.unit, execYear: from.year, amount } : { unit: to.unit, execYear: to.year, amount: -amount };
      add({ ...fund, ...out, stage: 'carriedOut' });
    }
  }
  return [...sums.values()].filter((sum) => sum.amount !== 0);
}

export const MONEY_MEASURES = ['plan', 'assigned', 'available', 'advanced', 'accepted', 'disbursed', 'cancelled', 'carried-out'] as const;
export type MoneyMeasure = (typeof MONEY_MEASURES)[number];

/**
 * What each measure adds up. `plan` is the year's plan still counted in that year, `assigned` also what was
 * carried out or cancelled since;
 * `disbursed` counts accepted payments and advances, as reports do (DOMAIN 4.8, unverified); `accepted` leaves advances out.
 */
const STAGES_OF: Readonly<Record<MoneyMeasure, readonly AccountSum['stage'][]>> = {
  plan: ['available', 'advanced', 'disbursed'],
  assigned: ['available', 'advanced', 'disbursed', 'cancelled', 'carriedOut'],
  available: ['available'],
  advanced: ['advanced'],
  accepted: ['disbursed'],
  disbursed: ['advanced', 'disbursed'],
  cancelled: ['cancelled'],
  'carried-out': ['carriedOut'],
};

export function measure(sums: readonly AccountSum[], what: MoneyMeasure, keep: (account: AccountSum) => boolean): Dong {
  const stages = STAGES_OF[what];
  return sumDong(sums.filter((sum) => stages.includes(sum.stage) && keep(sum)).map((sum) => sum.amount));
}

/** By how much a line changes the measure over the accounts kept (signed); 0 when it does not touch it. */
export function effectOf(line: Line, what: MoneyMeasure, keep: (account: AccountSum) => boolean): number {
  const stages = STAGES_OF[what];
  const { component, source, kind, originYear, from, to, amount } = line;
  const at = (unit: string, execYear: number, stage: AccountSum['stage'], signed: number) =>
    stages.includes(stage) && keep({ component, source, kind, originYear, unit, execYear, stage, amount: signed }) ? signed : 0;
  let effect = at(from.unit, from.year, from.stage, -amount) + at(to.unit, to.year, to.stage, amount);
  if (from.year < to.year) effect += at(from.unit, from.year, 'carriedOut', amount);
  if (from.year > to.year) effect += at(to.unit, to.year, 'carriedOut', -amount);
  return effect;
}
