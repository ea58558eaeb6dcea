/** The tests of every route with every kind of record: the quick suite walks one kind a room. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('walks every kind of record as every role, held against the document, with nonsense', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/api/matrix.test.ts',
      'test/api/contract.test.ts',
      'test/api/fuzz.test.ts',
      '--testTimeout=900000',
    ],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, MTQG_EVERY_KIND: '1' } },
  );
  expect(status, stdout.slice(-4_000)).toBe(0);
  expect(stdout).toMatch(/passed/);
});
