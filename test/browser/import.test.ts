/** A finance officer imports the treasury's workbook: columns matched, a cell mended, a row set aside and downloaded, the rest posted, then undone. */
import { readFile } from 'node:fs/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const EMAIL = 'tai-chinh@tinh.example';
const PASSWORD = 'con trâu đi trước cái cày';
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const TREASURY = [
  ['KHO BẠC NHÀ NƯỚC KHU VỰC'],
  ['BẢNG KÊ THANH TOÁN VỐN', null, null, null, null, 'ĐVT: triệu đồng'],
  [],
  ['STT', 'Số CT', 'Ngày hạch toán', 'Chủ đầu tư', 'Mã CTMT', 'Thực chi'],
  [1, 'CT-01', day('2026-05-04'), 'xã Kon Braih', 'HP1.02', 120.5],
  [2, 'CT-02', '31/02/2026', 'xã Kon Braih', 'HP1.02', 80],
  [3, 'CT-03', day('2026-05-06'), 'xã Không Có', 'HP1.02', 10],
  [4, 'CT-04', day('2026-05-07'), 'xã Kon Braih', 'HP1.02', 100],
  [null, 'Tổng cộng', null, null, null, 310.5],
];

let web: Web;
let office: Person;
const disbursed = async (): Promise<number> => {
  const { body } = await office.get('/api/ledger/summary?unit=23497&by=programme');
  return body.items.reduce((sum: number, one: { disbursed: number }) => sum + one.disbursed, 0);
};
const picture = async (page: Page, name: string) => {
  if (process.env['MTQG_PICTURES'] === '1') await page.screenshot({ path: `docs/images/${name}.png` });
};
const isFocused = async (page: Page, target: Locator) => (await target.and(page.locator(':focus')).count()) === 1;
/** By keyboard, until it is reached. */
const tabTo = async (page: Page, target: Locator, key = 'Tab') => {
  for (let step = 0; step < 150; step += 1) {
    if (await isFocused(page, target)) return;
    await page.keyboard.press(key);
  }
  throw new Error('not reached by keyboard');
};

