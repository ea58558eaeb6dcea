/** web/api/schema.gen.ts: the types of the API as its own description gives them. Written by build-web and before the types are checked. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { connect } from '../src/db/connect.ts';
import { allRoutes } from '../src/http/routes.ts';
import { buildServer } from '../src/http/server.ts';

const FILE = new URL('../web/api/schema.gen.ts', import.meta.url);
const database = await connect('pglite:memory');
const app = await buildServer({
  db: database.db,
  signIn: { baseUrl: 'http://127.0.0.1', secret: 'không ký gì: chỉ mô tả', oidc: null },
  mostRequests: 1,
  trustProxy: false,
  logLevel: false,
  now: () => new Date().toISOString(),
  randomId: () => crypto.randomUUID(),
  routes: (signIn) =>
    allRoutes(signIn, {
      templates: [],
      version: '0',
      mail: async () => undefined,
      audit: () => Promise.reject(new Error('nothing is audited here')),
    }),
});
await app.ready();
const description = app.swagger();
await app.close();
await database.close();
const text = `// Written by scripts/web-client.ts from the API's own description; not edited, not committed.\n${astToString(await openapiTS(description as never))}`;
if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) writeFileSync(FILE, text);
