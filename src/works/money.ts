/** What works were given and paid, from the entries of the ledger that name them. Pure. */
import type { Fact } from '../kernel/fact.ts';
import { sumDong } from '../kernel/money.ts';
import { effectOf } from '../ledger/fold.ts';
import type { EntryLine } from '../ledger/model.ts';
import type { Work, WorkProgress, WorksFacts } from './model.ts';

export interface WorkMoney {
  readonly work: Fact<Work>;
  /** Đồng of plan by execution year, money carried into a year included. */
  readonly planned: ReadonlyMap<number, number>;
  readonly disbursed: ReadonlyMap<number, number>;
  readonly totalPlanned: number;
  readonly totalDisbursed: number;
  /** Newest progress known, percent as exact text; null when none was reported. */
  readonly progress: Fact<WorkProgress> | null;
}

/** A work's own key: codes are unique in their unit only. */
export const workKey = (unit: string, code: string) => `${unit} ${code}`;

/**
 * Lines of each work, by its key. Lines of an entry that a work names count for it, and so does the reversal of such an entry. Of two works
 * named for one entry the later one holds. Accounts of the unit that took the work's unit over read as that unit's: the work is one.
 */
export function linesOfWorks(
  facts: Pick<WorksFacts, 'entries' | 'heirs'>,
  lines: readonly EntryLine[],
): ReadonlyMap<string, readonly EntryLine[]> {
  const workOf = new Map(facts.entries.map((one) => [`${one.home} ${one.data.seq}`, one]));
  const found = new Map<string, EntryLine[]>();
  for (const line of lines) {
    const named =
      workOf.get(`${line.home} ${line.seq}`) ?? (line.corrects === null ? undefined : workOf.get(`${line.home} ${line.corrects}`));
    if (!named) continue;
    const heir = facts.heirs.get(named.unit);
    const own = <A extends { readonly unit: string }>(account: A): A =>
      account.unit === heir ? { ...account, unit: named.unit } : account;
    const key = workKey(named.unit, named.data.work);
    const held = found.get(key) ?? [];
    held.push(heir === undefined ? line : { ...line, from: own(line.from), to: own(line.to) });
    found.set(key, held);
  }
  return found;
}

/**
 * Money of each work, in its own unit: what comes down to that unit is the work's, what left the unit above for it is not counted again.
 * `lines`: every line of the scope, or those of works.
 */
export function moneyOfWorks(facts: WorksFacts, lines: readonly EntryLine[]): WorkMoney[] {
  const linesOf = linesOfWorks(facts, lines);
  const newest = new Map<string, Fact<WorkProgress>>();
  for (const one of facts.progress) {
    const held = newest.get(workKey(one.unit, one.data.work));
    if (!held || held.effectiveOn <= one.effectiveOn) newest.set(workKey(one.unit, one.data.work), one);
  }
  return facts.works.map((work) => {
    const key = workKey(work.unit, work.data.code);
    const own = linesOf.get(key) ?? [];
    const byYear = (what: 'plan' | 'disbursed') => {
      const years = new Map<number, number>();
      for (const year of new Set(own.flatMap(({ from, to }) => [from.year, to.year]))) {
        const sum = sumDong(own.map((line) => effectOf(line, what, ({ unit, execYear }) => execYear === year && unit === work.unit)));
        if (sum !== 0) years.set(year, sum);
      }
      return new Map([...years].sort(([a], [b]) => a - b));
    };
    const planned = byYear('plan');
    const disbursed = byYear('disbursed');
    return {
      work,
      planned,
      disbursed,
      totalPlanned: sumDong(planned.values()),
      totalDisbursed: sumDong(disbursed.values()),
      progress: newest.get(key) ?? null,
    };
  });
}
