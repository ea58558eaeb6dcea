/** Every place of the menu as a screen reader hears it, held against the text beside this test; no barrier at two widths, no scrolling sideways on a phone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const WHO = { name: 'Người Thử', email: 'moi-noi@tinh.example', password: 'con trâu đi trước cái cày' };
const YEAR = Number(new Date().toISOString().slice(0, 4));
const FOLDER = new URL('./aria/', import.meta.url);
const ANEW = process.env['MTQG_SNAPSHOTS'] === '1';

const EMPTY = [
  'viec-cua-toi',
  'tong-quan',
  'ky-bao-cao',
  'nguon-von',
  'giai-ngan',
  'chi-tieu',
  'nong-thon-moi',
  'van-ban',
  'chi-dao',
  'cong-trinh',
  'nguon-khac',
  'quy-tac',
  'bao-cao',
  'nhap-bang',
  'ra-soat',
  'danh-muc',
  'quan-tri/tai-khoan',
  'quan-tri/nhat-ky',
  'quan-tri/sao-luu',
  'tai-khoan',
];
const FILLED = ['viec-cua-toi', 'tong-quan', 'ky-bao-cao', 'nguon-von', 'chi-tieu', 'van-ban'];

/** Tables of the catalogue, narrowed to few rows: what is shipped in them grows. */
const TABLES = [
  ['danh-muc/units?text=kon+braih', 'danh-muc-don-vi'],
  ['danh-muc/programmes?text=HP1', 'danh-muc-chuong-trinh'],
  ['danh-muc/sources', 'danh-muc-nguon-von'],
] as const;

const TREASURY = [
  ['BẢNG KÊ THANH TOÁN VỐN', null, null, null, 'ĐVT: triệu đồng'],
  ['Số CT', 'Ngày hạch toán', 'Chủ đầu tư', 'Mã CTMT', 'Thực chi'],
  ['CT-01', `04/05/${YEAR}`, 'xã Kon Braih', 'HP1.02', 120.5],
  [null, null, 'Tổng cộng', null, 120.5],
];
/** A plan as our own workbook has it. */
const plan = (amount: string) =>
  `Đơn vị tính:;triệu đồng\nNghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền\nGiao vốn;01/01/${YEAR};QĐ-P;1;xã Kon Braih;HP1.02;NSTW;SN;${YEAR};${amount}\n`;

const DOCUMENT = {
  number: '12/KH-UBND',
  type: 'Kế hoạch',
  issuedOn: `${YEAR}-01-02`,
  issuer: 'UBND tỉnh Thử',
  title: 'Thực hiện chương trình',
  group: 'chi-dao',
  relations: [],
  order: 1,
};

