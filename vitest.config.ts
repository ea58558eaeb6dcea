import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/soak/**', '.stryker-tmp/**', 'dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the cores of CI: a test of a browser or of a command waits for another process much of its time.
    maxWorkers: 3,
    // Servers that tests start as processes are without the application, except where it is what is tested.
    env: { MTQG_WEB: 'off' },
    // PGlite and node:sqlite (the lock) would say "experimental" in every worker.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
