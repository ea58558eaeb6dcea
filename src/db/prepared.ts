/**
 * A migrated, empty PGlite data folder ships with the product: first start from nothing would take longer and 1.1 GB. Rebuilt by
 * `npm run prepare-database`; a test fails when it is older than the migrations or made by another PGlite.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const PREPARED_ARCHIVE = fileURLToPath(new URL('./prepared.tar.gz', import.meta.url));
export const PREPARED_STAMP = fileURLToPath(new URL('./prepared.json', import.meta.url));

export interface PreparedStamp {
  readonly pglite: string;
  readonly migrations: string;
}

export async function readPreparedStamp(): Promise<PreparedStamp> {
  return JSON.parse(await readFile(PREPARED_STAMP, 'utf8')) as PreparedStamp;
}
