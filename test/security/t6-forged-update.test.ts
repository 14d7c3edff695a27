/**
 * T6/C21, whoever carries the stick with an installer: another program, another version, another hand. The voucher is
 * written by the command as a person runs it, and checked by the device's own code.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkUpdate, type ChosenFile, type ThisProgram } from '#renderer/usecases/check-update.ts';
import { readCountyKey } from '#server/config/county-key-file.ts';
import { compareVersions } from '#shared/sync/installer.ts';
import { UpdateVoucher, voucherText } from '#shared/sync/update.ts';
import { newTestKey, signWith, temporaryFolder } from '#test/support/server.ts';
import { countCases } from './count-cases.ts';

countCases(34);

const root = resolve(import.meta.dirname, '../..');
const NAME = 'jiefangtai-0.2.0-setup-x64.exe';
/** More than one piece is read. */
const INSTALLER = randomBytes(5 * 1024 * 1024 + 7);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let here: ThisProgram;
let voucher: UpdateVoucher;

/** The command as a person starts it. */
function sign(...rest: readonly string[]): { readonly code: number | null; readonly said: string } {
  const tool = [join(root, 'build/run-ts.mjs'), join(root, 'server/tool.ts'), 'sign-update', ...rest];
  const env = { PATH: process.env['PATH'] ?? '', JFT_DATA: join(folder.path, 'data') };
  const done = spawnSync(process.execPath, tool, { cwd: root, env, encoding: 'utf8' });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}

async function signed(version: string, from?: string, name = NAME): Promise<UpdateVoucher> {
  const file = join(folder.path, name);
  await writeFile(file, INSTALLER);
  const { code, said } = sign(file, version, ...(from === undefined ? [] : [from]));
  expect(said).toContain(`${file}.json`);
  expect(code).toBe(0);
  return UpdateVoucher.parse(JSON.parse(await readFile(`${file}.json`, 'utf8')));
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const before = sign(join(folder.path, NAME), '0.2.0');
  expect(before).toMatchObject({ code: 1, said: expect.stringContaining('没有本县的密钥') as string });
  const { publicKey } = await readCountyKey(join(folder.path, 'data'));
  here = { version: '0.1.0', countyKey: publicKey, publisherKey: null, platform: 'win32', arch: 'x64' };
  voucher = await signed('0.2.0');
});
afterAll(() => folder.remove());

