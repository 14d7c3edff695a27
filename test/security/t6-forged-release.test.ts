/**
 * T6/C21, whoever gives the county an installer that is not the publisher's, or an office one that the county vouched for
 * by mistake. The manifest is written by the publisher's own code and read by the county's command and the device's code.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReleaseKey, openReleaseKey, type Sign } from '#build/release/keys.ts';
import { makeRelease } from '#build/release/make-release.ts';
import { readPublisherKey } from '#build/publisher-key.mjs';
import { bundleServer } from '#build/server-bundle.mjs';
import { checkUpdate, type ThisProgram } from '#renderer/usecases/check-update.ts';
import { readCountyKey } from '#server/config/county-key-file.ts';
import { signUpdate } from '#server/stick/sign-update.ts';
import { Release, releaseText } from '#shared/sync/release.ts';
import { UpdateVoucher, voucherText } from '#shared/sync/update.ts';
import { newTestKey, signWith, temporaryFolder } from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { newPublisher, PASSPHRASE } from './new-publisher.ts';

countCases(35);

const root = resolve(import.meta.dirname, '../..');
const [EXE, DEB] = ['jiefangtai-0.2.0-setup-x64.exe', 'jiefangtai-0.2.0-arm64.deb'];
const BYTES = { [EXE]: randomBytes(5000), [DEB]: randomBytes(4000) };
const now = (): string => '2026-09-04T01:10:00.000Z';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let publisherKey: string;
let sign: Sign;
let strangerSigns: Sign;
let release: Release;
let here: ThisProgram;

const at = (...parts: readonly string[]): string => join(folder.path, ...parts);

beforeAll(async () => {
  folder = await temporaryFolder();
  const publisher = await newPublisher(folder.path, 'publisher');
  ({ publicKey: publisherKey, sign } = publisher);
  expect(readPublisherKey(publisher.publicFile)).toBe(publisherKey);
  strangerSigns = (await newPublisher(folder.path, 'stranger')).sign;
  await mkdir(at('data'));
  const { publicKey } = await readCountyKey(at('data'));
  here = { version: '0.1.0', countyKey: publicKey, publisherKey, platform: 'win32', arch: 'x64' };
  for (const [name, bytes] of Object.entries(BYTES)) await writeFile(at(name), bytes);
  const made = await makeRelease({ installers: [at(EXE), at(DEB)], version: '0.2.0', from: '0.1.0', sign });
  expect(made).toEqual({ ok: true, value: at('release.json') });
  release = Release.parse(JSON.parse(await readFile(at('release.json'), 'utf8')));
});
afterAll(() => folder.remove());

const signedBy = (by: Sign, change: Partial<Release> = {}): Release => {
  const changed = { ...release, ...change };
  return { ...changed, signature: by(releaseText(changed)) };
};
const [exe, deb] = [0, 1].map((i) => () => release.files[i]);
const fileOf = (name: string, content: Uint8Array | string): File =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

/** What the county's command answers for this installer with this beside it. */
async function atCounty(beside: object | string | null, name = EXE, version = '0.2.0', from?: string): Promise<string> {
  const place = at(`stick-${randomBytes(4).toString('hex')}`);
  await mkdir(place);
  await writeFile(join(place, name), BYTES[name] ?? 'x');
  if (beside !== null) {
    await writeFile(join(place, 'release.json'), typeof beside === 'string' ? beside : JSON.stringify(beside));
  }
  const file = join(place, name);
  const signed = await signUpdate({ dataFolder: at('data'), file, version, from, publisherKey, now });
  expect(existsSync(`${file}.json`)).toBe(signed.ok);
  return signed.ok ? 'vouched' : signed.error;
}

test('the publisher’s own installers are vouched for, and what the publisher allows is the default', async () => {
  expect(await atCounty(release)).toBe('vouched');
  expect(await atCounty(release, DEB)).toBe('vouched');
  expect(await atCounty(release, EXE, '0.2.0', '0.1.5')).toBe('vouched');
});

