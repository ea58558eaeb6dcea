/** An administrator makes an account and takes a role back, reads the trail, backs up, looks into the catalogue; the new officer changes the password. */
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../support/tools.ts';
import { barriers, said, Web } from '../support/web.ts';

const EMAIL = 'quan-tri@nuoc.example';
const PASSWORD = 'con trâu đi trước cái cày';
const OFFICER = 'moi@xa.example';
/** What the officer chooses at the first sign-in, and then on the page of the account. */
const FIRST = 'sương giăng bốn phía đồi chè';
const OWN = 'một câu dài dễ nhớ 2026';

/** The code that an authenticator would show for this key now (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', bytes).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

let web: Web;
let password = '';
let key = '';
const picture = async (page: Page, name: string) => {
  if (process.env['MTQG_PICTURES'] === '1') await page.screenshot({ path: `docs/images/${name}.png` });
};

describe.skipIf(!CHROMIUM)('administration in the application', () => {
  beforeAll(async () => {
    web = await Web.open();
    await web.api.signingIn({ name: 'Quản Trị Thử', email: EMAIL, password: PASSWORD }, { role: 'administrator', unit: 'VN@2021-01-01' });
  });
  afterAll(() => web?.close());

  const enter = (address: string, email: string, secret: string, viewport?: { width: number; height: number }) =>
    web.entered(address, email, secret, viewport);

  /** The dialog of signing in, with the temporary password; what it asks next is for the test. */
  const enterTemporary = async (page: Page) => {
    const dialog = page.getByRole('dialog', { name: said('app.signIn') });
    await dialog.getByLabel(said('signIn.email')).fill(OFFICER);
    await dialog.getByLabel(said('signIn.password')).fill(password);
    await dialog.getByRole('button', { name: said('signIn.go') }).click();
  };

  it('makes an account whose password is shown once, gives and takes back roles, blocks', async () => {
    const { page, problems } = await enter('/quan-tri', EMAIL, PASSWORD);
    await page.getByRole('button', { name: said('admin.account.new') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(said('admin.account.name')).fill('Y Mới');
    await dialog.getByLabel(said('admin.account.email')).fill(OFFICER);
    await dialog.getByLabel(said('admin.account.role')).click();
    await page.getByTitle(said('role.commune-officer')).click();
    await dialog.getByLabel(said('admin.account.unit')).fill('xã Không Có');
    await dialog.getByRole('button', { name: said('admin.account.new') }).click();
    await dialog.getByRole('alert').filter({ hasText: 'xã Không Có' }).waitFor();
    await dialog.getByLabel(said('admin.account.unit')).fill('xã Kon Braih');
    await dialog.getByRole('button', { name: said('admin.account.new') }).click();
    const shown = dialog.getByLabel(said('admin.account.password'));
    await shown.waitFor();
    password = await shown.inputValue();
    expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: said('admin.account.close') }).click();
    const row = page.getByRole('row').filter({ hasText: OFFICER });
    await row.getByText('Xã Kon Braih').waitFor();
    await row.getByRole('button', { name: said('admin.grant.give') }).click();
    await page.getByRole('dialog').getByLabel(said('admin.account.role')).click();
    await page.getByTitle(said('role.finance-officer')).click();
    await page.getByRole('dialog').getByLabel(said('admin.account.unit')).fill('23497');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('admin.grant.give') })
      .click();
    const finance = said('role.finance-officer');
    await row.getByRole('button', { name: said('admin.grant.endOf', { role: finance, name: 'Y Mới' }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('admin.grant.end') })
      .click();
    await row.getByText(said('grantState.withdrawn')).waitFor();
    await row.getByRole('button', { name: said('admin.account.block'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('admin.account.block') })
      .click();
    await row.getByText(said('admin.account.off')).waitFor();
    await row.getByRole('button', { name: said('admin.account.unblock') }).click();
    await row.getByText(said('admin.account.on')).waitFor();
    await page.getByLabel(said('admin.accounts.find')).fill('y moi');
    await page.getByRole('row').filter({ hasText: EMAIL }).waitFor({ state: 'hidden' });
    await page.reload();
    await row.waitFor();
    expect(await page.getByRole('row').filter({ hasText: EMAIL }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'quan-tri-tai-khoan');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('reads the trail newest first, checks it, and backs up', async () => {
    const { page, problems } = await enter('/quan-tri/nhat-ky', EMAIL, PASSWORD);
    await page.getByRole('button', { name: said('trail.verify') }).click();
    await page.getByText(/^Chuỗi nguyên vẹn: \d+ dòng/).waitFor();
    await page.getByLabel(said('trail.action'), { exact: true }).selectOption('account.manage');
    const managed = page.getByRole('cell', { name: 'Lập, khoá tài khoản; trao, thu quyền' });
    await page.getByRole('cell', { name: 'Đăng nhập' }).first().waitFor({ state: 'hidden' });
    await managed.first().waitFor();
    await page.reload();
    await managed.first().waitFor();
    await expect.poll(() => page.getByLabel(said('trail.action'), { exact: true }).inputValue()).toBe('account.manage');
    expect(await page.getByRole('cell', { name: /^Đăng nhập/ }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'quan-tri-nhat-ky');
    await page.getByRole('link', { name: said('admin.backup') }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: said('backup.take') }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^mtqg-.*\.backup\.gz$/);
    expect([...(await readFile(await file.path())).subarray(0, 2)]).toEqual([0x1f, 0x8b]);
    expect(await barriers(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('finds catalogue rows without accents, shows how sure they are, adds one of the office', async () => {
    const { page, problems } = await enter('/danh-muc', EMAIL, PASSWORD);
    await page.getByLabel(said('catalogue.search')).fill('kon braih');
    await page.getByRole('link', { name: '23497' }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('cell', { name: 'Nguồn vốn' }).getByRole('link').click();
    await page.getByRole('heading', { name: 'Nguồn vốn' }).waitFor();
    await page
      .getByRole('cell', { name: said('confidence.verified') })
      .first()
      .waitFor();
    await page.getByRole('button', { name: said('catalogue.add') }).click();
    const dialog = page.getByRole('dialog');
    const field = (word: Parameters<typeof said>[0]) => dialog.getByLabel(said(word), { exact: true });
    await field('field.code').fill('XHH.THU');
    await field('field.name').fill('Nguồn xã hội hoá của cơ quan thử');
    await field('field.shortName').fill('XHH thử');
    await field('field.group').fill('other');
    await field('field.validFrom').fill('2026-01-01');
    await field('field.legalRef').fill('QĐ 1');
    await field('field.source').fill('công văn');
    await field('catalogue.add.document').fill('QĐ 1');
    await dialog.getByRole('button', { name: said('catalogue.add') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel(said('catalogue.find')).fill('co quan thu');
    await page.getByRole('cell', { name: 'XHH.THU' }).waitFor();
    await page.getByRole('cell', { name: said('layer.office'), exact: true }).waitFor();
    await page.reload();
    await page.getByRole('cell', { name: 'XHH.THU' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'danh-muc');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('lets the officer change the password, turn on the authenticator and make a token, on a phone', async () => {
    const { page, problems } = await web.page('/tai-khoan', { width: 360, height: 740 });
    await enterTemporary(page);
    const choosing = page.getByRole('dialog', { name: said('signIn.choose') });
    await choosing.getByLabel(said('account.password.next'), { exact: true }).fill(FIRST);
    await choosing.getByLabel(said('account.password.again')).fill(`${FIRST}?`);
    await choosing.getByRole('button', { name: said('signIn.choose') }).click();
    await choosing.getByText(said('account.password.differ')).waitFor();
    expect(await barriers(page)).toEqual([]);
    await choosing.getByLabel(said('account.password.again')).fill(FIRST);
    await choosing.getByRole('button', { name: said('signIn.choose') }).click();
    await choosing.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: said('place.account') }).waitFor();
    expect(await page.getByRole('link', { name: said('place.administration') }).count()).toBe(0);
    const again = page.getByLabel(said('account.password.again'));
    await page.getByLabel(said('account.password.current')).first().fill(FIRST);
    await page.getByLabel(said('account.password.next'), { exact: true }).fill(OWN);
    await again.fill('khác');
    await page.getByRole('button', { name: said('account.password') }).click();
    await page.getByText(said('account.password.differ')).waitFor();
    await again.fill(OWN);
    await page.getByRole('button', { name: said('account.password') }).click();
    await page.getByText(said('account.password.done')).waitFor();
    await page.getByLabel(said('account.password.current')).last().fill(OWN);
    await page.getByRole('button', { name: said('account.totp.start') }).click();
    key =
      (await page
        .locator('code')
        .filter({ hasText: /^[A-Z2-7]{16,}$/ })
        .textContent()) ?? '';
    await page.getByLabel(said('account.totp.code')).fill(codeOf(key));
    await page.getByRole('button', { name: said('account.totp.confirm') }).click();
    await page.getByText(said('account.totp.on')).waitFor();
    await page.getByText(said('account.totp.backup')).waitFor();
    await page.getByRole('button', { name: said('account.token.new') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(said('account.token.name')).fill('Bảng tính của xã');
    await dialog.getByLabel('Xem sổ, chỉ tiêu, văn bản, báo cáo').check();
    await dialog.getByRole('button', { name: said('account.token.new') }).click();
    await expect.poll(() => dialog.getByLabel(said('account.token.text'), { exact: true }).inputValue()).toMatch(/^mtqg_/);
    await dialog.getByRole('button', { name: said('admin.account.close') }).click();
    await page.getByRole('cell', { name: 'Bảng tính của xã', exact: true }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said('account.token.revokeOf', { name: 'Bảng tính của xã' }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: said('account.token.revoke') })
      .click();
    await page.getByRole('cell', { name: said('account.token.revoked') }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('resets a forgotten password: shown once; its owner is out, comes back by it and chooses another', async () => {
    const officer = await web.page('/tai-khoan');
    password = OWN;
    await enterTemporary(officer.page);
    await officer.page.getByLabel(said('signIn.code')).fill(codeOf(key));
    await officer.page.getByRole('button', { name: said('signIn.confirm') }).click();
    await officer.page.getByRole('heading', { name: said('place.account') }).waitFor();
    const { page, problems } = await enter('/quan-tri', EMAIL, PASSWORD);
    const name = said('admin.account.resetOf', { name: 'Y Mới' });
    await page.getByRole('button', { name }).click();
    expect(await page.getByRole('button', { name: said('admin.account.resetOf', { name: 'Quản Trị Thử' }) }).count()).toBe(0);
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByText(said('admin.account.reset.sure', { name: 'Y Mới' })).waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: said('admin.account.reset') }).click();
    password = await dialog.getByLabel(said('admin.account.password')).inputValue();
    expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'quan-tri-dat-lai-mat-khau');
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: said('admin.account.close') }).click();
    await page.getByRole('row').filter({ hasText: OFFICER }).getByText(said('admin.account.temporary')).waitFor();
    await page.getByRole('link', { name: said('admin.trail') }).click();
    const row = page.getByRole('row').filter({ hasText: 'Đặt lại mật khẩu của một tài khoản' });
    const cells = () => row.getByRole('cell').allTextContents();
    await expect.poll(cells).toEqual(expect.arrayContaining(['Quản Trị Thử', 'Y Mới', 'ok']));
    expect(await page.content()).not.toContain(password);

    await officer.page.getByRole('link', { name: said('place.work') }).click();
    await enterTemporary(officer.page);
    await officer.page.getByLabel(said('signIn.code')).fill(codeOf(key));
    await officer.page.getByRole('button', { name: said('signIn.confirm') }).click();
    const choosing = officer.page.getByRole('dialog', { name: said('signIn.choose') });
    await choosing.getByLabel(said('account.password.next'), { exact: true }).fill('ngắn');
    await choosing.getByLabel(said('account.password.again')).fill('ngắn');
    await choosing.getByRole('button', { name: said('signIn.choose') }).click();
    await choosing.getByRole('alert').filter({ hasText: 'quá ngắn' }).waitFor();
    for (const label of ['account.password.next', 'account.password.again'] as const)
      await choosing.getByLabel(said(label), { exact: true }).fill('gió lùa qua kẽ liếp tre già');
    await choosing.getByRole('button', { name: said('signIn.choose') }).click();
    await choosing.waitFor({ state: 'hidden' });
    await officer.page.getByRole('heading', { name: said('place.work') }).waitFor();
    for (const one of [page, officer.page]) await one.context().close();
    expect([...problems, ...officer.problems]).toEqual([]);
  });
});
