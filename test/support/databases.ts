/**
 * The databases the suite runs on: PGlite in memory always; PostgreSQL when MTQG_TEST_POSTGRES_URL is set. The suite creates and drops
 * databases of its own there and never reads MTQG_DATABASE_URL.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connect, type Database } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';

export const POSTGRES_URL = process.env['MTQG_TEST_POSTGRES_URL'] ?? '';

export interface Engine {
  readonly name: string;
  readonly available: boolean;
  /** A fresh database, migrated unless it is to be `bare`; `close` drops it. */
  open(options?: { readonly bare?: boolean }): Promise<Database>;
}

async function openPostgres({ bare = false } = {}): Promise<Database> {
  const name = `mtqg_test_${randomUUID().replaceAll('-', '')}`;
  await admin(`CREATE DATABASE ${name}`);
  const url = new URL(POSTGRES_URL);
  url.pathname = `/${name}`;
  const database = await connect(url.href);
  if (!bare) await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await dropDatabase(name);
    },
  };
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A plain DROP first: it sends an autovacuum worker away, which FORCE may not (the worker is a superuser's: 42501). FORCE is for a
 * connection that a test left open.
 */
async function dropDatabase(name: string): Promise<void> {
  await admin(`DROP DATABASE ${name}`).catch(() => admin(`DROP DATABASE ${name} WITH (FORCE)`));
}

export const ENGINES: readonly Engine[] = [
  {
    name: 'PGlite',
    available: true,
    open: async ({ bare = false } = {}) => {
      const database = await connect('pglite:memory', { bare });
      if (!bare) await migrate(database);
      return database;
    },
  },
  { name: 'PostgreSQL (MTQG_TEST_POSTGRES_URL)', available: POSTGRES_URL !== '', open: openPostgres },
];
