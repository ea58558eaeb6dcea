/** Importing through the API: sent, checked, confirmed; each row by the rights of its sender, taken-back rows too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const BRAIH = '23497@2025-07-01';
const PLAN = 'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Đơn vị nhận;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Năm thực hiện;Số tiền';
const csv = (...rows: string[]) => new TextEncoder().encode(['Đơn vị tính:;triệu đồng', PLAN, ...rows, ''].join('\n'));
const NAME = encodeURIComponent('Kế hoạch vốn.csv');

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('imports', () => {
    let api: Api;
    let province: Person;
    let braih: Person;
    beforeAll(async () => {
      api = await Api.open(engine);
      province = await api.person('Tài chính tỉnh', { role: 'finance-officer', unit: '51@2025-07-01' });
      braih = await api.person('Tài chính xã', { role: 'finance-officer', unit: BRAIH });
    });
    afterAll(() => api?.close());

    const settled = async (who: Person, id: string) => {
      for (;;) {
        const { body } = await who.get(`/api/imports/${id}`);
        if (body.state !== 'checking' && body.state !== 'posting') return body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const send = async (who: Person, bytes: Uint8Array, more = '') => {
      const sent = await who.post(`/api/imports?name=${NAME}${more}`, bytes);
      expect(sent.status, JSON.stringify(sent.body)).toBe(202);
      return settled(who, sent.body.id);
    };

    it('says what would be posted, posts on confirmation, once', async () => {
      const checked = await send(
        province,
        csv(
          'Giao vốn;15/03/2026;QĐ-A;1;xã Kon Braih;;HP1.02;NSTW;DTPT;2026;;5.000',
          'Giao vốn;15/03/2026;QĐ-A;2;xã Đăk Rve;;HP1.02;NSTW;DTPT;2026;;700',
        ),
      );
      expect(checked).toMatchObject({ state: 'checked', result: { posted: 2, problems: [] } });
      expect((await braih.get('/api/ledger/lines?unit=23497')).body.code).toBe('no-data');
      const confirmed = await province.post(`/api/imports/${checked.id}/confirm`);
      expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(202);
      expect(await settled(province, checked.id)).toMatchObject({ state: 'posted', result: { posted: 2 } });
      expect((await province.post(`/api/imports/${checked.id}/confirm`)).status).toBe(409);
      const { items } = (await braih.get('/api/ledger/lines?unit=23497')).body;
      expect(items.map((one: { amount: number }) => one.amount)).toEqual([5_000_000_000]);
      const entry = await braih.get(`/api/ledger/entries/51/${items[0].seq}`);
      expect(entry.body.origin).toMatchObject({ file: 'Kế hoạch vốn.csv', cell: 'L3' });
    });

    it('refuses rows of units the sender has no right to, each at its cell', async () => {
      const refused = await send(
        braih,
        csv(
          'Giao vốn;15/03/2026;QĐ-B;1;xã Kon Braih;;HP1.02;NSTW;DTPT;2026;;1',
          'Giao vốn;15/03/2026;QĐ-B;2;xã Đăk Rve;;HP1.02;NSTW;DTPT;2026;;1',
        ),
      );
      expect(refused.state).toBe('refused');
      expect(refused.result.problems).toMatchObject([
        { code: 'forbidden', cell: expect.stringMatching(/4$/), message: expect.stringContaining('xã Đăk Rve') },
      ]);
    });

    it('does not take back another unit’s entry under cover of one’s own row', async () => {
      const named = (row: string) => new TextEncoder().encode(['Đơn vị tính:;triệu đồng', `${PLAN};Mã dòng`, row, ''].join('\n'));
      const checked = await send(province, named('Giao vốn;15/03/2026;QĐ-D;1;xã Đăk Rve;;HP1.02;NSTW;DTPT;2026;;9;dong-1'));
      await province.post(`/api/imports/${checked.id}/confirm`);
      expect((await settled(province, checked.id)).state).toBe('posted');
      const lines = async () => (await province.get('/api/ledger/lines?unit=23479')).body.items.map((one: { event: string }) => one.event);
      const before = await lines();
      // The same row, now said to be of the sender's own commune: replacing it would reverse the neighbour's entry.
      const stolen = await send(braih, named('Giao vốn;15/03/2026;QĐ-D;1;xã Kon Braih;;HP1.02;NSTW;DTPT;2026;;9;dong-1'), '&replace=true');
      expect(stolen).toMatchObject({ state: 'refused', result: { problems: [{ code: 'forbidden' }] } });
      // Cleared, it would be taken back.
      const cleared = await send(braih, named(';;;;;;;;;;;;dong-1'), '&replace=true');
      expect(cleared.state).toBe('refused');
      expect(await lines()).toEqual(before);
    });

    it('shows every bad cell at once, and an import to nobody else', async () => {
      const bad = await send(
        province,
        csv(
          'Giao vốn;31/02/2026;QĐ-C;1;xã Kon Braih;;HP1.02;NSTW;DTPT;2026;;5',
          'Giao vốn;15/03/2026;QĐ-C;2;xã Không Có;;HP9;NSTW;DTPT;2026;;x',
        ),
      );
      expect(bad.state).toBe('refused');
      expect(bad.result.problems.length).toBeGreaterThanOrEqual(3);
      expect((await braih.get(`/api/imports/${bad.id}`)).status).toBe(404);
      expect((await braih.post(`/api/imports/${bad.id}/confirm`)).status).toBe(404);
      expect((await province.get('/api/imports')).body.items.length).toBeGreaterThanOrEqual(2);
    });

    it('gives the blank workbook of a unit', async () => {
      const workbook = await braih.get('/api/workbook?unit=23497');
      expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
      expect((await braih.get('/api/workbook?unit=23479')).status).toBe(403);
    });
  });
});
