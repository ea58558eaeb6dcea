/** What was mobilised for a programme from every source, each đồng once. */
import { dong, roundHalfUp } from '../kernel/money.ts';
import type { Contribution, FundingFacts } from './model.ts';

/** Đồng of one contribution: as stated, or days × rate, rounded half up to whole đồng; null when neither is known. */
export function valueOf({ amount, days, rate }: Pick<Contribution, 'amount' | 'days' | 'rate'>): number | null {
  if (amount !== null) return amount;
  if (days === null || rate === null) return null;
  const [whole = '0', tenth = '0'] = days.split('.');
  return dong(roundHalfUp((BigInt(whole) * 10n + BigInt(tenth)) * BigInt(rate), 10n));
}

export interface Mobilised {
  /** Đồng by code of source, money of another programme's ledger left out. */
  readonly bySource: ReadonlyMap<string, number>;
  readonly total: number;
  /** Đồng that stand in the ledger of another programme: shown, not added. */
  readonly integrated: number;
  /** Contributions without an amount. */
  readonly unknown: number;
}

/** Other sources of a year; `programme` null for all. */
export function mobilised(facts: FundingFacts, year: number, programme: string | null): Mobilised {
  const bySource = new Map<string, number>();
  let total = 0;
  let integrated = 0;
  let unknown = 0;
  for (const { data } of facts.contributions) {
    if (data.year !== year || (programme !== null && data.programme !== programme)) continue;
    const value = valueOf(data);
    if (value === null) unknown += 1;
    else if (data.fromComponent !== '') integrated += value;
    else {
      bySource.set(data.source, (bySource.get(data.source) ?? 0) + value);
      total += value;
    }
  }
  return { bySource, total, integrated, unknown };
}
