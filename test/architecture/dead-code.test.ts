import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A little product with our knip.json: three things are dead in it, the rest is used. */
const TREE: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    imports: { '#shared/*': './shared/*' },
    dependencies: { zod: '*', hono: '*' },
  }),
  'server/main.ts': "import * as z from 'zod';\nimport { used } from '#shared/lib/used.ts';\nused(z);\n",
  'shared/lib/used.ts': 'export const used = (x: unknown): unknown => x;\nexport const forgotten = 1;\n',
  'shared/lib/orphan.ts': 'export const nobody = 1;\n',
  'test/unit/tested.test.ts': "import { tested } from '#shared/lib/tested.ts';\ntested();\n",
  'shared/lib/tested.ts': 'export const tested = (): void => undefined;\n',
};

type Named = { readonly name: string };
type Issue = {
  readonly file: string;
  readonly files?: readonly Named[];
  readonly exports?: readonly Named[];
  readonly dependencies?: readonly Named[];
};
let folder: string;
let status: number;
let issues: readonly Issue[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiefangtai-knip-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await cp(join(root, 'knip.json'), join(folder, 'knip.json'));
  for (const [file, text] of Object.entries(TREE)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const output = await new Promise<string>((done) => {
    const program = join(root, 'node_modules/knip/bin/knip.js');
    const child = execFile(process.execPath, [program, '--reporter', 'json'], { cwd: folder }, (_error, stdout) => {
      status = child.exitCode ?? -1;
      done(stdout);
    });
  });
  ({ issues } = JSON.parse(output) as { issues: readonly Issue[] }); // knip's own format
});
afterAll(() => rm(folder, { recursive: true }));

test('an orphan file, a forgotten export and an unused package are found, and nothing that is used', () => {
  const names = (kind: 'files' | 'exports' | 'dependencies'): string[] =>
    issues.flatMap((issue) => (issue[kind] ?? []).map(({ name }) => name));
  expect(names('files')).toEqual(['shared/lib/orphan.ts']);
  expect(names('exports')).toEqual(['forgotten']);
  expect(names('dependencies')).toEqual(['hono']);
  expect(status).not.toBe(0);
});
