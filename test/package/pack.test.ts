/** What `npm pack` gives runs from another folder: Node refuses TypeScript below node_modules, so the package carries built JavaScript. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
      'templates/bao-cao-6-thang/report.md',
      'examples/kon-ray/kon-ray-2023-h1.xlsx',
    ])
      expect(existsSync(join(modules, 'mtqg', name)), name).toBe(true);
    const out = execFileSync(process.execPath, [join(modules, 'mtqg/bin/mtqg'), 'demo', '--json'], { cwd: folder, encoding: 'utf8' });
    const { files: written } = JSON.parse(out) as { files: { path: string }[] };
    expect(written.map((file) => existsSync(file.path))).toEqual([true, true, true, true, true]);
  }, 180_000);
});
