/** Where the built application is: prebuilt in a package; in a checkout built when what goes into it has changed. */
import { spawn } from 'node:child_process';
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { frontDoor, pages, pagesWithoutApplication } from '../http/pages.ts';
import { webApp } from '../http/web.ts';
import type { Effects } from './options.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Rooms whose pure files the application may bundle (.dependency-cruiser.cjs), and what its generated files and its build come from. */
const SOURCES = [
  'web',
  'data',
  ...['kernel', 'reading', 'audit', 'catalogue', 'ledger', 'indicators', 'steering', 'rules'].map((room) => `src/${room}`),
];
const FILES = ['src/reports/audit-facts.ts', 'scripts/web-client.ts', 'scripts/build-web.ts', 'package-lock.json'];
/** No part of a build: generated files, tests with their examples. */
const LEFT_OUT = /\.gen\.|\.(?:test|fixture)\.ts$|\.(?:yaml|md)$/;
/** HASH, or HASH.ID.part while it is built; what somebody else put there is left alone. */
const OWN_NAME = /^[0-9a-f]{16}(?:\.[\w-]+\.part)?$/;
const HOUR = 3_600_000;

/** The page routes of a server: the application where there is one, else the few pages without it. `doorTaken`: `/` is somebody else's. */
export async function serverPages(
  effects: Effects,
  wanted: boolean,
  doorTaken: boolean,
): Promise<{ application: boolean; pages: (app: FastifyInstance) => void }> {
  const folder = wanted ? await webFolder(effects) : null;
  const application = folder === null ? null : webApp(folder, { frontDoor: !doorTaken });
  return {
    application: application !== null,
    pages: (app) => {
      pages(app);
      if (application) application(app);
      else {
        pagesWithoutApplication(app);
        if (!doorTaken) frontDoor(app);
      }
    },
  };
}

/** The folder of the built application; null where there is none and none can be built. */
export async function webFolder({ out, err }: Pick<Effects, 'out' | 'err'>, root = ROOT): Promise<string | null> {
  if (!existsSync(join(root, 'web', 'vite.config.ts')) || !existsSync(join(root, 'node_modules', 'vite', 'package.json'))) {
    const prebuilt = join(root, 'dist', 'web');
    return existsSync(join(prebuilt, 'index.html')) ? prebuilt : null;
  }
  const cache = join(root, '.cache', 'web');
  const name = fingerprint(root);
  const folder = join(cache, name);
  if (existsSync(join(folder, 'index.html'))) return folder;
  out('Đang dựng giao diện web (lần đầu, vài giây)…');
  const part = `${folder}.${randomUUID()}.part`;
  const problem = await build(root, part);
  if (problem !== null) {
    rmSync(part, { recursive: true, force: true });
    err(`Không dựng được giao diện web, máy chủ chạy không có giao diện: ${problem}`);
    return null;
  }
  try {
    renameSync(part, folder);
  } catch (error) {
    // Somebody else was faster with the same files.
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(join(folder, 'index.html'))) throw error;
  }
  removeOlder(cache, name);
  return folder;
}

/** In a process of its own: the build needs development packages, which src/ does not name. Null, or what went wrong in one line. */
function build(root: string, folder: string): Promise<string | null> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'build-web.ts'), folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => {
      const line = said.split('\n').find((one) => /error/i.test(one)) ?? said.trim().split('\n')[0] ?? '';
      resolve(status === 0 ? null : line.trim() || `mã ${status}`);
    });
  });
}

/** Of all that goes into a build: paths and contents. The version of the bundler is in the lockfile. */
function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !LEFT_OUT.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .sort();
    for (const name of names) add(hash, root, name);
  }
  for (const name of FILES) add(hash, root, name);
  return hash.digest('hex').slice(0, 16);
}

function add(hash: Hash, root: string, name: string): void {
  const bytes = readFileSync(join(root, name));
  hash.update(`${name.replaceAll('\\', '/')}\0${bytes.length}\0`).update(bytes);
}

/** Other builds, and what was begun and left; what another process builds at this moment stays. */
function removeOlder(cache: string, name: string): void {
  for (const other of readdirSync(cache)) {
    if (other === name || !OWN_NAME.test(other)) continue;
    const path = join(cache, other);
    const busy = other.endsWith('.part') && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < HOUR;
    if (!busy) rmSync(path, { recursive: true, force: true });
  }
}
