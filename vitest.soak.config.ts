import { defineConfig } from 'vitest/config';

/** Long runs (`npm run soak`): no time limit, one at a time, so that a figure of memory or time is that test's own. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.test.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    teardownTimeout: 60_000,
    fileParallelism: false,
    // A page is asked again until it shows what it should: a machine that is busy with other tests shows it late.
    expect: { poll: { timeout: 15_000 } },
    env: { MTQG_WEB: 'off' },
  },
});
