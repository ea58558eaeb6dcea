/** Two decisions compared, money shared out and not, a book closed, corrected late and reopened, the ceiling and forecast of the curve. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web, type WebPage } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const RVE = '23479@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const FINANCE = 'tai-chinh-von@tinh.example';
const LEADER = 'lanh-dao-von@tinh.example';
/** The first year of the components; its January is over wherever this runs. */
const YEAR = 2026;
const MILLION = 1_000_000;

let web: Web;
let finance: Person;

describe.skipIf(!CHROMIUM)('the capital of a province', () => {
  beforeAll(async () => {
    web = await Web.open();
    finance = await web.api.signingIn({ name: 'V Thử', email: FINANCE, password: PASSWORD }, { role: 'finance-officer', unit: PROVINCE });
    await web.api.signingIn({ name: 'L Thử', email: LEADER, password: PASSWORD }, { role: 'leader', unit: BRAIH });
    const put = async (path: string, body: object) => {
      const answer = await finance.post(path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    };
    const fund = { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, year: YEAR };
    const line = (amount: number, more: object = {}) => ({ ...fund, unit: PROVINCE, amount: amount * MILLION, ...more });
    const entry = (event: string, day: string, document: string, ...lines: object[]) => ({
      event,
      effectiveOn: `${YEAR}-${day}`,
      document,
      lines,
    });
    const posted = await put('/api/ledger/entries', {
      entries: [
        entry('assign', '01-05', '10/QĐ-UBND', line(1000)),
        entry('allocate', '01-05', '10/QĐ-UBND', line(500, { toUnit: BRAIH }), line(300, { toUnit: RVE })),
        entry('assign', '01-06', '22/QĐ-UBND', line(250), line(40, { kind: 'SN' })),
        entry('allocate', '01-06', '22/QĐ-UBND', line(260, { toUnit: BRAIH })),
        entry('allocate', '01-07', '22/QĐ-UBND', line(90, { toUnit: RVE })),
        entry('advance', '01-09', 'TU 1', line(80, { unit: BRAIH })),
        entry('disburse', '01-10', 'CT 1', line(120, { unit: BRAIH })),
        entry('cancel', '01-12', 'QĐ hủy', line(7, { kind: 'SN' })),
      ],
    });
    // What was given by mistake and taken back is no part of the decision.
    await put(`/api/ledger/entries/51/${posted.entries[4].seq}/reverse`, { document: 'BB: nhầm xã' });
    const forecast = (unit: string, by: string, amount: number, effectiveOn: string) =>
      put('/api/funding/forecasts', {
        unit,
        effectiveOn,
        data: { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', year: YEAR, by, amount: amount * MILLION, basis: 'Thử' },
      });
    await forecast(BRAIH, `${YEAR}-12-31`, 900, `${YEAR}-01-11`);
    await forecast(BRAIH, `${YEAR}-12-31`, 600, `${YEAR}-01-20`);
    await forecast(RVE, `${YEAR}-12-31`, 300, `${YEAR}-01-20`);
    await forecast(BRAIH, `${YEAR + 1}-01-31`, 1400, `${YEAR}-01-20`);
  });
  afterAll(() => web?.close());

  const enter = (address: string, email = FINANCE): Promise<WebPage> => web.entered(address, email, PASSWORD);

  it('tells what was shared out from what was not, each number with its entries', async () => {
    const { page, problems } = await enter(`/nguon-von?year=${YEAR}&by=kind,originYear`);
    const row = page.getByRole('row', { name: /ĐTPT/ });
    // 1.250 assigned, 760 and 300 shared out, 190 left above; 80 advanced, 200 disbursed.
    await row.getByText('1.060').waitFor();
    const cells = (await row.getByRole('cell').allInnerTexts()).slice(2);
    expect(cells).toEqual(['1.250', '1.250', '1.060', '190', '1.050', '80', '120', '200', '–', '16,0 %']);
    await picture(page, 'bang-von');
    for (const [number, dong] of [
      ['190', '190.000.000 đồng'],
      ['1.060', '1.060.000.000 đồng'],
    ] as const) {
      await row.getByRole('button', { name: number, exact: true }).click();
      const drawer = page.getByRole('dialog', { name: said('why.title') });
      await drawer.getByText(dong, { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    }
    await page.getByRole('row', { name: /^TX/ }).getByText('7', { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('compares two decisions fund by fund; the address holds both; the table is downloaded whole', async () => {
    const { page, problems } = await enter('/nguon-von?view=so-sanh');
    await page.getByLabel(said('compare.first')).selectOption('10/QĐ-UBND');
    await page.getByLabel(said('compare.second')).selectOption('22/QĐ-UBND');
    const row = (name: RegExp) => page.getByRole('row', { name });
    await row(/Phân bổ .*Kon Braih/).waitFor();
    const amounts = async (name: RegExp) => (await row(name).getByRole('cell').allInnerTexts()).slice(5);
    expect(await amounts(/Giao vốn .*ĐTPT/)).toEqual(['1.000', '250', '−750']);
    expect(await amounts(/Giao vốn .*TX/)).toEqual(['–', '40', '+40']);
    expect(await amounts(/Phân bổ .*Kon Braih/)).toEqual(['500', '260', '−240']);
    // The second gave this commune 90 and took them back.
    expect(await amounts(/Phân bổ .*Đăk Rve/)).toEqual(['300', expect.stringMatching(/^0/), '−300']);
    await page.getByText('800 → 260 (−540)').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'so-sanh-quyet-dinh');
    const chosen = () => ['first', 'second'].map((name) => new URL(page.url()).searchParams.get(name));
    await expect.poll(chosen).toEqual(['10/QĐ-UBND', '22/QĐ-UBND']);
    await page.reload();
    await row(/Phân bổ .*Kon Braih/).waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: said('compare.export') }).click();
    const text = await readFile(await (await waiting).path(), 'utf8');
    expect(text.trim().split('\r\n')).toHaveLength(5);
    expect(text).toContain('Xã Kon Braih,500000000,260000000,-240000000');
    await row(/Phân bổ .*Kon Braih/)
      .getByRole('button', { name: '260' })
      .click();
    await page.getByRole('dialog').getByText('22/QĐ-UBND').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('closes a book, shows what was reported beside what is known now, and reopens it with a reason', async () => {
    const { page, problems } = await enter('/nguon-von?view=khoa-so');
    const through = page.getByLabel(said('closing.through'), { exact: true });
    await page.getByText(said('closing.open')).waitFor();
    await through.fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await page.getByText(said('closing.future')).waitFor();
    expect(await page.getByRole('button', { name: said('closing.close') }).isDisabled()).toBe(true);
    await through.fill(`${YEAR}-01-15`);
    await page.getByLabel(said('closing.document')).fill('BC nửa tháng đã gửi');
    await page.getByText(said('closing.close.what', { day: `15/01/${YEAR}` })).waitFor();
    await page.getByRole('button', { name: said('closing.close') }).click();
    await page.getByText(said('closing.closed', { day: `15/01/${YEAR}` })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'khoa-so');

    const late = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, year: YEAR, amount: 55 * MILLION };
    const sent = await finance.post('/api/ledger/entries', {
      entries: [{ event: 'disburse', effectiveOn: `${YEAR}-01-14`, document: 'CT muộn', lines: [late] }],
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    await page.getByRole('link', { name: said('closing.see', { day: `15/01/${YEAR}` }) }).click();
    await page.getByRole('combobox', { name: said('capital.by'), exact: true }).selectOption('kind');
    await page.getByRole('combobox', { name: said('capital.by.second') }).selectOption('');
    const row = page.getByRole('row', { name: /^ĐTPT/ });
    await row.getByText('+55').waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).slice(1)).toEqual(['1.250', '1.250', '–', '200', '255', '+55']);
    await page.getByRole('heading', { name: said('reported.between', { count: 1 }) }).waitFor();
    const line = page.getByRole('row', { name: /CT muộn/ });
    expect((await line.getByRole('cell').allInnerTexts()).slice(1, 3)).toEqual([`14/01/${YEAR}`, `16/01/${YEAR}`]);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'nhu-da-bao-cao');
    await line.getByRole('button').click();
    await page.getByRole('dialog').getByText('CT muộn').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: said('capital.view.khoa-so') }).click();
    await through.fill(`${YEAR}-01-08`);
    await page.getByText(said('closing.reopen.what', { day: `08/01/${YEAR}` })).waitFor();
    await page.getByLabel(said('closing.document')).fill('Sót chứng từ tháng 1');
    await page.getByRole('button', { name: said('closing.reopen') }).click();
    await page.getByText(said('closing.closed', { day: `08/01/${YEAR}` })).waitFor();
    await page.getByRole('row', { name: /Mở kỳ .*Sót chứng từ tháng 1/ }).waitFor();
    expect((await finance.get('/api/ledger/closings?unit=51')).body.items[0].closedThrough).toBe(`${YEAR}-01-08`);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('shows whoever does not hold the book how far it is closed, without the form', async () => {
    const { page, problems } = await enter('/nguon-von?view=khoa-so', LEADER);
    await page.getByText(said('closing.notYours')).waitFor();
    expect(await page.getByLabel(said('closing.document')).count()).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('draws the plan as a ceiling and the newest forecasts as what goes on, also in words', async () => {
    const { page, problems } = await enter(`/tong-quan?year=${YEAR}`);
    const until = (day: string, amount: string, share: string) => said('overview.curve.until', { day, amount, share: ` (${share} %)` });
    const days = `${until(`31/12/${YEAR}`, '900', '70,1')}; ${until(`31/01/${YEAR + 1}`, '1.400', '109,1')}`;
    await page.getByText(said('overview.curve.forecast', { days, funds: 2 })).waitFor();
    await page.getByText(said('overview.curve.over', { amount: '117', scale: 'triệu đồng' })).waitFor();
    await page.locator('svg.curve polyline.ahead').waitFor({ state: 'attached' });
    await page.getByRole('row', { name: new RegExp(said('overview.curve.expected', { year: YEAR })) }).waitFor();
    await page.getByRole('heading', { name: said('overview.curve') }).scrollIntoViewIfNeeded();
    await page.evaluate("document.querySelector('svg.curve').scrollIntoView({ block: 'center' })");
    await picture(page, 'duong-giai-ngan');
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('fits a phone', async () => {
    const { page } = await enter('/nguon-von');
    await page.setViewportSize({ width: 360, height: 740 });
    const wide: string[] = [];
    for (const view of ['bang', 'so-sanh&first=10%2FQĐ-UBND&second=22%2FQĐ-UBND', 'da-bao-cao', 'khoa-so']) {
      await page.goto(`${web.url}/nguon-von?year=${YEAR}&view=${view}`);
      await page.waitForLoadState('networkidle');
      await page.locator('main section').first().waitFor();
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 360) wide.push(`${view}: ${width}`);
      wide.push(...(await barriers(page)).map((one) => `${view}: ${one}`));
      if (process.env['LOOK']) await page.screenshot({ path: `/tmp/look-${view.slice(0, 6)}.png`, fullPage: true });
    }
    expect(wide).toEqual([]);
    await page.context().close();
  });
});
