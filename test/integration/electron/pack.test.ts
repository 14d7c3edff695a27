/**
 * Packs the shell with electron-builder into a folder, offline: a stand-in takes the place of Electron's binary, which
 * the registry does not have. What goes into the program, and which fuses are blown, is the same as with the real one. It is
 * a release of a publisher of its own, made with the commands that a publisher runs.
 */
import { execFile, spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleElectron } from '#build/electron-bundle.mjs';
import { buildDeb } from '#build/own-deb.mjs';
import { readPublisherKey } from '#build/publisher-key.mjs';
import { comparePacked, packedFolder } from '#electron/window/packed-files.ts';
import { readRelease } from '#server/stick/publisher.ts';
import { PACKED_LIST, PackedFiles } from '#shared/ipc/packed-files.ts';

const root = process.cwd();
const builder = createRequire(import.meta.url).resolve('electron-builder');
const fromLibrary = createRequire(createRequire(builder).resolve('app-builder-lib'));
// Electron's own tools, as electron-builder has them; only what is used here.
const asar = fromLibrary('@electron/asar') as {
  readonly listPackage: (file: string, options: { readonly isPack: boolean }) => readonly string[];
};
const fuses = fromLibrary('@electron/fuses') as {
  readonly getCurrentFuseWire: (program: string) => Promise<Readonly<Record<string, unknown>>>;
};

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const [DISABLED, ENABLED] = ['0', '1'].map((state) => state.charCodeAt(0));

let work = '';
let project = '';
let packed = '';
let publisherKey: string | null = null;
const debs: string[] = [];

/** What a publisher runs, without a question. */
function release(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = [join(project, 'build/run-ts.mjs'), join(project, 'build/release/tool.ts'), ...args];
  const given = { PATH: process.env['PATH'], JFT_RELEASE_PASSPHRASE: 'four invented words here', ...env };
  const done = spawnSync(process.execPath, command, { cwd: project, env: given, encoding: 'utf8' });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}
const keyFile = (): string => join(work, 'publisher.pem');

/** As much of Electron's release folder as electron-builder touches. */
async function standInElectron(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  // Fuses as Electron ships them: nine, version 1, some on and some off.
  const program = Buffer.concat([Buffer.from(`stand-in ${SENTINEL}`), Buffer.from([1, 9]), Buffer.from('101100110')]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(join(folder, 'version'), version);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'libffmpeg.so'])
    await writeFile(join(folder, file), '');
  for (const locale of ['de', 'en-US', 'fr', 'ja', 'zh-CN', 'zh-TW']) {
    await writeFile(join(folder, 'locales', `${locale}.pak`), '');
  }
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'jft-pack-'));
  project = join(work, 'project');
  await mkdir(join(project, 'dist/renderer/assets'), { recursive: true });
  await mkdir(join(project, 'dist/server'), { recursive: true });
  await writeFile(join(project, 'dist/renderer/index.html'), '<!doctype html>');
  await writeFile(join(project, 'dist/renderer/assets/app.js'), '');
  await writeFile(join(project, 'dist/renderer/assets/app.js.map'), '');
  await writeFile(join(project, 'dist/server/main.mjs'), '');
  await cp(join(root, 'package.json'), join(project, 'package.json'));
  // The publisher whose key is in our own tree, if there is one, is not asked.
  const isOurs = (file: string): boolean => basename(file) !== 'publisher.json' && basename(file) !== 'demo';
  await cp(join(root, 'build'), join(project, 'build'), { recursive: true, filter: isOurs });
  for (const folder of ['node_modules', 'server', 'shared']) await symlink(join(root, folder), join(project, folder));
  expect(release(['key', keyFile()])).toMatchObject({
    code: 0,
    said: expect.stringContaining('publisher.json') as string,
  });
  publisherKey = readPublisherKey(join(project, 'build/release/publisher.json'));
  await bundleElectron({ outDir: join(project, 'dist/electron'), publisherKey });

  const manifest = await readFile(join(root, 'node_modules/electron/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string }; // npm's own file
  await standInElectron(join(work, 'electron'), version);
  const args = ['--dir', '--linux', '--x64', '--projectDir', project, '--config', 'build/electron-builder.json'];
  const cli = join(root, 'node_modules/electron-builder/cli.js');
  const electron = [`-c.electronDist=${join(work, 'electron')}`, `-c.electronVersion=${version}`];
  const env = { ...process.env, JFT_RELEASE_KEY: keyFile(), JFT_RELEASE_PASSPHRASE: 'four invented words here' };
  await promisify(execFile)(process.execPath, [cli, ...args, ...electron], { cwd: project, env });
  packed = join(project, 'out/linux-unpacked');
});
afterAll(() => rm(work, { recursive: true, force: true }));

test('the archive holds the built shell and renderer, and nothing else', () => {
  const files = asar.listPackage(join(packed, 'resources/app.asar'), { isPack: false });
  expect(files.filter((file) => /\.[a-z]+$/u.test(file)).toSorted()).toEqual([
    '/dist/electron/main.mjs',
    '/dist/electron/preload.cjs',
    '/dist/renderer/assets/app.js',
    '/dist/renderer/index.html',
    '/package.json',
  ]);
  expect(files.filter((file) => file.includes('node_modules'))).toEqual([]);
});

