/** The application, built: `node scripts/build-web.ts [FOLDER]` (default .cache/web/built). Says how heavy the first page and the large chunks are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LARGE_KB = 50;

// A test's environment must not build another application than an office's.
process.env['NODE_ENV'] = 'production';
await import('./web-client.ts');
const folder = resolve(process.argv[2] ?? join(ROOT, '.cache', 'web', 'built'));
const built = await build({
  configFile: join(ROOT, 'web', 'vite.config.ts'),
  logLevel: 'warn',
  build: {
    outDir: folder,
    emptyOutDir: true,
    reportCompressedSize: false,
    // The licences of what is bundled ask to be passed on with it.
    license: { fileName: 'licences.md' },
    // How long each part of the build took is nobody's concern at the start of a server.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});

const kb = (name: string) => gzipSync(readFileSync(join(folder, name))).length / 1024;
const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));

/** A chunk and all that it loads at once: what a page of it waits for. */
function needed(name: string, seen = new Set<string>()): Set<string> {
  const chunk = chunks.get(name);
  if (!chunk || seen.has(name)) return seen;
  seen.add(name);
  const { importedCss } = (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata ?? { importedCss: new Set() };
  for (const css of importedCss) seen.add(css);
  for (const next of chunk.imports) needed(next, seen);
  return seen;
}

const weigh = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + kb(name), 0);
const entry = [...chunks.values()].find(({ isEntry }) => isEntry);
const first = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith('/places/work/work.tsx'));
if (!entry) throw new Error('the build has no entry');
const shell = needed(entry.fileName);
console.log(`shell: ${weigh(shell).toFixed(0)} KB gzip in ${shell.size} files`);
if (first) {
  const all = needed(first.fileName, new Set(shell));
  console.log(`first page (/viec-cua-toi): ${weigh(all).toFixed(0)} KB gzip in ${all.size} files`);
}
for (const name of readdirSync(join(folder, 'assets')))
  if (kb(`assets/${name}`) > LARGE_KB) console.log(`  over ${LARGE_KB} KB: assets/${name} ${kb(`assets/${name}`).toFixed(0)} KB gzip`);
