import type { Reporter } from 'vitest/node';

/**
 * Prints `N passed, N failed` alone on the last line, for machines that read the log.
 * A file that could not even be loaded counts as one failure: it hides an unknown number of tests.
 */
export const plainReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        // Failed, never finished or skipped: skipped tests are forbidden here, so all of these are failures.
        if (test.result().state === 'passed') passed += 1;
        else failed += 1;
      }
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    if (passed === 0 || failed > 0) process.exitCode = 1;
  },
};
