/**
 * Every route × every role × own, child, parent and foreign unit, against the policy's table. A route without a row of the policy does not
 * start; one without an example fails here.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_NAMES, type Role } from '../../src/access/model.ts';
import { isAction, type Permission, POLICY, policyMarkdown } from '../../src/access/policy.ts';
import type { Route } from '../../src/db/route.ts';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';
import { addressOf, examples, isWalked, makeThings, type Things } from './examples.ts';

const OWN = '23497@2025-07-01';
const UNITS = { own: OWN, child: '23497.T04@2025-07-01', parent: '51@2025-07-01', foreign: '23479@2025-07-01' } as const;
type Where = keyof typeof UNITS;

/** About the book of a province, or about all units: more than a commune's role reaches. */
const ABOVE = new Set([
  'closePeriod',
  'addOfficeRows',
  'verifyLedger',
  'readTrail',
  'exportTrail',
  'verifyTrail',
  'eraseTrailPlaces',
  'takeBackup',
]);

function expected(route: Route, role: Role | null, where: Where): 'open' | 401 | 403 {
  const { reach, roles }: Permission = POLICY[route.action as keyof typeof POLICY];
  if (reach === 'everyone') return 'open';
  if (role === null) return 401;
  if (reach === 'signed-in') return 'open';
  if (!roles.includes(role)) return 403;
  if (reach === 'any-scope') return 'open';
  if (ABOVE.has(route.id)) return 403;
  return where === 'own' || where === 'child' ? 'open' : 403;
}

let api: Api;
const people = new Map<Role | null, Person | null>([[null, null]]);
const things = {} as Record<Where, Things>;

beforeAll(async () => {
  const [pglite] = ENGINES;
  if (!pglite) throw new Error('no engine');
  api = await Api.open(pglite);
  for (const role of ROLE_NAMES) people.set(role, await api.person(role, { role, unit: OWN }));
  for (const where of Object.keys(UNITS) as Where[]) things[where] = await makeThings(api, UNITS[where]);
}, 60_000);
afterAll(() => api?.close());

