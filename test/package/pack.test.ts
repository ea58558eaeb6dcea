/** What `npm pack` gives runs from another folder: Node refuses TypeScript below node_modules, so the package carries built JavaScript. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mtqg-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package', () => {
  it('runs the example from another folder, with no TypeScript and no test inside', () => {
    const packed =
      execFileSync('npm', ['pack', '--pack-destination', folder, '--loglevel', 'error'], { cwd: ROOT, encoding: 'utf8' })
        .trim()
        .split('\n')
        .at(-1) ?? '';
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    execFileSync('tar', ['-xzf', join(folder, packed), '-C', modules]);
    execFileSync('mv', [join(modules, 'package'), join(modules, 'mtqg')]);
    // Its dependencies are those of this checkout: installing them again would only test the registry.
    for (const name of readdirSync(join(ROOT, 'node_modules')))
      if (!name.startsWith('.') && name !== 'mtqg') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    const files = execFileSync('find', [join(modules, 'mtqg'), '-type', 'f'], { encoding: 'utf8' }).split('\n');
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /\.test\.|\.fixture\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    for (const name of [
      'LICENSE',
      'NOTICE',
      'README.md',
      'dist/db/prepared.tar.gz',
      'dist/web/index.html',
      'dist/web/licences.md',
      'templates/bao-cao-6-thang/report.md',
      'examples/kon-ray/kon-ray-2023-h1.xlsx',
    ])
      expect(existsSync(join(modules, 'mtqg', name)), name).toBe(true);
    const out = execFileSync(process.execPath, [join(modules, 'mtqg/bin/mtqg'), 'demo', '--json'], { cwd: folder, encoding: 'utf8' });
    const { files: written } = JSON.parse(out) as { files: { path: string }[] };
    expect(written.map((file) => existsSync(file.path))).toEqual([true, true, true, true, true]);
  }, 180_000);

  it('serves the application it was packed with, building nothing', async () => {
    const child = spawn(
      process.execPath,
      [join(folder, 'node_modules/mtqg/bin/mtqg'), 'serve', '--port', '18633', '--database', 'pglite:memory'],
      {
        cwd: folder,
        env: { ...process.env, MTQG_WEB: 'on', MTQG_LOG_LEVEL: 'silent' },
      },
    );
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      let said = '';
      const url = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          const found = /Máy chủ: (\S+)/.exec(said)?.[1];
          if (found) resolve(found);
        });
        child.once('error', reject);
        child.once('close', () => reject(new Error(said)));
      });
      expect(said).not.toContain('Đang dựng');
      const page = await (await fetch(`${url}viec-cua-toi`)).text();
      const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
      expect((await fetch(new URL(script, url))).headers.get('content-type')).toContain('text/javascript');
    } finally {
      child.kill();
      await ended;
    }
  }, 60_000);

  it('audits a file from the command line, from Node code and from a Vite build', async () => {
    writeFileSync(
      join(folder, 'sai.md'),
      'Vốn được giao 1.250 triệu đồng, gồm vốn đầu tư 850 triệu đồng và vốn sự nghiệp 300 triệu đồng.\n',
    );
    const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const command = run(join(folder, 'node_modules/mtqg/bin/mtqg'), 'audit', 'sai.md', '--json');
    expect(command.status, command.stderr).toBe(1);
    expect(JSON.parse(command.stdout).summary.errors).toBe(1);
    const code = `import { readFileSync } from 'node:fs'; import { auditFile } from 'mtqg/audit';
const result = await auditFile('sai.md', new Uint8Array(readFileSync('sai.md'))); console.log(result.findings[0].rule);`;
    writeFileSync(join(folder, 'use.mjs'), code);
    const imported = run('use.mjs');
    expect(imported.stdout.trim(), imported.stderr).toBe('sum');
    writeFileSync(join(folder, 'entry.js'), "import { auditFile } from 'mtqg/audit'; globalThis.audit = auditFile;\n");
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { outDir: join(folder, 'built'), lib: { entry: join(folder, 'entry.js'), formats: ['es'], fileName: 'audit' } },
    });
    const chunks = readdirSync(join(folder, 'built')).map((name) => readFileSync(join(folder, 'built', name), 'utf8'));
    expect(chunks.join('').length).toBeGreaterThan(100_000);
    // Nothing of Node is left in what a browser gets.
    expect(chunks.filter((chunk) => /from ?["']node:|browser-external:(?!.*pdf)/u.test(chunk))).toEqual([]);
  }, 120_000);
});
