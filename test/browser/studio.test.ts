/** The report studio as its people use it: the office writes, checks, takes a file back from Word; the leader approves and issues. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../../src/reading/pdf-open.ts';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, picture, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const PASSWORD = 'con trâu đi trước cái cày';
const ADDRESS = '/bao-cao/bao-cao-6-thang?unit=51&period=2026-H1';
const SENTENCE = 'Ban Chỉ đạo tỉnh đã họp và ban hành kết luận';

/** As much of a canvas as this file asks; the types of the browser are not those of the tests. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): { getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray } };
}

let web: Web;
let office: Person;

describe.skipIf(!CHROMIUM)('the report studio', () => {
  beforeAll(async () => {
    web = await Web.open();
    office = await web.api.signingIn(
      { name: 'Y Thử', email: 'tong-hop@tinh.example', password: PASSWORD },
      { role: 'consolidator', unit: PROVINCE },
    );
    await web.api.signingIn({ name: 'Trần Thử', email: 'lanh-dao@tinh.example', password: PASSWORD }, { role: 'leader', unit: PROVINCE });
    await post(2_000_000_000, 500_000_000);
    for (const [content, group] of [
      ['Tổng vốn đã giao 100 tỷ đồng, gồm: vốn đầu tư 60 tỷ đồng; vốn sự nghiệp 30 tỷ đồng', 'ket-qua'],
      ['Giải ngân còn chậm', 'ton-tai'],
    ])
      expect(
        (
          await office.post('/api/steering/assessments', {
            unit: PROVINCE,
            effectiveOn: '2026-05-02',
            data: { period: '2026-H1', order: 1, group, content },
          })
        ).status,
      ).toBe(201);
  });
  afterAll(() => web?.close());

  const post = async (assigned: number, disbursed: number) => {
    const finance = await web.api.person('Tài chính', { role: 'finance-officer', unit: PROVINCE });
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026 };
    const posted = await finance.post('/api/ledger/entries', {
      entries: [
        { event: 'assign', effectiveOn: '2026-02-01', document: 'QĐ 1', lines: [{ ...line, amount: assigned }] },
        { event: 'disburse', effectiveOn: '2026-05-01', document: 'CT 1', lines: [{ ...line, amount: disbursed }] },
      ],
    });
    expect(posted.status, JSON.stringify(posted.body)).toBe(201);
  };
  const enter = (email: string, address: string, viewport?: { width: number; height: number }) =>
    web.entered(address, email, PASSWORD, viewport);
  const view = (page: Page, name: 'write' | 'preview' | 'pages' | 'versions' | 'returned') =>
    page.getByRole('button', { name: said(`reports.view.${name}`), exact: true }).click();

  it('the office writes a sentence by keyboard, sees it in the printed report, what the checks say, and where a figure comes from', async () => {
    const { page, problems } = await enter('tong-hop@tinh.example', ADDRESS);
    const section = page.getByRole('region', { name: /^1\.2\. / });
    await section.getByRole('button', { name: said('reports.add.narratives') }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(SENTENCE);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await section.getByRole('button', { name: new RegExp(`^${said('reports.edit')}: ${SENTENCE}`) }).waitFor();
    const margin = page.getByRole('complementary', { name: said('reports.checks') });
    await margin
      .getByRole('button', { name: /100 tỷ/ })
      .first()
      .click();
    await page.locator('[id^=khoi-]:focus').getByText('100 tỷ đồng').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '2.000', exact: true }).first().click();
    await page
      .getByRole('dialog', { name: said('why.title') })
      .getByText('QĐ 1')
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await view(page, 'preview');
    await page.frameLocator('iframe').getByText(SENTENCE).waitFor();
    // The report's own panel would take the focus when it opens; a frame of another origin may not, and says so.
    expect(problems.filter((one) => !one.startsWith('Blocked autofocusing'))).toEqual([]);
    await page.context().close();
  });

  it('a sentence that somebody else changed meanwhile shows both; a withdrawn one comes back', async () => {
    const { page } = await enter('tong-hop@tinh.example', ADDRESS);
    await page.getByRole('button', { name: /^Sửa: Giải ngân còn chậm/ }).click();
    await page.getByRole('textbox', { name: said('reports.content') }).fill('Giải ngân chậm so với cùng kỳ');
    const { body } = await office.get('/api/steering/assessments?unit=51');
    const held = body.items.find((one: { data: { group: string } }) => one.data.group === 'ton-tai');
    const theirs = { unit: held.unit, effectiveOn: held.effectiveOn, data: { ...held.data, content: 'Giải ngân chưa đạt' } };
    expect((await office.put(`/api/steering/assessments/${held.home}/${held.key}`, theirs, held.version)).status).toBe(200);
    // The draft outlives the page.
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('textbox', { name: said('reports.content') }).waitFor();
    await page.getByRole('button', { name: said('reports.save') }).click();
    const dialog = page.getByRole('dialog', { name: said('reports.conflict') });
    await dialog.getByText('Giải ngân chưa đạt').waitFor();
    await dialog.getByRole('button', { name: said('form.conflict.mine') }).click();
    await page.getByRole('button', { name: /^Rút: Giải ngân chậm so với cùng kỳ/ }).click();
    await page.getByRole('button', { name: said('reports.restore') }).click();
    await page.getByRole('button', { name: /^Rút: Giải ngân chậm so với cùng kỳ/ }).waitFor();
    await page.context().close();
  });

  it('a file edited in Word comes back with exactly the figure and the words that were changed', async () => {
    const { page, problems } = await enter('tong-hop@tinh.example', `${ADDRESS}&view=returned`);
    const { bytes } = await office.get('/api/reports/bao-cao-6-thang/file?unit=51&period=2026-H1&format=docx');
    const parts = unzipSync(new Uint8Array(bytes));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = text.replace('>2.000<', '>2.100<').replace(SENTENCE, `${SENTENCE} số 5`);
    expect(edited).toContain('>2.100<');
    parts['word/document.xml'] = strToU8(edited);
    await page.getByRole('button', { name: said('reports.return.choose') }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'da-sua.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(zipSync(parts)),
    });
    const table = page.getByRole('region', { name: said('reports.return.differ', { count: 1 }) });
    await table.getByRole('cell', { name: '2.100', exact: true }).waitFor();
    await table.getByRole('cell', { name: '2.000', exact: true }).waitFor();
    await page.locator('ins').filter({ hasText: 'số 5' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the leader approves on a phone, compares with what changed since, and issues', async () => {
    const { page, problems } = await enter('lanh-dao@tinh.example', ADDRESS, { width: 360, height: 740 });
    await page.getByRole('button', { name: said('reports.approve') }).click();
    const approving = page.getByRole('dialog', { name: said('reports.approve') });
    await approving.getByText('2026-H1').waitFor();
    await approving.getByRole('button', { name: said('reports.approve') }).click();
    await page.getByRole('button', { name: said('reports.issue') }).waitFor();
    await post(300_000_000, 100_000_000);
    await page.goto(`${web.url}${ADDRESS}&view=versions`);
    await page.getByRole('cell', { name: '+300.000.000 đồng' }).first().waitFor();
    await page.getByRole('cell', { name: '2.300.000.000 đồng' }).first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said('reports.issue') }).click();
    const issuing = page.getByRole('dialog', { name: said('reports.issue') });
    await issuing.getByLabel(said('cycle.number')).fill('12');
    await issuing.getByLabel(said('cycle.signedOn')).fill(web.api.today);
    await issuing.getByRole('button', { name: said('reports.issue') }).click();
    await page.getByText('Số 12, ký ngày').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('the pages of the PDF are painted, with the figures of the ledger as it is now; what fails says so and is asked again', async () => {
    const { page, problems } = await enter('tong-hop@tinh.example', `${ADDRESS}&view=preview`);
    const isPdf = (url: URL) => url.searchParams.get('format') === 'pdf';
    await page.route(isPdf, (route) => route.fulfill({ status: 422, json: { code: 'invalid-value', detail: 'Không dựng được bản in' } }));
    await view(page, 'pages');
    const pages = page.getByRole('region', { name: said('reports.view.pages') });
    await pages.getByRole('alert').filter({ hasText: 'Không dựng được bản in' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.unroute(isPdf);
    await pages.getByRole('button', { name: said('app.retry') }).click();
    const { bytes } = await office.get('/api/reports/bao-cao-6-thang/file?unit=51&period=2026-H1&format=pdf');
    const pdf = await openPdf(new Uint8Array(bytes));
    const count = pdf.numPages;
    await pdf.loadingTask.destroy();
    await pages.getByText(said('reports.pages.count', { count })).waitFor();
    expect(await pages.getByRole('figure').count()).toBe(count);
    const first = pages.getByRole('figure', { name: said('reports.pages.page', { page: 1, count }) }).locator('canvas[data-painted]');
    await first.waitFor();
    // Ink on paper: a page of text is neither empty nor black, and its margins are white.
    const ink = await first.evaluate((element) => {
      const canvas = element as unknown as Canvas;
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
      const inked = { all: 0, margin: 0 };
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at] ?? 255) > 128 || (data[at + 3] ?? 0) === 0) continue;
        inked.all += 1;
        if ((at / 4) % width < width / 20) inked.margin += 1;
      }
      return { all: inked.all / (width * height), margin: inked.margin, width };
    });
    expect(ink.all).toBeGreaterThan(0.01);
    expect(ink.all).toBeLessThan(0.2);
    expect(ink.margin).toBe(0);
    expect(ink.width).toBeGreaterThan(1_000);
    // What is read out is what is painted.
    const words = async () => (await pages.locator('canvas').allTextContents()).join(' ');
    await expect.poll(words).toContain('2.300');
    expect(await words()).not.toContain('2.700');
    await picture(page, 'trang-pdf');
    await post(400_000_000, 100_000_000);
    await page.reload();
    await expect.poll(words).toContain('2.700');
    expect(await barriers(page)).toEqual([]);
    await pages.getByRole('button', { name: said('reports.pages.asText') }).click();
    await page.frameLocator('iframe').getByText('2.700').first().waitFor();
    expect(problems.filter((one) => !one.startsWith('Blocked autofocusing'))).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await view(page, 'pages');
    await pages.locator('canvas[data-painted]').first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    if (process.env['MTQG_PICTURES'] === '1') await page.screenshot({ path: '/tmp/pages-360.png' });
    await page.context().close();
  });

  it('says what is missing: no figures, no such report, a period that is none, a unit of somebody else', async () => {
    const { page } = await enter('tong-hop@tinh.example', '/bao-cao');
    await page.getByRole('button', { name: said('reports.open') }).waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const [address, text] of [
      ['/bao-cao/bao-cao-6-thang', said('reports.missing')],
      ['/bao-cao/khong-co?unit=51&period=2026-H1', /khong-co/],
      ['/bao-cao/bao-cao-6-thang?unit=51&period=2026-H9', /2026-H9/],
      ['/bao-cao/bao-cao-6-thang?unit=01&period=2026-H1', /“01”/],
      ['/bao-cao/bao-cao-6-thang?unit=51&period=2025-H2', said('reports.noData')],
    ] as const) {
      await page.goto(`${web.url}${address}`);
      await page.getByText(text).first().waitFor();
    }
    await page.context().close();
    await web.api.signingIn({ name: 'A Thử', email: 'xa@tinh.example', password: PASSWORD }, { role: 'commune-officer', unit: BRAIH });
    const commune = await enter('xa@tinh.example', ADDRESS);
    await commune.page
      .getByRole('alert')
      .getByText(/không thuộc phạm vi/)
      .waitFor();
    await commune.page.context().close();
  });
});
