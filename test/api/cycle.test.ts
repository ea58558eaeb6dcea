/** A whole reporting cycle of three communes: asked, filled in, handed in, returned, corrected, accepted, consolidated, approved, issued. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const PROVINCE = '51@2025-07-01';
const COMMUNES = ['23497@2025-07-01', '23479@2025-07-01', '23485@2025-07-01'] as const;
const [BRAIH, RVE, KOI] = COMMUNES;

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('a cycle', () => {
    let api: Api;
    let finance: Person;
    let consolidator: Person;
    let leader: Person;
    let officers: Record<string, Person>;
    let cycle = '';
    let forms: Record<string, string> = {};
    const version = async (path: string, who: Person) => (await who.get(path)).etag?.replaceAll('"', '');

    beforeAll(async () => {
      api = await Api.open(engine);
      finance = await api.person('Tài chính', { role: 'finance-officer', unit: PROVINCE });
      consolidator = await api.person('Tổng hợp', { role: 'consolidator', unit: PROVINCE });
      leader = await api.person('Lãnh đạo', { role: 'leader', unit: PROVINCE });
      officers = {};
      for (const unit of COMMUNES) officers[unit] = await api.person(`Cán bộ ${unit}`, { role: 'commune-officer', unit });
    });
    afterAll(() => api?.close());

    it('begins with money, indicators and an issuer entered through the API', async () => {
      const line = (unit: string, amount: number) => ({
        unit,
        component: 'HP1.02',
        source: 'NSTW',
        kind: 'DTPT',
        originYear: 2026,
        amount,
      });
      const posted = await finance.post('/api/ledger/entries', {
        entries: COMMUNES.map((unit, index) => ({
          event: 'assign',
          effectiveOn: '2026-02-20',
          document: 'Quyết định 15/QĐ-UBND',
          lines: [line(unit, (index + 1) * 1_000_000_000)],
        })),
      });
      expect(posted.status, JSON.stringify(posted.body)).toBe(201);
      expect(posted.body.entries).toHaveLength(3);
      const paid = await finance.post('/api/ledger/entries', {
        entries: [{ event: 'disburse', effectiveOn: '2026-05-10', document: 'Chứng từ 7', lines: [line(BRAIH, 250_000_000)] }],
      });
      expect(paid.status).toBe(201);
      const indicator = await consolidator.post('/api/indicators/definitions', {
        unit: PROVINCE,
        effectiveOn: '2026-01-01',
        data: {
          code: 'POV.RATE',
          name: 'Tỷ lệ hộ nghèo',
          measureUnit: '%',
          programme: 'MT26',
          formula: '',
          better: 'lower',
          order: 1,
          document: '',
        },
      });
      expect(indicator.status, JSON.stringify(indicator.body)).toBe(201);
      const issuer = await consolidator.post('/api/steering/issuers', {
        unit: PROVINCE,
        effectiveOn: '2026-01-01',
        data: {
          issuer: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI',
          symbol: 'BC-UBND',
          place: 'Quảng Ngãi',
          shortName: 'Ủy ban nhân dân tỉnh',
          authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
          signer: '',
          addressees: ['Văn phòng Ban Chỉ đạo'],
          recipients: ['Như trên', 'Lưu: VT'],
        },
      });
      expect(issuer.status, JSON.stringify(issuer.body)).toBe(201);
    });

    it('is opened by the consolidating office, due by Nghị định 09/2019 unless it says otherwise', async () => {
      const asked = { title: 'Báo cáo 6 tháng đầu năm 2026', report: 'bao-cao-6-thang', unit: '51', period: '2026-H1', units: COMMUNES };
      const opened = await consolidator.post('/api/cycles', asked);
      expect(opened.status, JSON.stringify(opened.body)).toBe(201);
      expect(opened.body).toMatchObject({ state: 'open', unit: PROVINCE, due: '2026-06-25' });
      cycle = opened.body.id;
      forms = Object.fromEntries(opened.body.submissions.map((one: { unit: string; id: string }) => [one.unit, one.id]));
      expect(Object.keys(forms).sort()).toEqual([...COMMUNES].sort());
      expect(opened.body.notes).toEqual([]);
      expect((await officers[BRAIH]?.post('/api/cycles', asked))?.status).toBe(403);
      expect((await consolidator.post('/api/cycles', asked)).body).toMatchObject({ code: 'wrong-state', where: { field: 'period' } });
      const other = { ...asked, period: '2026-H2' };
      expect((await consolidator.post('/api/cycles', { ...other, report: '../../etc/passwd' })).body.code).toBe('unknown-report');
      expect((await consolidator.post('/api/cycles', { ...other, units: ['51'] })).body).toMatchObject({ where: { field: 'units' } });
      expect((await consolidator.post('/api/cycles', { ...other, due: '2020-01-01' })).body).toMatchObject({ where: { field: 'due' } });
      const notices = (await officers[KOI]?.get('/api/me/notices'))?.body.items;
      expect(notices.map((one: { subject: string }) => one.subject)).toEqual([expect.stringContaining('nộp trước 25/06/2026')]);
      expect((await consolidator.post('/api/cycles', { ...asked, units: ['614@2021-01-01', 'VN'] })).body.code).toBe('invalid-value');
    });

    it('shows each officer their own form, filled in from the ledger', async () => {
      const work = await officers[BRAIH]?.get('/api/me/work');
      expect(work?.body.write.map((one: { id: string }) => one.id)).toEqual([forms[BRAIH]]);
      const form = await officers[BRAIH]?.get(`/api/submissions/${forms[BRAIH]}`);
      expect(form?.body.rows).toMatchObject([
        { kind: 'figure', about: 'plan programme=MT26', value: '1000000000', last: null },
        { kind: 'figure', about: 'disbursed programme=MT26', value: '250000000' },
        { kind: 'observation', about: 'POV.RATE', value: null, measureUnit: '%' },
      ]);
      expect((await officers[BRAIH]?.get(`/api/submissions/${forms[RVE]}`))?.status).toBe(403);
    });

    it('keeps a draft; a figure typed over is refused, not dropped', async () => {
      const path = `/api/submissions/${forms[BRAIH]}`;
      const rows = [
        { key: 'figure plan programme=MT26', kind: 'figure', note: 'đã đối chiếu' },
        { key: 'observation POV.RATE', kind: 'observation', value: '9.75', note: '' },
        { key: 'v1', kind: 'obstacle', value: 'Mưa kéo dài, chậm khởi công', note: '' },
      ];
      const missing = await officers[BRAIH]?.put(path, { rows });
      expect(missing?.status).toBe(428);
      const typed = [{ ...rows[0], value: '1' }, ...rows.slice(1)];
      const over = await officers[BRAIH]?.put(path, { rows: typed }, await version(path, officers[BRAIH] as Person));
      expect(over?.body).toMatchObject({ code: 'invalid-value', where: { field: 'figure plan programme=MT26' } });
      const saved = await officers[BRAIH]?.put(path, { rows }, await version(path, officers[BRAIH] as Person));
      expect(saved?.status, JSON.stringify(saved?.body)).toBe(200);
      expect(saved?.body.state).toBe('draft');
      expect(saved?.body.rows[0]).toMatchObject({ value: '1000000000', note: 'đã đối chiếu' });
      expect(saved?.body.rows.at(-1)).toMatchObject({ kind: 'obstacle', value: 'Mưa kéo dài, chậm khởi công' });
      const stale = await officers[BRAIH]?.put(path, { rows: [] }, 1);
      expect(stale?.status).toBe(412);
      expect(stale?.body).toMatchObject({ code: 'version-conflict', currentVersion: 2, current: { state: 'draft' } });
    });

    it('is handed in, returned with a reason for a row, corrected, accepted', async () => {
      const path = `/api/submissions/${forms[BRAIH]}`;
      const officer = officers[BRAIH] as Person;
      const submitted = await officer.post(`${path}/submit`, {}, { version: (await version(path, officer)) as string });
      expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
      expect(submitted.body.state).toBe('submitted');
      expect(submitted.body.daysLate).toBeGreaterThan(0);
      expect((await officer.post(`${path}/accept`, {}, { version: 3 })).status).toBe(403);
      const bare = await consolidator.post(`${path}/return`, {}, { version: 3 });
      expect(bare.body.code).toBe('missing-value');
      const told = { reason: 'Sửa một dòng', reasons: { v1: 'Nêu rõ công trình nào' } };
      const back = await consolidator.post(`${path}/return`, told, { version: 3 });
      expect(back.body.state).toBe('returned');
      expect((await officer.get(path)).body.reason).toBe('Sửa một dòng');
      const again = await officer.post(`${path}/submit`, {}, { version: back.body.version });
      expect(again.body).toMatchObject({ code: 'missing-value', where: { field: 'v1' } });
      expect(back.body.rows.find((row: { key: string }) => row.key === 'v1').reason).toBe('Nêu rõ công trình nào');
      const fixed = await officer.put(
        path,
        { rows: [{ key: 'v1', kind: 'obstacle', value: 'Mưa kéo dài, chậm khởi công đường thôn 4', note: '' }] },
        back.etag?.replaceAll('"', ''),
      );
      expect(fixed.body.rows.find((row: { key: string }) => row.key === 'v1').reason).toBe('');
      await officer.post(`${path}/submit`, {}, { version: fixed.body.version });
      const accepted = await consolidator.post(`${path}/accept`, {}, { version: fixed.body.version + 1 });
      expect(accepted.body.state).toBe('accepted');
      const results = await officer.get(`/api/indicators/observations?unit=${BRAIH}`);
      expect(results.body.items).toMatchObject([
        { unit: BRAIH, effectiveOn: '2026-06-14', data: { indicator: 'POV.RATE', year: 2026, value: '9.75' } },
      ]);
      const obstacles = await officer.get(`/api/steering/obstacles?unit=${BRAIH}`);
      expect(obstacles.body.items.map((one: { data: { content: string } }) => one.data.content)).toEqual([
        'Mưa kéo dài, chậm khởi công đường thôn 4',
      ]);
    });

    it('shows an officer nothing of what happened to a neighbour', async () => {
      const { body } = (await officers[RVE]?.get(`/api/cycles/${cycle}`)) ?? { body: {} };
      expect(body.submissions.map((one: { unit: string }) => one.unit)).toEqual([RVE]);
      expect(JSON.stringify(body.events)).not.toContain('Nêu rõ công trình nào');
    });

    it('is not consolidated while units are missing, unless it says why', async () => {
      const board = await consolidator.get(`/api/cycles/${cycle}`);
      const early = await consolidator.post(`/api/cycles/${cycle}/consolidate`, {}, { version: board.body.version });
      expect(early.status).toBe(409);
      expect(early.body.detail).toContain('2 đơn vị chưa được chấp nhận');
      const rve = `/api/submissions/${forms[RVE]}`;
      const empty = await officers[RVE]?.post(`${rve}/submit`, {}, { version: 1 });
      expect(empty?.body).toMatchObject({ code: 'missing-value', detail: expect.stringContaining('Tỷ lệ hộ nghèo (2026)') });
      await officers[RVE]?.put(rve, { rows: [{ key: 'observation POV.RATE', kind: 'observation', value: null, note: 'đang rà soát' }] }, 1);
      await officers[RVE]?.post(`${rve}/submit`, {}, { version: 2 });
      await consolidator.post(`${rve}/accept`, {}, { version: 3 });
      const unknown = await consolidator.post(`/api/cycles/${cycle}/consolidate`, { without: { 99999: 'x' } }, { version: 1 });
      expect(unknown.body).toMatchObject({ code: 'invalid-value', where: { field: 'without' } });
      const done = await consolidator.post(
        `/api/cycles/${cycle}/consolidate`,
        { without: { [KOI.split('@')[0] as string]: 'Xã đang khắc phục bão, nộp bổ sung sau' } },
        { version: board.body.version },
      );
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      expect(done.body.state).toBe('consolidated');
      expect(done.body.notes.join(' ')).toContain('1 vướng mắc');
      // After the cut nothing moves below.
      expect((await officers[KOI]?.post(`/api/submissions/${forms[KOI]}/submit`, {}, { version: 1 }))?.status).toBe(409);
    });

    it('reminds those who are late, once a day, by notice and mail', async () => {
      const reopened = await consolidator.post(`/api/cycles/${cycle}/reopen`, { reason: 'Chờ xã Đăk Kôi' }, { version: 2 });
      expect(reopened.body.state).toBe('open');
      expect((await consolidator.post(`/api/cycles/${cycle}/remind`)).body).toEqual({ reminded: 1 });
      expect((await consolidator.post(`/api/cycles/${cycle}/remind`)).body).toEqual({ reminded: 0 });
      const { body } = (await officers[KOI]?.get('/api/me/notices')) ?? { body: { items: [] } };
      expect(body.items[0].subject).toContain('quá hạn');
      expect((await officers[KOI]?.post(`/api/me/notices/${body.items[0].id}/read`))?.status).toBe(200);
      expect((await officers[BRAIH]?.post(`/api/me/notices/${body.items[0].id}/read`))?.status).toBe(404);
      expect(api.mails.filter((mail) => mail.subject.includes('quá hạn')).map((mail) => mail.account)).toEqual([officers[KOI]?.account]);
      const reviewed = (await consolidator.get('/api/me/notices')).body.items.map((one: { subject: string }) => one.subject);
      expect(reviewed.filter((subject: string) => subject.endsWith('đã nộp'))).toHaveLength(3);
      const officer = (await officers[BRAIH]?.get('/api/me/notices'))?.body.items.map((one: { subject: string }) => one.subject);
      expect(officer.some((subject: string) => subject.endsWith('bị trả lại'))).toBe(true);
      expect(officer.some((subject: string) => subject.endsWith('đã được chấp nhận'))).toBe(true);
      const again = await consolidator.post(`/api/cycles/${cycle}/consolidate`, { without: { [KOI]: 'Bão' } }, { version: 3 });
      expect(again.body.state, JSON.stringify(again.body)).toBe('consolidated');
    });

    it('is approved by the leader as a snapshot, and shows what changed since', async () => {
      expect((await consolidator.post(`/api/cycles/${cycle}/approve`, {}, { version: 4 })).status).toBe(403);
      const approved = await leader.post(`/api/cycles/${cycle}/approve`, {}, { version: 4 });
      expect(approved.status, JSON.stringify(approved.body)).toBe(200);
      expect(approved.body.state).toBe('approved');
      const id = approved.body.snapshot;
      const snapshot = await leader.get(`/api/snapshots/${id}`);
      expect(snapshot.body.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect((await leader.get(`/api/snapshots/${id}/changes`)).body.items).toEqual([]);
      const held = snapshot.body.document.figures.find((one: { value: { dong?: number } }) => one.value.dong === 6_000_000_000);
      expect(held, 'the report prints the total plan').toBeDefined();
      const figure = `/api/figures?unit=51&period=2026-H1&query=${encodeURIComponent(held.query)}`;
      expect((await leader.get(figure)).body.changedSinceApproved).toBeNull();
      await finance.post('/api/ledger/entries', {
        entries: [
          {
            event: 'assign',
            effectiveOn: '2026-06-01',
            document: 'Quyết định 99/QĐ-UBND',
            lines: [{ unit: KOI, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 5_000_000 }],
          },
        ],
      });
      const changes = (await leader.get(`/api/snapshots/${id}/changes`)).body.items;
      expect(changes.map((one: { query: string }) => one.query)).toContain(held.query);
      expect((await leader.get(figure)).body).toMatchObject({
        value: { dong: 6_005_000_000 },
        changedSinceApproved: { approved: { dong: 6_000_000_000 } },
      });
    });

    it('is issued once, under a number and day; the file is what was approved', async () => {
      const issued = await leader.post(`/api/cycles/${cycle}/issue`, { number: '123', signedOn: api.today }, { version: 5 });
      expect(issued.status, JSON.stringify(issued.body)).toBe(200);
      expect(issued.body.state).toBe('issued');
      const path = `/api/snapshots/${issued.body.snapshot}`;
      const text = await leader.get(`${path}/file?format=md`);
      // What a commune wrote reaches the annex under its name.
      expect(String(text.body)).toMatch(/Xã [^|]*: Mưa kéo dài, chậm khởi công đường thôn 4/);
      expect(String(text.body)).toContain('các đơn vị trực thuộc nêu được tổng hợp tại Phụ lục');
      expect(text.body).toContain('Số: 123/BC-UBND');
      expect(text.body).not.toContain('6.005');
      expect((await leader.get(`${path}/file?format=docx`)).bytes.subarray(0, 2).toString()).toBe('PK');
      expect((await leader.post(`${path}/issue`, { number: '124', signedOn: api.today })).status).toBe(409);
      const inspector = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
      const read = (await inspector.get(`/api/trail?object=${issued.body.snapshot}&limit=1000`)).body.items.filter(
        (row: { route: string }) => row.route === 'downloadSnapshot',
      );
      expect(read.map((row: { account: string; outcome: string; detail: object }) => [row.account, row.outcome, row.detail])).toEqual([
        [leader.account, 'ok', { format: 'md' }],
        [leader.account, 'ok', { format: 'docx' }],
      ]);
      expect((await consolidator.post(`/api/cycles/${cycle}/cancel`, { reason: 'nhầm' }, { version: 6 })).status).toBe(409);
    });

    it('is not made twice by mistake, and no number is used twice in a year', async () => {
      const asked = { title: 'Làm lại', report: 'bao-cao-6-thang', unit: '51', period: '2026-H1', units: [RVE] };
      const again = await consolidator.post('/api/cycles', { ...asked, due: api.today });
      expect(again.body).toMatchObject({ code: 'wrong-state', where: { field: 'correction' } });
      const corrected = await consolidator.post('/api/cycles', { ...asked, due: api.today, correction: 'Bổ sung số liệu xã Đăk Rve' });
      expect(corrected.status, JSON.stringify(corrected.body)).toBe(201);
      const at = `/api/cycles/${corrected.body.id}`;
      await consolidator.post(`${at}/consolidate`, { without: { [RVE]: 'đã có' } }, { version: 1 });
      await leader.post(`${at}/approve`, {}, { version: 2 });
      const taken = await leader.post(`${at}/issue`, { number: '123', signedOn: api.today }, { version: 3 });
      expect(taken.body).toMatchObject({ code: 'wrong-state', where: { field: 'number' } });
      expect((await leader.post(`${at}/issue`, { number: '124', signedOn: api.today }, { version: 3 })).body.state).toBe('issued');
    });

    it('left a trail that holds together and names no person', async () => {
      const inspector = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
      const { body } = await inspector.get('/api/trail?action=submission.review&limit=3');
      expect(body.items.map((row: { route: string; outcome: string }) => [row.route, row.outcome])).toEqual([
        ['acceptSubmission', 'forbidden'],
        ['returnSubmission', 'missing-value'],
        ['returnSubmission', 'ok'],
      ]);
      const verified = await inspector.get('/api/trail/verify');
      expect(verified.body.problems).toEqual([]);
      expect(verified.body.rows).toBeGreaterThan(25);
      const exported = await inspector.get('/api/trail/export');
      expect(String(exported.body).trim().split('\n')).toHaveLength(verified.body.rows);
      expect(exported.body).not.toContain('Tổng hợp');
    });
  });
});
