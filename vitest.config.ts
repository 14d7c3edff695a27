import { defineConfig } from 'vitest/config';
import { plainReporter } from './test/support/plain-reporter.ts';

/**
 * Two projects. `unit` needs nothing but Node (a file may ask for jsdom with `// @vitest-environment jsdom`).
 * `integration` starts real programs (Chromium, PostgreSQL, our server), so it runs afterwards, two files at a time.
 *
 * A slow machine is not a failure: what is waited for (`expect.poll`) may take far longer than on a quick one.
 */
export default defineConfig({
  test: {
    reporters: ['default', plainReporter],
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,architecture,simulation,migration}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'node',
          include: ['test/{integration,screen,e2e,security}/**/*.test.{ts,tsx}'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
