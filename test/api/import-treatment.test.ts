/** A workbook that is not ours, sent, mapped, its cells mended, its wrong rows set aside and downloaded, the rest posted, and all undone. */
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const BRAIH = '23497@2025-07-01';
const TREASURY = [
  ['KHO BẠC NHÀ NƯỚC KHU VỰC'],
  ['BẢNG KÊ THANH TOÁN VỐN', null, null, null, null, 'ĐVT: triệu đồng'],
  [],
  ['STT', 'Số CT', 'Ngày hạch toán', 'Chủ đầu tư', 'Mã CTMT', 'Thực chi'],
  [1, 'CT-01', new Date('2026-05-04T00:00:00Z'), 'xã Kon Braih', 'HP1.02', 120.5],
  [2, 'CT-02', '31/02/2026', 'xã Kon Braih', 'HP1.02', 80],
  [3, 'CT-03', new Date('2026-05-06T00:00:00Z'), 'xã Không Có', 'HP1.02', 10],
  [null, 'Tổng cộng', null, null, null, 210.5],
];
const MAPPING = {
  sheet: 'T5',
  kind: 'giai-ngan',
  headerRow: 4,
  columns: { document: 'B', on: 'C', unit: 'D', component: 'E', amount: 'F', line: 'A' },
  constants: { event: 'Thanh toán', source: 'NSTW', kind: 'DTPT', originYear: '2026' },
  scale: 1_000_000,
  skip: [8],
};
const treasury = () => writeXlsx({ sheets: [{ name: 'T5', rows: TREASURY }] });

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('imports of other workbooks', () => {
    let api: Api;
    let office: Person;
    let other: Person;
    let colleague: Person;
    beforeAll(async () => {
      api = await Api.open(engine);
      office = await api.person('Tài chính tỉnh', { role: 'finance-officer', unit: '51@2025-07-01' });
      other = await api.person('Tài chính xã khác', { role: 'finance-officer', unit: '23479@2025-07-01' });
      colleague = await api.person('Tài chính tỉnh, người thứ hai', { role: 'finance-officer', unit: '51@2025-07-01' });
      const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 1_000_000_000 };
      await office.post('/api/ledger/entries', {
        entries: [{ event: 'assign', effectiveOn: '2026-02-01', document: 'QĐ 1', lines: [line] }],
      });
    });
    afterAll(() => api?.close());

    const settled = async (id: string) => {
      for (;;) {
        const { body } = await office.get(`/api/imports/${id}`);
        if (!['checking', 'posting', 'undoing'].includes(body.state)) return body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const send = async (bytes: Uint8Array, name: string) => {
      const sent = await office.post(`/api/imports?name=${encodeURIComponent(name)}`, bytes);
      expect(sent.status, JSON.stringify(sent.body)).toBe(202);
      return settled(sent.body.id);
    };
    const check = async (id: string, treatment: unknown) => {
      const asked = await office.post(`/api/imports/${id}/check`, treatment);
      expect(asked.status, JSON.stringify(asked.body)).toBe(202);
      return settled(id);
    };
    const act = async (id: string, what: 'confirm' | 'undo', body?: unknown) => {
      const asked = await office.post(`/api/imports/${id}/${what}`, body);
      expect(asked.status, JSON.stringify(asked.body)).toBe(202);
      return settled(id);
    };
    const disbursed = async () => {
      const { body } = await office.get('/api/ledger/summary?unit=23497&by=programme');
      return body.items.reduce((sum: number, one: { disbursed: number }) => sum + one.disbursed, 0);
    };

    it('says what stands in the workbook and proposes what is what', async () => {
      const sent = await send(await treasury(), 'kho-bac.xlsx');
      expect(sent).toMatchObject({ state: 'refused', result: { problems: [{ code: 'missing-sheet' }] } });
      const { body } = await office.get(`/api/imports/${sent.id}/sheets`);
      expect(body.sheets).toMatchObject([
        { sheet: 'T5', headerRow: 4, scale: 1_000_000, kind: 'giai-ngan', skip: [{ row: 8, text: expect.stringContaining('Tổng cộng') }] },
      ]);
      expect(body.sheets[0].guesses['giai-ngan']).toMatchObject({ document: 'B', on: 'C', unit: 'D', component: 'E', amount: 'F' });
      expect((await other.get(`/api/imports/${sent.id}/sheets`)).status).toBe(404);
    });

    it('checks mapped rows at their own cells, posts the right ones, gives back the refused ones, and undoes', async () => {
      const { id } = await send(await treasury(), 'kho-bac.xlsx');
      const mapped = await check(id, { mapping: [MAPPING] });
      expect(mapped.state).toBe('refused');
      expect(mapped.result.problems).toMatchObject([
        { sheet: 'T5', cell: 'C6', row: 6, value: '31/02/2026', field: 'Ngày thanh toán' },
        { sheet: 'T5', cell: 'D7', row: 7, value: 'xã Không Có' },
      ]);
      const corrections = [{ sheet: 'T5', cell: 'C6', value: '05/05/2026' }];
      const partial = await check(id, { mapping: [MAPPING], corrections, partial: true });
      expect(partial).toMatchObject({
        state: 'checked',
        result: {
          posted: 2,
          problems: [{ cell: 'D7' }],
          sums: [{ event: 'disburse', component: 'HP1.02', rows: 2, amount: 200_500_000 }],
        },
      });
      const refused = await office.get(`/api/imports/${id}/refused`);
      const [sheet] = (await readXlsx(new Uint8Array(refused.bytes))).sheets;
      expect(sheet?.rows.slice(3)).toMatchObject([
        ['STT', 'Số CT', 'Ngày hạch toán', 'Chủ đầu tư', 'Mã CTMT', 'Thực chi', 'Lý do'],
        [3, 'CT-03', expect.any(Date), 'xã Không Có', 'HP1.02', 10, expect.stringContaining('xã Không Có')],
      ]);
      expect(await disbursed()).toBe(0);
      expect(await act(id, 'confirm')).toMatchObject({ state: 'posted', result: { posted: 2, problems: [{ cell: 'D7' }] } });
      expect(await disbursed()).toBe(200_500_000);
      const { items } = (await office.get('/api/ledger/lines?unit=23497')).body;
      const last = items.find((one: { amount: number }) => one.amount === 80_000_000);
      expect((await office.get(`/api/ledger/entries/51/${last.seq}`)).body.origin).toMatchObject({
        file: 'kho-bac.xlsx',
        sheet: 'T5',
        cell: 'F6',
      });
      // Who may not write those rows may not undo them, and nothing of it happens.
      expect((await other.post(`/api/imports/${id}/undo`, { reason: 'Thử' })).status).toBe(404);
      expect((await settled(id)).state).toBe('posted');
      expect(await disbursed()).toBe(200_500_000);
      expect(await act(id, 'undo', { reason: 'Nhập nhầm tháng' })).toMatchObject({ state: 'undone', result: { undone: { reversed: 2 } } });
      expect(await disbursed()).toBe(0);
      expect((await office.post(`/api/imports/${id}/undo`, { reason: 'Nữa' })).status).toBe(409);
      // Undone, the same workbook may be imported anew.
      const again = await send(await treasury(), 'kho-bac.xlsx');
      expect(await check(again.id, { mapping: [MAPPING], corrections, partial: true })).toMatchObject({ result: { posted: 2 } });
    });

    it('sets aside rows whose money is not there; refuses to undo money that was spent on, naming its rows', async () => {
      const csv = (...rows: string[]) =>
        new TextEncoder().encode(
          [
            'Đơn vị tính:;triệu đồng',
            'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền',
            ...rows,
          ].join('\n'),
        );
      const { id } = await send(csv('Giao vốn;15/03/2026;QĐ-K;1;xã Kon Braih;HP1.02;NSTW;SN;2026;100'), 'Kế hoạch vốn.csv');
      await act(id, 'confirm');
      const spent = await send(
        new TextEncoder().encode(
          'Đơn vị tính:;triệu đồng\nNghiệp vụ;Ngày thanh toán;Số chứng từ;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền\n' +
            'Thanh toán;15/04/2026;C1;1;xã Kon Braih;HP1.02;NSTW;SN;2026;60\nThanh toán;16/04/2026;C2;1;xã Kon Braih;HP1.02;NSTW;SN;2026;50\n',
        ),
        'Giải ngân.csv',
      );
      expect(spent).toMatchObject({ state: 'refused', result: { problems: [{ code: 'insufficient-funds', cell: 'J4' }] } });
      expect(await check(spent.id, { partial: true })).toMatchObject({
        state: 'checked',
        result: { posted: 1, problems: [{ code: 'insufficient-funds', cell: 'J4' }] },
      });
      expect(await act(spent.id, 'confirm')).toMatchObject({ state: 'posted', result: { posted: 1 } });
      expect(await act(id, 'undo', { reason: 'Sai' })).toMatchObject({
        state: 'posted',
        result: { undoProblems: [{ code: 'insufficient-funds', cell: 'J3' }] },
      });
      // Whoever may post all of its rows may undo it too.
      expect((await colleague.post(`/api/imports/${spent.id}/undo`, { reason: 'Sai' })).status).toBe(202);
      expect((await settled(spent.id)).state).toBe('undone');
      expect(await act(id, 'undo', { reason: 'Sai' })).toMatchObject({ state: 'undone' });
    });

    it('goes on after a restart in the middle of checking', async () => {
      const { id } = await send(await treasury(), 'kho-bac.xlsx');
      await sql`UPDATE intake_upload SET state = 'checking' WHERE id = ${id}`.execute(api.database.db);
      expect((await office.get(`/api/imports/${id}`)).body).toMatchObject({ state: 'checking', progress: '' });
      expect(await check(id, { mapping: [MAPPING] })).toMatchObject({
        state: 'refused',
        result: { problems: [{ cell: 'C6' }, { cell: 'D7' }] },
      });
    });

    it('withdraws the records an import brought, and puts back what it overwrote', async () => {
      const targets = (value: string) =>
        new TextEncoder().encode(`Đơn vị;Mã chỉ tiêu;Năm;Mục tiêu;Ngày\nxã Kon Braih;HN;2026;${value};01/01/2026\n`);
      const values = async () =>
        (await office.get('/api/indicators/targets?unit=23497')).body.items.map((one: { data: { value: string } }) => one.data.value);
      const first = await send(targets('10'), 'Mục tiêu.csv');
      expect(first, JSON.stringify(first)).toMatchObject({ state: 'checked' });
      await act(first.id, 'confirm');
      const second = await send(targets('12'), 'Mục tiêu.csv');
      await act(second.id, 'confirm');
      expect(await values()).toEqual(['12']);
      expect(await act(first.id, 'undo', { reason: 'X' })).toMatchObject({
        state: 'posted',
        result: { undoProblems: [{ code: 'changed-row' }] },
      });
      await act(second.id, 'undo', { reason: 'X' });
      expect(await values()).toEqual(['10']);
    });
  });
});
