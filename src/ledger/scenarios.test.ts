/** Scenario tables an officer can read: one event a row with the code expected. Adding a case needs no code. */
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../test/support/databases.ts';
import { type Database, transaction } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { post, verifyLedger } from './actions.ts';
import { betweenFunds, betweenUnits, carryOver, withinUnit } from './events.ts';
import { type MoneyMeasure, measure } from './fold.ts';
import type { Posting } from './model.ts';
import { knownPoint, readAccounts } from './reading/store.ts';
import { closePeriod } from './store.ts';

const HOME = '51';
const key = (unit: string) => `${unit}@1991-01-01`;
const FOLDER = new URL('./scenarios/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

function postingOf(cells: string[]): Posting {
  const [event = '', on = '', unit = '', to = '', component = '', kind = '', origin = '', year = '', amount = '', id = ''] = cells;
  const common = { effectiveOn: (on === '-' ? '2023-01-01' : on) as Day, document: `QĐ ${id}`, key: id };
  if (event === 'reverse') return { ...common, event, corrects: Number(unit.slice(1)), lines: [] };
  const fund = { component, source: 'NSTW', kind, originYear: Number(origin) };
  const [y, dong] = [Number(year), Number(amount)];
  switch (event) {
    case 'allocate':
      return { ...common, event, lines: betweenUnits(key(unit), key(to), y, fund, dong) };
    case 'transfer':
      return {
        ...common,
        event,
        lines: to.startsWith('kind:')
          ? betweenFunds(key(unit), y, fund, { ...fund, kind: to.slice(5) }, dong)
          : betweenUnits(key(unit), key(to), y, fund, dong),
      };
    case 'carry':
      return { ...common, event, lines: carryOver(key(unit), y, fund, dong) };
    default:
      return { ...common, event: event as 'assign', lines: withinUnit(event as 'assign', key(unit), y, fund, dong) };
  }
}

async function run(database: Database, cells: string[]): Promise<string> {
  try {
    if (cells[0] === 'close') {
      const seq = await transaction(database.db, (trx) =>
        closePeriod(trx, HOME, 'test', cells[1] as Day, 'Thông báo khoá sổ', cells[9] as string),
      );
      return seq === null ? 'already' : 'posted';
    }
    const [result] = await post(database.db, HOME, 'test', [postingOf(cells)]);
    return result?.status ?? 'nothing';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

it('has scenario files to run', () => expect(files.length).toBeGreaterThanOrEqual(3));

describe.each(ENGINES)('ledger scenarios on $name', ({ available, open }) => {
  it.skipIf(!available).each(files)('%s', async (file) => {
    const database = await open();
    try {
      for (const line of readFileSync(new URL(file, FOLDER), 'utf8').split('\n')) {
        if (line.startsWith('#') || line.trim() === '') continue;
        if (line.includes('|')) {
          const [left = '', right = ''] = line.split('|');
          const cells = left.trim().split(/\s+/);
          const [expected, booked] = right.trim().split(/\s+booked=/);
          expect(await run(database, cells), line).toBe(expected);
          if (booked) {
            const { rows } = await sql<{
              booked_on: string;
            }>`SELECT booked_on FROM ledger_entry WHERE home = ${HOME} AND idempotency_key = ${cells[9]}`.execute(database.db);
            expect(rows[0]?.booked_on, line).toBe(booked);
          }
          continue;
        }
        const known = await knownPoint(database.db, [HOME], null);
        const accounts = await readAccounts(database.db, {
          known,
          unitKeys: ['614', 'C1', 'C2'].map(key),
          asOf: '2099-12-31' as Day,
          booked: null,
        });
        for (const claim of line.split('·')) {
          const [what = '', unit = '', year = '', , amount = ''] = claim.trim().split(/\s+/);
          const found = measure(
            accounts,
            what as MoneyMeasure,
            (account) => account.execYear === Number(year) && (unit === '*' || account.unit === key(unit)),
          );
          expect(found, claim).toBe(Number(amount));
        }
      }
      expect((await verifyLedger(database.db)).problems).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
