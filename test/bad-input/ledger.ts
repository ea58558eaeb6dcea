/** A database with the shipped catalogue, and what an import changed in it. */
import { sql } from 'kysely';
import { installShipped, openCatalogue } from '../../src/catalogue/actions.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Database } from '../../src/db/connect.ts';
import { type ImportResult, importFiles } from '../../src/intake/actions.ts';
import type { ImportOptions } from '../../src/intake/options.ts';
import { readFiles } from '../../src/intake/read-file.ts';
import { Problem, Problems } from '../../src/kernel/problem.ts';
import { readBalances } from '../../src/ledger/reading/store.ts';
import type { Engine } from '../support/databases.ts';
import type { NamedFile } from './files.ts';

export interface Books {
  readonly database: Database;
  readonly catalogue: Catalogue;
  import(files: readonly NamedFile[], options?: Partial<ImportOptions>): Promise<ImportResult>;
  /** The problems of an import that must be refused. */
  refused(files: readonly NamedFile[], options?: Partial<ImportOptions>): Promise<readonly Problem[]>;
  /** Everything that was ever written: entries, records and rows of origin. */
  written(): Promise<{ entries: number; records: number; origins: number; files: number }>;
  /** Balance in đồng of each account that is not zero, without the outside. */
  balances(): Promise<Record<string, number>>;
}

export async function openBooks(engine: Engine): Promise<Books> {
  const database = await engine.open();
  await installShipped(database.db);
  const { catalogue } = await openCatalogue(database.db);
  const count = async (table: string) => {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(database.db);
    return rows[0]?.n ?? -1;
  };
  const books: Books = {
    database,
    catalogue,
    import: async (files, options = {}) =>
      importFiles(database.db, catalogue, await readFiles(files), {
        dryRun: false,
        replace: false,
        allowEqual: false,
        actor: 'test',
        ...options,
      }),
    refused: async (files, options = {}) => {
      try {
        await books.import(files, options);
      } catch (error) {
        if (error instanceof Problems) return error.list;
        if (error instanceof Problem) return [error];
        throw error;
      }
      throw new Error('the import was accepted');
    },
    written: async () => ({
      entries: await count('ledger_entry'),
      records: await count('record'),
      origins: await count('intake_row'),
      files: await count('intake_file'),
    }),
    balances: async () => {
      const held = (await readBalances(database.db, '51')).filter(({ stage }) => stage !== 'external');
      return Object.fromEntries(
        held
          .map((one) => [`${one.unit.split('@')[0]} ${one.component} ${one.source} ${one.kind} ${one.execYear} ${one.stage}`, one.amount])
          .sort(),
      );
    },
  };
  return books;
}
