/** The application as it is served, in a real browser: it starts under its policy, asks who it is, and can be used by everybody. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFirstAccount } from '../../src/access/actions.ts';
import { Keyboard } from '../support/keyboard.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, said, Web } from '../support/web.ts';

const PASSWORD = 'con trâu đi trước cái cày';
let web: Web;

describe.skipIf(!CHROMIUM)('the application in Chromium', () => {
  beforeAll(async () => {
    web = await Web.open();
    await web.api.signingIn(
      { name: 'Đinh Thị Lan', email: 'lan@tinh.example', password: PASSWORD },
      { role: 'consolidator', unit: '51@2025-07-01' },
    );
  });
  afterAll(() => web?.close());

  it('leads from the front door to one’s own work and asks to sign in, with no refusal of the policy and no barrier', async () => {
    const { page, problems } = await web.page('/');
    const dialog = page.getByRole('dialog', { name: said('app.signIn') });
    await dialog.getByLabel(said('signIn.email')).waitFor();
    expect(new URL(page.url()).pathname).toBe('/viec-cua-toi');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel(said('signIn.email')).fill('lan@tinh.example');
    await dialog.getByLabel(said('signIn.password')).fill('không phải mật khẩu này');
    await dialog.getByRole('button', { name: said('signIn.go') }).click();
    await dialog.getByRole('alert').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('shows one’s work after signing in, in both languages', async () => {
    const { page, problems } = await web.page('/viec-cua-toi');
    await web.signIn(page, 'lan@tinh.example', PASSWORD);
    await page.getByText('Đinh Thị Lan').waitFor();
    await page.getByText(said('work.write.none')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said('app.language') }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('shows a newcomer around in five steps that can be left, once', async () => {
    const { page, problems } = await web.page('/viec-cua-toi', undefined, { isNew: true });
    await web.signIn(page, 'lan@tinh.example', PASSWORD);
    for (const step of ['menu', 'place', 'search', 'keys'] as const) {
      await page.getByText(said(`tour.${step}`)).waitFor();
      await page.getByRole('button', { name: said('tour.next') }).click();
    }
    await page.getByText(said('tour.account')).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(said('tour.account')).waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText(said('work.write.none')).waitFor();
    expect(await page.getByText(said('tour.menu')).count()).toBe(0);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: said('keys.title') });
    await keys.getByText(said('keys.copy.does')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await keys.getByRole('button', { name: said('tour.again') }).click();
    await page.getByText(said('tour.menu')).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('finds places and catalogue rows without accents, by keyboard only', async () => {
    const { page, problems } = await web.page('/viec-cua-toi');
    await web.signIn(page, 'lan@tinh.example', PASSWORD);
    await page.getByText(said('work.write.none')).waitFor();
    await page.keyboard.press('/');
    const search = page.getByRole('dialog', { name: said('search.title') });
    await search.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.type('kon braih');
    await search
      .getByRole('option', { name: /Kon Braih/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('giai ngan');
    // Documents about it are found too, a moment later.
    await search
      .getByRole('option', { name: said('place.disbursement') })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: said('place.disbursement') }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('audits a file without an account', async () => {
    const { page, problems } = await web.page('/ra-soat');
    await page.getByText(said('audit.intro')).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.locator('input[type=file]').setInputFiles({
      name: 'bao-cao.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        '| Nội dung | Kế hoạch | Giải ngân | Tỷ lệ |\n|---|---|---|---|\n| Đầu tư | 850 | 425 | 50% |\n| Sự nghiệp | 300 | 150 | 50% |\n| Tổng | 1.250 | 575 | 50% |\n',
      ),
    });
    await page.getByText(`${said('audit.errors')} (1)`).waitFor();
    await page.getByText('1.150').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said('audit.mend', { text: '1.150' }) }).click();
    await page.getByText(said('audit.none')).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: said('audit.mended', { count: 1 }) }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('bao-cao-da-sua.md');
    expect(readFileSync(await file.path(), 'utf8')).toContain('| Tổng | 1.150 |');
    await page.getByRole('button', { name: said('form.undo') }).click();
    await page.getByText(`${said('audit.errors')} (1)`).waitFor();
    // The key that the button names does the same.
    await page.getByRole('button', { name: said('audit.mend', { text: '1.150' }) }).click();
    await page.getByText(said('audit.none')).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(`${said('audit.errors')} (1)`).waitFor();
    // A file that cannot be read says so beside those that can.
    await page.locator('input[type=file]').setInputFiles({ name: 'hong.docx', mimeType: '', buffer: Buffer.from('không phải tệp Word') });
    await page.getByRole('row', { name: /hong\.docx .*nội dung không phải/ }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says so itself at an address of its own that does not exist', async () => {
    const { page, problems } = await web.page('/ky-bao-cao/khong/co/trang-nay');
    await page.getByText(said('app.notFound')).waitFor();
    await page.context().close();
    const cycle = await web.page('/ky-bao-cao/khong-co');
    await web.signIn(cycle.page, 'lan@tinh.example', PASSWORD);
    await cycle.page.getByRole('alert').first().waitFor();
    expect([...problems, ...cycle.problems]).toEqual([]);
    await cycle.page.context().close();
  });

  it('would be caught with a mouse, or with a focus that cannot be seen, by the tests of the keyboard', async () => {
    const hands = await Keyboard.open(web, '/ra-soat');
    const { page, problems } = hands;
    const place = page.getByRole('button', { name: said('audit.choose') });
    await place.waitFor();
    await page.evaluate(`{
      const hidden = document.createElement('button');
      hidden.textContent = 'khuất';
      hidden.style.outline = 'none';
      document.querySelector('main h1').append(hidden);
    }`);
    await hands.to(page.getByRole('button', { name: 'khuất' }));
    await hands.to(place);
    await page.waitForEvent('console', (message) => message.text().includes('khuất'));
    expect(problems).toEqual([expect.stringContaining('a focus that is not seen')]);
    await page.getByRole('heading', { level: 1 }).click({ position: { x: 5, y: 5 } });
    expect(problems.slice(1)).toEqual(expect.arrayContaining(['a mouse was used: mousedown']));
    await page.context().close();
  });

  it('would be caught with a barrier: a picture without words, a pale sentence, a button without a name', async () => {
    const { page } = await web.page('/ra-soat');
    await page.getByText(said('audit.intro')).waitFor();
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><p id="pale">nhạt</p><button></button>');
      document.querySelector('#pale').style.cssText = 'color: #ccc; background: #fff';`,
    );
    const found = (await barriers(page)).map((one) => one.split(':')[0]);
    expect(found.sort()).toEqual(['button-name', 'color-contrast', 'image-alt']);
    expect(await barriers(page, ['main'])).toEqual([]);
    await page.context().close();
  });

  it('leaves every other address to the API', async () => {
    for (const path of ['/khong-co', '/assets/khong-co.js', '/assets/..%2findex.html', '/tong-quan/gi-do']) {
      const response = await fetch(`${web.url}${path}`);
      expect([response.status, response.headers.get('content-type')], path).toEqual([404, expect.stringContaining('problem+json')]);
    }
  });

  it('makes the first account by its link and leads on to signing in', async () => {
    const office = await Web.open();
    const secret = await openFirstAccount(office.api.database.db, new Date().toISOString());
    const { page, problems } = await office.page(`/tai-khoan-dau-tien#${secret}`);
    await page.locator('[name=name]').fill('Quản Trị Thử');
    await page.locator('[name=email]').fill('quan-tri@tinh.example');
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('form button').click();
    await page.getByRole('link', { name: 'Mở ứng dụng và đăng nhập' }).click();
    await office.signIn(page, 'quan-tri@tinh.example', PASSWORD);
    await page.getByText('Quản Trị Thử').waitFor();
    await page.getByRole('link', { name: said('begin.accounts') }).click();
    await page.waitForURL('**/quan-tri/tai-khoan');
    expect(problems).toEqual([]);
    await office.close();
  });
});
