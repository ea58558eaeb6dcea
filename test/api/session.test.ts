/** Signing in and staying safe: passwords, lock-out, second factor, sessions, foreign pages, OIDC against a real provider. */

import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFirstAccount } from '../../src/access/actions.ts';
import { Api } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const PASSWORD = 'con trâu đi trước cái cày';
const cookieOf = (cookies: readonly string[]) => cookies.map((one) => one.split(';')[0]).join('; ');
const [pglite] = ENGINES;
if (!pglite) throw new Error('no engine');

/** A code of an authenticator (RFC 6238, SHA-1, 30 s). */
function totp(uri: string, at = Date.now()): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a person', () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.open(pglite);
    await api.signIn.createAccount({ name: 'Trần Thị Thử', email: 'thu@xa.example', password: PASSWORD });
  });
  afterEach(() => api?.close());
  const signIn = (password = PASSWORD, headers: Record<string, string> = {}) =>
    api.ask('/api/session', { method: 'POST', body: { email: 'thu@xa.example', password }, headers });

  it('signs in, is known by a cookie that scripts cannot read, signs out', async () => {
    const before = 'mtqg.session_token=của-kẻ-khác';
    const opened = await signIn(PASSWORD, { cookie: encodeURI(before) });
    expect(opened.status).toBe(200);
    expect(opened.cookies[0]).toMatch(/HttpOnly; SameSite=Lax/);
    const cookie = cookieOf(opened.cookies);
    // A session is always a new one: nobody can plant theirs (fixation).
    expect(cookie).not.toContain(encodeURI('của-kẻ-khác'));
    expect((await api.ask('/api/me', { headers: { cookie } })).body).toMatchObject({ email: 'thu@xa.example', totp: false });
    const second = cookieOf((await signIn()).cookies);
    expect(second).not.toBe(cookie);
    const sessions = (await api.ask('/api/me/sessions', { headers: { cookie } })).body;
    expect(sessions.map((one: { current: boolean }) => one.current).sort()).toEqual([false, true]);
    expect(JSON.stringify(sessions)).not.toContain('token');
    const other = sessions.find((one: { current: boolean }) => !one.current);
    expect((await api.ask(`/api/me/sessions/${other.id}`, { method: 'DELETE', headers: { cookie } })).status).toBe(200);
    expect((await api.ask('/api/me', { headers: { cookie: second } })).status).toBe(401);
    expect((await api.ask('/api/session', { method: 'DELETE', headers: { cookie } })).status).toBe(200);
    expect((await api.ask('/api/me', { headers: { cookie } })).status).toBe(401);
    expect((await api.ask('/api/me', { headers: { cookie: `${cookie}x` } })).status).toBe(401);
  });

  it('is locked out after five wrong passwords; the same words whether the address exists or not', async () => {
    const wrong = await signIn('sai');
    const unknown = await api.ask('/api/session', { method: 'POST', body: { email: 'khong@xa.example', password: 'sai' } });
    expect([wrong.status, wrong.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    for (let tries = 1; tries < 5; tries += 1) await signIn('sai');
    const locked = await signIn();
    expect(locked.status).toBe(429);
    expect(locked.body.detail).toContain('15 phút');
  });

  it('is not obeyed when a page of another site asks', async () => {
    const cookie = cookieOf((await signIn()).cookies);
    const change = (headers: Record<string, string>) => api.ask('/api/session', { method: 'DELETE', headers: { cookie, ...headers } });
    expect((await change({ origin: 'https://ke-xau.example' })).status).toBe(403);
    expect((await change({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await change({ origin: 'null' })).status).toBe(403);
    expect((await change({ origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('changes the password, which ends the other sessions; weak ones are refused with the reason', async () => {
    const [first, second] = [cookieOf((await signIn()).cookies), cookieOf((await signIn()).cookies)];
    const put = (next: string, current = PASSWORD) =>
      api.ask('/api/me/password', { method: 'PUT', headers: { cookie: first }, body: { current, next } });
    for (const weak of ['ngắn', 'matkhau123456', 'thu@xa.example1', 'aaaaaaaaaaaaaaaa', 'qwertyuiop123'])
      expect((await put(weak)).body.code, weak).toBe('weak-password');
    expect((await put('mưa nguồn chớp bể đầy đồng', 'sai')).status).toBe(401);
    expect((await put('mưa nguồn chớp bể đầy đồng')).status).toBe(200);
    expect((await api.ask('/api/me', { headers: { cookie: second } })).status).toBe(401);
    expect((await signIn('mưa nguồn chớp bể đầy đồng')).status).toBe(200);
  });

  it('may ask for a second factor: the password alone opens nothing', async () => {
    const cookie = cookieOf((await signIn()).cookies);
    const started = await api.ask('/api/me/totp', { method: 'POST', headers: { cookie }, body: { password: PASSWORD } });
    expect(started.body.backupCodes).toHaveLength(10);
    const confirmed = await api.ask('/api/me/totp/confirm', {
      method: 'POST',
      headers: { cookie },
      body: { code: totp(started.body.uri) },
    });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    const half = await signIn();
    expect(half.body.totpRequired).toBe(true);
    const pending = cookieOf(half.cookies.filter((one) => !/Max-Age=0/.test(one)));
    expect((await api.ask('/api/me', { headers: { cookie: pending } })).status).toBe(401);
    const wrong = await api.ask('/api/session/totp', { method: 'POST', headers: { cookie: pending }, body: { code: '000000' } });
    expect(wrong.status).toBe(401);
    expect(wrong.body.detail).toContain('Mã xác thực không đúng');
    // Without the first step, or with one whose signature somebody made up: said as it is, and nobody is named for it.
    for (const cookie of ['', pending.replace(/(mtqg\.two_factor=[^.;]+\.)[^;]*/, '$1abc')]) {
      expect(cookie).not.toBe(pending);
      const bare = await api.ask('/api/session/totp', { method: 'POST', headers: { cookie }, body: { code: '000000' } });
      expect([bare.status, bare.body.detail]).toEqual([401, expect.stringContaining('Chưa qua bước mật khẩu')]);
      expect(JSON.stringify(bare.body)).not.toMatch(/[A-Z]+_[A-Z]+/);
    }
    const done = await api.ask('/api/session/totp', {
      method: 'POST',
      headers: { cookie: pending },
      body: { code: totp(started.body.uri) },
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const opened = cookieOf(done.cookies.filter((one) => !/Max-Age=0/.test(one)));
    expect((await api.ask('/api/me', { headers: { cookie: opened } })).body.totp).toBe(true);
    const inspector = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
    const own = (await api.ask('/api/me', { headers: { cookie: opened } })).body.id;
    const second = (await inspector.get('/api/trail')).body.items.filter((row: { route: string }) => row.route === 'signInTotp');
    expect(
      second.map((row: { outcome: string; account: string; detail: { why?: string } }) => [row.outcome, row.account, row.detail.why]),
    ).toEqual([
      ['unauthenticated', own, 'INVALID_CODE'],
      ['unauthenticated', '', 'INVALID_TWO_FACTOR_COOKIE'],
      ['unauthenticated', '', 'INVALID_TWO_FACTOR_COOKIE'],
      ['ok', own, undefined],
    ]);
    const backup = await signIn();
    const spare = await api.ask('/api/session/totp', {
      method: 'POST',
      headers: { cookie: cookieOf(backup.cookies.filter((one) => !/Max-Age=0/.test(one))) },
      body: { code: started.body.backupCodes[0] },
    });
    expect(spare.status, JSON.stringify(spare.body)).toBe(200);
  });

  it('who asks with a token for what needs a session is told so, not that the password is wrong', async () => {
    const officer = await api.person('Cán bộ', { role: 'inspector', unit: 'VN@2021-01-01' });
    for (const [method, path, body] of [
      ['PUT', '/api/me/password', { current: PASSWORD, next: 'mưa nguồn chớp bể đầy đồng' }],
      ['POST', '/api/me/totp', { password: PASSWORD }],
      ['POST', '/api/me/totp/confirm', { code: '123456' }],
      ['DELETE', '/api/me/totp', { password: PASSWORD }],
    ] as const) {
      const answer = await api.ask(path, { method, body, headers: officer.headers });
      expect([answer.status, answer.body.detail], path).toEqual([401, expect.stringContaining('cần phiên đăng nhập')]);
    }
  });

  it('who is disabled is out at once, and cannot come back', async () => {
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    const cookie = cookieOf((await signIn()).cookies);
    const { id } = (await api.ask('/api/me', { headers: { cookie } })).body;
    expect((await admin.put(`/api/accounts/${id}/state`, { disabled: true })).status).toBe(200);
    expect((await api.ask('/api/me', { headers: { cookie } })).status).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await admin.put(`/api/accounts/${admin.account}/state`, { disabled: true })).status).toBe(409);
  });

  it('who forgot the password gets a temporary one: it closes all that was open and opens only the choice of another', async () => {
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    const cookie = cookieOf((await signIn()).cookies);
    const made = await api.ask('/api/me/tokens', { method: 'POST', headers: { cookie }, body: { name: 'X', actions: ['self.read'] } });
    const token = { authorization: `Bearer ${made.body.token}` };
    const { id } = (await api.ask('/api/me', { headers: token })).body;
    for (let tries = 0; tries < 5; tries += 1) await signIn('sai');
    expect((await signIn()).status).toBe(429);
    const reset = await admin.post(`/api/accounts/${id}/password`, undefined);
    expect(reset.status, JSON.stringify(reset.body)).toBe(201);
    const { password } = reset.body;
    expect(password).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    for (const headers of [{ cookie }, token]) expect((await api.ask('/api/me', { headers })).status).toBe(401);
    // The lock that forgetting has closed is open again, for the new password alone.
    expect((await signIn()).status).toBe(401);
    const opened = await signIn(password);
    expect(opened.body).toMatchObject({ account: id, temporary: true });
    const own = cookieOf(opened.cookies);
    for (const path of ['/api/me', '/api/me/tokens', '/api/ledger/lines?unit=51', '/api/catalogue']) {
      const refused = await api.ask(path, { headers: { cookie: own } });
      expect([refused.status, refused.body.detail], path).toEqual([401, expect.stringContaining('mật khẩu tạm')]);
    }
    const steal = { method: 'POST', headers: { cookie: own }, body: { name: 'X', actions: ['self.read'] } } as const;
    expect((await api.ask('/api/me/tokens', steal)).status).toBe(401);
    const choose = (next: string) =>
      api.ask('/api/me/password', { method: 'PUT', headers: { cookie: own }, body: { current: password, next } });
    expect((await choose(password)).body.code).toBe('weak-password');
    const chosen = await choose('mưa nguồn chớp bể đầy đồng');
    expect(chosen.status, JSON.stringify(chosen.body)).toBe(200);
    const after = { cookie: cookieOf(chosen.cookies.filter((one) => !/Max-Age=0/.test(one))) };
    expect((await api.ask('/api/me', { headers: after })).body.id).toBe(id);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn('mưa nguồn chớp bể đầy đồng')).body.temporary).toBe(false);
    const { items } = (await admin.get('/api/trail?action=account.reset')).body;
    expect(items).toMatchObject([{ account: admin.account, object: id, route: 'resetPassword', outcome: 'ok' }]);
    const exported = (await admin.get('/api/trail/export')).body;
    expect(exported).toContain(id);
    expect(exported).not.toContain(password);
  });

  it('a temporary password is good for seven days, a first one too; a step half done by the old password is void', async () => {
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    const cookie = cookieOf((await signIn()).cookies);
    const { id } = (await api.ask('/api/me', { headers: { cookie } })).body;
    const started = await api.ask('/api/me/totp', { method: 'POST', headers: { cookie }, body: { password: PASSWORD } });
    const code = { code: totp(started.body.uri) };
    await api.ask('/api/me/totp/confirm', { method: 'POST', headers: { cookie }, body: code });
    const pendingOf = (cookies: readonly string[]) => cookieOf(cookies.filter((one) => !/Max-Age=0/.test(one)));
    const half = pendingOf((await signIn()).cookies);
    const { password } = (await admin.post(`/api/accounts/${id}/password`, undefined)).body;
    const second = (pending: string) => api.ask('/api/session/totp', { method: 'POST', headers: { cookie: pending }, body: code });
    expect((await second(half)).status).toBe(401);
    const again = await signIn(password);
    expect(again.body).toMatchObject({ totpRequired: true });
    const done = await second(pendingOf(again.cookies));
    expect([done.status, done.body.temporary]).toEqual([200, true]);
    const first = 'sương giăng bốn phía đồi chè';
    const body = { name: 'Y Mới', email: 'moi@xa.example', password: first, role: 'inspector', unit: '23497' };
    expect((await admin.post('/api/accounts', body)).body.temporary).toBe(true);
    const enter = () => api.ask('/api/session', { method: 'POST', body: { email: 'moi@xa.example', password: first } });
    expect((await enter()).body.temporary).toBe(true);
    api.now = new Date(Date.now() + 7 * 86_400_000 + 60_000).toISOString();
    expect((await enter()).status).toBe(401);
    expect((await signIn(password)).status).toBe(401);
  });

  it('is reset by nobody below, nor for oneself, nor where there is no password', async () => {
    const commune = await api.person('Quản trị xã', { role: 'administrator', unit: '23497@2025-07-01' });
    const leader = await api.person('Lãnh đạo', { role: 'leader', unit: '51@2025-07-01' });
    const officer = await api.person('Cán bộ', { role: 'commune-officer', unit: '23497@2025-07-01' });
    const reset = (asker: typeof commune, of: typeof commune) => asker.post(`/api/accounts/${of.account}/password`, undefined);
    expect((await reset(commune, leader)).status).toBe(403);
    expect((await reset(officer, officer)).status).toBe(403);
    expect((await reset(commune, commune)).body.detail).toContain('Không tự đặt lại');
    const refused = await reset(commune, officer);
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('hệ thống của cơ quan')]);
    expect((await officer.get('/api/me')).status).toBe(200);
  });

  it('has no way in besides: nobody signs up, better-auth’s own endpoints are closed', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user', 'two-factor/disable'])
      expect((await api.ask(`/api/auth/${path}`, { method: 'POST', body: {} })).status, path).toBe(404);
  });
});

describe('an address behind a proxy', () => {
  it('is the one the proxy saw: what a client writes before it counts for nothing', async () => {
    const api = await Api.open(pglite, { trustProxy: true });
    try {
      const metrics = (forwarded: string) => api.ask('/metrics', { headers: { 'x-forwarded-for': forwarded } });
      expect((await metrics('127.0.0.1, 203.0.113.9')).status).toBe(404);
      expect((await metrics('127.0.0.1')).status).toBe(404);
      expect((await api.ask('/metrics')).status).toBe(200);
      const body = { email: 'khong@xa.example', password: 'sai' };
      await api.ask('/api/session', { method: 'POST', body, headers: { 'x-forwarded-for': '8.8.4.4, 203.0.113.9' } });
      const inspector = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
      expect((await inspector.get('/api/trail')).body.items[0].address).toBe('203.0.x.x');
    } finally {
      await api.close();
    }
  });
});

describe('the first account', () => {
  it('is made by a link that works once, and not when there is one already', async () => {
    const api = await Api.open(pglite);
    try {
      const link = await openFirstAccount(api.database.db, new Date().toISOString());
      const make = (secret: string, password = PASSWORD) =>
        api.ask('/api/first-account', { method: 'POST', body: { link: secret, name: 'Quản trị', email: 'quan@tinh.example', password } });
      expect((await make('0'.repeat(64))).status).toBe(401);
      expect((await make(link, 'matkhau123456')).status).toBe(422);
      const made = await make(link);
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      expect((await make(link)).status).toBe(401);
      const late = await Api.open(pglite);
      const old = await openFirstAccount(late.database.db, '2026-01-01T00:00:00Z');
      expect(
        (await late.ask('/api/first-account', { method: 'POST', body: { link: old, name: 'Q', email: 'q@t.example', password: PASSWORD } }))
          .status,
      ).toBe(401);
      await late.close();
    } finally {
      await api.close();
    }
  });
});

describe('signing in through an office’s own system (oidc-provider)', () => {
  let server: Server;
  let issuer = '';
  let api: Api;
  const BASE = 'http://127.0.0.1:8080';

  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(issuer, {
      clients: [{ client_id: 'mtqg', client_secret: 'bi-mat-cua-bo-thu', redirect_uris: [`${BASE}/api/auth/callback/oidc`] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: false,
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, email: `${id}@xa.example`, email_verified: true, name: `Cán bộ ${id}` }),
      }),
    } as never);
    server.on('request', provider.callback());
    api = await Api.open(pglite, { oidc: { issuer, clientId: 'mtqg', clientSecret: 'bi-mat-cua-bo-thu' }, baseUrl: BASE });
    await api.signIn.createAccount({ name: 'Có tài khoản', email: 'co@xa.example', password: null });
  });
  afterAll(async () => {
    await api?.close();
    server?.close();
  });

  /** Walks the provider's pages as a browser would; returns the address it sends the browser back to. */
  async function walk(url: string, login: string): Promise<string> {
    const jar = new Map<string, string>();
    let at = url;
    let form: Record<string, string> | null = null;
    for (let step = 0; step < 15; step += 1) {
      const response: Response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = response.headers.get('location');
      form = null;
      if (location) {
        at = new URL(location, at).href;
        if (at.startsWith(BASE)) return at;
        continue;
      }
      const page = await response.text();
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
      at = new URL(action, at).href;
      form = prompt === 'login' ? { prompt, login, password: 'x' } : { prompt };
    }
    throw new Error(`no way back from ${at}`);
  }

  async function come(login: string) {
    const asked = await api.ask('/api/session/oidc', { method: 'POST', body: { returnTo: '/' } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const back = new URL(await walk(asked.body.url, login));
    return api.ask(`${back.pathname}${back.search}`, { headers: { cookie: cookieOf(asked.cookies) } });
  }

  it('opens a session for an address that has an account', async () => {
    const answer = await come('co');
    expect(answer.status, JSON.stringify(answer.body)).toBe(302);
    const cookie = cookieOf(answer.cookies.filter((one) => !/Max-Age=0/.test(one)));
    expect((await api.ask('/api/me', { headers: { cookie } })).body).toMatchObject({ email: 'co@xa.example' });
  });

  it('stands in the trail, whether it opened a session or not', async () => {
    await come('la');
    const inspector = await api.person('Thanh tra', { role: 'inspector', unit: 'VN@2021-01-01' });
    const { items } = (await inspector.get('/api/trail?action=session.open')).body;
    expect(items.map((row: { route: string; outcome: string }) => `${row.route} ${row.outcome}`)).toEqual(
      expect.arrayContaining(['oidcCallback ok', 'oidcCallback unauthenticated']),
    );
  });

  it('opens none for an address without one', async () => {
    const answer = await come('la');
    const cookie = cookieOf(answer.cookies.filter((one) => !/Max-Age=0/.test(one)));
    expect((await api.ask('/api/me', { headers: { cookie } })).status).toBe(401);
  });

  it('does not send people to a foreign page afterwards', async () => {
    expect((await api.ask('/api/session/oidc', { method: 'POST', body: { returnTo: 'https://ke-xau.example' } })).status).toBe(400);
    expect((await api.ask('/api/session/oidc', { method: 'POST', body: { returnTo: '//ke-xau.example' } })).status).toBe(400);
  });
});
