/**
 * `npm start` as a newcomer runs it: which host it opens, at which address, and that the county server answers there.
 * The programs that would open a window are stand-ins that write down what they were given.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WelcomeResponse } from '#shared/sync/enroll.ts';
import { API } from '#shared/sync/wire.ts';
import { ownPort } from '#test/support/county-process.ts';
import { temporaryFolder } from '#test/support/server.ts';

const root = resolve(import.meta.dirname, '../..');
const SETUP = /^[0-9A-HJKMNP-TV-Z]{10}$/;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: ChildProcess | null = null;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  if (running !== null && running.exitCode === null && running.signalCode === null) {
    const gone = once(running, 'exit');
    running.kill('SIGTERM');
    await gone;
  }
  running = null;
  await folder.remove();
});

/** Writes its arguments and what the application is told by the environment into the file `opened`, then ends. */
async function standIn(program: string): Promise<void> {
  await writeFile(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$*" "$JFT_SERVER" "$JFT_SETUP" > '${folder.path}/part'\nmv '${folder.path}/part' '${folder.path}/opened'\n`,
  );
  await chmod(program, 0o755);
}

/** Starts the command and hears what it prints; `said` is all of it so far. */
function start(project: string, port: number, flags: readonly string[] = []) {
  const { DATABASE_URL: _ours, CI: _noWindow, ...env } = process.env;
  const child = spawn(process.execPath, [...flags, join(project, 'build/start.mjs')], {
    cwd: project,
    env: {
      ...env,
      JFT_PORT: String(port),
      JFT_DATA: join(folder.path, 'data'),
      PATH: [join(folder.path, 'bin'), env['PATH']].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  const hear = (chunk: Buffer): void => void (said += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { child, said: () => said };
}

const opened = async (): Promise<readonly string[]> => {
  const text = await readFile(join(folder.path, 'opened'), 'utf8').catch(() => '');
  return text.split('\n');
};

/** A copy of the project by links, with an Electron program of its own. */
async function projectWithElectron(): Promise<string> {
  const project = join(folder.path, 'project');
  const packages = join(project, 'node_modules');
  await mkdir(join(packages, 'electron/dist'), { recursive: true });
  for (const name of ['build', 'dist', 'electron', 'renderer', 'server', 'shared', 'package.json', 'package-lock.json'])
    await symlink(join(root, name), join(project, name));
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== 'electron') await symlink(join(root, 'node_modules', name), join(packages, name));
  }
  await writeFile(join(packages, 'electron/path.txt'), 'stand-in');
  await standIn(join(packages, 'electron/dist/stand-in'));
  return project;
}

test('without Electron it says that it opens the browser, and at which address; the county answers there', async () => {
  await mkdir(join(folder.path, 'bin'));
  for (const opener of ['xdg-open', 'open', 'explorer']) await standIn(join(folder.path, 'bin', opener));
  const port = await ownPort();
  const address = `http://127.0.0.1:${port}`;
  const { said } = start(root, port);
  await expect.poll(said, { timeout: 120_000 }).toContain(`用浏览器打开接访台：${address}\n`);
  expect(said()).toContain(`县局服务器已启动：${address}，内置数据库`);
  await expect.poll(async () => (await opened())[0]).toMatch(new RegExp(`^${address}/#setup=`));
  const code = (await opened())[0]?.split('#setup=')[1] ?? '';
  expect(code).toMatch(SETUP);

  const page = await fetch(address);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
  const welcome = WelcomeResponse.parse(await (await fetch(`${address}${API}/welcome`)).json());
  expect(welcome.county).toBeNull();
  const made = await fetch(`${address}${API}/setup`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'fictional', code }),
  });
  expect(made.status).toBe(200);
});

test('with Electron it says so and hands it the county; when that window is closed, the server ends too', async () => {
  const project = await projectWithElectron();
  const port = await ownPort();
  const address = `http://127.0.0.1:${port}`;
  const { child, said } = start(project, port, ['--preserve-symlinks', '--preserve-symlinks-main']);
  // The stand-in ends at once, as an application that is closed.
  await once(child, 'exit');
  expect(child.exitCode, said()).toBe(0);
  expect(said()).toContain(`用 Electron 打开接访台，县局服务器：${address}\n`);
  expect(said()).not.toContain('用浏览器打开');
  const [given, server, setup] = await opened();
  expect([given, server]).toEqual([project, address]);
  expect(setup).toMatch(SETUP);
  await expect(fetch(address)).rejects.toThrow();
});
