import { defineConfig } from 'vitest/config';

/** Long runs (`npm run soak`): no time limit, one at a time, so that a figure of memory or time is that test's own. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.test.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    teardownTimeout: 60_000,
    fileParallelism: false,
    env: { MTQG_WEB: 'off' },
  },
});
