/**
 * What a stranger builds on from /api/openapi.json: that real answers, good and bad, are what it describes, and that versions, parameters,
 * media types and methods are as it says. Every route is walked.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_NAMES } from '../../src/access/model.ts';
import type { Route } from '../../src/db/route.ts';
import { type Answer, Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';
import { addressOf, examples, isWalked, makeThings, type Things } from './examples.ts';

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { headers?: Record<string, unknown>; content: Record<string, unknown> }>>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
let api: Api;
let person: Person;
let things: Things;
let document: { readonly paths: Record<string, Record<string, Described>> };
let asked = 0;

beforeAll(async () => {
  const [pglite] = ENGINES;
  if (!pglite) throw new Error('no engine');
  api = await Api.open(pglite);
  person = await api.person('Mọi vai trò', ...ROLE_NAMES.map((role) => ({ role, unit: 'VN@2021-01-01' })));
  things = await makeThings(api, '23497@2025-07-01');
  document = (await api.ask('/api/openapi.json')).body;
});
afterAll(() => api?.close());

/** See isWalked: the other kinds of records in the soak. */
const walked = () => api.routes.filter(isWalked);
const pathOf = (route: Route) => route.path.replace(/:(\w+)/g, '{$1}');
const describedAs = (route: Route): Described => document.paths[pathOf(route)]?.[route.method.toLowerCase()] as Described;
const typeOf = (answer: Answer) => String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
const exampleOf = (route: Route) => examples(things)[route.id] ?? {};
function send(route: Route, more: { headers?: Record<string, string>; address?: string } = {}): Promise<Answer> {
  asked += 1;
  const example = exampleOf(route);
  return api.ask(more.address ?? addressOf(route.path, example), {
    method: route.method,
    ...(example.body === undefined ? {} : { body: example.body }),
    key: `khoa-${asked}-${Math.random()}`,
    headers: { ...person.headers, ...more.headers },
  });
}

