import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'jiefangtai-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs .ci/run with an `npm` that only says what it is told and ends with the given status. */
function runCi(install: number, check: number, says: string): { readonly status: number | null; readonly out: string } {
  const npm = join(folder, 'npm');
  writeFileSync(
    npm,
    `#!/bin/sh
case "$*" in
  ci) exit ${install} ;;
  'run check') printf '${says}'; cat; exit ${check} ;;
esac
exit 99
`,
  );
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  const { status, stdout } = spawnSync(join(root, '.ci/run'), { env, encoding: 'utf8', input: 'nobody answers' });
  return { status, out: stdout };
}

test.each([
  ['all is well', 0, 0, 'x\\n12 passed, 0 failed\\n', 0],
  ['all is well, in colour', 0, 0, '\\033[32m12 passed, 0 failed\\033[0m\\n', 0],
  ['npm ci fails', 1, 0, '12 passed, 0 failed\\n', 1],
  ['the check fails', 0, 3, '12 passed, 0 failed\\n', 3],
  ['a test failed although the status was 0', 0, 0, '12 passed, 1 failed\\n', 1],
  ['ten failed', 0, 0, '12 passed, 10 failed\\n', 1],
  ['no test ran', 0, 0, '0 passed, 0 failed\\n', 1],
  ['nothing was said', 0, 0, 'fine\\n', 1],
])('.ci/run when %s', (_name, install, check, says, expected) => {
  expect(runCi(install, check, says).status).toBe(expected);
});

test('.ci/run ends with the closing line and reads nothing', () => {
  const { out } = runCi(0, 0, '12 passed, 0 failed\\n');
  expect(out.trimEnd().split('\n').at(-1)).toBe('12 passed, 0 failed');
  expect(out).not.toContain('nobody answers');
});
