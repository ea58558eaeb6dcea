/**
 * The server under load, on PGlite and (with MTQG_TEST_POSTGRES_URL) PostgreSQL: fifty officers who enter at once, dashboard questions, a
 * whole export. Requests go in without a socket: what is measured is the server's own work.
 */
import { randomUUID } from 'node:crypto';
import { currentCatalogue } from '../src/catalogue/actions.ts';
import { transaction } from '../src/db/connect.ts';
import { refreshStatistics } from '../src/db/statistics.ts';
import type { Day } from '../src/kernel/calendar.ts';
import { withinUnit } from '../src/ledger/events.ts';
import { postEntries } from '../src/ledger/store.ts';
import { Api, type Person } from '../test/support/api.ts';
import { ENGINES } from '../test/support/databases.ts';
import { percentiles } from './percentile.ts';
import type { BenchRow } from './row.ts';

const OFFICERS = 50;
const EACH = 10;
const LINES = 100_000;
const UNIT = '23497@2025-07-01';
const FUND = { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026 };

export async function benchServer(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const engine of ENGINES.filter((one) => one.available && one.name.includes(process.env['MTQG_BENCH_ENGINE'] ?? ''))) {
    const api = await Api.open(engine);
    try {
      const person = await api.person('Tài chính', { role: 'finance-officer', unit: '51@2025-07-01' });
      rows.push(...(await entering(person, engine.name)));
      await fill(api, LINES);
      rows.push(await exporting(person, engine.name));
      rows.push(await asking(person, engine.name));
    } finally {
      await api.close();
    }
  }
  return rows;
}

async function entering(person: Person, engine: string): Promise<BenchRow[]> {
  const times: number[] = [];
  const begun = performance.now();
  const officer = async () => {
    for (let index = 0; index < EACH; index += 1) {
      const at = performance.now();
      const line = { unit: UNIT, ...FUND, amount: 1 };
      const answer = await person.post('/api/ledger/entries', {
        entries: [{ event: 'assign', effectiveOn: '2026-03-01', document: randomUUID(), lines: [line] }],
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: OFFICERS }, officer));
  const seconds = (performance.now() - begun) / 1000;
  const { body } = await person.get(`/api/ledger/balances?unit=51&asOf=2026-12-31`);
  const total = (body.items as { stage: string; amount: number }[]).find((one) => one.stage === 'available')?.amount;
  if (total !== OFFICERS * EACH) throw new Error(`${total} of ${OFFICERS * EACH} postings`);
  return [
    {
      work: `${OFFICERS} cán bộ cùng nhập, mỗi người ${EACH} bút toán (${engine})`,
      bar: 'không mất, không trùng',
      measured: `${percentiles(times)}; ${Math.round(times.length / seconds)} bút toán/s`,
    },
  ];
}

/** A province's year: every commune, some forty components and three sources, money given and spent through the months. */
async function fill(api: Api, count: number): Promise<void> {
  const run = 5_000;
  const catalogue = await currentCatalogue(api.database.db);
  const units = catalogue.childUnits('51', '2026-03-01' as Day).map((unit) => catalogue.unitKey(unit));
  const leaves = catalogue.componentsUnder('MT26').filter((one) => catalogue.childrenOf(one.code).length === 0);
  const begun = performance.now();
  const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
  for (let start = 0; start < count; start += run)
    await transaction(api.database.db, (trx) =>
      postEntries(
        trx,
        '51',
        'bench',
        Array.from({ length: run }, (_, offset) => {
          const index = start + offset;
          // The first half gives, the second half spends from the same accounts, in the same order.
          const place = index % (count / 2);
          const spends = index >= count / 2;
          const fund = {
            component: pick(leaves, place).code,
            source: pick(['NSTW', 'NSDP.T', 'NSDP.X'], place >> 3),
            kind: 'DTPT',
            originYear: 2026,
          };
          return {
            event: spends ? ('disburse' as const) : ('assign' as const),
            effectiveOn: `2026-${String((spends ? 4 : 1) + (place % 3)).padStart(2, '0')}-15` as Day,
            document: `QĐ ${index}`,
            key: `bench ${index}`,
            lines: withinUnit(spends ? 'disburse' : 'assign', pick(units, place >> 5), 2026, fund, spends ? 1_000 : 3_000),
          };
        }),
      ),
    );
  await refreshStatistics(api.database.db);
  console.log(`${count} bút toán: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

async function exporting(person: Person, engine: string): Promise<BenchRow> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const at = performance.now();
    const { body } = await person.get('/api/ledger/export?unit=51&format=csv');
    times.push(performance.now() - at);
    const lines = String(body).split('\r\n').length - 2;
    if (lines < LINES) throw new Error(`${lines} lines`);
  }
  return { work: `xuất đủ ${LINES} dòng, CSV (${engine})`, bar: '< 3 s', measured: percentiles(times) };
}

async function asking(person: Person, engine: string): Promise<BenchRow> {
  const times: number[] = [];
  const paths = [
    '/api/me/work',
    '/api/cycles',
    '/api/ledger/summary?unit=51',
    '/api/ledger/summary?unit=51&by=branch',
    '/api/ledger/summary?unit=51&by=component',
    '/api/ledger/lines?unit=51&limit=50',
    '/api/steering/obstacles?unit=51',
  ];
  for (let run = 0; run < 15; run += 1)
    for (const path of paths) {
      const at = performance.now();
      const { status } = await person.get(path);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      const took = performance.now() - at;
      if (run >= 3) times.push(took);
      if (run === 5 && process.env['MTQG_BENCH_VERBOSE']) console.log(path, took.toFixed(1));
    }
  return {
    work: `câu hỏi của trang tổng quan, ${LINES} dòng trong sổ (${engine})`,
    bar: 'p95 < 50 ms',
    measured: percentiles(times),
  };
}
