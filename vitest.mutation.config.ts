import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that need no database: thousands of mutants each run them again. A test that opens one imports test/support/databases.ts. */
const pureTests = ['src/kernel', 'src/ledger', 'src/audit', 'test/audit']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !readFileSync(path, 'utf8').includes('support/databases'));

/** What kills most for least comes first, since a mutant is dead at its first failing test. */
const ORDER = ['src/audit/examples.test.ts', 'src/audit/checks/', 'src/', 'test/audit/corpus', 'test/'];
class CheapFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => ORDER.findIndex((part) => moduleId.includes(`/${part}`));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: pureTests,
    exclude: ['**/node_modules/**'],
    maxWorkers: 1,
    testTimeout: 20_000,
    sequence: { sequencer: CheapFirst },
    // No LibreOffice: seconds a mutant, for what the other tests see as well.
    env: { PATH: '' },
  },
});