test('the program has our name and two languages', async () => {
  expect(await readdir(packed)).toContain('jiefangtai');
  expect((await readdir(join(packed, 'locales'))).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak']);
});

test('C11 security §4 row 19: the fuses in the packed program', async () => {
  const wire = await fuses.getCurrentFuseWire(join(packed, 'jiefangtai'));
  expect(wire).toMatchObject({
    version: '1',
    0: DISABLED, // ELECTRON_RUN_AS_NODE
    1: ENABLED, // cookie encryption
    2: DISABLED, // NODE_OPTIONS
    3: DISABLED, // --inspect
    4: ENABLED, // integrity of the archive
    5: ENABLED, // nothing but the archive
    7: DISABLED, // privileges of file://
  });
});

test('C21 the list in the program names every file as it was left, the fuses and the archive included', async () => {
  const list = PackedFiles.parse(JSON.parse(await readFile(join(packed, PACKED_LIST), 'utf8')));
  const left = await readdir(packed, { recursive: true, withFileTypes: true });
  expect(list.files.length).toBe(left.filter((entry) => entry.isFile()).length - 1);
  expect(list.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['jiefangtai', 'resources/app.asar']));
  expect(await comparePacked(packedFolder(packed), publisherKey)).toEqual({ ok: true, value: 'signed' });
});

test('C21 one byte more in the archive and the program is not the one that was packed', async () => {
  const copy = join(work, 'copy');
  await cp(packed, copy, { recursive: true });
  await appendFile(join(copy, 'resources/app.asar'), '\n');
  const problem = { code: 'file-changed', file: 'resources/app.asar' };
  expect(await comparePacked(packedFolder(copy), publisherKey)).toEqual({ ok: false, error: problem });
});

test.each(['amd64', 'arm64'] as const)(
  'T10, C21: the deb for %s brings its sandbox helper, runs no script, and holds the files that were packed',
  async (arch) => {
    const file = await buildDeb({ packed, arch, out: join(work, 'debs') });
    debs.push(file);
    const listed = (await promisify(execFile)('dpkg-deb', ['--contents', file])).stdout.split('\n');
    const modeOf = (name: string) =>
      listed
        .find((line) => line.endsWith(`/${name}`))
        ?.split(/\s+/u)
        .slice(0, 2);
    expect(modeOf('files/chrome-sandbox')).toEqual(['-rwsr-xr-x', 'root/root']);
    expect(modeOf('files/jiefangtai')).toEqual(['-rwxr-xr-x', 'root/root']);
    expect(modeOf('files/resources/app.asar')).toEqual(['-rw-r--r--', 'root/root']);
    expect(
      listed.filter((line) => line !== '' && !/ \.\/(opt\/(apps\/(cn\.jiefangtai\.desktop\/.*)?)?)?$/u.test(line)),
    ).toEqual([]);
    const control = join(work, `control-${arch}`);
    await promisify(execFile)('dpkg-deb', ['--control', file, control]);
    expect(await readdir(control)).toEqual(['control']);
    const unpacked = join(work, `unpacked-${arch}`);
    await promisify(execFile)('dpkg-deb', ['--extract', file, unpacked]);
    const installed = join(unpacked, 'opt/apps/cn.jiefangtai.desktop/files');
    expect(await comparePacked(packedFolder(installed), publisherKey)).toEqual({ ok: true, value: 'signed' });
    expect(await readFile(join(control, 'control'), 'utf8')).toContain(`Architecture: ${arch}\n`);
  },
);

test('C21 the publisher’s commands sign what was packed, and nothing without the key or with another', async () => {
  expect(debs).toHaveLength(2);
  const signed = release(['sign', '--key', keyFile(), '--from', '0.0.1', ...debs]);
  expect(signed).toMatchObject({ code: 0, said: expect.stringContaining('release.json') as string });
  const read = await readRelease(join(work, 'debs/release.json'), publisherKey ?? '');
  expect(read).toMatchObject({ value: { from: '0.0.1', files: [{ arch: 'x64' }, { arch: 'arm64' }] } });
  const refused = (args: readonly string[], words: string, env: NodeJS.ProcessEnv = {}): void =>
    expect(release(args, env)).toMatchObject({ code: 1, said: expect.stringContaining(words) as string });
  refused(['list-packed', packed], 'JFT_RELEASE_KEY');
  refused(['sign', '--key', keyFile(), ...debs], '口令不对', { JFT_RELEASE_PASSPHRASE: 'four other words, invented' });
  refused(['sign', '--key', join(work, 'nowhere.pem'), ...debs], '没有找到私钥');
  refused(['sign', ...debs], '用法');
  refused(['sign', '--from'], '用法');
  refused(['key', join(work, 'second.pem')], '已有发布者公钥');
  refused(['key', join(project, 'key.pem')], '不能放在程序的源文件夹里');
  refused([], '用法');
});
