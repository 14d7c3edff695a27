/**
 * `npm start`: builds what is missing or older than its sources, starts the county server on this computer, and opens
 * the application: Electron where its program is installed, otherwise the browser. Says which, and the address.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildAll } from './build.mjs';

const root = resolve(import.meta.dirname, '..');
const port = process.env.JFT_PORT ?? '8787';
const address = `http://127.0.0.1:${port}`;

if (await isStale()) {
  console.log('正在生成程序……');
  await buildAll();
}
// Known to this computer alone, so that the first start needs nothing typed; behind the # it is never sent or logged.
const setup = Array.from({ length: 10 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[randomInt(32)]).join('');
const server = spawn(process.execPath, [join(root, 'dist/server/main.mjs')], {
  cwd: root,
  env: { ...process.env, JFT_PORT: port, JFT_SETUP: setup },
  stdio: ['ignore', 'inherit', 'inherit'],
});
server.on('exit', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
if (await answers(`${address}/api/v1/welcome`)) await open();

/** Are the built files older than any source? */
async function isStale() {
  const built = ['dist/renderer/sw.js', 'dist/server/main.mjs', 'dist/electron/main.mjs'].map((file) =>
    join(root, file),
  );
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  for (const folder of ['renderer', 'shared', 'server', 'electron', 'build']) {
    for (const entry of await readdir(join(root, folder), { recursive: true })) {
      if (statSync(join(root, folder, entry)).mtimeMs > oldest) return true;
    }
  }
  return statSync(join(root, 'package-lock.json')).mtimeMs > oldest;
}

/** Waits until the server answers, at most a minute (the first start makes the database). */
async function answers(url) {
  for (let i = 0; i < 240; i += 1) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // Not yet listening.
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  console.error('县局服务器没有启动，请看上面的提示。');
  server.kill();
  return false;
}

async function open() {
  const electron = process.env.JFT_HOST_MODE === 'browser' ? undefined : await electronProgram();
  if (typeof electron === 'string') {
    console.log(`用 Electron 打开接访台，县局服务器：${address}`);
    spawn(electron, [root], { stdio: 'inherit', env: { ...process.env, JFT_SERVER: address, JFT_SETUP: setup } }).on(
      'exit',
      () => server.kill(),
    );
    return;
  }
  console.log(`${electron === null ? '没有找到 Electron 程序，' : ''}用浏览器打开接访台：${address}`);
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (process.env.CI === undefined)
    spawn(opener, [`${address}/#setup=${setup}`], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
}

/** Path of the Electron program where it has been downloaded, else `null`; never triggers a download. */
async function electronProgram() {
  const folder = join(root, 'node_modules/electron');
  try {
    const program = join(folder, 'dist', await readFile(join(folder, 'path.txt'), 'utf8'));
    return existsSync(program) ? program : null;
  } catch {
    return null;
  }
}
