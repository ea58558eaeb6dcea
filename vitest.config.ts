import { defineConfig } from 'vitest/config';

/** Tests of pure files: no database, no process, nothing left behind, so files may share a worker. */
const PURE = ['src/{audit,catalogue,indicators,kernel,reading,rendering,reports,rules,steering,works}/**/*.test.ts', 'web/**/*.test.ts'];
const OUTSIDE = ['**/node_modules/**', 'test/soak/**', '.stryker-tmp/**', 'dist/**'];

export default defineConfig({
  test: {
    // Times are for finding what hangs: a machine whose cores are shared takes three times as long as a quiet one.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // One more than the cores of CI: a test of a browser or of a command waits for another process much of its time.
    maxWorkers: 3,
    // A page is asked again until it shows what it should: a machine that is busy with other tests shows it late.
    expect: { poll: { timeout: 15_000 } },
    // Servers that tests start as processes are without the application, except where it is what is tested.
    env: { MTQG_WEB: 'off' },
    // PGlite and node:sqlite (the lock) would say "experimental" in every worker.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: OUTSIDE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [...OUTSIDE, ...PURE] } },
    ],
  },
});
