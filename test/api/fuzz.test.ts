/** Every route with wrong types, missing fields, foreign ids and nonsense: always a 4xx that says what is wrong, never a 500. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_NAMES } from '../../src/access/model.ts';
import type { Route } from '../../src/db/route.ts';
import { Api, type Person } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';
import { addressOf, type Example, examples, isWalked, makeThings, type Things } from './examples.ts';

const SEED = Number(process.env['MTQG_FUZZ_SEED'] ?? 20261124);
const VN = 'VN@2021-01-01';

const NONSENSE: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  1e21,
  '',
  ' ',
  'x',
  'x'.repeat(5000),
  '../../etc/passwd',
  "'; DROP TABLE record; --",
  '=HYPERLINK("http://x")',
  '\u0000',
  '\ud800',
  '2026-02-30',
  '9999-12-31',
  '2026-01-01T00:00:00Z',
  '614',
  '23479@2025-07-01',
  'không có@2026-01-01',
  '51',
  [],
  [1],
  {},
  { __proto__: 1, constructor: 1 },
];

/** Every place inside a JSON value, as paths. */
function pathsOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...at, Array.isArray(value) ? Number(name) : name]))];
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  if (rest.length === 0 && by === undefined) delete copy[name];
  else copy[name] = replaced(copy[name], rest, by);
  return copy;
}

/** The example with one thing wrong: left out, or nonsense. */
const damaged = (example: Example) => {
  const whole = { params: example.params ?? {}, query: example.query ?? {}, body: example.body };
  const places = pathsOf(whole).filter((path) => path.length >= (path[0] === 'body' ? 1 : 2));
  const place = places.length === 0 ? fc.constant(['body'] as const) : fc.constantFrom(...places);
  return fc
    .tuple(place, fc.oneof(fc.constant(undefined), fc.constantFrom(...NONSENSE), fc.jsonValue()))
    .map(([path, by]) => replaced(whole, path, by) as Example);
};

describe.each(ENGINES)('$name', (engine) => {
  describe.skipIf(!engine.available)(`a server asked nonsense (seed ${SEED})`, () => {
    let api: Api;
    let person: Person;
    let things: Things;
    beforeAll(async () => {
      api = await Api.open(engine);
      // Rights are not what is tried here: this person has all of them.
      person = await api.person('Mọi vai trò', ...ROLE_NAMES.map((role) => ({ role, unit: VN })));
      things = await makeThings(api, '23497@2025-07-01');
    });
    afterAll(() => api?.close());

    const ask = async (route: Route, example: Example, key: string) => {
      const answer = await api.ask(addressOf(route.path, example), {
        method: route.method,
        ...(example.body === undefined ? {} : { body: example.body }),
        key,
        version: route.etag === 'required' ? 1 : undefined,
        headers: person.headers,
      });
      const shown = `${route.id} ${JSON.stringify(example).slice(0, 600)} → ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 400)}`;
      expect(answer.status, shown).toBeLessThan(500);
      if (answer.status >= 400) {
        expect(answer.headers['content-type'], shown).toContain('application/problem+json');
        expect(answer.body, shown).toMatchObject({
          status: answer.status,
          code: expect.stringMatching(/^[a-z-]+$/),
          detail: expect.stringMatching(/\S/),
        });
        expect(answer.body.detail, shown).not.toMatch(/\b(Invalid|Expected|Required|undefined|must|should)\b/);
      }
      return answer;
    };

    it('answers 4xx with a sentence to every damaged request', async () => {
      let asked = 0;
      for (const route of api.routes.filter(isWalked)) {
        // Ending sessions, tokens and rights of the asker would end the test.
        if (['signOut', 'revokeToken', 'setAccountState', 'resetPassword', 'endGrant'].includes(route.id)) continue;
        const example = examples(things)[route.id] ?? {};
        const runs = engine.name === 'PGlite' ? 6 : 5;
        for (const wrong of fc.sample(damaged(example), { seed: SEED + asked, numRuns: runs })) {
          asked += 1;
          await ask(route, wrong, `khoa-thu-${asked}`);
        }
      }
      expect(asked).toBeGreaterThan(500);
    }, 120_000);

    it('says what is wrong with JSON, keys, versions, addresses and media types', async () => {
      const send = (headers: Record<string, string>, payload: string) =>
        api.app.inject({ method: 'POST', url: '/api/steering/obstacles', headers: { ...person.headers, ...headers }, payload });
      const broken = await send({ 'content-type': 'application/json', 'idempotency-key': 'khoa-json-1' }, '{"unit": ');
      expect(broken.statusCode).toBe(400);
      expect(broken.json().detail).toContain('JSON');
      const xml = await send({ 'content-type': 'text/xml', 'idempotency-key': 'khoa-xml-1' }, '<a/>');
      expect(xml.statusCode).toBe(415);
      const body = JSON.stringify(examples(things)['addObstacle']?.body);
      expect((await send({ 'content-type': 'application/json' }, body)).json().where.field).toContain('idempotency-key');
      expect((await send({ 'content-type': 'application/json', 'idempotency-key': 'ngắn' }, body)).statusCode).toBe(400);
      const version = await api.ask('/api/steering/obstacles/51/x', {
        method: 'PUT',
        version: 'chín',
        headers: person.headers,
        body: JSON.parse(body),
      });
      expect(version.body.where.field).toBe('If-Match');
      expect((await api.ask('/api/khong-co')).status).toBe(404);
      expect((await api.ask('/api/ledger/lines?unit=%ff', { headers: person.headers })).status).toBeLessThan(500);
      expect(
        (await api.app.inject({ method: 'GET', url: '/api/catalogue/search?text=a', headers: { authorization: 'Bearer nhầm' } }))
          .statusCode,
      ).toBe(401);
      const large = await api.app.inject({ method: 'POST', url: '/api/audit?name=a.txt', payload: Buffer.alloc(51 * 1024 * 1024) });
      expect(large.statusCode).toBe(413);
    });
  });
});
