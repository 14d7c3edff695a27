import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Rule, file, and the smallest source that breaks it. */
const PLANTED: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['typescript(no-floating-promises)', 'server/floating.ts', 'Promise.resolve(1);'],
  ['typescript(no-misused-promises)', 'server/misused.ts', 'export const f = (p: Promise<boolean>) => (p ? 1 : 2);'],
  ['typescript(no-explicit-any)', 'shared/any.ts', 'export const f = (x: any): number => Number(x);'],
  ['typescript(no-non-null-assertion)', 'shared/bang.ts', 'export const f = (x: readonly number[]) => x[0]!;'],
  ['typescript(no-unsafe-return)', 'shared/unsafe.ts', 'export const f = (): number => JSON.parse("1");'],
  [
    'typescript(switch-exhaustiveness-check)',
    'shared/switch.ts',
    "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}",
  ],
  ['import(no-default-export)', 'shared/default.ts', 'export default 1;'],
  ['eslint(no-eval)', 'server/evil.ts', "export const f = (): unknown => eval('1');"],
  ['eslint(eqeqeq)', 'shared/equal.ts', 'export const f = (x: number, y: number) => x == y;'],
  ['eslint(no-restricted-globals)', 'shared/date.ts', 'export const f = () => new Date();'],
  ['eslint(no-restricted-globals)', 'shared/console.ts', "export const f = () => console.log('x');"],
  ['eslint(no-restricted-globals)', 'shared/domain/calendar/other.ts', 'export const f = () => Date.UTC(2026, 0);'],
  ['eslint(no-restricted-properties)', 'shared/random.ts', 'export const f = () => Math.random();'],
  ['eslint(no-restricted-properties)', 'shared/domain/calendar/plain-date.ts', 'export const f = () => Date.now();'],
  ['eslint(no-console)', 'renderer/console.ts', "export const f = () => console.log('x');"],
  ['house(zod-namespace)', 'shared/zod.ts', "import { z } from 'zod';\nexport const X = z.string();"],
  ['house(explain-assertion)', 'shared/as.ts', '\nexport const f = (x: unknown) => x as string;'],
  ['vitest(no-focused-tests)', 'test/only.test.ts', `import { test } from 'vitest';\ntest.${'only'}('a', () => {});`],
  ['vitest(no-disabled-tests)', 'test/skip.test.ts', `import { test } from 'vitest';\ntest.${'skip'}('a', () => {});`],
  ['vitest(no-restricted-vi-methods)', 'test/mock.test.ts', "import { vi } from 'vitest';\nvi.mock('./a.ts');"],
  [
    'react-hooks(rules-of-hooks)',
    'renderer/hook.tsx',
    "import { useState } from 'react';\nexport function C({ on }: { on: boolean }) {\n  if (on) useState(1);\n  return null;\n}",
  ],
  ['import(no-cycle)', 'shared/circle-a.ts', "import { b } from './circle-b.ts';\nexport const a = (): number => b();"],
  ['import(no-cycle)', 'shared/circle-b.ts', "import { a } from './circle-a.ts';\nexport const b = (): number => a();"],
];

/** Sources the rules must leave alone. */
const ALLOWED: readonly (readonly [file: string, source: string])[] = [
  ['shared/fine-zod.ts', "import * as z from 'zod';\nexport const X = z.string();"],
  ['shared/fine-as.ts', '// A comment says why.\nexport const f = (x: unknown) => x as string;'],
  ['shared/fine-const.ts', 'export const X = [1] as const;'],
  ['server/fine-date.ts', 'export const f = () => new Date();'],
  ['vitest.config.ts', 'export default {};'],
];

type Finding = { readonly code: string; readonly filename: string };
let folder: string;
let findings: readonly Finding[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiefangtai-lint-')); // not inside the project: git ignores .cache, so oxlint would too
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json', 'build/check/house-rules.mjs'])
    await cp(join(root, file), join(folder, file));
  for (const side of ['shared', 'renderer', 'server', 'test'])
    await cp(join(root, side, 'tsconfig.json'), join(folder, side, 'tsconfig.json'));
  for (const [file, source] of [...PLANTED.map(([, ...rest]) => rest), ...ALLOWED]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${source}\n`);
  }
  const output = await new Promise<string>((done) => {
    const flags = [
      '--type-aware',
      '--no-ignore',
      '--format',
      'json',
      'shared',
      'renderer',
      'server',
      'test',
      'vitest.config.ts',
    ];
    execFile(join(root, 'node_modules/.bin/oxlint'), flags, { cwd: folder, maxBuffer: 1 << 26 }, (_status, stdout) =>
      done(stdout),
    );
  });
  findings = (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics; // oxlint's own format
});
afterAll(() => rm(folder, { recursive: true }));

test.each(PLANTED)('%s bites in %s', (rule, file) => {
  expect(findings.filter(({ filename }) => filename === file).map(({ code }) => code)).toContain(rule);
});

test.each(ALLOWED)('%s is left alone', (file) => {
  expect(findings.filter(({ filename }) => filename === file)).toEqual([]);
});
