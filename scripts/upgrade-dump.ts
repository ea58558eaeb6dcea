/**
 * Leaves what a database of this release looks like for later releases to migrate: `npm run upgrade-dump`, when an issue is done. Needs
 * MTQG_TEST_POSTGRES_URL for the second one. The example, an account, one report approved and issued.
 */
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { installShipped, openCatalogue } from '../src/catalogue/actions.ts';
import { exampleWorkbooks } from '../src/cli/example.ts';
import { writeBackup } from '../src/db/backup.ts';
import { shippedMigrations } from '../src/db/migrate.ts';
import { openSignIn } from '../src/http/sign-in.ts';
import { importFiles } from '../src/intake/actions.ts';
import { readFiles } from '../src/intake/read-file.ts';
import type { Day } from '../src/kernel/calendar.ts';
import { approveReport, issueReport } from '../src/reports/actions.ts';
import { ENGINES } from '../test/support/databases.ts';

const last = (await shippedMigrations()).at(-1)?.name.slice(0, 3) ?? '';
// A report as it was issued is composed again with the template of its time.
const template = new URL('../templates/bao-cao-6-thang/', import.meta.url);
await cp(template, new URL(`../test/upgrade/templates/${last}/bao-cao-6-thang/`, import.meta.url), { recursive: true });
for (const engine of ENGINES.filter((one) => one.available)) {
  const database = await engine.open();
  const { db } = database;
  await installShipped(db);
  const { catalogue } = await openCatalogue(db);
  await importFiles(db, catalogue, await readFiles(await exampleWorkbooks()), {
    dryRun: false,
    replace: false,
    allowEqual: false,
    actor: 'example',
  });
  const signIn = openSignIn(db, { baseUrl: 'http://127.0.0.1:8080', secret: 'của bản lưu để thử nâng cấp, không dùng ở đâu', oidc: null });
  const by = await signIn.createAccount({ name: 'Người thử', email: 'thu@xa.example', password: null });
  await approveReport(db, { report: 'bao-cao-6-thang', unit: '614', period: '2023-H1' }, by, 'snapshot-1');
  await issueReport(db, 'snapshot-1', '123', '2023-06-16' as Day, by);
  const path = fileURLToPath(new URL(`../test/upgrade/${last}-${database.engine}.backup.gz`, import.meta.url));
  console.log(path, await writeBackup(db, path));
  await database.close();
}