describe('every route', () => {
  it('answers, well or badly, what the document describes', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'document');
    const escape = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
    const wrong: string[] = [];
    const good = new Set<string>();
    const look = (route: Route, answer: Answer): void => {
      const { responses } = describedAs(route);
      const status = answer.status < 400 ? String(answer.status) : `${String(answer.status)[0]}XX`;
      const type = typeOf(answer);
      const say = (what: string) => void wrong.push(`${route.id} ${answer.status} ${type}: ${what}`);
      const response = responses[status];
      if (!response?.content[type]) {
        say('no such status or media type');
        return;
      }
      if (answer.status < 400) good.add(route.id);
      for (const name of ['ETag', 'Content-Disposition'])
        if (answer.status < 400 && (response.headers?.[name] !== undefined) !== (answer.headers[name.toLowerCase()] !== undefined))
          say(`${name} is described or sent, not both`);
      if (!type.endsWith('json') || type.includes('ndjson')) return;
      const place = ['paths', pathOf(route), route.method.toLowerCase(), 'responses', status, 'content', type, 'schema'];
      const check = ajv.compile({ $ref: `document#/${place.map(escape).join('/')}` });
      if (!check(answer.body)) say(`${ajv.errorsText(check.errors)} in ${JSON.stringify(answer.body).slice(0, 300)}`);
    };
    // Reads first: a write may end what a read needs.
    for (const route of [...walked()].sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))) {
      const version = route.etag === 'required';
      look(route, await send(route, { headers: { authorization: 'Bearer nhầm', ...(version ? { 'if-match': '1' } : {}) } }));
      if (version) look(route, await send(route, { headers: { 'if-match': '"77"' } }));
      look(route, await send(route, version ? { headers: { 'if-match': '1' } } : {}));
    }
    expect(wrong).toEqual([]);
    expect(good.size).toBeGreaterThan(80);
    expect([...good]).toEqual(
      expect.arrayContaining(['changeCycle', 'readSubmission', 'writeSubmission', 'readUnit', 'exportLines', 'exportTrail']),
    );
  }, 120_000);

  it('refuses a parameter that it does not know, and names those that it does', async () => {
    const wrong: string[] = [];
    for (const route of walked()) {
      const address = addressOf(route.path, exampleOf(route));
      const answer = await send(route, { address: `${address}${address.includes('?') ? '&' : '?'}sai=1`, headers: { 'if-match': '1' } });
      const known = (describedAs(route).parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
      const isRight =
        answer.status === 400 && answer.body.detail.includes('“sai”') && known.every((name) => answer.body.detail.includes(name));
      if (!isRight) wrong.push(`${route.id}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('refuses a field that it does not know, also where it takes no body', async () => {
    const wrong: string[] = [];
    const tried = walked().filter((route) => route.method !== 'GET' && route.body !== 'bytes');
    for (const route of tried) {
      const { body } = exampleOf(route);
      const answer = await api.ask(addressOf(route.path, exampleOf(route)), {
        method: route.method,
        body: { ...(body as object), sai: 1 },
        key: `khoa-la-${Math.random()}`,
        headers: { ...person.headers, ...(route.etag === 'required' ? { 'if-match': '1' } : {}) },
      });
      if (answer.status !== 400 || !answer.body.detail.includes('không có trường sai'))
        wrong.push(`${route.id}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
    expect(tried.length).toBeGreaterThan(50);
  }, 60_000);

  it('demands If-Match exactly where the document does, and Idempotency-Key too', async () => {
    const { cycle, submission, grant, record } = await makeThings(api, '23497@2025-07-01');
    things = { ...things, cycle, submission, grant, record };
    const wrong: string[] = [];
    const demanding: string[] = [];
    for (const route of walked().filter((one) => one.writes !== 'nothing')) {
      const headers = (describedAs(route).parameters ?? []).filter((one) => one.in === 'header');
      expect(
        headers.every((one) => one.required),
        route.id,
      ).toBe(true);
      const isDemanded = headers.some((one) => one.name === 'If-Match');
      const bare = await send(route);
      if ((bare.status === 428) !== isDemanded) wrong.push(`${route.id} without If-Match: ${bare.status}`);
      if (isDemanded) {
        demanding.push(route.id);
        const stale = await send(route, { headers: { 'if-match': 'W/"77"' } });
        if (stale.status !== 412 || stale.headers['etag'] !== `"${stale.body.currentVersion}"`)
          wrong.push(`${route.id} stale: ${stale.status}`);
      } else {
        const pointless = await send(route, { headers: { 'if-match': '"77"' } });
        if (pointless.status !== 400 || pointless.body.where?.field !== 'If-Match')
          wrong.push(`${route.id} with a pointless If-Match: ${pointless.status}`);
      }
      const needsKey = headers.some((one) => one.name === 'Idempotency-Key');
      const keyless = await api.app.inject({
        method: route.method,
        url: addressOf(route.path, exampleOf(route)),
        headers: { ...person.headers, ...JSON_TYPE },
        payload: JSON.stringify(exampleOf(route).body ?? {}),
      });
      // A file has no field to name.
      const where = String(keyless.headers['content-type']).includes('json') ? keyless.json().where : undefined;
      if ((where?.field ?? '').includes('idempotency-key') !== needsKey) wrong.push(`${route.id} without a key`);
    }
    expect(wrong).toEqual([]);
    expect(demanding).toEqual(expect.arrayContaining(['writeSubmission', 'approveCycle', 'changeObstacle', 'endGrant']));
    expect(demanding).not.toEqual(expect.arrayContaining(['remindCycle']));
  }, 60_000);

  it('takes a version as it was given, weakened by a proxy, or bare', async () => {
    const { submission } = await makeThings(api, '23497@2025-07-01');
    const write = (version: string) =>
      api.ask(`/api/submissions/${submission}`, {
        method: 'PUT',
        body: { rows: [] },
        headers: { ...person.headers, 'if-match': version },
      });
    expect((await write('"1"')).etag).toBe('"2"');
    expect((await write('W/"2"')).etag).toBe('"3"');
    const third = await write('3');
    expect([third.etag, third.body.version]).toEqual(['"4"', 4]);
    for (const version of ['bon', '"4', 'W/4', '*', '"4", "5"']) expect((await write(version)).status, version).toBe(400);
  });

  it('takes JSON and nothing else where it takes JSON, and says that an object is missing', async () => {
    const wrong: string[] = [];
    let tried = 0;
    const headersOf = (route: Route) => ({
      ...person.headers,
      'idempotency-key': `khoa-noi-dung-${tried}`,
      ...(route.etag === 'required' ? { 'if-match': '1' } : {}),
    });
    for (const route of walked().filter((one) => typeof one.body === 'object')) {
      tried += 1;
      const url = addressOf(route.path, exampleOf(route));
      const ask = async (payload: string, type: Record<string, string>) => {
        const answer = await api.app.inject({ method: route.method, url, headers: { ...headersOf(route), ...type }, payload });
        return { status: answer.statusCode, detail: String(answer.json().detail) };
      };
      const plain = await ask('{}', { 'content-type': 'text/plain' });
      if (plain.status !== 415 || !plain.detail.includes('application/json')) wrong.push(`${route.id} text/plain: ${plain.status}`);
      const none = await ask('null', JSON_TYPE);
      if (none.status !== 400 || !none.detail.includes('một đối tượng JSON')) wrong.push(`${route.id} null: ${JSON.stringify(none)}`);
      if (describedAs(route).requestBody?.required === false) continue;
      for (const type of [JSON_TYPE, {}]) {
        const empty = await ask('', type);
        if (empty.status !== 400 || !empty.detail.includes('một đối tượng JSON')) wrong.push(`${route.id} empty: ${JSON.stringify(empty)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(40);
  }, 60_000);

  it('has other methods refused with those that it has', async () => {
    for (const route of walked()) {
      const address = addressOf(route.path, exampleOf(route)).split('?')[0] ?? '';
      const answer = await api.app.inject({ method: 'PATCH' as never, url: address, headers: person.headers });
      expect(answer.statusCode, route.id).toBe(405);
      expect(String(answer.headers['allow']).split(', '), route.id).toContain(route.method);
    }
    expect((await api.ask('/api/khong-co', { method: 'PUT' })).status).toBe(404);
  });
});

describe('a request that cannot be taken', () => {
  const post = (payload: string, url = '/api/session') =>
    api.app.inject({
      method: 'POST',
      url,
      headers: { ...person.headers, ...JSON_TYPE, 'idempotency-key': `khoa-${Math.random()}` },
      payload,
    });

  it('may be nested thousands deep, also where no body is expected', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      for (const url of ['/api/session', `/api/cycles/${things.cycle}/remind`]) {
        const answer = await post(`${open.repeat(4000)}1${close.repeat(4000)}`, url);
        expect(answer.statusCode, url).toBe(400);
        expect(answer.json().detail).toContain('64 tầng');
      }
    // As deep as it may be: refused for what it says, not for its depth.
    expect((await post(`${'['.repeat(60)}${']'.repeat(60)}`)).json().detail).not.toContain('tầng');
  });

  it('names the field whose letters cannot be kept', async () => {
    const answer = await post(JSON.stringify({ email: 'a@xa.example', password: ['x', { y: 'a\u0000' }] }));
    expect(answer.json().where.field).toBe('nội dung › password › 1 › y');
    expect((await person.get('/api/catalogue/search?text=%00')).body.where.field).toBe('tham số › text');
  });

  it('has an address that no encoding gives: said in Vietnamese only', async () => {
    const answer = await person.get('/api/cycles/%ff');
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain('không giải mã được');
    expect(answer.body.detail).not.toMatch(/valid|url component/);
  });
});
