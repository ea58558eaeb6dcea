/** The project's own TypeScript, and which of it is pure: same words as .dependency-cruiser.cjs. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const IMPURE_ROOM = /^src\/(?:db|http|cli)\//;
const IMPURE_FILE =
  /^src\/[^/]+\/(?:(?:reading|notices|chain|curve|decisions|periods|uploads|undo|suspense)\/)?(?:store|actions|routes|files)\.ts$/;
const TEST_FILE = /\.(?:test|fixture)\.ts$/;

/** Paths with `/`, relative to the root, sorted; a folder that does not exist has none. */
export function sourceFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules/'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export const isPure = (path: string): boolean =>
  path.startsWith('src/') && !IMPURE_ROOM.test(path) && !IMPURE_FILE.test(path) && !TEST_FILE.test(path);
