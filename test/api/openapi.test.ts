/** The document alone is enough: a typed client is generated from it, compiles, and says every route. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import type { operations, paths } from './api.ts';
type Body<O extends keyof operations> = operations[O] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
type Posted = operations['postEntries']['responses'][201]['content']['application/json'];
const body: Body<'openCycle'> = { title: 'Kỳ', report: 'bao-cao-6-thang', unit: '51', period: '2026-H1', units: ['23497'] };
// @ts-expect-error a due date is text
const wrong: Body<'changeCycle'> = { due: 5, reason: 'x' };
const path: keyof paths = '/api/submissions/{id}/return';
const posted: Posted = { entries: [{ home: '51', seq: 1, status: 'posted' }] };
type Form = operations['readSubmission']['responses'][200]['content']['application/json'];
const reasonOf = (form: Form): string => form.rows[0]?.reason ?? '';
// @ts-expect-error the key is required
const headers: operations['postEntries']['parameters']['header'] = {};
export { body, headers, path, posted, reasonOf, wrong };
`;

describe('/api/openapi.json', () => {
  it('is OpenAPI 3.1 with every route, its right and its problems', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object)) as {
      operationId: string;
      summary: string;
      responses: object;
      security?: unknown[];
    }[];
    expect(operations.map((one) => one.operationId).sort()).toEqual(api.routes.map((route) => route.id).sort());
    for (const one of operations) {
      expect(one.summary, one.operationId).toMatch(/\S/);
      expect(Object.keys(one.responses), one.operationId).toContain('4XX');
    }
    expect(
      operations
        .filter((one) => one.security === undefined)
        .map((one) => one.operationId)
        .sort(),
    ).toEqual(['auditFile', 'createFirstAccount', 'signIn', 'signInOidc', 'signInTotp'].sort());
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
