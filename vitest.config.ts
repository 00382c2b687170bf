import { defineConfig } from 'vitest/config';

/** A file for the results in JSON; .ci/run names one to count them. */
const results = process.env.OFFHOOK_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
