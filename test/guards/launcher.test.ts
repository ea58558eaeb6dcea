import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from './workshop.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An installed package: the launcher, one main file and, if asked for, a `node` package whose binary is a script that leaves a mark. */
function installation(main: Readonly<Record<string, string>>, { pinned }: { pinned: boolean }): string {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-launcher-'));
  folders.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('node_modules/mtqg/package.json', '{"name":"mtqg","type":"module"}');
  for (const [path, text] of Object.entries(main)) write(`node_modules/mtqg/${path}`, text);
  mkdirSync(join(folder, 'node_modules/mtqg/bin'), { recursive: true });
  const launcher = join(folder, 'node_modules/mtqg/bin/mtqg');
  copyFileSync(join(ROOT, 'bin/mtqg'), launcher);
  if (pinned) {
    write('node_modules/node/package.json', '{"name":"node","version":"24.0.0"}');
    write('node_modules/node/bin/node', `#!/bin/sh\nPINNED=yes exec "${process.execPath}" "$@"\n`);
    chmodSync(join(folder, 'node_modules/node/bin/node'), 0o755);
  }
  return launcher;
}

/** A process that calls itself Node 20 before it runs the launcher. */
const asNode20 = (launcher: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.0'})`,
  launcher,
];
const run = (args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });
const MAIN = {
  'dist/cli/main.js': `await import('node:sqlite'); console.log(process.env.PINNED ?? 'here', process.argv.slice(2).join('|')); process.exitCode = 7;`,
};

describe('bin/mtqg', () => {
  it('runs in place on Node 24, with its arguments and status, without experimental warnings', () => {
    const { stdout, stderr, status } = run([installation(MAIN, { pinned: true }), 'report', 'a b']);
    expect({ stdout, stderr, status }).toEqual({ stdout: 'here report|a b\n', stderr: '', status: 7 });
  });

  it('starts the pinned Node from an older one, hoisted above it', () => {
    const { stdout, stderr, status } = run([...asNode20(installation(MAIN, { pinned: true })), 'report', 'a b']);
    expect({ stdout, stderr, status }).toEqual({ stdout: 'yes report|a b\n', stderr: '', status: 7 });
  });

  it('prefers src/ to dist/', () => {
    const work = installation({ ...MAIN, 'src/cli/main.ts': 'console.log("work tree");' }, { pinned: true });
    // Node strips no types below node_modules, which is where this installation stands: the attempt is the proof.
    expect(run([work]).stderr).toContain('ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING');
  });

  it('says in one sentence what to run when there is no Node 24', () => {
    const { stdout, stderr, status } = run(asNode20(installation(MAIN, { pinned: false })));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^mtqg cần Node 24 [^\n]*npm install-scripts approve node[^\n]*npm rebuild node[^\n]*\n$/);
  });

  it('says so when the package has nothing to start', () => {
    const { stderr, status } = run([installation({}, { pinned: true })]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Bản cài đặt mtqg thiếu[^\n]*\n$/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on and ends as the child ended', async (signal) => {
    const main = `process.once('${signal}', () => { console.log('stopping'); process.exit(3); }); setInterval(() => {}, 1000); console.log('ready');`;
    const child = spawn(process.execPath, asNode20(installation({ 'dist/cli/main.js': main }, { pinned: true })), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (text.includes('ready')) child.kill(signal);
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ output, status }).toEqual({ output: 'ready\nstopping\n', status: 3 });
  });

  it('dies of the signal its child died of', async () => {
    const main = `console.log('ready'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, asNode20(installation({ 'dist/cli/main.js': main }, { pinned: true })), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)))).toBe('SIGTERM');
  });
});
