/** What the finance officer does: one decision assigned and shared out until nothing is left, vouchers pasted, a number asked why, an entry reversed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const EMAIL = 'tai-chinh@tinh.example';
const YEAR = Number(new Date().toISOString().slice(0, 4));

let web: Web;
let reader: Person;

describe.skipIf(!CHROMIUM)('money in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    reader = await web.api.signingIn(
      { name: 'Tài chính Thử', email: EMAIL, password: PASSWORD },
      { role: 'finance-officer', unit: PROVINCE },
    );
  });
  afterAll(() => web?.close());

  const enter = (address: string) => web.entered(address, EMAIL, PASSWORD);
  const cell = (page: Page, row: number, column: number) => page.locator('.dsg-row').nth(row).locator('.dsg-cell').nth(column);
  /** As from a spreadsheet: the clipboard's text, tabs and lines. */
  const paste = (page: Page, text: string) =>
    // Runs in the page, whose names this file does not know: given as text.
    page.evaluate(
      `(() => { const data = new DataTransfer(); data.setData('text/plain', ${JSON.stringify(text)}); document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
    );
  const available = async (unit: string) =>
    ((await reader.get(`/api/ledger/summary?unit=${encodeURIComponent(unit)}&by=year`)).body.items ?? []).map(
      (one: { available: number; disbursed: number }) => [one.available, one.disbursed],
    );

  it('a decision is assigned and shared out in one sheet, by keyboard, until “còn phân bổ” is 0', async () => {
    const { page, problems } = await enter('/nguon-von?view=quyet-dinh');
    await page.getByText(said('allocation.intro')).waitFor();
    await cell(page, 1, 1).click();
    for (const text of ['HP1.02', 'NSTW', 'DTPT', '', '75,337']) {
      if (text !== '') await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('75,4');
    await page.keyboard.press('Enter');
    await page.getByText('chia quá số có 0,063 triệu đồng').waitFor();
    expect(await page.getByRole('button', { name: said('allocation.post') }).isDisabled()).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('75,337');
    await page.keyboard.press('Enter');
    await page.getByText(said('allocation.needs')).waitFor();
    await page.getByLabel(said('allocation.document')).fill('QĐ 45/QĐ-UBND');
    await page.getByLabel(said('allocation.day'), { exact: true }).fill(`31/13/${YEAR}`);
    expect(await page.getByRole('button', { name: said('allocation.post') }).isDisabled()).toBe(true);
    await page.getByLabel(said('allocation.day'), { exact: true }).fill(`15/1/${YEAR}`);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'phan-bo');
    // What is not posted yet survives the page.
    await page.reload();
    await page.getByLabel(said('allocation.document')).fill('QĐ 45/QĐ-UBND');
    await page.getByLabel(said('allocation.day'), { exact: true }).fill(`15/1/${YEAR}`);
    await page.getByRole('button', { name: said('allocation.post') }).click();
    await page.getByText(said('allocation.posted', { document: 'QĐ 45/QĐ-UBND' })).waitFor();
    expect(await available(PROVINCE)).toEqual([[75_337_000, 0]]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('vouchers are pasted from a spreadsheet, held against what is left, posted; the number says where it comes from; one is reversed', async () => {
    await reader.post('/api/ledger/entries', {
      entries: [
        {
          event: 'assign',
          effectiveOn: `${YEAR}-01-20`,
          document: 'QĐ 46',
          lines: [{ unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, amount: 5_000_000 }],
        },
      ],
    });
    const { page, problems } = await enter('/giai-ngan');
    await page.getByText(said('disbursement.intro')).waitFor();
    await cell(page, 1, 1).click();
    const row = (document: string, amount: string) => `5/6/${YEAR}\t${document}\t\tXã Kon Braih\tHP1.02\tNSTW\tĐTPT\t\t${amount}`;
    await paste(page, [row('CT 1', '3'), row('CT 2', '1,5'), row('CT 3', '0,75')].join('\n'));
    await page.getByText('vượt số vốn còn lại 0,25 triệu đồng').waitFor();
    expect(await barriers(page)).toEqual([]);
    await cell(page, 3, 9).click();
    await page.keyboard.type('0,5');
    await page.keyboard.press('Enter');
    await picture(page, 'giai-ngan');
    await page.getByRole('button', { name: said('disbursement.post', { count: 3 }) }).click();
    await page.getByText(said('disbursement.posted', { posted: 3, of: 3 })).waitFor();
    expect(await available(BRAIH)).toEqual([[0, 5_000_000]]);

    await page.goto(`${web.url}/nguon-von?by=branch`);
    await page.getByRole('button', { name: '5,000', exact: true }).nth(4).click();
    const drawer = page.getByRole('dialog', { name: said('why.title') });
    await drawer.getByText(said('why.behind', { count: 3 })).waitFor();
    await drawer.getByText('5.000.000 đồng').waitFor();
    await drawer
      .getByRole('button', { name: /bút toán/ })
      .first()
      .click();
    await drawer.getByText(said('why.hash')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'so-nay-tu-dau');
    // The question is in the address: a colleague who opens it sees the same.
    await expect.poll(() => page.url()).toContain('why=');
    await page.reload();
    await drawer.getByText(said('why.behind', { count: 3 })).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    await page.getByRole('button', { name: said('capital.view.so'), exact: true }).click();
    await page.getByText('CT 3').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('row', { name: /CT 3/ }).getByRole('button').click();
    await page.getByRole('textbox', { name: said('capital.reverse.document') }).fill('BB 1: ghi nhầm');
    await page.getByRole('button', { name: said('capital.reverse'), exact: true }).click();
    await page.getByText('BB 1: ghi nhầm').first().waitFor();
    expect(await available(BRAIH)).toEqual([[500_000, 4_500_000]]);
    await page.goto(`${web.url}/tong-quan`);
    await page.getByText(said('overview.curve.caption', { year: YEAR, last: YEAR - 1 })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'tong-quan');
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
