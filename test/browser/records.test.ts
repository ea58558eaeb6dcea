/** Documents, steering, indicators, new rural: lists that are searched, added to, changed, withdrawn and taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const EMAIL = 'tong-hop@tinh.example';

let web: Web;
let office: Person;
let sum = '';

describe.skipIf(!CHROMIUM)('records in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    office = await web.api.signingIn({ name: 'Y Thử', email: EMAIL, password: PASSWORD }, { role: 'consolidator', unit: PROVINCE });
    const put = async (path: string, unit: string, effectiveOn: string, data: object) => {
      const answer = await office.post(path, { unit, effectiveOn, data });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    };
    const indicator = { measureUnit: 'hộ', programme: 'MT26', formula: '', better: 'lower', order: 1, document: '' };
    await put('/api/indicators/definitions', PROVINCE, '2026-01-01', { ...indicator, code: 'HN', name: 'Số hộ nghèo', aggregation: 'sum' });
    await put('/api/indicators/targets', PROVINCE, '2026-01-01', { indicator: 'HN', year: 2026, value: '900', document: '' });
    const { children } = (await office.get(`/api/units/${encodeURIComponent(PROVINCE)}?on=2026-06-01`)).body;
    for (const child of children)
      await put('/api/indicators/observations', `${child.code}@${child.validFrom}`, '2026-06-01', {
        indicator: 'HN',
        year: 2026,
        value: '400',
        document: '',
      });
    sum = (400 * children.length).toLocaleString('vi-VN');
    await put('/api/indicators/criteria-results', BRAIH, '2026-05-01', { set: 'XA-2021', met: 15, newly: ['Tiêu chí 5'], document: '' });
  });
  afterAll(() => web?.close());

  it('a document is added by keyboard, found without accents, changed by two, withdrawn and taken back, and drawn with what it replaces', async () => {
    const { page, problems } = await web.entered('/van-ban', EMAIL, PASSWORD);
    await page.getByText(said('records.none')).waitFor();
    await page.getByRole('button', { name: said('record.add') }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: said('record.add') });
    await form.getByLabel(`${said('record.number')} *`).focus();
    await page.keyboard.type('12/KH-UBND');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Kế hoạch');
    await page.keyboard.press('Enter');
    await form
      .getByRole('alert')
      .filter({ hasText: said('record.missing') })
      .waitFor();
    await form.getByLabel(`${said('record.issuer')} *`).fill('UBND tỉnh Thử');
    await form.getByLabel(said('record.relations')).fill('Thay thế: 9/KH-UBND');
    // What is typed survives a page that goes away.
    await page.reload();
    await page.getByRole('button', { name: said('record.add') }).click();
    await expect.poll(() => form.getByLabel(`${said('record.issuer')} *`).inputValue()).toBe('UBND tỉnh Thử');
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: said('record.save') }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByLabel(said('records.search')).fill('ke hoach thu');
    await page.getByRole('cell', { name: '12/KH-UBND', exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('ke hoach thu');
    await page.getByLabel(said('records.search')).fill('khong co');
    await page.getByText(said('records.none.found', { text: 'khong co' })).waitFor();
    await page.getByLabel(said('records.search')).fill('');
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: said('record.change.of', { name: '12/KH-UBND' }) }).click();
    const changing = page.getByRole('dialog', { name: said('record.change') });
    await changing.getByLabel(said('record.title')).fill('Bản của tôi');
    const { items } = (await office.get('/api/steering/documents?unit=51')).body;
    const { home, key, version, unit, effectiveOn, data } = items[0];
    await office.put(`/api/steering/documents/${home}/${key}`, { unit, effectiveOn, data: { ...data, title: 'Bản người khác' } }, version);
    // What was typed was typed upon the version before, also after the page came again.
    await page.reload();
    await page.getByRole('button', { name: said('record.change.of', { name: '12/KH-UBND' }) }).click();
    await expect.poll(() => changing.getByLabel(said('record.title')).inputValue()).toBe('Bản của tôi');
    await changing.getByRole('button', { name: said('record.save') }).click();
    await changing.getByText('Bản người khác').waitFor();
    await changing.getByRole('button', { name: said('form.conflict.mine') }).click();
    await changing.getByRole('button', { name: said('record.save') }).click();
    await page.getByRole('cell', { name: 'Bản của tôi' }).waitFor();

    await page.getByRole('button', { name: said('record.withdraw.of', { name: '12/KH-UBND' }) }).click();
    await page.getByText(said('record.withdrawn', { name: '12/KH-UBND' })).waitFor();
    await page.getByText(said('records.none')).waitFor();
    await page.getByRole('button', { name: said('record.undo') }).click();
    await page.getByRole('cell', { name: 'Bản của tôi' }).waitFor();

    await page.getByRole('button', { name: said('documents.graph') }).click();
    await page.getByRole('row', { name: `12/KH-UBND ${said('choice.replaces')} 9/KH-UBND` }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('indicators stand against targets and say where they come from; criteria make a matrix; every list has its address', async () => {
    const { page, problems } = await web.entered('/chi-tieu?year=2026', EMAIL, PASSWORD);
    const row = page.getByRole('row', { name: /Số hộ nghèo/ });
    await row.getByText(sum, { exact: true }).waitFor();
    await row.getByText(said('indicators.notMet')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${web.url}/nong-thon-moi`);
    await page
      .getByRole('row', { name: /Xã Kon Braih/ })
      .getByText(/^15/)
      .waitFor();
    await page.getByText('Tiêu chí 5').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'nong-thon-moi');
    for (const view of ['vuong-mac', 'nhiem-vu', 'ban-chi-dao', 'dia-ban', 'hoat-dong']) {
      await page.goto(`${web.url}/chi-dao?view=${view}`);
      await page.getByText(said('records.none')).waitFor();
    }
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