const fileOf = (name: string, content: Uint8Array | string): ChosenFile =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
const noteOf = (content: object): ChosenFile => fileOf(`${NAME}.json`, JSON.stringify(content));
const program = (bytes: Uint8Array = INSTALLER, name = NAME): ChosenFile => fileOf(name, bytes);
const turned = (at: number): Uint8Array => {
  const bytes = new Uint8Array(INSTALLER);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const problemOf = async (files: readonly ChosenFile[], of: Partial<ThisProgram> = {}): Promise<string> => {
  const checked = await checkUpdate({ ...here, ...of }, files);
  return checked.ok ? `taken ${checked.value.version}` : checked.error;
};

test('the installer the county signed is taken, in either order, and no other file beside it', async () => {
  expect(await problemOf([program(), noteOf(voucher)])).toBe('taken 0.2.0');
  expect(await problemOf([noteOf(voucher), program()])).toBe('taken 0.2.0');
  expect(await problemOf([program()])).toBe('choose-two');
  expect(await problemOf([noteOf(voucher)])).toBe('choose-two');
  expect(await problemOf([program(), noteOf(voucher), fileOf('x.dll', 'x')])).toBe('choose-two');
  expect(await problemOf([])).toBe('choose-two');
});

describe('the voucher', () => {
  test.each([
    ['version', { version: '9.9.9' }],
    ['from', { from: '0.0.1' }],
    ['installer', { installer: 'debian' }],
    ['arch', { arch: 'arm64' }],
    ['size', { size: INSTALLER.length + 1 }],
    ['sha256', { sha256: '0'.repeat(64) }],
    ['madeAt', { madeAt: '2030-01-01T00:00:00.000Z' }],
    ['signature', { signature: 'A'.repeat(86) }],
  ])('with another %s is nobody’s', async (_, change) => {
    expect(await problemOf([program(), noteOf({ ...voucher, ...change })])).toBe('forged');
  });

  test('of another county, well made for this very file, is not ours', async () => {
    const key = newTestKey();
    const theirs = { ...voucher, signature: signWith(key, voucherText(voucher)) };
    expect(await problemOf([program(), noteOf(theirs)])).toBe('forged');
    expect(await problemOf([program(), noteOf(theirs)], { countyKey: key.publicKey })).toBe('taken 0.2.0');
  });

  test.each([
    ['another algorithm', (v: object) => JSON.stringify({ ...v, alg: 'none' })],
    ['another kind', (v: object) => JSON.stringify({ ...v, kind: 'jft-update-2' })],
    ['a field more', (v: object) => JSON.stringify({ ...v, url: 'http://evil.test' })],
    ['no version', (v: object) => JSON.stringify({ ...v, version: 'latest' })],
    ['over versions newer than itself', (v: object) => JSON.stringify({ ...v, from: '0.3.0' })],
    ['cut off', (v: object) => JSON.stringify(v).slice(0, -1)],
    ['long beyond measure', (v: object) => JSON.stringify(v) + ' '.repeat(20_000)],
  ])('%s is none', async (_, write) => {
    expect(await problemOf([program(), fileOf(`${NAME}.json`, write(voucher))])).toBe('not-a-voucher');
  });
});

describe('the installer', () => {
  test.each([
    ['one bit turned at its beginning', turned(0)],
    ['one bit turned where two pieces meet', turned(4 * 1024 * 1024)],
    ['one bit turned at its end', turned(INSTALLER.length - 1)],
    ['another program of the same size', randomBytes(INSTALLER.length)],
    ['something added', Buffer.concat([INSTALLER, Buffer.from([0])])],
  ])('%s', async (_, bytes) => {
    expect(await problemOf([program(bytes), noteOf(voucher)])).toBe('other-file');
  });

  test('not copied to its end', async () => {
    expect(await problemOf([program(INSTALLER.subarray(0, -1)), noteOf(voucher)])).toBe('cut-off');
  });

  test('of another system, or renamed into one', async () => {
    expect(await problemOf([program(), noteOf(voucher)], { platform: 'linux' })).toBe('other-system');
    expect(await problemOf([program(INSTALLER, 'x.deb'), noteOf(voucher)])).toBe('other-system');
  });

  test('of another processor', async () => {
    expect(await problemOf([program(), noteOf(voucher)], { arch: 'arm64' })).toBe('other-processor');
    const arm = await signed('0.2.0', undefined, 'jiefangtai-0.2.0-arm64.deb');
    expect([arm.installer, arm.arch]).toEqual(['debian', 'arm64']);
    const files = [program(INSTALLER, 'jiefangtai-0.2.0-arm64.deb'), noteOf(arm)];
    expect(await problemOf(files, { platform: 'linux' })).toBe('other-processor');
    expect(await problemOf(files, { platform: 'linux', arch: 'arm64' })).toBe('taken 0.2.0');
  });
});

describe('an installer the county did sign once', () => {
  test('is not put back over a newer program, nor over the same', async () => {
    expect(await problemOf([program(), noteOf(voucher)], { version: '0.2.0' })).toBe('not-newer');
    expect(await problemOf([program(), noteOf(voucher)], { version: '0.10.0' })).toBe('not-newer');
  });

  test('is not put over a program it was not made for', async () => {
    const far = await signed('0.9.0', '0.5.0');
    expect(await problemOf([program(), noteOf(far)])).toBe('too-far');
    expect(await problemOf([program(), noteOf(far)], { version: '0.5.0' })).toBe('taken 0.9.0');
  });
});

test('versions are compared by their numbers', () => {
  const rising = ['0.1.0', '0.1.9', '0.1.10', '0.2.0', '0.10.0', '1.0.0', '10.0.0'];
  for (const [i, a] of rising.entries()) {
    for (const [j, b] of rising.entries()) expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(i - j));
  }
});

test.each([
  ['no such file', ['nowhere-x64.exe', '0.2.0'], '没有找到安装程序'],
  ['no installer', ['notes.txt', '0.2.0'], '应为 .exe'],
  ['no version', [NAME, 'new'], '三个数'],
  ['no processor in its name', ['setup.exe', '0.2.0'], '哪种处理器'],
  ['a lowest version above its own', [NAME, '0.2.0', '0.3.0'], '不能比安装程序的版本新'],
  ['nothing said', [], '用法'],
])('the command refuses %s with a sentence', (_, given, words) => {
  const [file, ...rest] = given;
  const { code, said } = sign(...(file === undefined ? [] : [join(folder.path, file), ...rest]));
  expect([code, said]).toEqual([1, expect.stringContaining(words)]);
});
