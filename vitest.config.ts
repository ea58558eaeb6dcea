import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that start servers, browsers, commands: tens of seconds each. The others take moments and fill the end, so that no worker waits alone. */
const LONG = /^test\/(?:package|upgrade|api|browser|bad-input|e2e)\//;
const isShort = ({ moduleId }: TestSpecification) => Number(!LONG.test(relative(import.meta.dirname, moduleId)));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => isShort(a) - isShort(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/soak/**', '.stryker-tmp/**', 'dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the cores of CI: a test of a browser or of a command waits for another process much of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // Servers that tests start as processes are without the application, except where it is what is tested.
    env: { MTQG_WEB: 'off' },
    // PGlite and node:sqlite (the lock) would say "experimental" in every worker.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
