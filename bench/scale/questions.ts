/** The questions of a province's summary, each put to every size in turn, so that what else the machine does falls on all alike. */
import type { Day } from '../../src/kernel/calendar.ts';
import { knownPoint, readAccounts } from '../../src/ledger/reading/store.ts';
import { rootsOf, SUM_KEYS_OF, type SummaryKey, summarise } from '../../src/ledger/summary.ts';
import { busyness, percentiles } from '../percentile.ts';
import type { BenchRow } from '../row.ts';
import { homesOf, unitsOf } from './load.ts';
import type { Sized } from './nation.ts';
import { type Random, random } from './random.ts';

interface Question {
  readonly work: string;
  readonly bar: string;
  readonly by: readonly SummaryKey[];
  readonly ask: (chance: Random) => { readonly asOf: Day; readonly booked: Day | null; readonly knownAt: string | null };
}

const TIMES = 300;
const WARM = 40;
const PROGRAMMES: readonly SummaryKey[] = ['programme', 'source', 'kind'];
const COMPONENTS: readonly SummaryKey[] = ['component', 'source', 'kind'];

const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10) as Day;
const FIRST = Date.UTC(2021, 1, 1);
const LAST = Date.UTC(2025, 11, 31);
const DAY = 86_400_000;
const someDay = (chance: Random) => FIRST + chance.below((LAST - FIRST) / DAY) * DAY;
const current: Question['ask'] = () => ({ asOf: '2026-12-31' as Day, booked: null, knownAt: null });
const past: Question['ask'] = (chance) => ({ asOf: dayAt(someDay(chance)), booked: null, knownAt: null });
const known: Question['ask'] = (chance) => {
  const day = someDay(chance);
  return { asOf: dayAt(day), booked: null, knownAt: new Date(day + chance.between(1, 60) * DAY).toISOString() };
};
const booked: Question['ask'] = (chance) => {
  const day = someDay(chance);
  return { asOf: dayAt(day), booked: dayAt(day + chance.below(60) * DAY), knownAt: null };
};

const QUESTIONS: readonly Question[] = [
  {
    work: 'tổng hợp tỉnh theo chương trình × nguồn × loại vốn, hiện tại',
    bar: 'p95 ≤ 2 ms; 1 và 10 triệu như nhau (± 20 %)',
    by: PROGRAMMES,
    ask: current,
  },
  { work: '— đến một ngày đã qua', bar: 'p95 ≤ 10 ms', by: PROGRAMMES, ask: past },
  { work: '— đến một ngày, như đã biết tại một thời điểm (0–60 ngày sau)', bar: 'p95 ≤ 10 ms', by: PROGRAMMES, ask: known },
  { work: '— đến một ngày, như đã ghi sổ đến một ngày', bar: '', by: PROGRAMMES, ask: booked },
  { work: 'tổng hợp tỉnh theo nội dung × nguồn × loại vốn, hiện tại', bar: '', by: COMPONENTS, ask: current },
  { work: '— đến một ngày đã qua', bar: 'p95 ≤ 25 ms', by: COMPONENTS, ask: past },
  { work: '— đến một ngày, như đã biết tại một thời điểm', bar: 'p95 ≤ 25 ms', by: COMPONENTS, ask: known },
];

/** Durations of the sums alone, and of the whole answer (what is known, which units, sums, added up by programme). */
async function answer(
  { database: { db }, nation, catalogue }: Sized,
  home: string,
  question: Question,
  asked: ReturnType<Question['ask']>,
): Promise<{ sums: number; whole: number }> {
  const begun = performance.now();
  const point = await knownPoint(db, [home], asked.knownAt);
  const scope = { known: point, unitKeys: unitsOf(nation, home), asOf: asked.asOf, booked: asked.booked };
  const before = performance.now();
  const sums = await readAccounts(
    db,
    scope,
    question.by.map((key) => SUM_KEYS_OF[key]),
    question.by.includes('component') ? null : rootsOf(catalogue),
  );
  const after = performance.now();
  const rows = summarise(sums, question.by, catalogue, new Map());
  if (rows.length === 0 && asked.asOf > '2021-03-31') throw new Error(`${question.work}: nothing as of ${asked.asOf}`);
  return { sums: after - before, whole: performance.now() - begun };
}

export async function askQuestions(sizes: readonly Sized[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const question of QUESTIONS) {
    const chance = random(11);
    const times = sizes.map(() => ({ sums: [] as number[], whole: [] as number[] }));
    for (let turn = 0; turn < WARM + TIMES; turn += 1) {
      for (const [index, size] of sizes.entries()) {
        const home = chance.pick(homesOf(size.nation));
        const took = await answer(size, home, question, question.ask(chance));
        if (turn < WARM) continue;
        times[index]?.sums.push(took.sums);
        times[index]?.whole.push(took.whole);
      }
    }
    const told = sizes.map(({ legs }, index) => {
      const { sums, whole } = times[index] ?? { sums: [], whole: [] };
      return `${(legs / 1e6).toFixed(legs < 1e5 ? 2 : 1)} triệu: ${percentiles(sums, 2)}; cả câu trả lời ${percentiles(whole, 2)}`;
    });
    rows.push({ work: question.work, bar: question.bar, measured: [...told, busyness()].join('<br>') });
    console.log(rows.at(-1));
  }
  return rows;
}