describe('the policy', () => {
  it('has a row for every route, every route a unique name, and every row a route', () => {
    expect(api.routes.length).toBeGreaterThan(120);
    expect(new Set(api.routes.map((route) => route.id)).size).toBe(api.routes.length);
    for (const route of api.routes) expect(isAction(route.action), `${route.id}: ${route.action}`).toBe(true);
    expect(Object.keys(POLICY).filter((action) => !api.routes.some((route) => route.action === action))).toEqual([]);
  });

  it('is printed for people in docs/phan-quyen.md as it is', () => {
    expect(readFileSync(new URL('../../docs/phan-quyen.md', import.meta.url), 'utf8')).toContain(policyMarkdown());
  });

  it('has an example of every route for this test', () => {
    const known = examples(things.own);
    expect(api.routes.filter((route) => known[route.id] === undefined).map((route) => route.id)).toEqual([]);
    expect(Object.keys(known).filter((id) => !api.routes.some((route) => route.id === id))).toEqual([]);
  });

  it.each(Object.keys(UNITS) as Where[])(
    'decides every route and role on the %s unit',
    async (where) => {
      const wrong: string[] = [];
      let asked = 0;
      // Reads first: a write may end what a read needs.
      const walked = api.routes.filter(isWalked);
      for (const route of [...walked].sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))) {
        for (const [role, person] of people) {
          const example = examples(things[where])[route.id] ?? {};
          const { status } = await api.ask(addressOf(route.path, example), {
            method: route.method,
            ...(example.body === undefined ? {} : { body: example.body }),
            key: `khoa-${asked}-${where}-${Math.random()}`,
            version: route.etag === 'required' ? 1 : undefined,
            headers: person ? person.headers : {},
          });
          asked += 1;
          const want = expected(route, role, where);
          const isRight = want === 'open' ? status !== 403 && status < 500 && (status !== 401 || mayRefuseItself(route)) : status === want;
          if (!isRight) wrong.push(`${route.id} as ${role ?? 'nobody'} on ${where}: ${status}, expected ${want}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(asked).toBe(walked.length * (ROLE_NAMES.length + 1));
      expect(walked.length).toBeGreaterThan(110);
    },
    120_000,
  );
});

/** Sign-in and what asks for a password answer 401 to a wrong one; the policy lets them through. */
function mayRefuseItself(route: Route): boolean {
  return (
    route.action.startsWith('session.') ||
    ['mySessions', 'endMySession', 'changePassword', 'startTotp', 'confirmTotp', 'stopTotp'].includes(route.id)
  );
}

describe('dates and programmes', () => {
  it('end a right on its last day and begin it on its first', async () => {
    const late = await api.person('Hết hạn', { role: 'finance-officer', unit: OWN, validTo: '2026-11-01' as never });
    expect((await late.get(`/api/ledger/lines?unit=${OWN}`)).status).toBe(403);
  });

  it('limit what is written to the programmes granted, not what is read', async () => {
    const person = await api.person('Một chương trình', { role: 'finance-officer', unit: OWN, programmes: ['NTM'] });
    const line = { unit: OWN, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 1 };
    const answer = await person.post('/api/ledger/entries', {
      entries: [{ event: 'assign', effectiveOn: '2026-03-01', document: 'X', lines: [line] }],
    });
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('MT26');
    expect((await person.get(`/api/ledger/lines?unit=${OWN}`)).status).toBe(200);
  });

  it('do not let an administrator reach above their unit', async () => {
    const admin = await api.person('Quản trị xã', { role: 'administrator', unit: OWN });
    const boss = await api.person('Lãnh đạo tỉnh', { role: 'leader', unit: UNITS.parent });
    for (const unit of [UNITS.parent, UNITS.foreign]) {
      expect((await admin.post(`/api/accounts/${admin.account}/grants`, { role: 'administrator', unit })).status).toBe(403);
      expect((await admin.post('/api/accounts', { name: 'X', email: 'cao@xa.example', role: 'leader', unit })).status).toBe(403);
    }
    expect((await admin.put(`/api/accounts/${boss.account}/state`, { disabled: true })).status).toBe(403);
    const past = await admin.post(`/api/accounts/${boss.account}/grants`, { role: 'inspector', unit: OWN, validFrom: '2020-01-01' });
    expect(past.body.code).toBe('invalid-value');
  });

  it('do not let anybody move units under their own by the catalogue, or give themselves a role', async () => {
    const consolidator = await api.person('Tổng hợp xã', { role: 'consolidator', unit: OWN });
    const row = '23479\t23497\txa\tĐăk Rve\t\t51\t\t2025-07-01\t\t\tX\tverified';
    const head = 'code\tparent\ttype\tname\taliases\thome\tarea\tvalid_from\tvalid_to\tlegal_ref\tsource\tconfidence';
    const answer = await consolidator.post('/api/catalogue/rows', { files: { 'units.tsv': `${head}\n${row}\n` }, document: 'X' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(403);
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    expect((await admin.post(`/api/accounts/${admin.account}/grants`, { role: 'finance-officer', unit: OWN })).status).toBe(409);
  });

  it('say of a role that is taken back on its first day that it was withdrawn', async () => {
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    const officer = await api.person('Cán bộ', { role: 'inspector', unit: OWN });
    const given = await admin.post(`/api/accounts/${officer.account}/grants`, { role: 'commune-officer', unit: OWN });
    expect(given.body).toMatchObject({ state: 'valid', validFrom: api.today, validTo: null });
    const taken = await admin.remove(`/api/grants/${given.body.id}`, given.etag?.replaceAll('"', ''));
    expect(taken.body).toMatchObject({ state: 'withdrawn', version: 2 });
    const me = (await officer.get('/api/me')).body.grants;
    expect(me.map((one: { role: string; state: string }) => `${one.role} ${one.state}`).sort()).toEqual([
      'commune-officer withdrawn',
      'inspector valid',
    ]);
  });

  it('say what to do when an address, dates or an action of a token cannot be', async () => {
    const admin = await api.person('Quản trị', { role: 'administrator', unit: 'VN@2021-01-01' });
    const body = { name: 'X', email: 'trung@xa.example', role: 'inspector', unit: OWN };
    expect((await admin.post('/api/accounts', body)).status).toBe(201);
    expect((await admin.post('/api/accounts', body)).body.detail).toContain('dùng địa chỉ khác');
    const dates = { validFrom: '2099-02-01', validTo: '2099-01-01' };
    expect((await admin.post('/api/accounts', { ...body, email: 'khac@xa.example', ...dates })).body.detail).toMatch(
      /01\/01\/2099 trước ngày bắt đầu 01\/02\/2099; chọn/,
    );
    const token = async (action: string) => (await admin.post('/api/me/tokens', { name: 'x', actions: [action] })).body.detail;
    expect(await token('fly')).toMatch(/Không có việc “fly”; .*account\.manage/);
    expect(await token('money.post')).toMatch(/không có quyền “money.post”.*; chọn trong: .*account\.manage/);
  });

  it('let a token do no more than it was given, nor than its account may', async () => {
    const officer = await api.person('Cán bộ', { role: 'commune-officer', unit: OWN });
    expect((await officer.post('/api/me/tokens', { name: 'x', actions: ['money.post'] })).body.code).toBe('invalid-value');
    const made = await officer.post('/api/me/tokens', { name: 'đọc', actions: ['facts.read'], days: 1 });
    const headers = { authorization: `Bearer ${made.body.token}` };
    expect((await api.ask(`/api/ledger/lines?unit=${OWN}`, { headers })).status).toBe(200);
    const write = await api.ask('/api/steering/obstacles', {
      method: 'POST',
      headers,
      key: 'khoa-thu-1',
      body: examples(things.own)['addObstacle']?.body,
    });
    expect(write.status).toBe(403);
    expect((await officer.remove(`/api/me/tokens/${made.body.id}`)).status).toBe(200);
    expect((await api.ask(`/api/ledger/lines?unit=${OWN}`, { headers })).status).toBe(401);
  });
});
