/** Backups: from either engine into either, the same again, while others write; nothing is written over; broken files are refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyTrail } from '../../src/access/actions.ts';
import { checkBackup, restoreBackup, writeBackup } from '../../src/db/backup.ts';
import type { Database } from '../../src/db/connect.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { Api } from '../support/api.ts';
import { ENGINES, type Engine } from '../support/databases.ts';
import { makeThings } from './examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'mtqg-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const textOf = (path: string) => gunzipSync(readFileSync(path)).toString();
const pairs = ENGINES.flatMap((from) => ENGINES.map((to): [string, Engine, Engine] => [`${from.name} → ${to.name}`, from, to]));

describe.each(pairs)('%s', (_name, from, to) => {
  describe.skipIf(!from.available || !to.available)('a backup', () => {
    let api: Api;
    let copy: Database;
    const path = join(folder, `${ENGINES.indexOf(from)}-${ENGINES.indexOf(to)}.gz`);
    beforeAll(async () => {
      api = await Api.open(from);
      await makeThings(api, '23497@2025-07-01');
      const person = await api.person('Người', { role: 'inspector', unit: 'VN@2021-01-01' });
      await person.get('/api/trail');
      await person.post('/api/steering/tasks', {});
      copy = await to.open({ bare: true });
    });
    afterAll(async () => {
      await api?.close();
      await copy?.close();
    });

    it('comes back the same to the byte, and its chains hold', async () => {
      const written = await writeBackup(api.database.db, path);
      expect(written.rows).toBeGreaterThan(500);
      expect(await restoreBackup(copy, path)).toEqual(written);
      const again = `${path}.again`;
      await writeBackup(copy.db, again);
      expect(textOf(again)).toBe(textOf(path));
      expect((await verifyLedger(copy.db)).problems).toEqual([]);
      expect((await verifyTrail(copy.db)).problems).toEqual([]);
    });

    it('lets the restored office go on working', async () => {
      const restored = await Api.on(copy);
      const finance = await restored.person('Tài chính', { role: 'finance-officer', unit: '51@2025-07-01' });
      const line = { unit: '23497', component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 5 };
      const posted = await finance.post('/api/ledger/entries', {
        entries: [{ event: 'assign', effectiveOn: '2026-03-02', document: 'QĐ', lines: [line] }],
      });
      expect(posted.status, JSON.stringify(posted.body)).toBe(201);
      await restored.app.close();
    });

    it('never writes over data', async () => {
      await expect(restoreBackup(copy, path)).rejects.toMatchObject({ code: 'foreign-database' });
    });
  });
});

describe('a broken backup', () => {
  it('is refused: cut, changed, or something else', async () => {
    const [pglite] = ENGINES;
    const database = (await pglite?.open()) as Database;
    const path = join(folder, 'whole.gz');
    await writeBackup(database.db, path);
    const text = textOf(path);
    const broken = join(folder, 'broken.gz');
    const lines = text.split('\n');
    for (const [what, bytes] of [
      ['cut', readFileSync(path).subarray(0, 200)],
      ['without its end', gzipSync(lines.slice(0, -2).join('\n'))],
      ['changed', gzipSync(text.replace('migrations', 'migration5'))],
      ['of another program', gzipSync('{"x":1}\n{"end":true,"rows":0,"sha256":""}\n')],
      ['no gzip', Buffer.from('xin chào')],
      ['empty', Buffer.alloc(0)],
    ] as const) {
      writeFileSync(broken, bytes);
      await expect(checkBackup(broken), what).rejects.toMatchObject({ code: 'unreadable-file' });
    }
    await expect(checkBackup(join(folder, 'không có'))).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringContaining('không có tệp'),
    });
    const newer = gzipSync(text);
    writeFileSync(broken, newer);
    await database.close();
  });
});
