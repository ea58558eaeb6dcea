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
const keyOf = (unit: string, code: string) => `${unit} ${code}`;

/**
 * Money of each work of the scope. `lines`: every line of the scope; lines of an entry that a work names count for it, and so does the
 * reversal of such an entry.
 */
export function moneyOfWorks(facts: WorksFacts, lines: readonly EntryLine[], unitKeys: ReadonlySet<string>): WorkMoney[] {
  const workOf = new Map(facts.entries.map(({ home, unit, data }) => [`${home} ${data.seq}`, keyOf(unit, data.work)]));
  const linesOf = Map.groupBy(
    lines,
    ({ home, seq, corrects }) => workOf.get(`${home} ${seq}`) ?? (corrects === null ? undefined : workOf.get(`${home} ${corrects}`)),
  );
  const newest = new Map<string, Fact<WorkProgress>>();
  for (const one of facts.progress) {
    const held = newest.get(keyOf(one.unit, one.data.work));
    if (!held || held.effectiveOn <= one.effectiveOn) newest.set(keyOf(one.unit, one.data.work), one);
  }
  return facts.works.map((work) => {
    const key = keyOf(work.unit, work.data.code);
    const own = linesOf.get(key) ?? [];
    const byYear = (what: 'plan' | 'disbursed') => {
      const years = new Map<number, number>();
      for (const year of new Set(own.flatMap(({ from, to }) => [from.year, to.year]))) {
        const sum = sumDong(own.map((line) => effectOf(line, what, ({ unit, execYear }) => execYear === year && unitKeys.has(unit))));
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
