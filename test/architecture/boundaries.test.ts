import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBoundaries, type BoundaryReport } from '#build/check/boundaries.ts';
import { MAY_IMPORT } from '#build/check/may-import.ts';

const root = resolve(import.meta.dirname, '../..');

/** Rule, file that breaks it, the import it makes (null: the file's place alone is wrong). */
const PLANTED: readonly (readonly [rule: string, file: string, imports: string | null])[] = [
  ['may-import: shared/lib', 'shared/lib/a.ts', '#shared/model/fine.ts'],
  ['may-import: shared/lib', 'shared/lib/b.ts', 'zod'],
  ['may-import: shared/model', 'shared/model/a.ts', '#shared/domain/fine.ts'],
  ['may-import: shared/domain', 'shared/domain/a.ts', '#shared/sync/fine.ts'],
  ['may-import: shared/domain', 'shared/domain/calendar/b.ts', 'zod'],
  ['may-import: shared/domain', 'shared/domain/c.ts', 'node:crypto'],
  ['may-import: shared/sync', 'shared/sync/a.ts', '#shared/domain/fine.ts'],
  ['may-import: shared/documents', 'shared/documents/a.ts', '#shared/sync/fine.ts'],
  ['may-import: shared/ipc', 'shared/ipc/a.ts', 'electron'],
  ['may-import: renderer/ui', 'renderer/ui/a.tsx', '#shared/domain/fine.ts'],
  ['may-import: renderer/ui', 'renderer/ui/b.tsx', 'wouter'],
  ['may-import: renderer/text', 'renderer/text/a.ts', '../data/fine.ts'],
  ['may-import: renderer/state', 'renderer/state/a.ts', '../data/fine.ts'],
  ['may-import: renderer/platform', 'renderer/platform/a.ts', '#electron/fine.ts'],
  ['may-import: renderer/data', 'renderer/data/a.ts', '../usecases/fine.ts'],
  ['may-import: renderer/data', 'renderer/data/b.ts', '#server/db/fine.ts'],
  ['may-import: renderer/usecases', 'renderer/usecases/a.ts', 'react'],
  ['may-import: renderer/sync', 'renderer/sync/a.ts', '#shared/domain/fine.ts'],
  ['may-import: renderer/screens', 'renderer/screens/one/a.tsx', '../../data/fine.ts'],
  ['may-import: renderer/screens', 'renderer/screens/one/b.tsx', 'dexie'],
  ['may-import: renderer/app', 'renderer/app/a.tsx', '#server/http/fine.ts'],
  ['may-import: renderer/main.tsx', 'renderer/main.tsx', 'node:fs'],
  ['may-import: electron', 'electron/a.ts', '#shared/domain/fine.ts'],
  ['may-import: electron', 'electron/b.ts', '#shared/model/fine.ts'],
  ['may-import: server/http', 'server/http/a.ts', '#server/db/fine.ts'],
  ['may-import: server/usecases', 'server/usecases/a.ts', '#server/http/fine.ts'],
  ['may-import: server/usecases', 'server/usecases/b.ts', 'pg'],
  ['may-import: server/db', 'server/db/a.ts', '#shared/domain/fine.ts'],
  ['may-import: server/main.ts', 'server/main.ts', '#renderer/data/fine.ts'],
  ['may-import: shared/lib', 'shared/lib/missing.ts', './nowhere.ts'],
  ['may-import: build', 'build/a.ts', '#test/unit/fine.ts'],
  ['screens-are-islands', 'renderer/screens/one/c.tsx', '../two/fine.ts'],
  ['the-past-is-frozen', 'renderer/data/versions/a.ts', '#shared/model/fine.ts'],
  ['the-past-is-frozen', 'shared/sync/upcast/a.ts', '../fine.ts'],
  ['the-past-is-frozen', 'server/db/migrations/a.ts', '../fine.ts'],
  ['no-test-code-in-product', 'shared/domain/d.ts', '#test/support/fine.ts'],
  ['no-test-code-in-product', 'shared/domain/e.test.ts', null],
  ['no-barrel', 'renderer/ui/index.ts', null],
  ['unknown-folder', 'renderer/helpers/a.ts', null],
  ['unknown-folder', 'server/loose.ts', '#shared/lib/fine.ts'],
];

