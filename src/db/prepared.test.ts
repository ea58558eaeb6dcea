/** The shipped PGlite folder is of these migrations and this PGlite, and opens as an empty, migrated database. */
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { migrate, migrationsHash, shippedMigrations, splitStatements } from './migrate.ts';
import { readPreparedStamp } from './prepared.ts';

describe('the prepared database', () => {
  it('is as new as the migrations and the PGlite in use (npm run prepare-database)', async () => {
    const stamp = await readPreparedStamp();
    expect(stamp.migrations).toBe(migrationsHash(await shippedMigrations()));
    const { version } = JSON.parse(
      await readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(stamp.pglite).toBe(version);
  });

  it('is empty and needs no migration', async () => {
    const database = await connect('pglite:memory');
    try {
      expect(await migrate(database)).toEqual([]);
      const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ledger_entry`.execute(database.db);
      expect(rows[0]?.count).toBe(0);
    } finally {
      await database.close();
    }
  });
});

describe('splitStatements', () => {
  it('splits at semicolons outside function bodies', () => {
    expect(
      splitStatements(
        '-- note\nCREATE TABLE a (b int);\n\nCREATE FUNCTION f() RETURNS int AS $$\nBEGIN\n  RETURN 1;\nEND $$;\nSELECT 1;\n',
      ),
    ).toEqual(['CREATE TABLE a (b int);', 'CREATE FUNCTION f() RETURNS int AS $$\nBEGIN\n  RETURN 1;\nEND $$;', 'SELECT 1;']);
  });
});
