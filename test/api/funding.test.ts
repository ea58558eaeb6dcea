/** Payments whose decision is missing wait in a list of their own; works name entries; households are personal data. */
import { writeXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const BRAIH = '23497@2025-07-01';
const HEADER = [
  'Nghiệp vụ',
  'Ngày thanh toán',
  'Số chứng từ',
  'Dòng',
  'Đơn vị',
  'Nội dung (mã)',
  'Nguồn vốn',
  'Loại vốn',
  'Năm vốn',
  'Số tiền (triệu đồng)',
  'Công trình (mã)',
];
const paid = (voucher: string, component: string, amount: number, work = '') => [
  'Thanh toán',
  '10/03/2026',
  voucher,
  '1',
  'xã Kon Braih',
  component,
  'NSTW',
  'DTPT',
  '2026',
  amount,
  work,
];
const vouchers = (...rows: ReturnType<typeof paid>[]) => writeXlsx({ sheets: [{ name: 'Giải ngân', rows: [HEADER, ...rows] }] });

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('money beside the ledger', () => {
    let api: Api;
    let finance: Person;
    let commune: Person;
    let neighbour: Person;
    beforeAll(async () => {
      api = await Api.open(engine);
      finance = await api.person('Tài chính tỉnh', { role: 'finance-officer', unit: '51@2025-07-01' });
      commune = await api.person('Cán bộ xã', { role: 'commune-officer', unit: BRAIH });
      neighbour = await api.person('Cán bộ xã bên', { role: 'commune-officer', unit: '23479@2025-07-01' });
    });
    afterAll(() => api?.close());

    it('what a record names must be there: contents, communes, works, the day of a forecast; names are kept as codes', async () => {
      const add = (path: string, data: object, effectiveOn = '2026-03-01') =>
        finance.post(path, { unit: '23479@2025-07-01', effectiveOn, data });
      const refused = async (path: string, data: object, field: string, words: RegExp) => {
        const { status, body } = await add(path, data);
        expect([status, body.where?.field, body.detail], path).toEqual([422, `nội dung › data › ${field}`, expect.stringMatching(words)]);
      };
      const work = {
        code: 'CT-TEN',
        name: 'Đường thử',
        component: 'HP1.02',
        communes: ['23479'],
        owner: 'UBND xã',
        decision: '1/QĐ',
        decidedOn: '2026-02-01',
        totalInvestment: 1_000,
        mechanism: 'thuong',
        startYear: 2026,
        endYear: 2027,
        state: 'thi-cong',
        settled: null,
        settlementDocument: '',
      };
      await refused('/api/works/works', { ...work, component: 'HP1.99' }, 'component', /HP1\.99/);
      await refused('/api/works/works', { ...work, communes: ['23479', '23482'] }, 'communes', /23482/);
      const progress = { work: 'CT-TEN', volume: '10', note: '' };
      await refused('/api/works/work-progress', progress, 'work', /Không có công trình mã “CT-TEN”/);
      const added = await add('/api/works/works', { ...work, communes: ['xã Đăk Rve'] });
      expect([added.status, added.body.data.communes]).toEqual([201, ['23479']]);
      expect((await add('/api/works/work-progress', progress)).status).toBe(201);
      const move = { type: 'thu-hoi', amount: 1, due: null, households: null, document: '' };
      await refused('/api/works/revolving', { project: 'DA-KHONG', ...move }, 'project', /Không có dự án hỗ trợ sản xuất mã “DA-KHONG”/);
      const forecast = { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', year: 2026, by: '2026-09-30', amount: 1, basis: '' };
      await refused('/api/funding/forecasts', forecast, 'by', /31\/12\/2026 hoặc 31\/01\/2027/);
      await refused('/api/funding/forecasts', { ...forecast, by: '2026-12-31', source: 'KHONG' }, 'source', /KHONG/);
      const medium = {
        component: 'DT.DA4.T1',
        source: 'Ngân sách trung ương',
        kind: 'DTPT',
        fromYear: 2021,
        toYear: 2025,
        amount: 1,
        document: 'QĐ',
      };
      const plan = await add('/api/funding/medium-plans', medium);
      expect([plan.status, plan.body.data.source]).toEqual([201, 'NSTW']);
    });

    const assign = async (component: string, amount: number, document: string) => {
      const line = { unit: BRAIH, component, source: 'NSTW', kind: 'DTPT', originYear: 2026, amount };
      const posted = await finance.post('/api/ledger/entries', {
        entries: [{ event: 'assign', effectiveOn: '2026-02-01', document, lines: [line] }],
      });
      expect(posted.status, JSON.stringify(posted.body)).toBe(201);
      return posted.body.entries[0].seq as number;
    };
    const settled = async (id: string) => {
      for (;;) {
        const { body } = await finance.get(`/api/imports/${id}`);
        if (!['checking', 'posting', 'undoing'].includes(body.state)) return body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const importRows = async (bytes: Uint8Array, name: string, treatment: unknown = {}) => {
      const sent = await finance.post(`/api/imports?name=${name}`, bytes);
      await settled(sent.body.id);
      await finance.post(`/api/imports/${sent.body.id}/check`, treatment);
      const checked = await settled(sent.body.id);
      if (checked.state !== 'checked') return checked;
      await finance.post(`/api/imports/${sent.body.id}/confirm`);
      return settled(sent.body.id);
    };
    const waiting = async () => {
      const { body } = await finance.get('/api/funding/suspense?unit=23497');
      return body.items as { home: string; key: string; data: { voucher: string; state: string; seq: number; reason: string } }[];
    };
    const disbursed = async () => {
      const { body } = await finance.get('/api/ledger/summary?unit=23497&by=programme');
      return body.items.reduce((sum: number, one: { disbursed: number }) => sum + one.disbursed, 0);
    };

    it('keeps a payment without money out of the ledger until its decision is there, then posts it once', async () => {
      await assign('HP1.02', 500_000_000, 'QĐ 1');
      const file = await vouchers(paid('KB-1', 'HP1.02', 200), paid('KB-2', 'HP1.03', 80), paid('KB-3', 'HP1.03', 20));
      const refused = await importRows(file, 'kb.xlsx');
      expect(refused).toMatchObject({
        state: 'refused',
        result: { problems: [{ code: 'insufficient-funds' }, { code: 'insufficient-funds' }] },
      });
      expect(await waiting()).toEqual([]);
      const posted = await importRows(file, 'kb.xlsx', { partial: true });
      expect(posted).toMatchObject({ state: 'posted', result: { posted: 1, suspended: 2 } });
      expect(await disbursed()).toBe(200_000_000);
      const [second, third] = await waiting();
      expect(second?.data).toMatchObject({ voucher: 'KB-2', state: 'waiting', seq: 0 });
      expect(second?.data.reason).toContain('vượt');

      const early = await finance.post(`/api/funding/suspense/51/${encodeURIComponent(second?.key ?? '')}/match`, {});
      expect(early).toMatchObject({ status: 422, body: { code: 'insufficient-funds' } });
      await assign('HP1.03', 100_000_000, 'QĐ 2');
      const matched = await finance.post(`/api/funding/suspense/51/${encodeURIComponent(second?.key ?? '')}/match`, {});
      expect(matched.status, JSON.stringify(matched.body)).toBe(201);
      expect((await waiting())[0]?.data).toMatchObject({ state: 'matched', seq: matched.body.seq });
      expect(await finance.post(`/api/funding/suspense/51/${encodeURIComponent(second?.key ?? '')}/match`, {})).toMatchObject({
        status: 409,
      });
      expect(await disbursed()).toBe(280_000_000);
      expect(third?.data.state).toBe('waiting');
      const officer = await commune.post(`/api/funding/suspense/51/${encodeURIComponent(third?.key ?? '')}/match`, {});
      expect(officer.status).toBe(403);
    });

    it('takes a waiting voucher off the list when the same voucher is imported later', async () => {
      const again = await importRows(await vouchers(paid('KB-3', 'HP1.03', 20)), 'kb-3.xlsx');
      expect(again).toMatchObject({ state: 'posted', result: { posted: 1 } });
      expect((await waiting()).map((one) => [one.data.voucher, one.data.state])).toEqual([
        ['KB-2', 'matched'],
        ['KB-3', 'matched'],
      ]);
      expect(await disbursed()).toBe(300_000_000);
    });

    it('counts entries that name a work for it, in the rules and in annex PL3', async () => {
      const work = {
        code: 'CT 1',
        name: 'Đường làng',
        component: 'HP1.02',
        communes: ['23497'],
        owner: 'UBND xã Kon Braih',
        decision: '5/QĐ-UBND',
        decidedOn: '2026-01-05',
        totalInvestment: 400_000_000,
        mechanism: 'thuong',
        startYear: 2026,
        endYear: 2027,
        state: 'thi-cong',
        settled: null,
        settlementDocument: '',
      };
      expect((await commune.post('/api/works/works', { unit: '23497', effectiveOn: '2026-01-05', data: work })).status).toBe(201);
      const named = await importRows(await vouchers(paid('KB-4', 'HP1.02', 90, 'CT 1')), 'kb-4.xlsx');
      expect(named).toMatchObject({ state: 'posted', result: { posted: 1 } });
      const { body } = await finance.get('/api/rules?unit=23497&period=2026-H1');
      const rule = (id: string) => body.items.find((one: { rule: string }) => one.rule === id);
      expect(rule('work-over-plan')).toMatchObject({
        verdict: 'fails',
        findings: [{ message: expect.stringContaining('giải ngân 90 triệu đồng, vốn bố trí mới ghi 0 triệu đồng') }],
      });
      expect(rule('work-component').verdict).toBe('holds');
      const report = await finance.get('/api/reports/bao-cao-6-thang/file?unit=23497&period=2026-H1&format=md');
      const text = new TextDecoder().decode(new Uint8Array(report.bytes));
      expect(text).toContain('DANH MỤC CÔNG TRÌNH');
      expect(text).toContain(
        '| 1 | Đường làng | Kon Braih | UBND xã Kon Braih | 5/QĐ-UBND ngày 05/01/2026 | 400 | 2026–2027 | \\- | \\- | 90 | 90 |  | Đang thi công |',
      );
    });

    it('keeps households masked, once each, read under the trail, erasable', async () => {
      const body = { unit: '23497', name: 'Hộ Thử Nghiệm', identity: '001 234 567 890', class: 'ngheo' };
      const added = await commune.post('/api/works/households', body);
      expect(added, JSON.stringify(added.body)).toMatchObject({ status: 201, body: { name: 'Hộ Thử Nghiệm', identity: '•••••••••890' } });
      expect(await commune.post('/api/works/households', { ...body, name: 'Tên khác' })).toMatchObject({
        status: 409,
        body: { code: 'duplicate-row', detail: expect.stringContaining('Hộ Thử Nghiệm') },
      });
      const elsewhere = await neighbour.post('/api/works/households', { ...body, unit: '23479' });
      expect(elsewhere.status).toBe(409);
      expect(JSON.stringify(elsewhere.body)).not.toContain('Thử Nghiệm');
      expect(await commune.post('/api/works/households', { ...body, identity: '12345' })).toMatchObject({ status: 422 });
      expect((await neighbour.get('/api/works/households?unit=23497')).status).toBe(403);
      expect((await finance.get('/api/works/households?unit=23497')).status).toBe(403);
      expect((await commune.get('/api/works/households?unit=23497')).body.items).toHaveLength(1);

      const { rows: trail } = await sql<{ n: number; text: string }>`
        SELECT count(*)::int AS n, coalesce(string_agg(object || detail::text, ' '), '') AS text FROM access_trail WHERE route LIKE '%ousehold%' OR action LIKE 'households%'`.execute(
        api.database.db,
      );
      expect(trail[0]?.n).toBeGreaterThanOrEqual(2);
      expect(trail[0]?.text).not.toContain('Thử Nghiệm');
      const { rows: kept } = await sql<{ text: string }>`SELECT row_to_json(h)::text AS text FROM household h`.execute(api.database.db);
      expect(JSON.stringify(kept)).not.toContain('001234567890');

      const erased = await commune.post(`/api/works/households/${added.body.home}/${added.body.id}/erase`, { reason: 'Theo yêu cầu' });
      expect(erased).toMatchObject({ status: 200, body: { name: '', identity: '', erased: true } });
      const { rows: left } = await sql<{ text: string }>`SELECT row_to_json(h)::text AS text FROM household h`.execute(api.database.db);
      expect(JSON.stringify(left)).not.toContain('Thử Nghiệm');
    });
  });
});
