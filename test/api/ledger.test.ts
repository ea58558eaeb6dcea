/** Posting and reading through the API: once whatever is sent again, one winner of two edits, nothing outside one's units, whole exports. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const RVE = '23479@2025-07-01';
const line = (unit: string, amount: number, more: object = {}) => ({
  unit,
  component: 'HP1.02',
  source: 'NSTW',
  kind: 'DTPT',
  originYear: 2026,
  amount,
  ...more,
});
const entry = (event: string, lines: object[], more: object = {}) => ({
  event,
  effectiveOn: '2026-03-01',
  document: 'Quyết định 1',
  lines,
  ...more,
});

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)('the ledger over HTTP', () => {
    let api: Api;
    let finance: Person;
    let braih: Person;
    const total = async (unit: string, who = finance) =>
      ((await who.get(`/api/ledger/balances?unit=${unit}&asOf=2026-12-31`)).body.items as { stage: string; amount: number }[])
        .filter((one) => one.stage === 'available')
        .reduce((sum, one) => sum + one.amount, 0);

    beforeAll(async () => {
      api = await Api.open(engine);
      finance = await api.person('Tài chính tỉnh', { role: 'finance-officer', unit: PROVINCE });
      braih = await api.person('Tài chính xã', { role: 'finance-officer', unit: BRAIH });
      await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(PROVINCE, 10_000)])] });
    });
    afterAll(() => api?.close());

    it('posts once however often a request is sent again, also at the same time', async () => {
      const before = await total('51');
      const body = { entries: [entry('assign', [line(BRAIH, 500)])] };
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 6 }, () => finance.post('/api/ledger/entries', body, { key })));
      expect(answers.map((one) => one.status)).toEqual(Array(6).fill(201));
      expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
      expect(await total('51')).toBe(before + 500);
      const other = await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(BRAIH, 501)])] }, { key });
      expect([other.status, other.body.code]).toEqual([409, 'key-conflict']);
      // A key is its sender's: somebody else may happen to use the same.
      expect((await braih.post('/api/ledger/entries', body, { key })).status).toBe(201);
    });

    it('writes nothing of a batch with one bad entry, and says which', async () => {
      const before = await total('51');
      const answer = await finance.post('/api/ledger/entries', {
        entries: [entry('assign', [line(BRAIH, 1)]), entry('disburse', [line(RVE, 999_999)])],
      });
      expect([answer.status, answer.body.code]).toEqual([422, 'insufficient-funds']);
      expect(answer.body.detail).toContain('thiếu 999.999 đồng');
      expect(await total('51')).toBe(before);
    });

    it('allocates, moves between funds, carries over; refuses units of which the sender has one only', async () => {
      const down = entry('allocate', [line(PROVINCE, 1000, { toUnit: BRAIH })]);
      expect((await braih.post('/api/ledger/entries', { entries: [down] })).status).toBe(403);
      expect((await finance.post('/api/ledger/entries', { entries: [down] })).status).toBe(201);
      const move = entry('transfer', [line(BRAIH, 100, { toComponent: 'HP2.02' })]);
      expect((await braih.post('/api/ledger/entries', { entries: [move] })).status).toBe(201);
      expect((await braih.post('/api/ledger/entries', { entries: [entry('transfer', [line(BRAIH, 100)])] })).body.code).toBe(
        'missing-value',
      );
      const carry = entry('carry', [line(BRAIH, 50)], { effectiveOn: '2026-12-31' });
      expect((await braih.post('/api/ledger/entries', { entries: [carry] })).status).toBe(201);
    });

    it('reverses once, and only with rights on the entry’s units', async () => {
      const posted = await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(RVE, 700)])] });
      const { seq } = posted.body.entries[0];
      const path = `/api/ledger/entries/51/${seq}`;
      expect((await braih.post(`${path}/reverse`, { document: 'Sửa' })).status).toBe(403);
      expect((await braih.get(path)).status).toBe(403);
      expect((await finance.get(path)).body).toMatchObject({ event: 'assign', actor: finance.account, lines: [{ amount: 700 }] });
      expect((await finance.post(`${path}/reverse`, { document: 'Giao nhầm' })).status).toBe(201);
      expect((await finance.post(`${path}/reverse`, { document: 'Giao nhầm' })).body.code).toBe('already-reversed');
      expect((await finance.post('/api/ledger/entries/51/999999/reverse', { document: 'x' })).status).toBe(404);
    });

    it('reads as of a day, as booked and as known before; the same question gives the same answer for ever', async () => {
      const lines = (more: string) => finance.get(`/api/ledger/lines?unit=51&asOf=2026-12-31${more}`);
      const before = new Date().toISOString();
      const count = (await lines('')).body.items.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
      await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(RVE, 3)])] });
      expect((await lines('')).body.items.length).toBe(count + 1);
      expect((await lines(`&knownAt=${encodeURIComponent(before)}`)).body.items.length).toBe(count);
      expect((await finance.get('/api/ledger/lines?unit=51&asOf=2026-02-01')).body.items).toEqual([]);
    });

    it('closes a book only for who holds the whole province', async () => {
      expect((await braih.post('/api/ledger/close', { home: '51', through: '2026-01-31', document: 'QĐ' })).status).toBe(403);
      expect((await finance.post('/api/ledger/close', { home: '51', through: '2026-01-31', document: 'QĐ' })).status).toBe(201);
      const late = await finance.post('/api/ledger/entries', {
        entries: [entry('assign', [line(RVE, 1)], { effectiveOn: '2026-01-15', bookedOn: '2026-01-20' })],
      });
      expect(late.body.code).toBe('period-closed');
    });

    it('says through which day a book is closed and why, and who may change it', async () => {
      const [book] = (await finance.get('/api/ledger/closings?unit=51')).body.items;
      expect(book).toMatchObject({ home: '51', unit: PROVINCE, closedThrough: '2026-01-31', mayClose: true });
      expect(
        (await finance.post('/api/ledger/close', { home: '51', through: '2026-01-15', document: 'Mở lại: sót chứng từ' })).status,
      ).toBe(201);
      const [again] = (await braih.get(`/api/ledger/closings?unit=${BRAIH}`)).body.items;
      expect(again).toMatchObject({ closedThrough: '2026-01-15', mayClose: false });
      expect(again.closings.map((one: { event: string; document: string }) => [one.event, one.document])).toEqual([
        ['reopen', 'Mở lại: sót chứng từ'],
        ['close', 'QĐ'],
      ]);
      await finance.post('/api/ledger/close', { home: '51', through: '2026-01-31', document: 'QĐ' });
      // The country has no book of its own until something is booked there.
      const nation = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
      const { items } = (await nation.get('/api/ledger/closings?unit=VN')).body;
      expect(items.map((one: { home: string; unit: string; mayClose: boolean }) => [one.home, one.unit, one.mayClose])).toEqual([
        ['51', PROVINCE, false],
      ]);
    });

    it('tells what was reported from what is known now, and gives the lines between them', async () => {
      const effective = { effectiveOn: '2026-01-20', document: 'Quyết định muộn' };
      await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(RVE, 41)], effective)] });
      const plan = async (more: string) =>
        ((await finance.get(`/api/ledger/summary?unit=51&by=year&asOf=2026-01-31${more}`)).body.items as { plan: number }[]).reduce(
          (sum, one) => sum + one.plan,
          0,
        );
      const between = (await finance.get('/api/ledger/lines?unit=51&asOf=2026-01-31&bookedAfter=2026-01-31')).body.items;
      expect(
        between.map((one: { document: string; amount: number; bookedOn: string }) => [one.document, one.amount, one.bookedOn]),
      ).toEqual([['Quyết định muộn', 41, '2026-02-01']]);
      expect((await plan('')) - (await plan('&booked=2026-01-31'))).toBe(41);
    });

    it('lists decisions, not vouchers or reversals; a decision’s lines come with those that reverse them', async () => {
      const decide = (amount: number, more: object) => entry('assign', [line(RVE, amount)], { document: 'QĐ 9', ...more });
      const posted = await finance.post('/api/ledger/entries', {
        entries: [
          decide(70, { effectiveOn: '2026-04-02' }),
          decide(30, { effectiveOn: '2026-04-01' }),
          entry('disburse', [line(PROVINCE, 5)], { document: 'CT 9' }),
        ],
      });
      const { seq } = posted.body.entries[0];
      await finance.post(`/api/ledger/entries/51/${seq}/reverse`, { document: 'BB 9' });
      const { items, isCut } = (await finance.get('/api/ledger/decisions?unit=51')).body;
      expect(isCut).toBe(false);
      expect(items[0]).toEqual({ document: 'QĐ 9', from: '2026-04-01', entries: 2 });
      expect(items.filter((one: { document: string }) => ['CT 9', 'BB 9'].includes(one.document))).toEqual([]);
      const lines = (await finance.get(`/api/ledger/lines?unit=51&document=${encodeURIComponent('QĐ 9')}`)).body.items;
      expect(lines.map((one: { event: string; amount: number; corrects: number | null }) => [one.event, one.amount, one.corrects])).toEqual(
        [
          ['assign', 70, null],
          ['assign', 30, null],
          ['reverse', 70, seq],
        ],
      );
      const cut = (await finance.get('/api/ledger/decisions?unit=51&limit=1')).body;
      expect([cut.items.length, cut.isCut]).toEqual([1, true]);
      // Another unit's decisions are not shown.
      const braihs = (await braih.get(`/api/ledger/decisions?unit=${BRAIH}`)).body.items.map((one: { document: string }) => one.document);
      expect(braihs).not.toContain('QĐ 9');
    });

    it('answers of units below alone, and of one year of origin, by the figures too', async () => {
      const figure = async (query: string) =>
        (await finance.get(`/api/figures?unit=51&period=2026&asOf=2026-12-31&query=${encodeURIComponent(query)}`)).body.value.dong;
      expect((await figure('plan own=yes')) + (await figure('plan own=no'))).toBe(await figure('plan'));
      expect(await figure('plan own=no')).toBeGreaterThan(0);
      expect(await figure('plan origin=2026')).toBe(await figure('plan'));
      expect(await figure('plan origin=2025')).toBe(0);
    });

    it('pages by cursor without losing or doubling a line, and exports every line in three forms', async () => {
      await finance.post('/api/ledger/entries', {
        entries: Array.from({ length: 60 }, (_, index) =>
          entry('assign', [line(RVE, index + 1)], { document: index === 7 ? '=1+1,"x"' : `QĐ ${index}` }),
        ),
      });
      const seen: string[] = [];
      for (let cursor = ''; ; ) {
        const { body }: Answer = await finance.get(`/api/ledger/lines?unit=51&limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
        for (const one of body.items) seen.push(`${one.home}:${one.seq}:${one.lineNo}`);
        if (body.next === null) break;
        cursor = body.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      const csv = await finance.get('/api/ledger/export?unit=51');
      const rows = String(csv.body).trim().split('\r\n');
      expect(rows).toHaveLength(seen.length + 1);
      // A document's name stays a name in a spreadsheet.
      expect(csv.body).toContain(`"'=1+1,""x"""`);
      const ndjson = String((await finance.get('/api/ledger/export?unit=51&format=json')).body)
        .trim()
        .split('\n');
      expect(ndjson.map((one) => JSON.parse(one)).map((one) => `${one.home}:${one.seq}:${one.lineNo}`)).toEqual(seen);
      const xlsx = await finance.get('/api/ledger/export?unit=51&format=xlsx');
      const { readXlsx } = await import('hucre/xlsx');
      const sheet = (await readXlsx(new Uint8Array(xlsx.bytes))).sheets[0];
      expect(sheet?.rows).toHaveLength(seen.length + 1);
      expect(sheet?.rows.flat()).toContain('=1+1,"x"');
      const own = String((await braih.get('/api/ledger/export?unit=23497&format=json')).body)
        .trim()
        .split('\n');
      expect(own.every((one) => [JSON.parse(one).from.unit, JSON.parse(one).to.unit].includes(BRAIH))).toBe(true);
    });

    it('sums by what is asked, the same as all lines of it', async () => {
      const all: { from: { stage: string }; to: { stage: string; unit: string }; amount: number }[] = String(
        (await finance.get('/api/ledger/export?unit=51&format=json')).body,
      )
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text));
      const assigned = (keep: (one: (typeof all)[number]) => boolean) =>
        all
          .filter(keep)
          .reduce((sum, one) => sum + (one.from.stage === 'external' ? one.amount : one.to.stage === 'external' ? -one.amount : 0), 0);
      const by = async (keys: string) => (await finance.get(`/api/ledger/summary?unit=51&by=${keys}`)).body.items;
      const total = (items: { plan: number }[]) => items.reduce((sum, one) => sum + one.plan, 0);
      expect(total(await by('programme,source,kind'))).toBe(assigned(() => true));
      expect(total(await by('branch'))).toBe(assigned(() => true));
      expect((await by('programme'))[0].key).toEqual({ programme: 'MT26' });
      expect((await by('branch')).every((one: { key: { branch: string } }) => /^(?:23|51@)/.test(one.key.branch))).toBe(true);
      expect((await finance.get('/api/ledger/summary?unit=51&by=colour')).status).toBe(400);
    });

    it('draws the disbursement of a year month by month, ending at the sum', async () => {
      await finance.post('/api/ledger/entries', { entries: [entry('assign', [line(RVE, 900)])] });
      for (const [effectiveOn, event, amount] of [
        ['2026-03-15', 'advance', 300],
        ['2026-05-02', 'disburse', 100],
        ['2026-05-20', 'recover', 50],
      ] as const) {
        const posted = await finance.post('/api/ledger/entries', { entries: [entry(event, [line(RVE, amount)], { effectiveOn })] });
        expect(posted.status, JSON.stringify(posted.body)).toBe(201);
      }
      const own = await finance.get('/api/ledger/curve?unit=23479&year=2026&asOf=2026-12-31');
      expect(own.body.year).toEqual([
        { month: '2026-03', disbursed: 300 },
        { month: '2026-05', disbursed: 350 },
      ]);
      const { body } = await finance.get('/api/ledger/curve?unit=51&year=2026');
      const [year] = (await finance.get('/api/ledger/summary?unit=51&by=year')).body.items.filter(
        (one: { key: { year: number } }) => one.key.year === 2026,
      );
      const months = body.year.map((point: { month: string }) => point.month);
      expect(months.length).toBeGreaterThan(0);
      expect(months).toEqual([...months].sort());
      expect(body.year.at(-1).disbursed).toBe(year.disbursed);
      expect(body.lastYear).toEqual([]);
      const before = await finance.get('/api/ledger/curve?unit=51&year=2026&asOf=2026-01-01');
      expect(before.body.year).toEqual([]);
      expect((await braih.get('/api/ledger/curve?unit=51&year=2026')).status).toBe(403);
    });

    it('lets one of two edits of a record win, and shows the other both versions', async () => {
      const task = (content: string) => ({
        unit: BRAIH,
        effectiveOn: '2026-03-01',
        data: { period: '2026-H1', order: 1, content, owner: '', due: null, state: 'todo', carriedFrom: '' },
      });
      const added = await braih.post('/api/steering/tasks', task('Khởi công'));
      expect([added.status, added.etag]).toEqual([201, '"1"']);
      const path = `/api/steering/tasks/51/${added.body.key}`;
      const edits = await Promise.all(['A', 'B', 'C', 'D'].map((content) => braih.put(path, task(content), 1)));
      expect(edits.map((one) => one.status).sort()).toEqual([200, 412, 412, 412]);
      const winner = edits.find((one) => one.status === 200)?.body.data.content;
      const loser = edits.find((one) => one.status === 412)?.body;
      expect(loser).toMatchObject({ currentVersion: 2, current: { data: { content: winner } } });
      expect((await braih.put(path, task('E'))).status).toBe(428);
      expect((await braih.put(path, { ...task('F'), unit: RVE }, 2)).status).toBe(403);
      expect((await braih.remove(path, 2)).status).toBe(200);
      expect((await braih.get(path)).status).toBe(404);
    });
  });
});
