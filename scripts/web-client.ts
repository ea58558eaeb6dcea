/**
 * What the application takes from the rest of the product, written before it is built and before its types are checked; not committed:
 * web/api/schema.gen.ts, the types of the API as its own description gives them, and web/api/audit-facts.gen.json, the catalogue as
 * `mtqg audit` uses it, so that a file is audited in the browser with the same facts.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { readShippedData } from '../src/catalogue/files.ts';
import { loadCatalogue } from '../src/catalogue/load.ts';
import { connect } from '../src/db/connect.ts';
import { allRoutes } from '../src/http/routes.ts';
import { buildServer } from '../src/http/server.ts';
import { auditFacts } from '../src/reports/audit-facts.ts';

const FOLDER = new URL('../web/api/', import.meta.url);

/** Whole or not at all: two builds may run at once, and a file that stays the same does not wake those who watch it. */
function write(name: string, text: string): void {
  const file = fileURLToPath(new URL(name, FOLDER));
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

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
const types = astToString(await openapiTS(description as never));
write('schema.gen.ts', `// Written by scripts/web-client.ts from the API's own description; not edited, not committed.\n${types}`);

const facts = auditFacts(loadCatalogue(await readShippedData()));
const text = JSON.stringify(facts);
// A Map or a Set among the facts would silently become {}.
if (JSON.stringify(JSON.parse(text)) !== text || facts.units.length === 0) throw new Error('the facts of the auditor are no plain JSON');
write('audit-facts.gen.json', `${text}\n`);
