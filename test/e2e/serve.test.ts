/** The commands of an office that runs a server: account, serve, doctor, backup, restore. */
import { existsSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
const PASSWORD = 'con trâu đi trước cái cày';
const PORT = '18631';
beforeAll(() => {
  office.env = { MTQG_PASSWORD: PASSWORD, MTQG_LOG_LEVEL: 'silent', MTQG_BACKUP_DIR: 'sao-luu' };
});
afterAll(() => office.close());

/** Runs `mtqg serve` until `work` is done; what it printed. */
async function serving(work: (url: string) => Promise<void>): Promise<string> {
  const { main } = await import('../../src/cli/main.ts');
  let out = '';
  let stop: () => void = () => undefined;
  const done = new Promise<number>((resolve, reject) => {
    const effects = office.effects(
      (text) => {
        out += `${text}\n`;
        const url = /Máy chủ: (\S+)/.exec(text)?.[1];
        if (url)
          void work(url)
            .catch(reject)
            .finally(() => stop());
      },
      (text) => {
        out += `${text}\n`;
      },
    );
    stop = office.stop;
    main(['serve', '--port', PORT], effects).then(resolve, reject);
  });
  expect(await done).toBe(0);
  return out;
}

describe('an office with a server', () => {
  it('makes its first administrator on the machine, with a password that is not weak', async () => {
    office.env = { ...office.env, MTQG_PASSWORD: 'matkhau123456' };
    const weak = await office.run('account', 'create', '--email', 'quan@tinh.example', '--name', 'Quản Trị');
    expect([weak.status, weak.err]).toEqual([1, expect.stringContaining('dễ đoán')]);
    office.env = { ...office.env, MTQG_PASSWORD: PASSWORD };
    const made = await office.run('account', 'create', '--email', 'quan@tinh.example', '--name', 'Quản Trị');
    expect(made.out).toContain('Đã lập tài khoản quản trị quan@tinh.example');
    expect((await office.run('account', 'create', '--email', 'quan@tinh.example', '--name', 'Khác')).err).toContain('đã có tài khoản');
    expect((await office.run('account', 'list')).out).toContain('administrator VN@2021-01-01');
    expect((await office.run('account', 'xoá')).status).toBe(2);
  });

  it('serves: alive, ready, signed in to; a second command is told that the database is in use; stops cleanly', async () => {
    const out = await serving(async (url) => {
      expect(await (await fetch(new URL('healthz', url))).json()).toEqual({ status: 'ok' });
      expect((await fetch(new URL('readyz', url))).status).toBe(200);
      expect(await (await fetch(new URL('metrics', url))).text()).toContain('mtqg_requests_total');
      const signedIn = await fetch(new URL('api/session', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'quan@tinh.example', password: PASSWORD }),
      });
      expect(signedIn.status).toBe(200);
      expect(signedIn.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      const audited = await fetch(new URL('api/audit?name=a.md', url), { method: 'POST', body: '# Báo cáo\n\nTổng số 10 hộ.' });
      expect(await audited.json()).toMatchObject({ schemaVersion: 1 });
      const other = await office.run('ledger', 'verify');
      expect([other.status, other.err]).toEqual([2, expect.stringContaining('đang được')]);
      const doctor = await office.run('doctor', '--port', PORT);
      expect(doctor.status).toBe(1);
      expect(doctor.out).toContain(`cổng ${PORT}: không dùng được`);
    });
    // There is an account: no link that makes the first one.
    expect(out).not.toContain('tai-khoan-dau-tien');
    expect(out).toContain('Đã dừng.');
  });

  it('has the application at its front door, and the old pages where that is switched off', async () => {
    const before = office.env;
    const pages = async (url: string) => {
      const door = await fetch(url);
      const audit = await (await fetch(new URL('ra-soat', url))).text();
      return { door: await door.text(), policy: door.headers.get('content-security-policy') ?? '', audit };
    };
    office.env = { ...before, MTQG_WEB: 'on' };
    let nonce = '';
    await serving(async (url) => {
      const first = await pages(url);
      nonce = /name="csp-nonce" content="([^"]+)"/.exec(first.door)?.[1] ?? '';
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(first.policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(first.policy).not.toContain('unsafe');
      expect(first.audit).toContain('<div id="root">');
      expect(first.audit).not.toContain(nonce);
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(first.door)?.[1] ?? '';
      const plain = await fetch(new URL(script, url), { headers: { 'accept-encoding': 'identity' } });
      expect(plain.headers.get('content-encoding')).toBe(null);
      expect(plain.headers.get('cache-control')).toContain('immutable');
      const text = await plain.text();
      for (const [accepted, used] of [
        ['gzip, deflate, br', 'br'],
        ['gzip', 'gzip'],
        ['br;q=0, gzip', 'gzip'],
      ]) {
        const answer = await fetch(new URL(script, url), { headers: { 'accept-encoding': accepted ?? '' } });
        expect(answer.headers.get('content-encoding'), accepted).toBe(used);
        expect(await answer.text()).toBe(text);
      }
      expect((await fetch(new URL('tai-khoan-dau-tien', url))).status).toBe(200);
      expect((await fetch(new URL('tong-quan/khac', url))).headers.get('content-type')).toContain('problem+json');
      expect(await (await fetch(new URL('api/openapi.json', url))).text()).not.toContain('/viec-cua-toi');
    });
    office.env = { ...before, MTQG_WEB: 'off' };
    await serving(async (url) => {
      const without = await pages(url);
      expect(without.door).toContain('Máy chủ đang chạy');
      expect(without.audit).toContain('/trang/audit.js');
      expect((await fetch(new URL('viec-cua-toi', url))).status).toBe(404);
    });
    office.env = before;
  });

  it('is told what is wrong with its settings, all at once', async () => {
    const before = office.env;
    office.env = { ...before, MTQG_BASE_URL: 'mtqg.tinh', MTQG_SECRET: 'ngắn', MTQG_SMTP_URL: 'http://x' };
    const served = await office.run('serve', '--port', PORT);
    expect(served.status).toBe(2);
    for (const name of ['MTQG_BASE_URL', 'MTQG_SECRET', 'MTQG_SMTP_URL']) expect(served.err).toContain(name);
    expect((await office.run('doctor', '--port', PORT)).out).toContain('LỖI   cấu hình: Biến môi trường MTQG_SECRET');
    office.env = { ...before, MTQG_OIDC_ISSUER: 'https://dang-nhap.tinh.example' };
    expect((await office.run('serve', '--port', PORT)).err).toContain('cần đủ ba biến');
    office.env = before;
    expect((await office.run('serve', '--port', '99999')).status).toBe(2);
  });

  it('backs up, and restores into an empty place only', async () => {
    const backup = await office.run('backup', 'a/b.backup.gz');
    expect(backup.out).toContain('đã đọc lại, khớp mã băm');
    const restored = await office.run('restore', 'a/b.backup.gz', '--database', 'pglite:moi');
    expect(restored.out).toContain('chuỗi và số dư đều đúng');
    expect((await office.run('account', 'list', '--database', 'pglite:moi')).out).toContain('quan@tinh.example');
    const again = await office.run('restore', 'a/b.backup.gz', '--database', 'pglite:moi');
    expect([again.status, again.err]).toEqual([2, expect.stringContaining('không ghi đè')]);
    expect((await office.run('restore', 'khong-co.gz', '--database', 'pglite:x')).status).toBe(2);
    expect(existsSync(office.path('a', 'b.backup.gz.part'))).toBe(false);
    const verified = await office.run('ledger', 'verify', '--database', 'pglite:moi');
    expect(verified.out).toMatch(/Nhật ký thao tác: \d+ dòng/);
  });

  it('has backups made at set times while it serves on PGlite', async () => {
    office.env = { ...office.env, MTQG_BACKUP_HOURS: '0.0002' };
    const out = await serving(async () => {
      for (let tries = 0; tries < 50 && !existsSync(office.path('sao-luu')); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      await new Promise((resolve) => setTimeout(resolve, 1500));
    });
    expect(out).toMatch(/Đã sao lưu \d+ dòng vào/);
    expect(readdirSync(office.path('sao-luu')).length).toBeGreaterThan(0);
  });
});