describe.skipIf(!CHROMIUM)('importing in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    office = await web.api.signingIn({ name: 'B Thử', email: EMAIL, password: PASSWORD }, { role: 'finance-officer', unit: PROVINCE });
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 1_000_000_000 };
    await office.post('/api/ledger/entries', {
      entries: [{ event: 'assign', effectiveOn: '2026-02-01', document: 'QĐ 1', lines: [line] }],
    });
  });
  afterAll(() => web?.close());

  it('maps, mends, sets aside, posts, undoes', async () => {
    const { page, problems } = await web.entered('/nhap-bang', EMAIL, PASSWORD);
    await page.getByText(said('import.none')).waitFor();
    expect(await barriers(page)).toEqual([]);
    const bytes = await writeXlsx({ sheets: [{ name: 'T5', rows: TREASURY }] });
    const file = { name: 'kho-bac-t5.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await page.locator('input[type=file]').setInputFiles(file);

    // Ghép cột: what was guessed stands there; what the workbook lacks is asked for.
    await page.getByText(said('import.map.intro')).waitFor();
    const columnOf = (header: string) => page.getByLabel(said('import.map.columnOf', { header }), { exact: true });
    const constantOf = (header: string) => page.getByLabel(said('import.map.constantOf', { header }), { exact: true });
    await expect.poll(() => columnOf('Số tiền').inputValue()).toBe('F');
    expect(await page.getByLabel(said('import.map.skip.row', { row: 9, text: 'Tổng cộng · 310,5' })).isChecked()).toBe(true);
    const go = page.getByRole('button', { name: said('import.map.check') });
    expect(await go.isDisabled()).toBe(true);
    await constantOf('Nghiệp vụ').selectOption('Thanh toán');
    await constantOf('Nguồn vốn').fill('NSTW');
    await constantOf('Loại vốn').fill('DTPT');
    await constantOf('Năm vốn').fill('2026');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'nhap-bang-ghep-cot');
    await go.click();

    // Kiểm tra: two rows are wrong, each at its own cell. By keyboard from here to posting.
    await page.getByText(said('import.check.wrong', { rows: 2, problems: 2 })).waitFor();
    await page.reload();
    const fix = page.getByLabel(said('import.problems.fixOf', { cell: 'C6' }));
    await fix.waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'nhap-bang-kiem-tra');
    await page.locator('#content').focus();
    await tabTo(page, fix);
    await page.keyboard.type('05/05/2026');
    await tabTo(page, page.getByRole('button', { name: said('import.partial') }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText(said('import.check.partial', { rows: 1 })).waitFor();
    await page.getByText(said('import.would', { posted: 3, records: 0, skipped: 0 })).waitFor();
    await page.getByRole('cell', { name: '300.500.000' }).first().waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: new RegExp(`^${said('import.download')}`) }).click();
    const [refused] = (await readXlsx(new Uint8Array(await readFile(await (await downloading).path())))).sheets;
    expect(refused?.rows.slice(4)).toMatchObject([
      [3, 'CT-03', expect.any(Date), 'xã Không Có', 'HP1.02', 10, expect.stringContaining('xã Không Có')],
    ]);
    expect(await disbursed()).toBe(0);
    await page.locator('#content').focus();
    await tabTo(page, page.getByRole('button', { name: said('import.confirm') }));
    await page.keyboard.press('Enter');
    await page.getByText(said('import.did', { posted: 3, records: 0, skipped: 0 })).waitFor();
    expect(await disbursed()).toBe(300_500_000);

    // The same headers next time are matched already.
    await page.getByRole('link', { name: said('import.back') }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(said('import.map.remembered')).waitFor();
    await expect.poll(() => constantOf('Nguồn vốn').inputValue()).toBe('NSTW');
    await expect.poll(() => go.isDisabled()).toBe(false);

    await page.getByRole('link', { name: said('import.back') }).click();
    await page
      .getByRole('row')
      .filter({ hasText: said('import.state.posted') })
      .getByRole('link')
      .click();
    await page.getByRole('button', { name: said('import.undo') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(said('import.undo.reason')).fill('Nhập nhầm tháng');
    await dialog.getByRole('button', { name: said('import.undo') }).click();
    await page.getByText(said('import.undone', { reversed: 3, records: 0 })).waitFor();
    expect(await disbursed()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('tries the example out: checked like any other file, nothing posted before it is confirmed', async () => {
    await web.api.signingIn(
      { name: 'C Thử', email: 'kon-ray@tinh.example', password: PASSWORD },
      { role: 'consolidator', unit: '614@2021-01-01' },
      { role: 'finance-officer', unit: '614@2021-01-01' },
    );
    const { page, problems } = await web.entered('/nhap-bang', 'kon-ray@tinh.example', PASSWORD);
    page.setDefaultTimeout(60_000);
    await page.getByRole('button', { name: said('import.example.try') }).click();
    await page.getByText(said('import.check.ok')).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says on a phone what is wrong with a workbook of ours, and what stands in the way of undoing', async () => {
    const { page, problems } = await web.entered('/nhap-bang', EMAIL, PASSWORD, { width: 360, height: 740 });
    const plan = (amount: string) =>
      Buffer.from(
        `Đơn vị tính:;triệu đồng\nNghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền\nGiao vốn;15/03/2026;QĐ-P;1;xã Kon Braih;HP1.02;NSTW;SN;2026;${amount}\n`,
      );
    const send = (amount: string) =>
      page.locator('input[type=file]').setInputFiles({ name: 'Kế hoạch vốn.csv', mimeType: 'text/csv', buffer: plan(amount) });
    await send('một trăm');
    await page.getByText(said('import.check.wrong', { rows: 1, problems: 1 })).waitFor();
    await page.getByLabel(said('import.problems.fixOf', { cell: 'J3' })).fill('100');
    await page.getByRole('button', { name: said('import.recheck', { count: 1 }) }).click();
    await page.getByText(said('import.check.ok')).waitFor();
    await page.getByRole('button', { name: said('import.confirm') }).click();
    await page.getByText(said('import.did', { posted: 1, records: 0, skipped: 0 })).waitFor();
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'SN', originYear: 2026, amount: 60_000_000 };
    await office.post('/api/ledger/entries', {
      entries: [{ event: 'disburse', effectiveOn: '2026-05-01', document: 'CT 9', lines: [line] }],
    });
    await page.getByRole('button', { name: said('import.undo') }).click();
    await page.getByRole('dialog').getByLabel(said('import.undo.reason')).fill('Thử');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('import.undo') })
      .click();
    await page.getByText(said('import.undo.refused')).waitFor();
    await page.getByRole('cell', { name: /huỷ thì thiếu 60\.000\.000 đồng/ }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
