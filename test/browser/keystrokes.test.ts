/** Journey 1 by keyboard alone, every press counted: what docs/huong-dan/phim-bam.md publishes is what a commune officer really presses. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
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
let cycle = '';
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
  await page.locator('.dsg-row').nth(FROM_LEDGER + 1).waitFor().catch(async e=>{await page.screenshot({path:'/tmp/k.png'});throw e});
}

const active = "document.querySelector('.dsg-active-cell') !== null";

describe.skipIf(!CHROMIUM)('keys pressed by a commune officer', () => {
  beforeAll(async () => {
    web = await Web.open();
    await web.api.signingIn(OFFICER, { role: 'commune-officer', unit: BRAIH });
    office = await web.api.person('Y Thử', { role: 'consolidator', unit: PROVINCE });
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
    cycle = opened.body.id;
    form = opened.body.submissions[0].id;
  });
  afterAll(() => web?.close());

  it('are those that are published', async () => {
    const { page } = await web.page('/viec-cua-toi');
    page.setDefaultTimeout(10_000);
    await web.signIn(page, OFFICER.email, OFFICER.password);
    await page.reload();

    const first = new Hands(page);
    await openForm(page, first);
    await first.press('Tab');
    await first.tabTo('Tab', active);
    await page.keyboard.press('Shift');
    for (let down = 0; down < FROM_LEDGER; down += 1) await first.press('ArrowDown');
    for (let right = 0; right < 2; right += 1) await first.press('ArrowRight');
    for (const text of FIGURES) {
      await first.figure(text);
      await first.press('Enter');
      await first.press('ArrowDown');
    }
    await saved(page);
    console.log('first', first.figures, first.around);
    await page.context().close();
  }, 60_000);
});
