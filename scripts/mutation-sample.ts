/**
 * npm run mutation:sample -- FOLDER [SIZE] [SEED]: Stryker on a random sample of a room's mutants, since all of them take hours. Prints the
 * score (killed and timed out, of all that run) with its 95 % interval (Wilson), by file, and every survivor. The same seed on the same
 * files draws the same mutants. SIZE `all` runs them all.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const [room = 'src/audit', size = '300', seed = String(Date.now() % 100_000)] = process.argv.slice(2);

/** Mulberry32: small, and the same everywhere. */
function chance(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Stryker takes files and lines, not single mutants: it instruments all of them and is handed only the drawn ones to run.
let population = 0;
const instrument = Instrumenter.prototype.instrument;
Instrumenter.prototype.instrument = async function drawn(this: Instrumenter, ...given) {
  const whole = await instrument.apply(this, given);
  population = whole.mutants.length;
  const next = chance(Number(seed));
  const shuffled = whole.mutants.map((mutant) => ({ mutant, at: next() })).sort((a, b) => a.at - b.at);
  return { ...whole, mutants: shuffled.slice(0, size === 'all' ? population : Number(size)).map((one) => one.mutant) };
};

const results = await new Stryker({
  mutate: [room.endsWith('.ts') ? room : `${room}/**/*.ts`, '!**/*.test.ts', '!**/*.fixture.ts'],
  incremental: false,
  reporters: [],
  concurrency: 1,
  tempDirName: `.stryker-tmp/sample-${process.pid}`,
}).runMutationTest();

const DEAD = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];
const count = (list: readonly { status: string }[], ...statuses: string[]) => list.filter(({ status }) => statuses.includes(status)).length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const byFile = Map.groupBy(results, ({ fileName }) => relative('.', fileName));
for (const [file, list] of [...byFile].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${file}: ${count(list, ...DEAD)} of ${count(list, ...DEAD, ...ALIVE)}`);
  for (const { status, location, mutatorName, replacement = '' } of list.filter((one) => ALIVE.includes(one.status)))
    console.log(
      `  ${status} ${location.start.line}:${location.start.column}-${location.end.line} ${mutatorName} → ${replacement.replace(/\s+/gu, ' ').slice(0, 100)}`,
    );
}
const n = count(results, ...DEAD, ...ALIVE);
const p = count(results, ...DEAD) / n;
const z = 1.96;
const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
const counted = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError', 'CompileError'].map(
  (one) => `${one} ${count(results, one)}`,
);
console.log(`${room}, seed ${seed}: ${n} of ${population} mutants; ${counted.join(', ')}`);
console.log(`score ${percent(p)}, 95 % interval ${percent(middle - half)} to ${percent(middle + half)}`);
mkdirSync('reports/mutation', { recursive: true });
writeFileSync(`reports/mutation/sample-${seed}.json`, JSON.stringify(results));
