/** The machine and the network people have: a quarter of the processor, 1.6 Mbit/s with 150 ms, a session that ends, a network that goes away. */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const YEAR = Number(new Date().toISOString().slice(0, 4));
const PASSWORD = 'con trâu đi trước cái cày';
const OFFICER = { name: 'A Thử', email: 'xa@tinh.example', password: PASSWORD };
const OFFICE = { name: 'Y Thử', email: 'tinh@tinh.example', password: PASSWORD };
const SLOW = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

let web: Web;
let office: Person;
let cycle = '';
let form = '';

interface Machine {
  readonly page: Page;
  /** The network goes away, or comes back as slow as it was. */
  readonly network: (state: 'cut' | 'slow') => Promise<unknown>;
}

async function machine(who: { email: string; password: string }, address: string): Promise<Machine> {
  const { page } = await web.page(address);
  page.setDefaultTimeout(15_000);
  await web.signIn(page, who.email, who.password);
  const session: CDPSession = await page.context().newCDPSession(page);
  const network = (state: 'cut' | 'slow') => session.send('Network.emulateNetworkConditions', { ...SLOW, offline: state === 'cut' });
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await network('slow');
  return { page, network };
}

const cell = (page: Page, row: number, column: number) => page.locator('.dsg-row').nth(row).locator('.dsg-cell').nth(column);
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

describe.skipIf(!CHROMIUM)('on a slow machine and a bad network', () => {
  beforeAll(async () => {
    web = await Web.open();
    await web.api.signingIn(OFFICER, { role: 'commune-officer', unit: BRAIH });
    office = await web.api.signingIn(OFFICE, { role: 'consolidator', unit: PROVINCE }, { role: 'finance-officer', unit: PROVINCE });
    const made = async (path: string, body: object) => {
      const answer = await office.post(path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    };
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, amount: 5_000_000 };
    await made('/api/ledger/entries', {
      entries: [{ event: 'assign', effectiveOn: `${YEAR}-01-01`, document: 'QĐ 1', lines: [line] }],
    });
    for (const [at, code] of ['HN', 'HCN'].entries())
      await made('/api/indicators/definitions', {
        unit: PROVINCE,
        effectiveOn: `${YEAR}-01-01`,
        data: {
          code,
          name: `Số hộ ${code}`,
          measureUnit: 'hộ',
          programme: 'MT26',
          formula: '',
          better: 'lower',
          aggregation: 'sum',
          order: at + 1,
          document: '',
        },
      });
    const opened = await made('/api/cycles', {
      title: 'Báo cáo 6 tháng',
      report: 'bao-cao-6-thang',
      unit: '51',
      period: `${YEAR}-H1`,
      due: web.api.today,
      units: [BRAIH],
    });
    cycle = opened.id;
    form = opened.submissions[0].id;
  });
  afterAll(() => web?.close());

  it('a commune officer fills the form and hands it in, though the session ends in the middle of typing', async () => {
    const { page } = await machine(OFFICER, `/ky-bao-cao/${cycle}/${form}`);
    await cell(page, 3, 3).click();
    await page.keyboard.type('1.234');
    await page.keyboard.press('Enter');
    await status(page, said('form.saved'));
    await cell(page, 4, 3).click();
    await page.keyboard.type('5');
    await page.context().clearCookies();
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByText(said('signIn.again')).waitFor();
    await web.signIn(page, OFFICER.email, PASSWORD);
    await status(page, said('form.saved'));
    await page.getByRole('button', { name: said('form.submit') }).click();
    await page.getByText(said('state.submitted'), { exact: true }).waitFor();
    await page.context().close();
    const { body } = await office.get(`/api/submissions/${form}`);
    const values = Object.fromEntries(body.rows.map((row: { about: string; value: string }) => [row.about, row.value]));
    expect(values).toMatchObject({ HN: '1234', HCN: '56' });
  });

  it('the network is cut while vouchers are posted: said in words, kept, posted once when it is back', async () => {
    const { page, network } = await machine(OFFICE, `/giai-ngan?unit=${encodeURIComponent(PROVINCE)}`);
    await cell(page, 1, 1).click();
    for (const text of [`1/1/${YEAR}`, 'CT 1', '', 'Xã Kon Braih', 'HP1.02', 'NSTW', 'DTPT', '', '1,5']) {
      if (text !== '') await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await network('cut');
    const post = page.getByRole('button', { name: said('disbursement.post', { count: 1 }) });
    await post.click();
    await page.getByText(said('app.offline')).waitFor();
    await status(page, said('sheet.kept'));
    await expect.poll(() => cell(page, 1, 2).locator('input').inputValue()).toBe('CT 1');
    await network('slow');
    await page.reload();
    await post.click();
    await page.getByText(said('disbursement.posted', { posted: 1, of: 1 })).waitFor();
    await page.context().close();
    const { body } = await office.get(`/api/ledger/summary?unit=${encodeURIComponent(BRAIH)}&by=year`);
    expect(body.items.map((one: { disbursed: number }) => one.disbursed)).toEqual([1_500_000]);
  });

  it('the network is cut while a record is saved: said in words, the form stays, saved when it is back', async () => {
    const { page, network } = await machine(OFFICE, `/van-ban?unit=${encodeURIComponent(PROVINCE)}`);
    await page.getByRole('button', { name: said('record.add') }).click();
    const dialog = page.getByRole('dialog', { name: said('record.add') });
    await dialog.getByLabel(`${said('record.number')} *`).fill('12/KH-UBND');
    await dialog.getByLabel(`${said('record.type')} *`).fill('Kế hoạch');
    await dialog.getByLabel(`${said('record.issuer')} *`).fill('UBND tỉnh Thử');
    await network('cut');
    const save = dialog.getByRole('button', { name: said('record.save') });
    await save.click();
    await dialog.getByText(said('app.offline')).waitFor();
    await expect.poll(() => dialog.getByLabel(`${said('record.number')} *`).inputValue()).toBe('12/KH-UBND');
    await network('slow');
    await save.click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: '12/KH-UBND', exact: true }).waitFor();
    await page.context().close();
    expect((await office.get(`/api/steering/documents?unit=${encodeURIComponent(PROVINCE)}`)).body.items).toHaveLength(1);
  });
});
