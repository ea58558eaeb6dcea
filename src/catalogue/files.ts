/** The only file reading of this room: the reference data that ships with the package. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every `data/*.tsv` as {file name → text}. Works from src/ and from dist/: `data/` is looked for in each folder above this file. */
export async function readShippedData(): Promise<Record<string, string>> {
  const folder = await findDataFolder(dirname(fileURLToPath(import.meta.url)));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.tsv')).sort();
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)));
}

async function findDataFolder(start: string): Promise<string> {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'data');
    const names = await readdir(candidate).catch((): string[] => []);
    if (names.includes('programmes.tsv')) return candidate;
  }
  throw new Error(`data/programmes.tsv not found above ${start}: the package is incomplete`);
}
