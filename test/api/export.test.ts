/** Records as files, complete; the whole database as one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup } from '../../src/db/backup.ts';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('exports', () => {
    let api: Api;
    let office: Person;
    beforeAll(async () => {
      api = await Api.open(engine);
      office = await api.person('Văn phòng', { role: 'consolidator', unit: '51@2025-07-01' });
      for (let n = 1; n <= 30; n += 1)
        await office.post('/api/steering/obstacles', {
          unit: '51',
          effectiveOn: '2026-03-01',
          data: {
            period: '2026-H1',
            order: n,
            group: 'khac',
            content: n === 1 ? '=HYPERLINK("x")' : `Vướng mắc ${n}`,
            component: '',
            legalReason: '',
            proposal: '',
            responsible: '',
            due: null,
            state: 'open',
          },
        });
    });
    afterAll(() => api.close());

    it('every record of a kind in three forms, with no formula among them', async () => {
      const csv = String((await office.get('/api/steering/obstacles/export?unit=51')).body);
      expect(csv.startsWith('\ufeff')).toBe(true);
      const rows = csv.trim().split('\r\n');
      expect(rows).toHaveLength(31);
      expect(rows[0]).toBe(
        'home,key,version,unit,effectiveOn,period,order,group,content,component,legalReason,proposal,responsible,due,state',
      );
      expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
      const json = String((await office.get('/api/steering/obstacles/export?unit=51&format=json')).body);
      expect(
        json
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line).data.order)
          .sort((a, b) => a - b),
      ).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      const xlsx = await office.get('/api/steering/obstacles/export?unit=51&format=xlsx');
      const [sheet] = (await readXlsx(new Uint8Array(xlsx.bytes))).sheets;
      expect(sheet?.rows).toHaveLength(31);
      expect((await office.get('/api/steering/obstacles/export?unit=VN')).status).toBe(403);
    });

    it('the database, for who administers all of it and nobody else; the trail says so', async () => {
      expect((await office.post('/api/backup')).status).toBe(403);
      const part = await api.person('Quản trị tỉnh', { role: 'administrator', unit: '51@2025-07-01' });
      expect((await part.post('/api/backup')).status).toBe(403);
      const root = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
      const taken = await root.post('/api/backup');
      expect(taken.status, String(taken.body)).toBe(200);
      const folder = mkdtempSync(join(tmpdir(), 'mtqg-export-'));
      writeFileSync(join(folder, 'b.gz'), taken.bytes);
      expect((await checkBackup(join(folder, 'b.gz'))).rows).toBeGreaterThan(500);
      rmSync(folder, { recursive: true });
      const trail = (await root.get('/api/trail?limit=200')).body.items.filter((one: { action: string }) => one.action === 'backup.take');
      expect(trail.map((one: { outcome: string }) => one.outcome)).toEqual(['forbidden', 'forbidden', 'ok']);
    });
  });
});