/** Days, times, years, versions of the browser and chance letters change by themselves. */
const masked = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
    .replace(/\/[0-9a-z]{20}\b/g, '/ID')
    .replace(/\b[0-9a-f]{16,64}\b/g, 'HASH')
    .replace(/6 tháng (?:đầu|cuối) năm/g, '6 THÁNG')
    .replace(/\b\d{4}-(?:H\d|Q\d|M\d\d)\b/g, 'KỲ')
    .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z?)?/g, 'NGÀY')
    .replace(/\d{1,2}\/\d{1,2}\/\d{2,4}/g, 'NGÀY')
    .replace(/\d{1,2}:\d\d(:\d\d)?/g, 'GIỜ')
    .replace(/Mozilla[^"\n]*/g, 'TRÌNH DUYỆT')
    .replace(/\b20[2-4]\d\b/g, 'NĂM')
    // The curve has as many points as the year has had months.
    .replace(/(heading "Giải ngân luỹ kế theo tháng".*\n)[\s\S]*/, '$1')
    .replace(/ +$/gm, '')
    .trimEnd()
    .concat('\n');

let web: Web;
let person: Person;
let page: Page;
let problems: string[];
/** Address of the commune's form in the cycle. */
let form = '';

const fileName = (place: string) => place.replace('/', '-');

/** Nothing asked of the server is still on its way, and no skeleton stands. */
async function settled(): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.ant-skeleton').first().waitFor({ state: 'hidden' });
  if (page.url().includes('/ra-soat')) await page.getByText(said('audit.ready')).waitFor();
}

async function look(place: string, name: string): Promise<string[]> {
  const found: string[] = [];
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${web.url}/${place}`);
  await settled();
  const heard = masked(await page.locator('main').ariaSnapshot());
  const file = new URL(`${name}.yml`, FOLDER);
  if (ANEW) writeFileSync(file, heard);
  if (!existsSync(file)) found.push(`${name}: no snapshot; look at the page, then MTQG_SNAPSHOTS=1`);
  else if (readFileSync(file, 'utf8') !== heard) found.push(`${name} is heard otherwise:\n${heard}`);
  // What an empty place shows is asked of by the tests of the place; here, with data, at both widths.
  const isFilled = name !== fileName(place);
  if (isFilled) found.push(...(await barriers(page)).map((one) => `${name} 1366: ${one}`));
  await page.setViewportSize({ width: 360, height: 740 });
  if (isFilled) found.push(...(await barriers(page)).map((one) => `${name} 360: ${one}`));
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > 360) found.push(`${name}: scrolls sideways on a phone, ${width} px`);
  return found;
}

describe.skipIf(!CHROMIUM)('every place of the menu', () => {
  beforeAll(async () => {
    web = await Web.open();
    mkdirSync(FOLDER, { recursive: true });
    person = await web.api.signingIn(
      WHO,
      { role: 'consolidator', unit: PROVINCE },
      { role: 'finance-officer', unit: PROVINCE },
      { role: 'administrator', unit: 'VN@2021-01-01' },
    );
    ({ page, problems } = await web.entered('/tai-khoan', WHO.email, WHO.password));
  });
  afterAll(() => web?.close());

  it('is looked at', async () => {
    await settled();
    const links = (await page.locator('.menu').ariaSnapshot()).match(/(?<=\/url: \/)\S+/g) ?? [];
    expect(links.filter((link) => !EMPTY.some((place) => place === link || place.startsWith(`${link}/`)))).toEqual([]);
    expect(links.length).toBeGreaterThan(10);
  });

  it('empty: says what to do', async () => {
    const found: string[] = [];
    for (const place of EMPTY) found.push(...(await look(place, fileName(place))));
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('with data', async () => {
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR };
    const indicator = { code: 'HN', name: 'Số hộ nghèo', measureUnit: 'hộ', programme: 'MT26', formula: '', better: 'lower', order: 1 };
    const put = async (path: string, body: object) => {
      const answer = await person.post(path, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    };
    await put('/api/ledger/entries', {
      entries: [
        { event: 'assign', effectiveOn: `${YEAR}-01-01`, document: 'QĐ 1', lines: [{ ...line, amount: 2_000_000_000 }] },
        { event: 'disburse', effectiveOn: `${YEAR}-01-01`, document: 'CT 1', lines: [{ ...line, amount: 500_000_000 }] },
      ],
    });
    const record = (effectiveOn: string, data: object, unit = PROVINCE) => ({ unit, effectiveOn, data });
    await put('/api/indicators/definitions', record(`${YEAR}-01-01`, { ...indicator, aggregation: 'sum', document: '' }));
    await put('/api/indicators/targets', record(`${YEAR}-01-01`, { indicator: 'HN', year: YEAR, value: '900', document: '' }));
    await put('/api/steering/documents', record(`${YEAR}-01-02`, DOCUMENT));
    const opened = await person.post('/api/cycles', {
      title: 'Báo cáo 6 tháng đầu năm',
      report: 'bao-cao-6-thang',
      unit: '51',
      period: `${YEAR}-H1`,
      due: web.api.today,
      units: [BRAIH],
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    form = `ky-bao-cao/${opened.body.id}/${opened.body.submissions[0].id}`;
    const found: string[] = [];
    for (const place of FILLED) found.push(...(await look(place, `${place}-co-so-lieu`)));
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('tables of the catalogue, the sheet of a decision', async () => {
    const found: string[] = [];
    for (const [place, name] of TABLES) found.push(...(await look(place, name)));
    found.push(...(await look('nguon-von?view=quyet-dinh&unit=51', 'nguon-von-quyet-dinh')));
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('the steps of an import', async () => {
    const send = async (name: string, bytes: Uint8Array): Promise<string> => {
      const sent = await person.post(`/api/imports?name=${encodeURIComponent(name)}`, bytes);
      expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
      return sent.body.id;
    };
    const state = async (id: string) => (await person.get(`/api/imports/${id}`)).body.state;
    const text = (amount: string) => new TextEncoder().encode(plan(amount));
    const found: string[] = [];
    const foreign = await send('kho-bac.xlsx', new Uint8Array(await writeXlsx({ sheets: [{ name: 'T5', rows: TREASURY }] })));
    await expect.poll(() => state(foreign)).toBe('refused');
    found.push(...(await look(`nhap-bang/${foreign}`, 'nhap-bang-ghep-cot')));
    const wrong = await send('Kế hoạch vốn.csv', text('một trăm'));
    await expect.poll(() => state(wrong)).toBe('refused');
    found.push(...(await look(`nhap-bang/${wrong}`, 'nhap-bang-kiem-tra')));
    const right = await send('Kế hoạch vốn.csv', text('100'));
    await expect.poll(() => state(right)).toBe('checked');
    found.push(...(await look(`nhap-bang/${right}`, 'nhap-bang-cho-ghi')));
    expect((await person.post(`/api/imports/${right}/confirm`)).status).toBeLessThan(300);
    await expect.poll(() => state(right)).toBe('posted');
    found.push(...(await look(`nhap-bang/${right}`, 'nhap-bang-xong')));
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('the form of a commune while it is filled in', async () => {
    await web.api.signingIn({ ...WHO, email: 'xa-moi-noi@tinh.example' }, { role: 'commune-officer', unit: BRAIH });
    await page.context().close();
    ({ page, problems } = await web.entered('/tai-khoan', 'xa-moi-noi@tinh.example', WHO.password));
    expect(await look(form, 'bieu-cua-xa')).toEqual([]);
    expect(problems).toEqual([]);
  });
});
