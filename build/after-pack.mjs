import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * electron-builder's hook: writes the list of the packed files into a program for Linux (C21), when everything else is in
 * its place. The fuses, which would be set after this, are part of the program's own file: they are set first, and setting
 * them once more changes nothing.
 */
export async function afterPack(context) {
  if (context.electronPlatformName !== 'linux') return;
  await context.packager.doAddElectronFuses(context);
  const command = [
    join(root, 'build/run-ts.mjs'),
    join(root, 'build/release/tool.ts'),
    'list-packed',
    context.appOutDir,
  ];
  // The key's passphrase may be asked for.
  const [code] = await once(spawn(process.execPath, command, { cwd: root, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error('程序文件清单没有写成，见上');
}
