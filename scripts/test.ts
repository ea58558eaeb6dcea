/**
 * `npm test`: every guard and every test, in order. The last line is `N passed, N failed, N skipped`: Vitest's tests and one for each guard.
 * In CI a skipped test is a failure, because CI installs every tool; only tests of the sample report (a file outside the repository, titles
 * with "(sample file)") may be skipped there.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Summary, summarise } from './test-summary.ts';

interface Guard {
  readonly name: string;
  readonly command: readonly string[];
  /** Proof that the tool looked at the code: how many files it says it saw, and the least that is believable. */
  readonly seen?: { readonly count: (output: string) => number; readonly atLeast: number };
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Of what tsc lists: the project's own files. */
const ownFiles = (output: string, folder = '') =>
  output.split('\n').filter((line) => line.startsWith(`${ROOT}${folder}`) && !line.includes('/node_modules/')).length;

const GUARDS: readonly Guard[] = [
  // Before whatever looks at web/: two of its files are made.
  {
    name: 'client of the application (scripts/web-client.ts)',
    command: ['--disable-warning=ExperimentalWarning', 'scripts/web-client.ts'],
  },
  {
    name: 'types (tsc)',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '--listFiles'],
    seen: { count: (output) => ownFiles(output), atLeast: 560 },
  },
  {
    name: 'types of the application (tsc -p web)',
    command: ['node_modules/typescript/bin/tsc', '-p', 'web', '--noEmit', '--listFiles'],
    seen: { count: (output) => ownFiles(output, 'web/'), atLeast: 150 },
  },
  {
    name: 'lint and format (biome)',
    command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=50'],
    seen: { count: (output) => Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0), atLeast: 650 },
  },
  { name: 'layers (dependency-cruiser)', command: ['scripts/check-layers.ts'] },
  { name: 'purity', command: ['scripts/check-purity.ts'] },
  { name: 'dead code (knip)', command: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
  { name: 'licences, lockfile, bill of materials', command: ['scripts/check-dependencies.ts'] },
];

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Waits until the text has left this process: a pipe that is full would otherwise let the next tool's output overtake it. */
const say = (text: string) => new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));

/** Runs one of the project's tools; the output is empty when it goes straight to the terminal. */
function run(args: readonly string[], terminal: boolean): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', terminal ? 'inherit' : 'pipe', terminal ? 'inherit' : 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output: Buffer.concat(chunks).toString() }));
  });
}

/** What it says is said at once: another guard runs beside it. */
async function passes({ name, command, seen }: Guard): Promise<boolean> {
  const start = performance.now();
  const { status, output } = await run(command, false);
  const saw = seen?.count(output);
  const tooFew = seen !== undefined && saw !== undefined && saw < seen.atLeast;
  const ok = status === 0 && !tooFew;
  // tsc lists the files it read as bare absolute paths: not for people.
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^(?:\/|[A-Z]:).*\.[cm]?tsx?$/.test(line));
  await say(
    [
      `${ok ? 'ok    ' : 'FAILED'} ${name}, ${saw === undefined ? '' : `${saw} files, `}${seconds(start)}`,
      ...(ok ? lines.filter((one) => one.startsWith('note: ')).map((line) => `       ${line}`) : lines),
      ...(tooFew ? [`floor: saw ${saw} files, expected at least ${seen.atLeast}`] : []),
    ].join('\n'),
  );
  return ok;
}

/** Each takes one core at most: two at a time, on the two cores that CI has. */
async function runGuards(): Promise<boolean[]> {
  const [client, ...others] = GUARDS;
  const results = client ? [await passes(client)] : [];
  const inTurn = async () => {
    for (let guard = others.shift(); guard; guard = others.shift()) results.push(await passes(guard));
  };
  await Promise.all([inTurn(), inTurn()]);
  return results;
}

async function runVitest(): Promise<Summary> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-test-'));
  const report = join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await run(['--disable-warning=ExperimentalWarning', 'node_modules/vitest/vitest.mjs', 'run', ...reporters], true);
  try {
    const summary = summarise(JSON.parse(readFileSync(report, 'utf8')), { root: ROOT, ci: process.env['CI'] === 'true', exitCode: status });
    await say(`${summary.failed === 0 ? 'ok    ' : 'FAILED'} tests (vitest), ${seconds(start)}`);
    return summary;
  } catch (error) {
    await say(`FAILED tests (vitest), ${seconds(start)}: no report (${(error as Error).message})`);
    return { passed: 0, failed: 1, skipped: 0, notes: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const guards = await runGuards();
const tests = await runVitest();
for (const note of tests.notes) await say(note);
const passed = tests.passed + guards.filter((ok) => ok).length;
const failed = tests.failed + guards.filter((ok) => !ok).length;
await say(`${passed} passed, ${failed} failed, ${tests.skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
