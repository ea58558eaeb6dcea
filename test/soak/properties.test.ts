/** Long histories through the whole ledger: what was posted, what was refused and what is read agree with an independent model. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/connect.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { Problem } from '../../src/kernel/problem.ts';
import { post, verifyLedger } from '../../src/ledger/actions.ts';
import { betweenUnits, carryOver, withinUnit } from '../../src/ledger/events.ts';
import type { Posting } from '../../src/ledger/model.ts';
import { readBalances } from '../../src/ledger/reading/store.ts';
import { ReferenceLedger } from '../../src/ledger/reference.fixture.ts';
import { ENGINES } from '../support/databases.ts';
import { SEED } from './seed.ts';

const RUNS = Number(process.env['MTQG_PROPERTY_RUNS'] ?? 60);
const EVENTS = [
  'assign',
  'assign',
  'assign',
  'allocate',
  'transfer',
  'advance',
  'accept',
  'recover',
  'disburse',
  'disburse',
  'carry',
  'cancel',
  'withdraw',
  'reverse',
  'reverse',
] as const;
const step = fc.record({
  event: fc.constantFrom(...EVENTS),
  unit: fc.nat(3),
  other: fc.integer({ min: 1, max: 3 }),
  fund: fc.nat(2),
  month: fc.integer({ min: 1, max: 12 }),
  amount: fc.integer({ min: 1, max: 1_000_000_000_000 }),
  target: fc.nat(80),
  again: fc.nat(9),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function postingOf(one: Step, home: string, key: string): Posting {
  const common = { effectiveOn: `2023-${String(one.month).padStart(2, '0')}-10` as Day, document: `QĐ ${key}`, key };
  const fund = { component: ['DT.DA1', 'NTM.02', 'GN.DA2'][one.fund] as string, source: 'NSTW', kind: 'SN', originYear: 2023 };
  const units = [0, 1, 2, 3].map((unit) => `${home}-U${unit}@2021-01-01`);
  const [unit, other] = [units[one.unit] as string, units[(one.unit + one.other) % 4] as string];
  if (one.event === 'reverse') return { ...common, event: 'reverse', corrects: one.target + 1, lines: [] };
  if (one.event === 'allocate' || one.event === 'transfer')
    return { ...common, event: one.event, lines: betweenUnits(unit, other, 2023, fund, one.amount) };
  if (one.event === 'carry') return { ...common, event: 'carry', lines: carryOver(unit, 2023, fund, one.amount) };
  return {
    ...common,
    event: one.event,
    lines: withinUnit(one.event, unit, 2023, fund, one.event === 'assign' ? one.amount * 3 : one.amount),
  };
}

describe.each(ENGINES)('long histories on $name', ({ available, open }) => {
  let database: Database;
  beforeAll(async () => {
    if (available) database = await open();
  });
  afterAll(async () => database?.close());

  it.skipIf(!available)(`agree with the reference (${RUNS} runs, seed ${SEED})`, async () => {
    let homes = 10;
    let posted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 120 }), async (steps) => {
        homes += 1;
        const home = String(homes);
        const reference = new ReferenceLedger();
        for (const [index, one] of steps.entries()) {
          // Now and then the same request arrives twice.
          const asked = postingOf(one, home, one.again === 0 && index > 0 ? `k${index - 1}` : `k${index}`);
          if (one.again === 0 && reference.entries.some((held) => held.key === asked.key)) continue;
          const expected = reference.post({
            on: asked.effectiveOn,
            key: asked.key,
            ...(asked.corrects === undefined ? {} : { corrects: asked.corrects }),
            lines: asked.lines.map((line) => ({
              fund: line.component,
              from: `${line.from.stage}:${line.from.unit}:${line.from.year}`,
              to: `${line.to.stage}:${line.to.unit}:${line.to.year}`,
              amount: line.amount,
            })),
          });
          const actual = await post(database.db, home, 'soak', [asked]).then(
            ([result]) => result?.status ?? '',
            (error: unknown) => {
              if (error instanceof Problem) return error.code;
              throw error;
            },
          );
          expect(actual, `step ${index}: ${JSON.stringify(one)}`).toBe(expected);
          if (actual === 'posted') posted += 1;
        }
        const held = (await readBalances(database.db, home))
          .filter(({ stage }) => stage !== 'external')
          .map((sum) => [`${sum.component} ${sum.stage}:${sum.unit}:${sum.execYear}`, sum.amount] as const);
        const expected = [...reference.balances()].filter(([account, amount]) => amount !== 0 && !/ external:/.test(account));
        expect([...held].sort()).toEqual(expected.sort());
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    console.log(`${posted} entries in ${homes - 10} ledgers`);
    expect((await verifyLedger(database.db)).problems).toEqual([]);
  });
});
