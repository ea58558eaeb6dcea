/** The document alone is enough: a typed client is generated from it, compiles, and says every route. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_EXIT } from '../../src/kernel/problem.ts';
import { Api } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Inside the project, so that the compiler finds its own libraries; ignored by git and by every guard.
mkdirSync(join(ROOT, 'out'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'out', 'client-'));
let api: Api;
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document, looked at as a stranger's program would.
let document: any;

beforeAll(async () => {
  const [pglite] = ENGINES;
  if (!pglite) throw new Error('no engine');
  api = await Api.open(pglite);
  document = (await api.ask('/api/openapi.json')).body;
});
afterAll(async () => {
  await api?.close();
  rmSync(folder, { recursive: true, force: true });
});

const CLIENT = `
import type { components, operations, paths } from './api.ts';
type Named = components['schemas'];
type Body<O extends keyof operations> = operations[O] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
type Posted = operations['postEntries']['responses'][201]['content']['application/json'];
const body: Body<'openCycle'> = { title: 'Kỳ', report: 'bao-cao-6-thang', unit: '51', period: '2026-H1', units: ['23497'] };
// @ts-expect-error a due date is text
const wrong: Body<'changeCycle'> = { due: 5, reason: 'x' };
const path: keyof paths = '/api/submissions/{id}/return';
const posted: Posted = { entries: [{ home: '51', seq: 1, status: 'posted' }] };
type Read = operations['readSubmission']['responses'][200]['content']['application/json'];
const reasonOf = (form: Read): string => form.rows[0]?.reason ?? '';
const rowOf = (form: Named['Form']): Named['Row'] | undefined => form.rows[0];
const isSame: Read extends Named['Form'] ? true : false = true;
const submissionsOf = (board: Named['Board']): Named['Submission'][] => board.submissions;
const line = (one: Named['Line']): Named['Side'] => one.from;
type Refused = operations['writeSubmission']['responses']['4XX']['content']['application/problem+json'];
const problem = (one: Refused): Named['Problem'] => one;
const again = (one: Refused): string => (one.code === 'version-conflict' ? String(one.currentVersion) : (one.where?.field ?? ''));
// @ts-expect-error the list of codes is closed
const code: Named['Problem']['code'] = 'no-such-code';
// @ts-expect-error If-Match is required
const change: operations['writeSubmission']['parameters']['header'] = {};
// @ts-expect-error and has no meaning here
type Remind = operations['remindCycle']['parameters']['header']['If-Match'];
const kept: Named['ObstacleBody'] = { unit: '51', effectiveOn: '2026-01-01', data: {} as Named['Obstacle'] };
// @ts-expect-error the key is required
const headers: operations['postEntries']['parameters']['header'] = {};
export type { Remind };
export { again, change, code, isSame, kept, line, problem, rowOf, submissionsOf };
export { body, headers, path, posted, reasonOf, wrong };
`;

describe('/api/openapi.json', () => {
  it('is OpenAPI 3.1 with every route, its right and its problems', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object)) as {
      operationId: string;
      summary: string;
      responses: Record<string, { content: Record<string, unknown> }>;
      security?: unknown[];
    }[];
    expect(operations.map((one) => one.operationId).sort()).toEqual(api.routes.map((route) => route.id).sort());
    for (const one of operations) {
      expect(one.summary, one.operationId).toMatch(/\S/);
      for (const problems of ['4XX', '5XX'])
        expect(one.responses[problems]?.content, one.operationId).toEqual({
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        });
    }
    expect(
      operations
        .filter((one) => one.security === undefined)
        .map((one) => one.operationId)
        .sort(),
    ).toEqual(['auditFile', 'createFirstAccount', 'signIn', 'signInOidc', 'signInTotp'].sort());
  });

  it('names its schemas, each once: what is sent and what is answered apart only where they differ', () => {
    const { schemas } = document.components;
    for (const name of [
      'Account',
      'Board',
      'Cycle',
      'Form',
      'Grant',
      'Line',
      'ObstacleRecord',
      'Problem',
      'Row',
      'Snapshot',
      'Submission',
      'Unit',
    ])
      expect(Object.keys(schemas)).toContain(name);
    const text = JSON.stringify(document);
    for (const name of Object.keys(schemas)) expect(text, name).toContain(`"#/components/schemas/${name}"`);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(Object.keys(schemas)).toContain(name);
    for (const name of Object.keys(schemas).filter((one) => one.endsWith('Input'))) {
      expect(schemas, name).toHaveProperty(name.slice(0, -'Input'.length));
      expect(schemas[name], name).not.toEqual(schemas[name.slice(0, -'Input'.length)]);
    }
    expect([...schemas.ProblemCode.enum].sort()).toEqual([...Object.keys(PROBLEM_EXIT), 'internal-error'].sort());
  });

  it('says the media types of files, and nothing of files elsewhere', () => {
    const typesOf = (path: string, method = 'get') => Object.keys(document.paths[path][method].responses[200].content);
    expect(typesOf('/api/snapshots/{id}/file')).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/html',
      'text/markdown',
    ]);
    expect(typesOf('/api/ledger/export')).toContain('text/csv');
    expect(typesOf('/api/trail/export')).toEqual(['application/x-ndjson']);
    for (const route of api.routes) {
      const path = document.paths[route.path.replace(/:(\w+)/g, '{$1}')];
      const types = Object.keys(path[route.method.toLowerCase()].responses[route.status ?? 200].content);
      if (route.answers === 'file') expect(types, route.id).not.toContain('application/octet-stream');
      else expect(types, route.id).toEqual(['application/json']);
    }
  });

  it('begins with what a stranger must know, and names only operations that there are', () => {
    const { description } = document.info;
    const known = new Set(api.routes.map((route) => route.id));
    const words = [...description.matchAll(/`([a-z]+[A-Z]\w+)`/g)].map((match) => match[1] as string);
    const fields = ['totpRequired', 'currentVersion'];
    expect(words.filter((word) => !known.has(word) && !fields.includes(word))).toEqual([]);
    for (const word of ['openCycle', 'downloadSnapshot', 'If-Match', 'Idempotency-Key', 'next', 'without'])
      expect(description).toContain(word);
  });

  it('gives a typed client that compiles, and whose types refuse what the server would', async () => {
    writeFileSync(join(folder, 'api.ts'), astToString(await openapiTS(document)));
    writeFileSync(join(folder, 'client.ts'), CLIENT);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2023',
          module: 'nodenext',
          allowImportingTsExtensions: true,
          types: [],
          skipLibCheck: true,
        },
        files: ['client.ts'],
      }),
    );
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  }, 60_000);

  it('is shown to people at /api/docs', async () => {
    const page = await api.ask('/api/docs/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('swagger-ui');
  });
});
