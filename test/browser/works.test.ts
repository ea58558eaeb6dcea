/** Works with the money of the entries that name them, payments that wait and are matched, households asked for, rules that say what to do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const FINANCE = 'tai-chinh-cong-trinh@tinh.example';
const OFFICER = 'can-bo-xa@xa.example';
const YEAR = Number(new Date().toISOString().slice(0, 4));

/** One transparent point. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let web: Web;
let finance: Person;

describe.skipIf(!CHROMIUM)('works, other sources, rules in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    finance = await web.api.signingIn({ name: 'X Thử', email: FINANCE, password: PASSWORD }, { role: 'finance-officer', unit: PROVINCE });
    await web.api.signingIn({ name: 'Y Thử', email: OFFICER, password: PASSWORD }, { role: 'commune-officer', unit: BRAIH });
    const put = async (path: string, body: object) => {
      const answer = await finance.post(path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    };
    const fund = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, amount: 3_000_000_000 };
    const posted = await put('/api/ledger/entries', {
      entries: [
        { event: 'assign', effectiveOn: `${YEAR}-01-05`, document: 'QĐ 1', lines: [fund] },
        { event: 'disburse', effectiveOn: `${YEAR}-01-06`, document: 'CT 1', lines: [{ ...fund, amount: 750_000_000 }] },
      ],
    });
    const record = (path: string, data: object) => put(path, { unit: BRAIH, effectiveOn: `${YEAR}-01-05`, data });
    await record('/api/works/works', {
      code: 'CT-01',
      name: 'Đường liên thôn (thử)',
      component: 'HP1.02',
      communes: ['23497'],
      owner: 'UBND xã',
      decision: '5/QĐ-UBND',
      decidedOn: null,
      totalInvestment: 2_500_000_000,
      mechanism: 'thuong',
      startYear: YEAR,
      endYear: YEAR + 1,
      state: 'thi-cong',
      settled: null,
      settlementDocument: '',
    });
    for (const { seq } of posted.entries) await record('/api/works/work-entries', { work: 'CT-01', seq });
    await record('/api/works/work-progress', { work: 'CT-01', volume: '12.5', note: '' });
    await record('/api/funding/suspense', {
      voucher: 'KB-09',
      event: 'disburse',
      component: 'HP1.02',
      source: 'NSTW',
      kind: 'DTPT',
      originYear: YEAR,
      year: YEAR,
      amount: 100_000_000,
      reason: 'Chưa nhập quyết định giao',
      state: 'waiting',
      seq: 0,
    });
    const gift = { programme: 'MT26', year: YEAR, amount: null, days: null, rate: null, fromComponent: '', document: '' };
    await record('/api/funding/contributions', { ...gift, source: 'CD.T', content: 'Góp tiền', amount: 30_000_000 });
    await record('/api/funding/contributions', { ...gift, source: 'CD.NC', content: 'Góp công', days: '50', rate: 200_000 });
    await record('/api/works/support-projects', {
      code: 'SX-01',
      name: 'Nuôi bò (thử)',
      component: 'HP2.02',
      method: 'cong-dong',
      hardship: 'dbkk',
      communes: ['23497'],
      decision: '',
      decidedOn: null,
      totalCost: 400_000_000,
      budgetSupport: 300_000_000,
      managementCost: 0,
      households: 10,
      poorHouseholds: 8,
      recoveryShare: '20',
    });
  });
  afterAll(() => web?.close());

  it('shows a work’s money and progress, matches a waiting payment, sums other sources, and runs the rules', async () => {
    const { page, problems } = await web.entered('/cong-trinh', FINANCE, PASSWORD);
    // 3.000 given to a work of 2.500: what the rules are for. 750 of 2.500 are 30 %.
    const row = page.getByRole('row', { name: /Đường liên thôn \(thử\)/ });
    await row.getByText('30,0 %').waitFor();
    await row.getByText('12,5 %').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'cong-trinh');
    await row.getByRole('button', { name: '750' }).click();
    await page.getByRole('dialog').getByText('CT 1').first().waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${web.url}/cong-trinh?view=quay-vong`);
    await page
      .getByRole('row', { name: /Nuôi bò/ })
      .getByText('60')
      .waitFor();

    // A photo beside the work: shown, opened, removed.
    await page.goto(`${web.url}/cong-trinh?view=danh-muc`);
    await page.getByRole('button', { name: said('record.change.of', { name: 'Đường liên thôn (thử)' }) }).click();
    const dialog = page.getByRole('dialog', { name: said('record.change') });
    const chosen = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: said('files.choose') }).click();
    await (await chosen).setFiles({ name: 'cong-trinh.png', mimeType: 'image/png', buffer: PIXEL });
    const photo = dialog.getByRole('img', { name: 'cong-trinh.png' });
    await photo.waitFor();
    await expect.poll(() => photo.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(1);
    expect(await barriers(page)).toEqual([]);
    const wrong = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: said('files.choose') }).click();
    await (await wrong).setFiles({ name: 'ma-doc.png', mimeType: 'image/png', buffer: Buffer.from('<script>') });
    await dialog.getByText(/Chỉ nhận ảnh JPEG/).waitFor();
    await dialog.getByRole('button', { name: said('files.remove.of', { name: 'cong-trinh.png' }) }).click();
    await page
      .getByRole('button', { name: said('files.remove'), exact: true })
      .last()
      .click();
    await dialog.getByText(said('files.none')).waitFor();

    await page.goto(`${web.url}/nguon-khac`);
    await page.getByRole('button', { name: said('funding.match.of', { voucher: 'KB-09' }) }).click();
    await page.getByText(said('funding.waiting.none')).waitFor();
    expect((await finance.get('/api/funding/suspense?unit=23497')).body.items[0].data.state).toBe('matched');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${web.url}/nguon-khac?view=tong-huy-dong`);
    await page.getByRole('heading', { name: said('funding.year', { year: YEAR, total: '40', scale: 'triệu đồng' }) }).waitFor();

    await page.goto(`${web.url}/quy-tac?period=${YEAR}-H1`);
    await page.getByText(/vốn đã bố trí 3\.000 triệu đồng vượt tổng mức đầu tư 2\.500 triệu đồng là 500 triệu đồng/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'quy-tac');
    await page.getByRole('button', { name: new RegExp(`^${said('rules.cannot-check')}`) }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('show')).toBe('cannot-check');
    expect(problems.filter((one) => !one.includes('415'))).toEqual([]);
  });

  it('opens households only when asked, adds one, masks its number, erases it', async () => {
    const { page, problems } = await web.entered('/cong-trinh?view=ho', OFFICER, PASSWORD);
    await page.getByRole('button', { name: said('works.household.show') }).click();
    await page.getByText(said('works.household.none')).waitFor();
    await page.getByRole('button', { name: said('works.household.add') }).click();
    const form = page.getByRole('dialog', { name: said('works.household.add') });
    await form.getByLabel(`${said('works.household.name')} *`).fill('Hộ Thử');
    await form.getByLabel(said('works.household.identity.ask')).fill('123');
    await form.getByRole('button', { name: said('record.save') }).click();
    await form.getByText(/12 chữ số/).waitFor();
    await form.getByLabel(said('works.household.identity.ask')).fill('001234567890');
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: said('record.save') }).click();
    await page.getByRole('cell', { name: '•••••••••890' }).waitFor();
    await page.getByRole('button', { name: said('works.household.erase.of', { name: 'Hộ Thử' }) }).click();
    const erase = page.getByRole('dialog', { name: said('works.household.erase.of', { name: 'Hộ Thử' }) });
    await erase.getByLabel(`${said('works.household.erase.reason')} *`).fill('Theo yêu cầu');
    await erase.getByRole('button', { name: said('works.household.erase') }).click();
    await page.getByText(said('works.household.erased')).waitFor();
    await expect.poll(() => page.getByText('Hộ Thử').count()).toBe(0);
    expect(problems.filter((one) => !one.includes('422'))).toEqual([]);
  });
});
