/** The command as a process of its own, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { Problems } from '../../src/kernel/problem.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { grid, type NamedFile, payment, plan, xlsx } from './files.ts';

const CLI = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const CONNECT = new URL('../../src/db/connect.ts', import.meta.url).href;

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

export const start = (args: readonly string[], cwd: string): Started => spawned([CLI, ...args], cwd);

function spawned(args: readonly string[], cwd: string): Started {
  const begun = performance.now();
  const { MTQG_DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
  const payments = Array.from({ length: rows - 1 }, (_, n) =>
    payment({ 'Số chứng từ': `CT-${n}`, 'Ngày thanh toán': `${1 + (n % 28)}/0${2 + (n % 8)}/2023`, 'Số tiền': 0.1 }),
  );
  return xlsx({ 'Giải ngân': grid(payments), 'Kế hoạch vốn': grid([plan({ 'Số tiền': 100_000 })]) }, {}, 'dai.xlsx');
}

/** Opens the folder in this process and checks the ledger: how many entries it holds. Throws what opening or checking says. */
export async function entriesIn(folder: string): Promise<number> {
  const database = await connect(`pglite:${folder}/data`);
  try {
    await migrate(database);
    const { homes, problems } = await verifyLedger(database.db);
    if (problems.length > 0) throw new Problems(problems);
    return homes.reduce((total, home) => total + home.entries, 0);
  } finally {
    await database.close();
  }
}

/** Another process that opens the folder and keeps it; resolves once it has it. */
export async function holdFolder(folder: string): Promise<Started> {
  const script = `import(${JSON.stringify(CONNECT)}).then(({ connect }) => connect('pglite:${folder}/data')).then(() => { console.log('open'); setInterval(() => undefined, 1_000); })`;
  const started = spawned(['-e', script], folder);
  await new Promise<void>((resolve, reject) => {
    started.child.stdout?.once('data', () => resolve());
    void started.done.then((ended) => reject(new Error(ended.err)));
  });
  return started;
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
