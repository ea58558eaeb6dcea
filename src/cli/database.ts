/** Which database a command works on, opened, migrated and with the shipped catalogue. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { installShipped } from '../catalogue/actions.ts';
import { connect, type Database, fromSystem, hidePassword } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { type Context, flag, text } from './options.ts';

export const DEFAULT_URL = 'pglite:.mtqg/data';
export const DEMO_URL = 'pglite:.mtqg/demo';

/** `try`: what a dry run looks at; like `write`, but leaves no database behind where there was none. */
type Mode = 'read' | 'write' | 'try' | 'demo';

/**
 * `--database` wins over `--demo`, that over MTQG_DATABASE_URL. While .mtqg/data does not exist, commands that only read use the
 * example's database and say so; commands that write name the database they write to.
 */
export function databaseUrl(context: Context, mode: Mode): { url: string; notice: string } {
  const chosen = text(context, 'database') ?? (flag(context, 'demo') ? DEMO_URL : undefined) ?? context.effects.env['MTQG_DATABASE_URL'];
  if (chosen !== undefined && chosen !== '')
    return { url: absolute(context, chosen), notice: mode === 'write' ? `Ghi vào ${hidePassword(chosen)}` : '' };
  if (mode === 'demo') return { url: absolute(context, DEMO_URL), notice: '' };
  const hasData = existsSync(resolve(context.effects.cwd(), '.mtqg/data'));
  const hasDemo = existsSync(resolve(context.effects.cwd(), '.mtqg/demo'));
  if (mode === 'read' && !hasData && hasDemo)
    return { url: absolute(context, DEMO_URL), notice: 'Chưa có .mtqg/data: dùng cơ sở dữ liệu của ví dụ (.mtqg/demo).' };
  // Reading leaves nothing behind: a folder made by a mere question would hide the example from the next one.
  if ((mode === 'read' || mode === 'try') && !hasData) return { url: 'pglite:memory', notice: '' };
  return { url: absolute(context, DEFAULT_URL), notice: mode === 'write' ? 'Ghi vào .mtqg/data' : '' };
}

function absolute(context: Context, url: string): string {
  return url.startsWith('pglite:') && url !== 'pglite:memory'
    ? `pglite:${resolve(context.effects.cwd(), url.slice('pglite:'.length))}`
    : url;
}

/** Opens the database for the length of `work`. @throws Problem database-in-use, database-failed */
export async function withDatabase<T>(context: Context, mode: Mode, work: (database: Database) => Promise<T>): Promise<T> {
  const { url, notice } = databaseUrl(context, mode);
  if (notice !== '' && !context.json) context.effects.err(notice);
  const database = await connect(url);
  try {
    await migrate(database);
    await installShipped(database.db);
    return await work(database);
  } catch (error) {
    throw fromSystem(error, hidePassword(url).replace(/^pglite:/, ''));
  } finally {
    await database.close();
  }
}
