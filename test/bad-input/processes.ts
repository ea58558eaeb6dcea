/** The command as a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { grid, type NamedFile, payment, plan, xlsx } from './files.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}
export interface Started {
  readonly child: ChildProcess;
  readonly done: Promise<Run>;
}

export function start(args: readonly string[], cwd: string): Started {
  const begun = performance.now();
  const { MTQG_DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const done = new Promise<Run>((resolve) => {
    child.on('close', (status, signal) => resolve({ status, signal, out, err, milliseconds: performance.now() - begun }));
  });
  return { child, done };
}

export const run = (args: readonly string[], cwd: string): Promise<Run> => start(args, cwd).done;
export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One assignment, and payments from it: `rows` entries in all. */
export function longWorkbook(rows: number): Promise<NamedFile> {
  const payments = Array.from({ length: rows - 1 }, (_, n) => payment({ 'Số chứng từ': `CT-${n}`, 'Ngày thanh toán': `${1 + (n % 28)}/0${2 + (n % 8)}/2023`, 'Số tiền': 0.1 }));
  return xlsx({ 'Giải ngân': grid(payments), 'Kế hoạch vốn': grid([plan({ 'Số tiền': 100_000 })]) }, {}, 'dai.xlsx');
}

export interface Verified extends Run {
  /** Entries of all ledgers. */
  readonly entries: number;
}

/** What the ledger holds, after checking its chain and invariants. */
export async function verify(folder: string): Promise<Verified> {
  const done = await run(['ledger', 'verify', '--json', '--database', `pglite:${folder}/data`], folder);
  const { homes = [] } = (done.status === 0 ? JSON.parse(done.out) : {}) as { homes?: { entries: number }[] };
  return { ...done, entries: homes.reduce((total, home) => total + home.entries, 0) };
}

/**
 * Starts an import on a folder and kills it after a while (-9). A process that ended before is reported as it ended.
 */
export async function importKilledAfter(folder: string, file: string, milliseconds: number): Promise<Run> {
  const { child, done } = start(['import', file, '--database', `pglite:${folder}/data`], folder);
  await Promise.race([pause(milliseconds), done]);
  child.kill('SIGKILL');
  return done;
}
