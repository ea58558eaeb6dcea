/** The trail's chain: the same bytes in TypeScript and SQL; a change anywhere shows, an erased address does not. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../../test/support/databases.ts';
import { type Database, transaction } from '../db/connect.ts';
import type { Day } from '../kernel/calendar.ts';
import { verifyTrail } from './actions.ts';
import { appendTrail, erasePlaces, readTrail } from './store.ts';
import { maskAddress } from './trail.ts';

const row = (object: string) => ({
  account: 'a|b\\c\nd',
  action: 'money.post',
  route: 'postEntries',
  object,
  unit: '51@2025-07-01',
  outcome: 'ok',
  detail: { số: 1, 'x|y': 'é\n' },
  salt: object,
  ip: '10.1.2.3',
  agent: 'thử',
});

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('the trail', () => {
    let database: Database;
    beforeAll(async () => {
      database = await engine.open();
      for (let index = 0; index < 12; index += 1) await appendTrail(database.db, row(`vật ${index}`));
    });
    afterAll(() => database?.close());

    it('holds together, and keeps holding when addresses are erased', async () => {
      expect(await verifyTrail(database.db)).toMatchObject({ rows: 12, problems: [] });
      const erased = await transaction(database.db, (trx) => erasePlaces(trx, '2100-01-01' as Day));
      expect(erased).toBe(12);
      expect((await readTrail(database.db, { after: 0, limit: 1 }))[0]?.place).toBeNull();
      expect((await verifyTrail(database.db)).problems).toEqual([]);
    });

    it('is refused to be changed', async () => {
      for (const statement of [
        "UPDATE access_trail SET object = 'x' WHERE seq = 3",
        'DELETE FROM access_trail WHERE seq = 3',
        'TRUNCATE access_trail CASCADE',
      ])
        await expect(sql.raw(statement).execute(database.db), statement).rejects.toMatchObject({ code: 'MT900' });
    });

    it.each([
      ['a changed object', "UPDATE access_trail SET object = 'khác' WHERE seq = 3", 'dòng 3: nội dung đã bị sửa'],
      ['a changed account', "UPDATE access_trail SET account = 'ai' WHERE seq = 5", 'dòng 5: nội dung đã bị sửa'],
      ['a row taken out', 'DELETE FROM access_trail WHERE seq = 7', 'thiếu dòng 7 đến 7'],
      ['the last row taken out', 'DELETE FROM access_trail WHERE seq = 12', 'dòng cuối bị mất'],
      ['a planted address', "INSERT INTO access_trail_place VALUES (4, 'x', '1.1.1.1', '')", 'địa chỉ truy cập đã bị sửa'],
    ])('shows %s by a superuser', async (_what, statement, sentence) => {
      const UNDO = Symbol('undo');
      await transaction(database.db, async (trx) => {
        await sql`ALTER TABLE access_trail DISABLE TRIGGER USER`.execute(trx);
        await sql.raw(statement).execute(trx);
        const { problems } = await verifyTrail(trx);
        expect(problems.map((problem) => problem.message).join('\n')).toContain(sentence);
        throw UNDO;
      }).catch((error) => {
        if (error !== UNDO) throw error;
      });
    });
  });
});

describe('an address', () => {
  it.each([
    ['10.1.2.3', '10.1.x.x'],
    ['::ffff:10.1.2.3', '10.1.x.x'],
    ['2001:db8:1:2::3', '2001:db8:…'],
    ['', ''],
  ])('%s is shown as %s', (ip, shown) => expect(maskAddress(ip)).toBe(shown));
});