describe('the county does not vouch', () => {
  test.each<readonly [string, string, () => object | string | null]>([
    ['no manifest', 'no-release', () => null],
    ['no signature', 'release-damaged', () => ({ ...release, signature: undefined })],
    ['a manifest cut off', 'release-damaged', () => JSON.stringify(release).slice(0, -20)],
    ['another algorithm', 'release-damaged', () => ({ ...release, alg: 'none' })],
    ['another product', 'release-damaged', () => ({ ...release, product: 'other' })],
    ['a manifest over versions newer than itself', 'release-damaged', () => signedBy(sign, { from: '0.3.0' })],
    [
      'a name that leads elsewhere',
      'release-damaged',
      () => ({ ...release, files: [{ ...exe?.(), name: '../x.exe' }] }),
    ],
    ['another key', 'release-forged', () => signedBy(strangerSigns)],
    ['another version put in', 'release-forged', () => ({ ...release, version: '0.9.0' })],
    ['an older from put in', 'release-forged', () => ({ ...release, from: '0.0.0' })],
    ['another hash put in', 'release-forged', () => ({ ...release, files: [{ ...exe?.(), sha256: '0'.repeat(64) }] })],
    ['a file taken out', 'release-forged', () => ({ ...release, files: release.files.slice(0, 1) })],
    ['the manifest of another version', 'not-in-release', () => signedBy(sign, { version: '0.2.1' })],
    ['a manifest without this file', 'not-in-release', () => signedBy(sign, { files: release.files.slice(1) })],
  ])('%s: %s', async (_, answer, beside) => {
    expect(await atCounty(beside())).toBe(answer);
  });

  test('the right manifest beside another file', async () => {
    const place = at('other');
    await mkdir(place);
    await writeFile(join(place, EXE), randomBytes(BYTES[EXE]?.length ?? 0));
    await writeFile(join(place, 'release.json'), JSON.stringify(release));
    const given = { dataFolder: at('data'), file: join(place, EXE), version: '0.2.0', publisherKey, now };
    expect(await signUpdate(given)).toEqual({ ok: false, error: 'not-in-release' });
  });

  test.each([
    ['the file of one processor under the name of another', 'jiefangtai-0.2.0-amd64.deb', DEB],
    ['the file of one system under the name of another', 'jiefangtai-0.2.0-x64.deb', EXE],
  ])('%s', async (_, name, really) => {
    await writeFile(at(name), BYTES[really] ?? '');
    const given = { dataFolder: at('data'), file: at(name), version: '0.2.0', publisherKey, now };
    expect(await signUpdate(given)).toEqual({ ok: false, error: 'not-in-release' });
  });

  test('older programs than the publisher allows, or newer ones than this', async () => {
    expect(await atCounty(release, EXE, '0.2.0', '0.0.9')).toBe('not-in-release');
    expect(await atCounty(release, EXE, '0.2.0', '0.2.1')).toBe('from-newer');
    expect(await atCounty(release, EXE, '0.3.0')).toBe('not-in-release');
  });
});

describe('an office does not take', () => {
  const county = newTestKey();
  /** As a county would sign that was deceived, or is not one. */
  const vouched = (change: Partial<UpdateVoucher>, by = county): UpdateVoucher => {
    const { name: _, ...facts } = exe?.() ?? { name: '', installer: 'windows', arch: 'x64', size: 1, sha256: '' };
    const unsigned = { kind: 'jft-update-1', alg: 'ES256', version: '0.2.0', from: '0.1.0', ...facts, madeAt: now() };
    const voucher = UpdateVoucher.parse({ ...unsigned, release, signature: 'A'.repeat(86), ...change });
    return { ...voucher, signature: signWith(by, voucherText(voucher)) };
  };
  const answerTo = async (voucher: UpdateVoucher, of: Partial<ThisProgram> = {}): Promise<string> => {
    const files = [fileOf(EXE, BYTES[EXE] ?? ''), fileOf(`${EXE}.json`, JSON.stringify(voucher))];
    const checked = await checkUpdate({ ...here, countyKey: county.publicKey, ...of }, files);
    return checked.ok ? `taken ${checked.value.version}` : checked.error;
  };

  test('anything else than what publisher and county say alike', async () => {
    expect(await answerTo(vouched({}))).toBe('taken 0.2.0');
  });

  test.each<readonly [string, string, () => Partial<UpdateVoucher>]>([
    ['without the publisher', 'no-release', () => ({ release: null })],
    ['under another publisher', 'release-forged', () => ({ release: signedBy(strangerSigns) })],
    ['under a changed manifest', 'release-forged', () => ({ release: { ...release, version: '0.2.1' } })],
    ['of another version', 'not-in-release', () => ({ version: '0.3.0' })],
    ['over older versions', 'not-in-release', () => ({ from: '0.0.1' })],
    ['with another file', 'not-in-release', () => ({ sha256: '0'.repeat(64) })],
    ['called by another processor', 'not-in-release', () => ({ arch: 'arm64' })],
    ['which is another of the publisher’s files', 'other-system', () => ({ ...nameless(deb?.()) })],
  ])('a voucher %s: %s', async (_, answer, change) => {
    expect(await answerTo(vouched(change()))).toBe(answer);
  });

  test('an older version, however well signed', async () => {
    expect(await answerTo(vouched({}), { version: '0.2.0' })).toBe('not-newer');
    expect(await answerTo(vouched({}), { version: '0.3.0' })).toBe('not-newer');
    expect(await answerTo(vouched({}), { version: '0.0.9' })).toBe('too-far');
  });

  test('the publisher’s word without the county’s', async () => {
    expect(await answerTo(vouched({}, newTestKey()))).toBe('forged');
  });

  test('anything under a key that is none', async () => {
    expect(await answerTo(vouched({}), { publisherKey: 'AAAA' })).toBe('release-forged');
  });
});

