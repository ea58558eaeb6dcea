/** A throw-away project folder in which a guard is shown a fault it must catch. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `use` in a folder with these files and copies of these configurations; node_modules is the project's own. */
export function inWorkshop<T>(files: Readonly<Record<string, string>>, configurations: readonly string[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-guard-'));
  try {
    for (const name of configurations) copyFileSync(join(ROOT, name), join(folder, name));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A tool of node_modules, run in the folder. */
export function runTool(folder: string, tool: string, ...args: readonly string[]): { status: number | null; output: string } {
  const run = spawnSync(process.execPath, [join(ROOT, 'node_modules', tool), ...args], { cwd: folder, encoding: 'utf8' });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}