/** Imports that are allowed; one of each wall, so that the table cannot pass by refusing everything. */
const ALLOWED: readonly (readonly [file: string, imports: string])[] = [
  ['shared/model/ok-a.ts', 'zod'],
  ['shared/documents/ok-b.ts', '#shared/domain/fine.ts'],
  ['renderer/ui/ok-c.tsx', '@tanstack/react-virtual'],
  ['renderer/screens/one/ok-d.tsx', '#renderer/data/queries/fine.ts'],
  ['renderer/app/ok-e.tsx', '#renderer/screens/two/fine.ts'],
  ['renderer/data/ok-f.ts', 'dexie'],
  ['server/db/ok-g.ts', '@electric-sql/pglite'],
  ['server/http/ok-h.ts', '#server/usecases/fine.ts'],
  ['electron/ok-i.ts', 'electron'],
  ['electron/handlers/ok-j.ts', 'node:fs/promises'],
  ['build/ok-k.ts', '#test/support/fine.ts'],
  ['shared/sync/upcast/ok-l.ts', '#shared/lib/fine.ts'],
];

/** Harmless targets for the imports above. */
const FINE = [
  ...Object.keys(MAY_IMPORT).filter((row) => !/\.tsx?$|screens|^server$/.test(row)),
  'renderer/data/queries',
  'renderer/screens/two',
  'test/unit',
  'test/support',
].map((folder) => `${folder}/fine.ts`);

async function plant(folder: string): Promise<void> {
  const { imports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { imports: unknown }; // npm's own file
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await write('package.json', JSON.stringify({ type: 'module', imports }));
  for (const file of FINE) await write(file, 'export type Fine = string;\n');
  // Half of the imports are type-only, which must count as much as the others.
  const both = [...PLANTED.map(([, file, from]) => [file, from] as const), ...ALLOWED];
  for (const [index, [file, from]] of both.entries()) {
    const kind = index % 2 === 0 ? 'import type * as it' : 'import * as it';
    await write(
      file,
      from === null ? 'export const nothing = 0;\n' : `${kind} from '${from}';\nexport type It = typeof it;\n`,
    );
  }
  await write('shared/model/circle-a.ts', "import type { B } from './circle-b.ts';\nexport type A = B | 1;\n");
  await write('shared/model/circle-b.ts', "import type { A } from './circle-a.ts';\nexport type B = A | 2;\n");
}

test('the product keeps its walls, and the check looked at it', async () => {
  const { modules, violations } = await checkBoundaries(root);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(1000);
});

describe('a planted violation is caught', () => {
  let folder: string;
  let report: BoundaryReport;

  beforeAll(async () => {
    await mkdir(join(root, '.cache'), { recursive: true });
    folder = await mkdtemp(join(root, '.cache/planted-boundaries-'));
    await plant(folder);
    report = await checkBoundaries(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(PLANTED)('%s: %s imports %s', (rule, file) => {
    expect(report.violations.filter(({ from }) => from === file).map((found) => found.rule)).toContain(rule);
  });

  test('no-cycle: two files that import each other', () => {
    expect(report.violations).toContainEqual({
      rule: 'no-cycle',
      from: 'shared/model/circle-a.ts',
      to: 'shared/model/circle-b.ts',
    });
  });

  test.each(ALLOWED)('allowed: %s imports %s', (file) => {
    expect(report.violations.filter(({ from }) => from === file)).toEqual([]);
  });

  test('nothing else is reported', () => {
    const expected = new Set([
      ...PLANTED.map(([, file]) => file),
      'shared/model/circle-a.ts',
      'shared/model/circle-b.ts',
    ]);
    expect(report.violations.filter(({ from }) => !expected.has(from))).toEqual([]);
  });
});

test('an empty tree is 0 modules, which the command refuses', async () => {
  const empty = await mkdtemp(join(root, '.cache/planted-nothing-'));
  await mkdir(join(empty, 'shared'));
  expect(await checkBoundaries(empty)).toEqual({ modules: 0, violations: [] });
  await rm(empty, { recursive: true });
});
