/** What the database itself guarantees, and the three ways of reading: as of a day, as booked by a day, as known at a time. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, POSTGRES_URL } from '../../test/support/databases.ts';
import { type Database, type Trx, transaction } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { appendRecords, readRecords } from '../records/store.ts';
import { post, verifyLedger } from './actions.ts';
import { withinUnit } from './events.ts';
import { measure } from './fold.ts';
import { knownPoint, readAccounts } from './reading/store.ts';
import { closePeriod } from './store.ts';

const HOME = '51';
const UNIT = '614@2021-01-01';
const fund = { component: 'GN.DA2', source: 'NSTW', kind: 'SN', originYear: 2023 };
const assign = (key: string, on: string, amount: number) => ({
  event: 'assign' as const,
  effectiveOn: on as Day,
  document: `QĐ ${key}`,
  key,
  lines: withinUnit('assign', UNIT, 2023, fund, amount),
});

describe.each(ENGINES)('the stored ledger on $name', ({ available, open }) => {
  let database: Database;
  beforeAll(async () => {
    if (!available) return;
    database = await open();
    await post(database.db, HOME, 'test', [assign('a', '2023-01-10', 100), assign('b', '2023-03-10', 10)]);
  });
  afterAll(async () => database?.close());
  const plan = async (asOf: string, booked: string | null = null, knownAt: string | null = null) => {
    const accounts = await readAccounts(database.db, {
      known: await knownPoint(database.db, [HOME], knownAt),
      unitKeys: [UNIT],
      asOf: asOf as Day,
      booked: booked as Day | null,
    });
    return measure(accounts, 'plan', () => true);
  };

  it
    .skipIf(!available)
    .each([
      'UPDATE ledger_line SET amount = 1',
      'DELETE FROM ledger_line',
      'TRUNCATE ledger_line',
      "UPDATE ledger_entry SET document = 'khác'",
      'DELETE FROM ledger_entry',
      "UPDATE record SET data = '{}'",
      'DELETE FROM catalogue_row',
    ])('refuses: %s', async (statement) => {
    // Rows must exist for row triggers to fire.
    await transaction(database.db, async (trx) => {
      await appendRecords(trx, HOME, 'test', [{ kind: 'thu', key: 'k', unit: UNIT, effectiveOn: '2023-01-01' as Day, data: { a: 1 } }]);
      await sql`INSERT INTO catalogue_row (tbl, key, layer, release, author, position, data) VALUES ('units', 'x', 'office', '', 'test', 1, '{}')`.execute(
        trx,
      );
    });
    await expect(sql.raw(statement).execute(database.db)).rejects.toMatchObject({ code: 'MT900' });
  });

  it.skipIf(!available)('refuses a posting function call whose lines do not have the shape of the event', async () => {
    await expect(
      sql`SELECT * FROM ledger_post(${HOME}, 'test', ARRAY['disburse'], ARRAY['2023-04-01']::date[], ARRAY[NULL]::date[], ARRAY['x'], ARRAY['x'], ARRAY[NULL]::bigint[],
        ARRAY[1], ARRAY[1], ARRAY[1]::smallint[], ARRAY[1]::smallint[], ARRAY[2023]::smallint[], ARRAY[1], ARRAY[2023]::smallint[], ARRAY[0]::smallint[], ARRAY[1], ARRAY[2023]::smallint[], ARRAY[3]::smallint[], ARRAY[5]::bigint[])`.execute(
        database.db,
      ),
    ).rejects.toMatchObject({ code: 'MT004' });
  });

  it.skipIf(!available)('reads as of a day, as booked by a day and as known at a time', async () => {
    expect(await plan('2023-01-09')).toBe(0);
    expect(await plan('2023-02-01')).toBe(100);
    expect(await plan('2023-12-31')).toBe(110);
    const before = (await knownPoint(database.db, [HOME], null)).at;
    await transaction(database.db, (trx) => closePeriod(trx, HOME, 'test', '2023-06-30' as Day, 'Khoá sổ', 'dong-1'));
    // Known in August: it happened in February and is booked on the first open day.
    await post(database.db, HOME, 'test', [assign('c', '2023-02-15', 1)]);
    expect(await plan('2023-02-28')).toBe(101);
    expect(await plan('2023-12-31', '2023-06-30')).toBe(110);
    expect(await plan('2023-12-31', '2023-07-01')).toBe(111);
    expect(await plan('2023-12-31', null, before)).toBe(110);
    await expect(
      post(database.db, HOME, 'test', [{ ...assign('d', '2023-02-15', 1), bookedOn: '2023-06-30' as Day }]),
    ).rejects.toMatchObject({ code: 'period-closed' });
    await expect(knownPoint(database.db, ['77'], null)).rejects.toMatchObject({ code: 'no-data' });
    await expect(knownPoint(database.db, [HOME], '2999-01-01')).rejects.toMatchObject({ code: 'unanswerable' });
  });

  it.skipIf(!available)('keeps every version of a record and reads the one known at a time', async () => {
    const write = (data: unknown, withdrawn = false) =>
      transaction(database.db, (trx) =>
        appendRecords(trx, HOME, 'test', [{ kind: 'ghi', key: 'k', unit: UNIT, effectiveOn: '2023-01-01' as Day, data, withdrawn }]),
      );
    const read = async (at: string) => (await readRecords(database.db, { homes: [HOME], kinds: ['ghi'], at })).map((one) => one.data);
    const now = async () => (await knownPoint(database.db, [HOME], null)).at;
    expect(await write({ a: 1 })).toBe(1);
    const first = await now();
    expect(await write({ a: 1 })).toBe(0);
    expect(await write({ a: 2 })).toBe(1);
    const second = await now();
    await write({ a: 2 }, true);
    expect(await read(await now())).toEqual([]);
    expect(await read(second)).toEqual([{ a: 2 }]);
    expect(await read(first)).toEqual([{ a: 1 }]);
  });

  it.skipIf(!available)('never lets anything in under a time already given out, however coarse the clock', async () => {
    const write = (n: number) =>
      transaction(database.db, (trx) =>
        appendRecords(trx, HOME, 'test', [{ kind: 'dem', key: 'k', unit: UNIT, effectiveOn: '2023-01-01' as Day, data: n }]),
      );
    const given: { at: string; n: number }[] = [];
    for (let n = 0; n < 60; n += 1) {
      await write(n);
      given.push({ at: (await knownPoint(database.db, [HOME], null)).at, n });
      // A change that concerns every home moves the time as well.
      if (n % 10 === 0) await sql`SELECT ledger_tick()`.execute(database.db);
    }
    for (const { at, n } of given)
      expect((await readRecords(database.db, { homes: [HOME], kinds: ['dem'], at })).map((one) => one.data)).toEqual([n]);
  });

  it.skipIf(!available)('refuses a unit of another home', async () => {
    await expect(post(database.db, '52', 'test', [assign('z', '2023-01-10', 1)])).rejects.toMatchObject({ code: 'two-homes' });
  });

  it.skipIf(!available)('shows what a superuser changed behind the triggers', async () => {
    expect((await verifyLedger(database.db)).problems).toEqual([]);
    await sql`ALTER TABLE ledger_line DISABLE TRIGGER ledger_line_append_only`.execute(database.db);
    await sql`UPDATE ledger_line SET amount = amount + 1 WHERE seq = 1`.execute(database.db);
    const { problems } = await verifyLedger(database.db);
    expect(problems.map((one) => one.message).join('\n')).toContain('nội dung đã bị sửa');
    expect(problems.map((one) => one.message).join('\n')).toContain('Số dư');
  });
});

describe('two homes and two connections', () => {
  it.skipIf(POSTGRES_URL === '')('waits for a writer in flight in one home before giving out the time of another', async () => {
    const database = await (ENGINES[1] as (typeof ENGINES)[number]).open();
    const write = (home: string, data: number) => (trx: Trx) =>
      appendRecords(trx, home, 'test', [{ kind: 'dem', key: 'k', unit: UNIT, effectiveOn: '2023-01-01' as Day, data }]);
    const homes = [HOME, '52'];
    await post(database.db, HOME, 'test', [assign('a', '2023-01-10', 1)]);
    for (const home of homes) await transaction(database.db, write(home, 0));
    let given = false;
    const point = await transaction(database.db, async (trx) => {
      await write('52', 1)(trx);
      await transaction(database.db, write(HOME, 1));
      const asked = knownPoint(database.db, homes, null, true).finally(() => {
        given = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(given).toBe(false);
      return { asked };
    });
    const { at } = await point.asked;
    const read = async () => (await readRecords(database.db, { homes, kinds: ['dem'], at })).map((one) => one.data);
    const now = await read();
    await transaction(database.db, write('52', 2));
    expect(await read()).toEqual(now);
    expect(now).toEqual([1, 1]);
    await database.close();
  });
});
