/** dist/: JavaScript and declarations for the published package (Node strips no types below node_modules), the files src/ reads beside itself, the application. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webFolder } from '../src/cli/web.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const path = (...names: string[]) => join(ROOT, ...names);

rmSync(path('dist'), { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [path('node_modules/typescript/bin/tsc'), '--project', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(1);

cpSync(path('src/http/pages'), path('dist/http/pages'), { recursive: true });
cpSync(path('src/db/migrations'), path('dist/db/migrations'), { recursive: true });
for (const name of readdirSync(path('src/db')).filter((one) => one.startsWith('prepared.') && !one.endsWith('.ts'))) {
  cpSync(path('src/db', name), path('dist/db', name));
}
// npm pack says the name of its file on standard output, and nothing else is wanted there.
const web = await webFolder({ out: console.error, err: console.error });
if (web === null) process.exit(1);
cpSync(web, path('dist/web'), { recursive: true });
if (!existsSync(path('dist/cli/main.js'))) {
  console.error('dist/cli/main.js is missing: bin/mtqg has nothing to start');
  process.exit(1);
}
console.log(`dist: ${readdirSync(path('dist'), { recursive: true }).length} files and folders`);
