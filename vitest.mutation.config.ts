import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that need no database: thousands of mutants each run them again. A test that opens one imports test/support/databases.ts. */
const pureTests = ['src/kernel', 'src/ledger', 'src/audit', 'test/audit']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !readFileSync(path, 'utf8').includes('support/databases'));

export default defineConfig({
  test: { include: pureTests, exclude: ['**/node_modules/**'], maxWorkers: 1, testTimeout: 20_000 },
});
