/** Databases of earlier releases, brought to this one on both engines: chains hold, and the report issued then reads the same to the byte. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../../src/access/actions.ts';
import { installShipped } from '../../src/catalogue/actions.ts';
import { restoreBackup } from '../../src/db/backup.ts';
import { shippedMigrations } from '../../src/db/migrate.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { composeReport, frozenDocument } from '../../src/reports/actions.ts';
import { withNumber } from '../../src/reports/attached.ts';
import { readSnapshot } from '../../src/reports/store.ts';
import { ENGINES } from '../support/databases.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const dumps = readdirSync(folder).filter((name) => name.endsWith('.backup.gz'));

/** The newest dumps go to both engines, older ones to the engine that made them. */
const newest =
  dumps
    .map((name) => name.slice(0, 3))
    .sort()
    .at(-1) ?? '';
const dumpsFor = (engine: string) =>
  dumps.filter((name) => name.startsWith(newest) || engine.toLowerCase().startsWith(name.includes('pglite') ? 'pglite' : 'postgres'));

it('has a dump of either engine', () => {
  for (const engine of ['pglite', 'postgres'])
    expect(
      dumps.some((name) => name.includes(engine)),
      engine,
    ).toBe(true);
});

/** The template that the dump was made with: the newest folder that is not younger. */
function templatesOf(dump: string): string {
  const made = readdirSync(`${folder}templates`).filter((name) => name <= dump.slice(0, 3));
  return `${folder}templates/${made.sort().at(-1)}`;
}

describe.each(ENGINES)('$name', (engine) => {
  it.skipIf(!engine.available).each(dumpsFor(engine.name))('brings %s here, with its report as it was issued', async (name) => {
    const database = await engine.open({ bare: true });
    try {
      const { db } = database;
      await restoreBackup(database, `${folder}${name}`);
      await installShipped(db);
      const { rows } = await import('kysely').then(({ sql }) =>
        sql<{ name: string }>`SELECT name FROM schema_migration ORDER BY name`.execute(db),
      );
      expect(rows.map((row) => row.name)).toEqual((await shippedMigrations()).map((one) => one.name));
      expect((await verifyLedger(db)).problems).toEqual([]);
      expect((await verifyTrail(db)).problems).toEqual([]);
      const snapshot = await readSnapshot(db, 'snapshot-1');
      const issued = await frozenDocument(db, 'snapshot-1');
      expect(issued.letterhead).toMatchObject({ number: '123', signedOn: '2023-06-16' });
      // The facts of then, asked again today with the template of then, compose the same text; newer templates have other annexes.
      const again = await composeReport(db, {
        report: issued.report,
        unit: issued.unit,
        period: issued.period,
        knownAt: snapshot?.knownAt ?? '',
        templates: [templatesOf(name)],
      });
      expect(JSON.stringify(withNumber(again, '123', '2023-06-16' as never))).toBe(JSON.stringify(issued));
    } finally {
      await database.close();
    }
  });
});
