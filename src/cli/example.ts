/** The shipped example: its files, and loading it into a database of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openCatalogue } from '../catalogue/actions.ts';
import type { Database } from '../db/connect.ts';
import { readNote, writeNote } from '../db/installation.ts';
import { importFiles } from '../intake/actions.ts';
import { readFiles } from '../intake/read-file.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { readHomes } from '../ledger/reading/store.ts';
import type { Effects } from './options.ts';
import { progressOf } from './output.ts';

export const EXAMPLE = { report: 'bao-cao-6-thang', unit: '614', period: '2023-H1' } as const;
const FOLDER = fileURLToPath(new URL('../../examples/kon-ray/', import.meta.url));
const MARK = 'example';

export async function exampleWorkbooks(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.xlsx')).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(`${FOLDER}/${name}`)) })));
}

export async function examplePrinted(): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: 'printed.tsv', bytes: new Uint8Array(await readFile(`${FOLDER}/printed.tsv`)) };
}

export interface ExampleState {
  readonly loaded: boolean;
  /** Set when facts differ from the shipped example: people have worked in it, or the example changed since. */
  readonly notice: string;
}

/**
 * Loads the example once. Never deletes.
 * @throws Problem foreign-database for a database that holds data it did not load
 */
export async function loadExample(database: Database, effects: Effects): Promise<ExampleState> {
  const { db } = database;
  const files = await exampleWorkbooks();
  const content = toHex(sha256Bytes(...files.map((file) => file.bytes)));
  const held = await readNote(db, MARK);
  const entries = (await readHomes(db)).reduce((total, home) => total + home.seq, 0);
  if (held !== undefined) {
    const [hash = '', count = '0'] = held.split(' ');
    if (hash !== content)
      return {
        loaded: false,
        notice:
          'Ví dụ trong bản phần mềm này khác bản đã nạp; cơ sở dữ liệu giữ nguyên. Muốn nạp lại, dùng thư mục khác: --database pglite:THƯ_MỤC.',
      };
    return {
      loaded: false,
      notice: entries === Number(count) ? '' : `Sổ có ${entries - Number(count)} bút toán ghi thêm ngoài ví dụ; số liệu có thể khác ví dụ.`,
    };
  }
  if (entries > 0)
    throw new Problem(
      'foreign-database',
      'Cơ sở dữ liệu này đang giữ số liệu không phải của ví dụ; demo không ghi vào. Chọn nơi khác bằng --database pglite:THƯ_MỤC.',
    );
  const { catalogue } = await openCatalogue(db);
  await importFiles(db, catalogue, await readFiles(files), {
    dryRun: false,
    replace: false,
    allowEqual: false,
    actor: 'example',
    onProgress: progressOf(effects),
  });
  const now = (await readHomes(db)).reduce((total, home) => total + home.seq, 0);
  await writeNote(db, MARK, `${content} ${now}`);
  return { loaded: true, notice: '' };
}
