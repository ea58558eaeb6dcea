/**
 * A nation of 3,321 communes over five years: 10 thousand, 1 million and 10 million legs on PostgreSQL. Some 3.5 GB and ten minutes; the
 * databases are dropped at the end (MTQG_BENCH_KEEP=1 keeps them for the next run). Only when asked for by name.
 */
import { verifyLedger } from '../src/ledger/actions.ts';
import { busyness } from './percentile.ts';
import type { BenchRow } from './row.ts';
import { closeNation, hasServer, openNation, type Sized } from './scale/nation.ts';
import { printPlans } from './scale/plans.ts';
import { benchPosting } from './scale/posting.ts';
import { askQuestions } from './scale/questions.ts';

const SIZES = [
  ['10k', 10_000],
  ['1m', 1_000_000],
  ['10m', 10_000_000],
] as const;

export async function benchScale(): Promise<BenchRow[]> {
  if (!hasServer) {
    console.log('Bỏ qua sổ cả nước: cần PostgreSQL, đặt MTQG_TEST_POSTGRES_URL=postgres://…');
    return [];
  }
  const sizes: Sized[] = [];
  try {
    for (const [label, legs] of SIZES) sizes.push(await openNation(label, legs));
    const [, million, nation] = sizes as [Sized, Sized, Sized];
    const rows: BenchRow[] = [];
    if (nation.seconds !== null)
      rows.push({
        work: `dựng sổ cả nước, ${(nation.legs / 1e6).toFixed(1)} triệu chân (PostgreSQL)`,
        bar: 'vài phút',
        measured: `${nation.seconds.toFixed(0)} s`,
      });
    rows.push(...(await askQuestions([million, nation])));
    await printPlans(nation);
    rows.push(...(await benchPosting(sizes)));
    rows.push(await verifying(nation));
    return rows;
  } finally {
    for (const size of sizes) await closeNation(size);
  }
}

async function verifying({ database }: Sized): Promise<BenchRow> {
  let peak = 0;
  const begun = performance.now();
  const { homes, problems } = await verifyLedger(database.db, () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  });
  if (problems.length > 0) throw new Error(problems.slice(0, 5).join('\n'));
  const seconds = (performance.now() - begun) / 1000;
  const entries = homes.reduce((sum, one) => sum + one.entries, 0);
  return {
    work: `ledger verify: chuỗi, số dư, tổng luỹ kế của ${entries} bút toán`,
    bar: '≥ 100.000 bút toán/s',
    measured: `${seconds.toFixed(0)} s = ${Math.round(entries / seconds)} bút toán/s, đỉnh ${(peak / 2 ** 30).toFixed(2)} GB; ${busyness()}`,
  };
}
