/** The databases of the bench: one made-up nation in three sizes, on the server of MTQG_TEST_POSTGRES_URL, under names of their own. */
import { sql } from 'kysely';
import { currentCatalogue, installShipped } from '../../src/catalogue/actions.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { connect, type Database } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { copyWriter, loadNation, type Nation, postgresClient, settle } from './load.ts';

const SERVER = process.env['MTQG_TEST_POSTGRES_URL'] ?? '';
const COMPONENTS = 40;
/** Made-up provinces: one, or as many communes and provinces as the country has. */
export const PROVINCE = { homes: 1, communes: 100, legs: 300_000 };
export const NATION = { homes: 34, communes: 3_321, legs: 10_000_000 };

export const hasServer = SERVER !== '';

export interface Sized {
  readonly name: string;
  readonly legs: number;
  readonly nation: Nation;
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** null: it was there already. */
  readonly seconds: number | null;
}

/** Opens a nation of this size, making it when it is not there. */
export async function openNation(label: string, legs: number): Promise<Sized> {
  const name = `mtqg_bench_${label}`;
  const admin = await postgresClient(SERVER);
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const filled = await openFilled(url.href, { ...NATION, legs }, (text) => console.log(`[${label}] ${text}`));
  await settle(filled.database.db);
  const { rows } = await sql<{ legs: number }>`SELECT 2 * count(*) AS legs FROM ledger_line`.execute(filled.database.db);
  return { ...filled, name, legs: rows[0]?.legs ?? 0 };
}

/** The database with the tables of this release, and a made-up ledger in it unless there is one. */
export async function openFilled(
  url: string,
  size: Pick<Nation, 'homes' | 'communes' | 'legs'>,
  say: (text: string) => void,
): Promise<Pick<Sized, 'nation' | 'database' | 'catalogue' | 'seconds'>> {
  const database = await connect(url);
  await migrate(database);
  await installShipped(database.db);
  const catalogue = await currentCatalogue(database.db);
  const nation: Nation = { ...size, firstYear: 2021, years: 5, components: componentsOf(catalogue), seed: 7 };
  const { rows } = await sql<{ filled: boolean }>`SELECT EXISTS (SELECT 1 FROM ledger_head) AS filled`.execute(database.db);
  if (rows[0]?.filled) return { database, catalogue, nation, seconds: null };
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const client = await postgresClient(url);
  await loadNation(database.db, copyWriter(client), nation, (text) => say(`${elapsed().toFixed(0)} s: ${text}`));
  await client.end();
  return { database, catalogue, nation, seconds: elapsed() };
}

export async function closeNation({ name, database }: Sized): Promise<void> {
  await database.close();
  if (process.env['MTQG_BENCH_KEEP'] === '1') return;
  const admin = await postgresClient(SERVER);
  await admin.query(`DROP DATABASE ${name}`);
  await admin.end();
}

/** Forty leaves of the three programmes of 2021–2025, spread over their trees. */
function componentsOf(catalogue: Catalogue): string[] {
  const leaves = ['DT', 'GN', 'NTM'].flatMap((root) =>
    catalogue.componentsUnder(root).flatMap(({ code }) => (catalogue.childrenOf(code).length === 0 ? [code] : [])),
  );
  return Array.from({ length: COMPONENTS }, (_, index) => leaves[Math.floor((index * leaves.length) / COMPONENTS)] as string);
}
