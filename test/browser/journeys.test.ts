/** What people do in the application, as they do it: a commune officer, the consolidating office, the leader on a phone, an inspector offline. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const PEOPLE = {
  officer: { name: 'A Thử', email: 'xa@tinh.example', role: 'commune-officer', unit: BRAIH },
  consolidator: { name: 'Y Thử', email: 'tong-hop@tinh.example', role: 'consolidator', unit: PROVINCE },
  leader: { name: 'Trần Thử', email: 'lanh-dao@tinh.example', role: 'leader', unit: PROVINCE },
} as const;

let web: Web;
let office: Person;
let form = '';
let cycle = '';

const number = (page: Page, row: number) => page.locator('.dsg-row').nth(row).locator('.dsg-cell').nth(3);

describe.skipIf(!CHROMIUM)('journeys in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    for (const { role, unit, ...who } of Object.values(PEOPLE)) {
      const person = await web.api.signingIn({ ...who, password: PASSWORD }, { role, unit });
      if (role === 'consolidator') office = person;
    }
    const finance = await web.api.person('Tài chính', { role: 'finance-officer', unit: PROVINCE });
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026 };
    const posted = await finance.post('/api/ledger/entries', {
      entries: [
        { event: 'assign', effectiveOn: '2026-02-01', document: 'QĐ 1', lines: [{ ...line, amount: 2_000_000_000 }] },
        { event: 'disburse', effectiveOn: '2026-05-01', document: 'CT 1', lines: [{ ...line, amount: 500_000_000 }] },
      ],
    });
    expect(posted.status, JSON.stringify(posted.body)).toBe(201);
    for (const [order, code] of ['HN', 'HCN'].entries())
      await office.post('/api/indicators/definitions', {
        unit: PROVINCE,
        effectiveOn: '2026-01-01',
        data: {
          code,
          name: code === 'HN' ? 'Số hộ nghèo' : 'Số hộ cận nghèo',
          measureUnit: 'hộ',
          programme: 'MT26',
          formula: '',
          better: 'lower',
          aggregation: 'sum',
          order,
          document: '',
        },
      });
    await office.post('/api/steering/issuers', {
      unit: PROVINCE,
      effectiveOn: '2026-01-01',
      data: {
        issuer: 'ỦY BAN NHÂN DÂN TỈNH THỬ',
        symbol: 'BC-UBND',
        place: 'Tỉnh Thử',
        shortName: 'Ủy ban nhân dân tỉnh',
        authority: ['CHỦ TỊCH'],
        signer: '',
        addressees: [],
        recipients: ['Lưu: VT'],
      },
    });
    const opened = await office.post('/api/cycles', {
      title: 'Báo cáo 6 tháng đầu năm 2026',
      report: 'bao-cao-6-thang',
      unit: '51',
      period: '2026-H1',
      due: web.api.today,
      units: [BRAIH],
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    cycle = opened.body.id;
    form = opened.body.submissions[0].id;
  });
  afterAll(() => web?.close());

  const enter = (who: keyof typeof PEOPLE, address: string, viewport?: { width: number; height: number }) =>
    web.entered(address, PEOPLE[who].email, PASSWORD, viewport);
  const saved = (page: Page) =>
    page
      .getByRole('status')
      .filter({ hasText: said('form.saved') })
      .waitFor();

  it('a commune officer finds the form under “Việc của tôi”, fills it by keyboard, loses nothing when the network drops, hands it in', async () => {
    const { page, problems } = await enter('officer', '/viec-cua-toi');
    await page.getByRole('link', { name: 'Báo cáo 6 tháng đầu năm 2026' }).first().click();
    await page.getByRole('heading', { name: /Báo cáo 6 tháng đầu năm 2026: Xã Kon Braih/ }).waitFor();
    // Two figures of the ledger, then the two indicators.
    await number(page, 3).click();
    await page.keyboard.type('1.2x');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '“1.2x” không phải số' }).waitFor();
    expect(await page.getByRole('button', { name: said('form.submit') }).isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+y');
    await page.getByRole('alert').filter({ hasText: '“1.2x” không phải số' }).waitFor();
    await page.getByRole('button', { name: said('form.undo') }).click();
    await number(page, 3).click();
    await page.keyboard.type('1.234');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.context().setOffline(true);
    await number(page, 4).click();
    await page.keyboard.type('56');
    await page.keyboard.press('Enter');
    await page.getByText(said('form.waiting')).waitFor();
    await page.getByText(said('app.offline')).waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await saved(page);
    await expect.poll(() => number(page, 4).locator('input').inputValue()).toBe('56');
    await page.getByRole('button', { name: said('form.add.obstacle') }).click();
    await page.getByRole('textbox', { name: said('kind.obstacle'), exact: true }).fill('Mưa kéo dài, chậm khởi công');
    await saved(page);
    await page.getByRole('button', { name: '2.000.000.000 đồng' }).click();
    await page
      .getByRole('dialog', { name: said('why.title') })
      .getByText('QĐ 1')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: said('why.title') }).waitFor({ state: 'hidden' });
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'bieu-cua-xa');
    await page.getByRole('button', { name: said('form.submit') }).click();
    await page.getByText(said('state.submitted'), { exact: true }).waitFor();
    expect(problems.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await page.context().close();
    const { body } = await office.get(`/api/submissions/${form}`);
    const values = Object.fromEntries(
      body.rows.map((row: { about: string; kind: string; value: string }) => [row.about || row.kind, row.value]),
    );
    expect(values).toMatchObject({ HN: '1234', HCN: '56', obstacle: 'Mưa kéo dài, chậm khởi công' });
  });

  it('the office returns a row with its reason, and accepts what came back', async () => {
    const reviewer = await enter('consolidator', `/ky-bao-cao/${cycle}/${form}`);
    await reviewer.page.getByLabel(said('form.return.reason')).fill('Đối chiếu lại số hộ nghèo');
    await reviewer.page.getByRole('button', { name: said('form.return'), exact: true }).click();
    await reviewer.page.getByText(said('state.returned'), { exact: true }).waitFor();
    const { page } = await enter('officer', `/ky-bao-cao/${cycle}/${form}`);
    await page.getByText(said('form.returned', { reason: 'Đối chiếu lại số hộ nghèo' })).waitFor();
    await number(page, 3).click();
    await page.keyboard.type('1.233');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: said('form.submit') }).click();
    await page.getByText(said('state.submitted'), { exact: true }).waitFor();
    await page.context().close();
    await reviewer.page.reload();
    await reviewer.page.getByRole('button', { name: said('form.accept') }).click();
    await reviewer.page.getByText(said('state.accepted'), { exact: true }).waitFor();
    await reviewer.page.getByRole('link', { name: said('form.back') }).click();
    await reviewer.page.getByRole('button', { name: said('cycle.consolidate') }).click();
    await reviewer.page
      .getByRole('dialog')
      .getByRole('button', { name: said('cycle.consolidate') })
      .click();
    await reviewer.page.getByText(said('state.consolidated'), { exact: true }).first().waitFor();
    expect(await barriers(reviewer.page)).toEqual([]);
    await picture(reviewer.page, 'ky-bao-cao');
    expect(reviewer.problems).toEqual([]);
    await reviewer.page.context().close();
  });

  it('the leader approves and issues on a phone, and downloads what was issued', async () => {
    const { page, problems } = await enter('leader', '/viec-cua-toi', { width: 360, height: 740 });
    await page.getByRole('link', { name: 'Báo cáo 6 tháng đầu năm 2026' }).first().click();
    await page.getByRole('button', { name: said('cycle.approve') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('cycle.approve') })
      .click();
    await page.getByRole('button', { name: said('cycle.issue') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(said('cycle.number')).fill('12');
    await dialog.getByLabel(said('cycle.signedOn')).fill(web.api.today);
    await dialog.getByRole('button', { name: said('cycle.issue') }).click();
    await page.getByText(said('state.issued'), { exact: true }).first().waitFor();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(360);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'DOCX' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.docx$/);
    await page.goto(`${web.url}/tong-quan`);
    await page.getByRole('cell', { name: '2.000', exact: true }).first().waitFor();
    await page
      .getByRole('cell', { name: /25,0\s?%/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('a session that ends in the middle of entering is renewed over the page, and nothing is lost', async () => {
    const { page } = await enter('consolidator', '/ky-bao-cao');
    await page.getByRole('button', { name: said('cycles.open') }).click();
    const dialog = page.getByRole('dialog', { name: said('cycles.open') });
    await dialog.getByLabel(said('cycles.open.title')).fill('Báo cáo năm 2026');
    await dialog.getByLabel(said('cycles.open.period')).fill('2026');
    await dialog.getByRole('button', { name: said('cycles.open.find') }).click();
    await page.context().clearCookies();
    await dialog.getByRole('button', { name: said('cycles.open'), exact: true }).click();
    await page.getByText(said('signIn.again')).waitFor();
    await web.signIn(page, PEOPLE.consolidator.email, PASSWORD);
    await page.getByRole('heading', { name: 'Báo cáo năm 2026' }).waitFor();
    await page.context().close();
  });

  it('an inspector audits a report with the network off: marks, filters, downloads', async () => {
    const { page, problems } = await web.page('/ra-soat');
    await page.getByRole('button', { name: said('audit.choose') }).waitFor();
    await page.getByText(said('audit.ready')).waitFor();
    await page.context().setOffline(true);
    const text =
      '# Báo cáo\n\nTổng vốn 100 triệu đồng, gồm: vốn đầu tư 60 triệu đồng; vốn sự nghiệp 30 triệu đồng.\n\nNgày 31/02/2026 họp Ban Chỉ đạo.\n';
    await page.locator('input[type=file]').setInputFiles([
      { name: 'bao-cao.md', mimeType: 'text/markdown', buffer: Buffer.from(text) },
      { name: 'hong.pdf', mimeType: 'application/pdf', buffer: Buffer.from('không phải PDF') },
    ]);
    await page.getByRole('button', { name: 'bao-cao.md' }).click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('.findings li').count()).toBeGreaterThanOrEqual(2);
    await page.getByRole('button', { name: new RegExp(`^${said('audit.warnings')}`) }).click();
    await page.getByRole('button', { name: new RegExp(`^${said('audit.all')}`) }).click();
    await picture(page, 'ra-soat');
    const sarif = page.waitForEvent('download');
    await page.getByRole('button', { name: said('audit.sarif') }).click();
    expect((await sarif).suggestedFilename()).toBe('bao-cao.md.sarif');
    await page.getByRole('button', { name: 'hong.pdf' }).click();
    await page.getByRole('alert').filter({ hasText: 'hong.pdf' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
