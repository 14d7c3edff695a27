/**
 * Makes the deb for UOS and Kylin from a packed folder (`npm run dist:dir`), in the layout of their stores: everything
 * below /opt/apps/<appid>/{entries,files,info} and no script that runs at installation. Chromium's sandbox helper is
 * therefore root-owned and 4755 inside the archive: a deb that leaves this to a script is started without a sandbox, or
 * not at all (stack T10).
 *
 *     node build/own-deb.mjs out/linux-unpacked amd64      (or arm64)
 */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const readJson = async (file) => JSON.parse(await readFile(join(root, file), 'utf8'));

/**
 * @param {{ packed: string, arch: 'amd64' | 'arm64', out: string }} what folder of the packed program, Debian's name of
 *   the processor, and the folder for the package.
 * @returns {Promise<string>} the package's file.
 */
export async function buildDeb({ packed, arch, out }) {
  const { version, description } = await readJson('package.json');
  const { appId, productName, executableName, linux, deb } = await readJson('build/electron-builder.json');
  const work = await mkdtemp(join(tmpdir(), 'jft-deb-'));
  try {
    const app = join(work, 'opt/apps', appId);
    const files = join(app, 'files');
    const entries = join(app, 'entries/applications');
    const icons = join(app, 'entries/icons/hicolor/scalable/apps');
    for (const folder of [files, entries, icons, join(work, 'DEBIAN')]) await mkdir(folder, { recursive: true });
    await cp(packed, files, { recursive: true, verbatimSymlinks: true });
    await cp(join(root, 'renderer/public/icon.svg'), join(icons, `${appId}.svg`));
    const info = { appid: appId, name: productName, version, arch: [arch], permissions: {}, 'support-plugins': [] };
    await writeFile(join(app, 'info'), `${JSON.stringify(info, null, 2)}\n`);
    await writeFile(
      join(entries, `${appId}.desktop`),
      [
        '[Desktop Entry]',
        'Type=Application',
        `Name=${productName}`,
        `Comment=${linux.synopsis}`,
        `Exec=/opt/apps/${appId}/files/${executableName}`,
        `Icon=${appId}`,
        `Categories=${linux.category};`,
        'Terminal=false',
        '',
      ].join('\n'),
    );
    await writeFile(
      join(work, 'DEBIAN/control'),
      [
        `Package: ${appId}`,
        `Version: ${version}`,
        `Architecture: ${arch}`,
        `Maintainer: ${linux.maintainer}`,
        `Depends: ${deb.depends.join(', ')}`,
        'Section: office',
        'Priority: optional',
        `Description: ${linux.synopsis}`,
        ` ${description}`,
        '',
      ].join('\n'),
    );
    await plainModes(work);
    await chmod(join(files, executableName), 0o755);
    await chmod(join(files, 'chrome-sandbox'), 0o4755);
    await mkdir(out, { recursive: true });
    const file = join(out, `${appId}_${version}_${arch}.deb`);
    await run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', work, file]);
    return file;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Whatever the builder's umask was: folders 755, programs and libraries 755, everything else 644. */
async function plainModes(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await plainModes(path);
    else if (entry.isFile())
      await chmod(path, /(\.so(\.\d+)*|crashpad_handler|chrome-sandbox)$/.test(entry.name) ? 0o755 : 0o644);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , packed, arch] = process.argv;
  if (!packed || (arch !== 'amd64' && arch !== 'arm64')) {
    console.error('用法：node build/own-deb.mjs <打包好的文件夹> <amd64|arm64>');
    process.exit(2);
  }
  console.log(await buildDeb({ packed: resolve(packed), arch, out: join(root, 'out') }));
}