const nameless = (file: Release['files'][number] | undefined): Partial<UpdateVoucher> => {
  const { name: _, ...facts } = file ?? { name: '' };
  return facts;
};

test('the publisher signs nothing that was left lying there, and no older program over a newer', async () => {
  const ask = async (installers: readonly string[], from = '0.1.0', version = '0.3.0'): Promise<unknown> => {
    const made = await makeRelease({ installers: installers.map((name) => at(name)), version, from, sign });
    return made.ok ? 'signed' : made.error;
  };
  expect(await ask([EXE])).toBe('other-version');
  expect(await ask(['jiefangtai-10.3.0-x64.exe'])).toBe('other-version');
  expect(await ask(['setup.exe'])).toBe('not-an-installer');
  expect(await ask(['jiefangtai-0.3.0-x64.deb'])).toBe('no-such-file');
  expect(await ask([EXE], '0.2.1', '0.2.0')).toBe('from-newer');
  expect(await ask([EXE, 'data/x.deb'], '0.1.0', '0.2.0')).toBe('several-folders');
  expect(await ask([])).toBe('nothing');
});

test('the private half is sealed, for its owner alone, never in the tree, never written over', async () => {
  const file = at('publisher.pem');
  expect(await readFile(file, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  // Windows has no such modes; the folder's rights protect it there.
  const isOwners = process.platform === 'win32' || ((await stat(file)).mode & 0o777) === 0o600;
  expect(isOwners).toBe(true);
  expect(await openReleaseKey(file, 'another passphrase', publisherKey)).toEqual({ ok: false, error: 'not-opened' });
  expect(await openReleaseKey(at('stranger.pem'), PASSPHRASE, publisherKey)).toMatchObject({
    error: 'other-publisher',
  });
  expect(await openReleaseKey(file, PASSPHRASE, null)).toMatchObject({ error: 'no-publisher' });
  const make = (privateFile: string, publicFile: string, passphrase = PASSPHRASE) =>
    makeReleaseKey({ root, privateFile, publicFile }, passphrase);
  expect(await make(join(root, 'build/release/key.pem'), at('new.json'))).toMatchObject({ error: 'key-in-tree' });
  expect(await make(file, at('new.json'))).toMatchObject({ error: 'key-exists' });
  expect(await make(at('new.pem'), at('publisher.json'))).toMatchObject({ error: 'publisher-exists' });
  expect(await make(at('new.pem'), at('new.json'), 'too short')).toMatchObject({ error: 'short-passphrase' });
  expect([existsSync(at('new.pem')), existsSync(at('new.json'))]).toEqual([false, false]);
});

test('no key is in the tree; a file that should be one and is not stops the build', async () => {
  await writeFile(at('broken.json'), '{"format":"jft-publisher-1","publicKey":"short"}');
  expect(() => readPublisherKey(at('broken.json'))).toThrow('公钥');
  expect(readPublisherKey(at('nowhere.json'))).toBeNull();
});

test('the key is in the county’s command as it is built, which then asks for the manifest', async () => {
  await symlink(join(root, 'node_modules'), at('node_modules'));
  await bundleServer({ outDir: at('server'), publisherKey });
  const command = (name: string) => {
    const env = { PATH: process.env['PATH'] ?? '', JFT_DATA: at('data') };
    const given = [at('server/tool.mjs'), 'sign-update', name, '0.2.0'];
    const done = spawnSync(process.execPath, given, { cwd: root, env, encoding: 'utf8' });
    return { code: done.status, said: `${done.stdout}${done.stderr}` };
  };
  const good = command(at(EXE));
  expect(good).toMatchObject({ code: 0, said: expect.stringContaining('凭证已写好') as string });
  expect(good.said).not.toContain('没有发布者公钥');
  const voucher = UpdateVoucher.parse(JSON.parse(await readFile(`${at(EXE)}.json`, 'utf8')));
  expect(voucher).toMatchObject({ from: '0.1.0', release: { signature: release.signature } });
  await mkdir(at('alone'));
  await writeFile(at('alone', EXE), BYTES[EXE] ?? '');
  expect(command(at('alone', EXE))).toMatchObject({ code: 1, said: expect.stringContaining('release.json') as string });
});
