/** Random histories against the independent reference ledger, on every engine. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../../test/support/databases.ts';
import type { Database } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { post, verifyLedger } from './actions.ts';
import { betweenUnits, carryOver, withinUnit } from './events.ts';
import { foldLines } from './fold.ts';
import type { AccountSum, Posting } from './model.ts';
import { knownPoint, readAccounts, readLines } from './reading/store.ts';
import { ReferenceLedger } from './reference.fixture.ts';

const UNITS = ['614@1991-01-01', 'C1@1991-01-01', 'C2@1991-01-01'];
const EVENTS = [
  'assign',
  'assign',
  'allocate',
  'transfer',
  'advance',
  'accept',
  'recover',
  'disburse',
  'carry',
  'cancel',
  'withdraw',
  'reverse',
] as const;

const step = fc.record({
  event: fc.constantFrom(...EVENTS),
  unit: fc.integer({ min: 0, max: 2 }),
  other: fc.integer({ min: 1, max: 2 }),
  fund: fc.integer({ min: 0, max: 1 }),
  year: fc.integer({ min: 2023, max: 2024 }),
  month: fc.integer({ min: 1, max: 12 }),
  amount: fc.integer({ min: 1, max: 100 }),
  target: fc.integer({ min: 1, max: 20 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function posting(s: Step, key: string): Posting {
  const common = { effectiveOn: `2023-${String(s.month).padStart(2, '0')}-15` as Day, document: `QĐ ${key}`, key };
  const fund = { component: s.fund === 0 ? 'DT.DA1' : 'NTM.02', source: 'NSTW', kind: 'SN', originYear: 2023 };
  const unit = UNITS[s.unit] as string;
  const other = UNITS[(s.unit + s.other) % 3] as string;
  switch (s.event) {
    case 'reverse':
      return { ...common, event: 'reverse', corrects: s.target, lines: [] };
    case 'allocate':
    case 'transfer':
      return { ...common, event: s.event, lines: betweenUnits(unit, other, s.year, fund, s.amount) };
    case 'carry':
      return { ...common, event: 'carry', lines: carryOver(unit, s.year, fund, s.amount) };
    default:
      return { ...common, event: s.event, lines: withinUnit(s.event, unit, s.year, fund, s.event === 'assign' ? s.amount * 3 : s.amount) };
  }
}

const referenceLine = (line: Posting['lines'][number]) => ({
  fund: line.component,
  from: `${line.from.stage}:${line.from.unit}:${line.from.year}`,
  to: `${line.to.stage}:${line.to.unit}:${line.to.year}`,
  amount: line.amount,
});
const accountsOf = (sums: readonly AccountSum[]) =>
  new Map(
    sums
      .filter((sum) => sum.stage !== 'carriedOut')
      .map((sum) => [`${sum.component} ${sum.stage}:${sum.unit}:${sum.execYear}`, sum.amount]),
  );
const sorted = (map: Map<string, number>) => [...map].filter(([, amount]) => amount !== 0).sort();

async function attempt(database: Database, home: string, one: Posting): Promise<string> {
  try {
    return (await post(database.db, home, 'test', [one]))[0]?.status ?? '';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe.each(ENGINES)('ledger against the reference on $name', ({ available, open }) => {
  let database: Database;
  let homes = 10;
  beforeAll(async () => {
    if (available) database = await open();
  });
  afterAll(async () => database?.close());
  const scope = async (home: string, knownAt: string | null = null) => ({
    known: await knownPoint(database.db, [home], knownAt),
    unitKeys: UNITS.map((unit) => `${home}-${unit}`),
    asOf: '2099-01-01' as Day,
    booked: null,
  });
  // Each run has a home of its own, and units of that home.
  const inHome = (one: Posting, home: string): Posting => ({
    ...one,
    lines: one.lines.map((line) => ({
      ...line,
      from: { ...line.from, unit: `${home}-${line.from.unit}` },
      to: { ...line.to, unit: `${home}-${line.to.unit}` },
    })),
  });
  const strip = (sums: readonly AccountSum[]) => sums.map((sum) => ({ ...sum, unit: sum.unit.slice(3) }));

  it.skipIf(!available)('gives the same verdicts and balances, and a refused event leaves no trace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
        homes += 1;
        const home = String(homes);
        const reference = new ReferenceLedger();
        for (const [index, one] of steps.entries()) {
          const asked = posting(one, `k${index}`);
          const expected = reference.post({
            on: asked.effectiveOn,
            key: asked.key,
            ...(asked.corrects === undefined ? {} : { corrects: asked.corrects }),
            lines: asked.lines.map(referenceLine),
          });
          expect(await attempt(database, home, inHome(asked, home))).toBe(expected);
        }
        if (reference.entries.length === 0) return;
        const read = await scope(home);
        const accounts = strip(await readAccounts(database.db, read));
        expect(sorted(accountsOf(accounts))).toEqual(sorted(reference.balances()));
        const folded = strip(foldLines(await readLines(database.db, read)));
        const canonical = (sums: readonly AccountSum[]) => sums.map((sum) => JSON.stringify(Object.entries(sum).sort())).sort();
        expect(canonical(folded)).toEqual(canonical(accounts));
        // Dated sums without units, from the roll-ups.
        for (const asOf of ['2023-03-14', '2023-06-15', '2023-10-31'] as Day[]) {
          const rolledUp = await readAccounts(database.db, { ...read, asOf }, ['component', 'execYear']);
          const counted = new Map<string, number>();
          for (const [account, amount] of reference.balances(asOf)) {
            const [, component, stage, year] = /^(\S+) (\w+):.*:(\d+)$/.exec(account) ?? [];
            const name = `${component} ${stage}::${year}`;
            counted.set(name, (counted.get(name) ?? 0) + amount);
          }
          expect(sorted(accountsOf(rolledUp))).toEqual(sorted(counted));
        }
        // Conservation: per fund, what came in from outside is what lies somewhere.
        for (const fund of ['DT.DA1', 'NTM.02'])
          expect(accounts.filter((a) => a.component === fund && a.stage !== 'carriedOut').reduce((t, a) => t + a.amount, 0)).toBe(0);
      }),
      { numRuns: 25, seed: 20231 },
    );
    expect((await verifyLedger(database.db)).problems).toEqual([]);
  });

  it.skipIf(!available)('gives the same balances for every order that is accepted in full', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 8 }),
        fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
        async (steps, ranks) => {
          const entries = steps.filter((one) => one.event !== 'reverse').map((one, index) => posting(one, `k${index}`));
          const shuffled = entries
            .map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ one }) => one);
          const results: [string, number][][] = [];
          for (const order of [entries, shuffled]) {
            homes = homes >= 98 ? 11 : homes + 1;
            const home = String(homes);
            const again = (one: Posting) => inHome({ ...one, key: `${Math.random()}` }, home);
            const before = accountsOf(
              strip(
                await readAccounts(
                  database.db,
                  await scope(home).catch(() => ({ known: { at: '', heads: [] }, unitKeys: [], asOf: '2099-01-01' as Day, booked: null })),
                ),
              ),
            );
            const verdicts = [];
            for (const one of order) verdicts.push(await attempt(database, home, again(one)));
            if (verdicts.some((verdict) => verdict !== 'posted')) return;
            const after = accountsOf(strip(await readAccounts(database.db, await scope(home))));
            results.push(sorted(new Map([...after].map(([account, amount]) => [account, amount - (before.get(account) ?? 0)]))));
          }
          expect(results[1]).toEqual(results[0]);
        },
      ),
      { numRuns: 20, seed: 20232 },
    );
  });

  it.skipIf(!available)('restores balances by reversing, and repeats any reading as known at a time while others post', async () => {
    const home = '99';
    const states: { at: string; accounts: [string, number][] }[] = [];
    const readings = async (knownAt: string) => sorted(accountsOf(strip(await readAccounts(database.db, await scope(home, knownAt)))));
    for (let index = 0; index < 12; index += 1) {
      await post(database.db, home, 'test', [
        inHome(
          posting(
            {
              event: 'assign',
              unit: index % 3,
              other: 1,
              fund: index % 2,
              year: 2023,
              month: 1 + (index % 12),
              amount: 10 + index,
              target: 1,
            },
            `p${index}`,
          ),
          home,
        ),
      ]);
      const at = (await knownPoint(database.db, [home], null)).at;
      states.push({ at, accounts: await readings(at) });
    }
    const posting12 = Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        post(database.db, home, 'test', [
          { event: 'reverse', effectiveOn: '2023-01-01' as Day, document: 'Đảo', key: `r${index}`, corrects: 12 - index, lines: [] },
        ]),
      ),
    );
    for (const state of states) expect(await readings(state.at)).toEqual(state.accounts);
    await posting12;
    for (const state of states) expect(await readings(state.at)).toEqual(state.accounts);
    const now = (await knownPoint(database.db, [home], null)).at;
    expect(await readings(now)).toEqual(states[5]?.accounts);
  });
});
