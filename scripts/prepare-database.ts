/** Rebuilds src/db/prepared.tar.gz: an empty PGlite data folder with every migration applied. */
import { readFile, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate, migrationsHash, shippedMigrations } from '../src/db/migrate.ts';
import { PREPARED_ARCHIVE, PREPARED_STAMP } from '../src/db/prepared.ts';

// A log in segments of 1 MB: of the usual 16 MB nearly all would be zeroes that every new folder unpacks and writes.
const pglite = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] });
const database = {
  db: new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) }),
  url: 'pglite:memory',
  engine: 'pglite' as const,
  close: async () => undefined,
};
await migrate(database as never);
await pglite.exec('CHECKPOINT');
const archive = await pglite.dumpDataDir('gzip');
await writeFile(PREPARED_ARCHIVE, new Uint8Array(await archive.arrayBuffer()));
const { version } = JSON.parse(await readFile(new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8')) as {
  version: string;
};
await writeFile(PREPARED_STAMP, `${JSON.stringify({ pglite: version, migrations: migrationsHash(await shippedMigrations()) }, null, 2)}\n`);
await pglite.close();
console.log(`${PREPARED_ARCHIVE}: ${(archive.size / 1e6).toFixed(1)} MB`);
