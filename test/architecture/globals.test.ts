import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const SIDES = ['shared', 'electron', 'renderer', 'server'];

/** Each folder's tsconfig decides which globals exist there; each row uses one that must not. */
const PLANTED: readonly (readonly [file: string, why: string, source: string])[] = [
  ['shared/dom.ts', 'no DOM in shared', 'export const x = window;'],
  ['shared/node.ts', 'no Node in shared', 'export const x = process;'],
  ['shared/module.ts', 'no Node modules in shared', "export { readFileSync } from 'node:fs';"],
  ['renderer/node.ts', 'no Node in the renderer', 'export const x = Buffer;'],
  ['renderer/server.ts', 'no server in the renderer', "export { fine } from '#server/fine.ts';"],
  ['server/dom.ts', 'no DOM on the server', 'export const x = document;'],
  ['server/renderer.ts', 'no renderer on the server', "export { fine } from '#renderer/fine.ts';"],
  ['electron/dom.ts', 'no DOM in the shell', 'export const x = localStorage;'],
  ['shared/enum.ts', 'only syntax that can be erased', 'export enum E { A }'],
  ['shared/index.ts', 'an index may be missing', 'export const x: number = [1][0];'],
  ['shared/optional.ts', 'undefined is not absence', 'export const x: { a?: 1 } = { a: undefined };'],
  ['shared/type.ts', 'types are imported as types', "import { Fine } from './fine.ts';\nexport type X = Fine;"],
];

let folder: string;
let output: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiefangtai-types-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json', ...SIDES.map((side) => `${side}/tsconfig.json`)]) {
    await cp(join(root, file), join(folder, file));
  }
  const fine = SIDES.map((side) => [`${side}/fine.ts`, 'export type Fine = 1;\nexport const fine: Fine = 1;'] as const);
  for (const [file, source] of [...PLANTED.map(([path, , text]) => [path, text] as const), ...fine]) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${source}\n`);
  }
  output = await new Promise<string>((done) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    execFile(process.execPath, [tsc, '-b', '--pretty', 'false', ...SIDES], { cwd: folder }, (_error, out) => done(out));
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

test.each(PLANTED)('%s: %s', (file) => {
  expect(output).toContain(`${file}(`);
});

test('files without a mistake are left alone', () => {
  expect(output).not.toContain('fine.ts(');
});
