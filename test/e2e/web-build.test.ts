/** When the application is built and when not, on a checkout of a few files whose build is one line. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webFolder } from '../../src/cli/web.ts';

const root = `${mkdtempSync(join(tmpdir(), 'mtqg-web-'))}/`;
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const BUILD = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync(process.argv[2] + '/assets', { recursive: true });
writeFileSync(process.argv[2] + '/index.html', 'trang ' + Date.now());
`;

async function folder(): Promise<{ path: string | null; out: string; err: string }> {
  let out = '';
  let err = '';
  const path = await webFolder(
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    },
    root,
  );
  return { path, out, err };
}
const page = (path: string | null) => readFileSync(join(path ?? '', 'index.html'), 'utf8');

describe('the built application', () => {
  beforeAll(() => {
    for (const room of ['kernel', 'reading', 'audit', 'catalogue', 'ledger', 'indicators', 'steering', 'rules'])
      put(`src/${room}/model.ts`, 'export const a = 1;\n');
    put('src/reports/audit-facts.ts', '');
    put('data/units.tsv', '');
    put('scripts/web-client.ts', '');
    put('scripts/build-web.ts', BUILD);
    put('package-lock.json', '{}');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is not there without its sources, or is what the package brought', async () => {
    expect(await folder()).toEqual({ path: null, out: '', err: '' });
    put('dist/web/index.html', 'có sẵn');
    expect(page((await folder()).path)).toBe('có sẵn');
    // A checkout without development packages.
    put('web/vite.config.ts', '');
    expect(page((await folder()).path)).toBe('có sẵn');
  });

  it('is built once, says so, and again when something that goes in has changed; older ones go', async () => {
    put('node_modules/vite/package.json', '{}');
    const first = await folder();
    expect(first).toMatchObject({ out: expect.stringContaining('Đang dựng giao diện web'), err: '' });
    put('web/api/schema.gen.ts', 'generated');
    put('src/kernel/model.test.ts', 'a test');
    expect(await folder()).toEqual({ path: first.path, out: '', err: '' });
    const changes: [string, string][] = [
      ['web/main.tsx', 'x'],
      ['src/kernel/model.ts', 'export const a = 2;\n'],
      ['package-lock.json', '{ }'],
      ['data/units.tsv', 'code'],
    ];
    let last = first.path;
    put('.cache/web/built/index.html', 'by hand');
    for (const [path, text] of changes) {
      put(path, text);
      const next = await folder();
      expect(next.out, path).toContain('Đang dựng');
      expect(next.path, path).not.toBe(last);
      expect(existsSync(last ?? '')).toBe(false);
      last = next.path;
    }
    expect(readdirSync(join(root, '.cache/web')).sort()).toEqual([basename(last ?? ''), 'built'].sort());
    rmSync(join(root, '.cache/web/built'), { recursive: true });
  });

  it('is built by two at once', async () => {
    put('web/main.tsx', 'hai');
    const [one, other] = await Promise.all([folder(), folder()]);
    expect(one.path).toBe(other.path);
    expect(page(one.path)).toMatch(/^trang/);
    expect(readdirSync(join(root, '.cache/web'))).toHaveLength(1);
  });

  it('is done without when the build fails, with one sentence why', async () => {
    put('scripts/build-web.ts', "throw new Error('thiếu tệp');\n");
    const failed = await folder();
    expect(failed.path).toBe(null);
    expect(failed.err.split('\n')).toHaveLength(1);
    expect(failed.err).toContain('Không dựng được giao diện web');
    expect(failed.err).toContain('thiếu tệp');
    expect(readdirSync(join(root, '.cache/web')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
