/** Journey 1 by keyboard alone and with a mouse, every press counted: what docs/huong-dan/phim-bam.md publishes is what a commune officer really presses. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { CHROMIUM } from '../support/tools.ts';
import { said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const YEAR = Number(new Date().toISOString().slice(0, 4));
const OFFICER = { name: 'A Thử', email: 'xa@tinh.example', password: 'con trâu đi trước cái cày' };
/** Ten figures, the seventh wrong at first. */
const FIGURES = ['1234', '567', '89', '1250', '43', '7', '100', '12', '345', '6'];
const SEVENTH = '110';
/** Figures of the ledger stand above those that are typed. */
const FROM_LEDGER = 2;

let web: Web;
let office: Person;
let form = '';

/** What is pressed, by what it is for. */
class Hands {
  readonly #page: Page;
  figures = 0;
  around = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.around += 1;
  }

  async figure(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.figures += text.length;
  }

  async click(what: Locator): Promise<void> {
    await what.click();
    this.around += 1;
  }

  /** Tab until what is wanted has the focus, as somebody does who looks at the screen. */
  async tabTo(key: 'Tab' | 'Shift+Tab', test: string): Promise<void> {
    for (let turn = 0; turn < 40; turn += 1) {
      await this.press(key);
      if (await this.#page.evaluate<boolean>(`(() => { const at = document.activeElement; return ${test}; })()`)) return;
    }
    throw new Error(`forty times ${key} and not at ${test}`);
  }
}

const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: said('form.saved') })
    .waitFor();

/** From the top of “Việc của tôi” to the first cell of the sheet. */
async function openForm(page: Page, hands: Hands): Promise<void> {
  await page.getByRole('link', { name: 'Báo cáo 6 tháng' }).first().waitFor();
  await hands.press('Tab');
  await hands.press('Enter');
  await hands.tabTo('Tab', "at.tagName === 'A' && at.textContent === 'Báo cáo 6 tháng'");
  await hands.press('Enter');
  // The form opens at the cell where one begins.
  await page.locator('.dsg-active-cell').waitFor();
}

async function handIn(page: Page, hands: Hands): Promise<void> {
  await hands.press('Control+Enter');
  await page.getByText(said('state.submitted'), { exact: true }).waitFor();
}

/** The same with a mouse: what is pressed around the figures. */
async function byMouse(page: Page, from: number, texts: readonly string[]): Promise<number> {
  await page.goto(`${web.url}/viec-cua-toi`);
  const hands = new Hands(page);
  await hands.click(page.getByRole('link', { name: 'Báo cáo 6 tháng' }).first());
  await page.locator('.dsg-active-cell').waitFor();
  if (from > 1)
    await hands.click(
      page
        .locator('.dsg-row')
        .nth(FROM_LEDGER + from)
        .locator('.dsg-cell')
        .nth(3),
    );
  for (const text of texts) {
    await hands.figure(text);
    await hands.press('Enter');
  }
  await saved(page);
  await hands.click(page.getByRole('button', { name: said('form.submit') }));
  await page.getByText(said('state.submitted'), { exact: true }).waitFor();
  return hands.around;
}

async function figures(): Promise<string[]> {
  const { rows } = (await office.get(`/api/submissions/${form}`)).body;
  return rows.map((row: { value: string }) => row.value).slice(FROM_LEDGER);
}

async function sendBack(): Promise<void> {
  const { version } = (await office.get(`/api/submissions/${form}`)).body;
  const returned = await office.post(`/api/submissions/${form}/return`, { reason: 'Xem lại chỉ tiêu 7', reasons: {} }, { version });
  expect(returned.status, JSON.stringify(returned.body)).toBe(200);
}

/** Two counts of the published page. */
function published(what: string, pattern: RegExp): number[] {
  const found = pattern.exec(readFileSync('docs/huong-dan/phim-bam.md', 'utf8'));
  if (!found) throw new Error(`${what}: not in phim-bam.md`);
  return found.slice(1).map(Number);
}

describe.skipIf(!CHROMIUM)('keys pressed by a commune officer', () => {
  beforeAll(async () => {
    web = await Web.open();
    await web.api.signingIn(OFFICER, { role: 'commune-officer', unit: BRAIH });
    office = await web.api.person('Y Thử', { role: 'consolidator', unit: PROVINCE });
    const finance = await web.api.person('Tài chính', { role: 'finance-officer', unit: PROVINCE });
    const line = { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: YEAR, amount: 2_000_000_000 };
    const posted = await finance.post('/api/ledger/entries', {
      entries: [{ event: 'assign', effectiveOn: `${YEAR}-01-01`, document: 'QĐ 1', lines: [line] }],
    });
    expect(posted.status, JSON.stringify(posted.body)).toBe(201);
    for (const [order] of FIGURES.entries()) {
      const data = { code: `C${order}`, name: `Chỉ tiêu ${order + 1}`, measureUnit: 'hộ', programme: 'MT26', formula: '' };
      const answer = await office.post('/api/indicators/definitions', {
        unit: PROVINCE,
        effectiveOn: `${YEAR}-01-01`,
        data: { ...data, better: 'lower', aggregation: 'sum', order: order + 1, document: '' },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    }
    const opened = await office.post('/api/cycles', {
      title: 'Báo cáo 6 tháng',
      report: 'bao-cao-6-thang',
      unit: '51',
      period: `${YEAR}-H1`,
      due: web.api.today,
      units: [BRAIH],
    });
    expect(opened.status, JSON.stringify(opened.body)).toBe(201);
    form = opened.body.submissions[0].id;
  });
  afterAll(() => web?.close());

  it('are those that are published', async () => {
    const { page } = await web.entered('/viec-cua-toi', OFFICER.email, OFFICER.password);
    await page.reload();

    const first = new Hands(page);
    await openForm(page, first);
    for (const text of FIGURES) {
      await first.figure(text);
      await first.press('Enter');
    }
    await saved(page);
    await handIn(page, first);

    expect(await figures()).toEqual(FIGURES);
    await sendBack();

    await page.goto(`${web.url}/viec-cua-toi`);
    const second = new Hands(page);
    await openForm(page, second);
    for (let down = 1; down < 7; down += 1) await second.press('ArrowDown');
    await second.figure(SEVENTH);
    await second.press('Enter');
    await saved(page);
    await handIn(page, second);
    expect((await figures())[6]).toBe(SEVENTH);
    await sendBack();
    expect([first.figures, second.figures]).toEqual(published('Chữ số', /\((\d+) khi điền, (\d+) khi sửa\)/));
    expect([first.around, second.around]).toEqual(published('chỉ bàn phím', /chỉ bàn phím \| (\d+) \| (\d+)/));

    const mouse = { filling: await byMouse(page, 1, FIGURES), correcting: 0 };
    expect(await figures()).toEqual(FIGURES);
    await sendBack();
    mouse.correcting = await byMouse(page, 7, [SEVENTH]);
    expect((await figures())[6]).toBe(SEVENTH);
    expect([mouse.filling, mouse.correcting]).toEqual(published('chuột', /Ứng dụng, chuột và bàn phím \| (\d+) \| (\d+)/));
    await page.context().close();
  });
});
