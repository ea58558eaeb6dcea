/**
 * The server under load, on PGlite and (with MTQG_TEST_POSTGRES_URL) PostgreSQL: fifty officers who enter at once, dashboard questions, a
 * whole export. Requests go in without a socket: what is measured is the server's own work.
 */
import { randomUUID } from 'node:crypto';
import { transaction } from '../src/db/connect.ts';
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

async function fill(api: Api, count: number): Promise<void> {
  const run = 5_000;
  for (let start = 0; start < count; start += run)
    await transaction(api.database.db, (trx) =>
      postEntries(
        trx,
        '51',
        'bench',
        Array.from({ length: run }, (_, index) => ({
          event: 'assign' as const,
          effectiveOn: '2026-03-01' as Day,
          document: `QĐ ${start + index}`,
          key: `bench ${start + index}`,
          lines: withinUnit('assign', UNIT, 2026, FUND, 1),
        })),
      ),
    );
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
    '/api/ledger/balances?unit=51',
    '/api/ledger/lines?unit=51&limit=50',
    '/api/steering/obstacles?unit=51',
  ];
  for (let run = 0; run < 15; run += 1)
    for (const path of paths) {
      const at = performance.now();
      const { status } = await person.get(path);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      if (run >= 3) times.push(performance.now() - at);
    }
  return {
    work: `câu hỏi của trang tổng quan, ${LINES} dòng trong sổ (${engine})`,
    bar: 'p95 < 50 ms',
    measured: percentiles(times),
  };
}
