/**
 * Posting on top of ledgers of three sizes: money given, spent and moved, days out of order, so that the check of past days has work. The same
 * batches go to every size in turn, in one province.
 */
import { transaction } from '../../src/db/connect.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { betweenUnits, withinUnit } from '../../src/ledger/events.ts';
import type { Posting } from '../../src/ledger/model.ts';
import { postEntries } from '../../src/ledger/store.ts';
import { busyness, percentiles } from '../percentile.ts';
import type { BenchRow } from '../row.ts';
import { unitsOf } from './load.ts';
import type { Sized } from './nation.ts';
import { random } from './random.ts';

const HOME = '07';
const ROUNDS = 12;

/** Batches of postings, each of which can be posted after those before it. */
function batches(units: readonly string[], components: readonly string[], size: number, count: number, mark: string): Posting[][] {
  const chance = random(size * 31 + count);
  const two = (number: number) => String(number).padStart(2, '0');
  const open: { unit: string; component: string; left: number }[] = [];
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: size }, (_, index): Posting => {
      const key = `${mark} ${size} ${batch} ${index}`;
      const common = { document: `QĐ ĐO ${batch}`, key };
      const from = open.length === 0 || (batch === 0 && index < size / 2) || chance.percent(15) ? undefined : chance.pick(open);
      const fundOf = (component: string) => ({ component, source: 'NSTW', kind: 'DTPT', originYear: 2026 });
      if (from === undefined || from.left < 20) {
        const one = { unit: chance.pick(units), component: chance.pick(components), left: 1_000 };
        open.push(one);
        return {
          ...common,
          event: 'assign',
          effectiveOn: `2026-01-${two(chance.between(1, 28))}` as Day,
          lines: withinUnit('assign', one.unit, 2026, fundOf(one.component), one.left * 1_000),
        };
      }
      from.left -= 1;
      const effectiveOn = `2026-${two(chance.between(2, 11))}-${two(chance.between(1, 28))}` as Day;
      const other = chance.pick(units);
      if (chance.percent(10) && other !== from.unit)
        return { ...common, event: 'transfer', effectiveOn, lines: betweenUnits(from.unit, other, 2026, fundOf(from.component), 1_000) };
      return { ...common, event: 'disburse', effectiveOn, lines: withinUnit('disburse', from.unit, 2026, fundOf(from.component), 1_000) };
    }),
  );
}

export async function benchPosting(sizes: readonly Sized[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const mark = `đo ${Date.now()}`;
  for (const size of [100, 1_000]) {
    const rounds = size === 100 ? ROUNDS * 5 : ROUNDS;
    const times = sizes.map(() => [] as number[]);
    const work = sizes.map(({ nation }) => batches(unitsOf(nation, HOME), nation.components, size, rounds + 2, mark));
    for (let round = 0; round < rounds + 2; round += 1)
      for (const [index, { database }] of sizes.entries()) {
        const begun = performance.now();
        await transaction(database.db, (trx) => postEntries(trx, HOME, 'do-toc-do', work[index]?.[round] ?? []));
        if (round >= 2) times[index]?.push(performance.now() - begun);
      }
    const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
    const smallest = median(times[0] ?? []);
    rows.push({
      work: `ghi sổ, mỗi lần ${size} bút toán, một người ghi`,
      bar: '≥ 4.000 bút toán/s; 10 nghìn → 10 triệu chân: chênh ≤ 25 %',
      measured: [
        ...sizes.map(({ legs }, index) => {
          const list = times[index] ?? [];
          const rate = (list.length * size) / (list.reduce((sum, one) => sum + one, 0) / 1000);
          return `${(legs / 1e6).toFixed(legs < 1e5 ? 2 : 1)} triệu chân: ${percentiles(list, 1)} = ${Math.round(rate)} bút toán/s (× ${(median(list) / smallest).toFixed(2)})`;
        }),
        busyness(),
      ].join('<br>'),
    });
    console.log(rows.at(-1));
  }
  return rows;
}
