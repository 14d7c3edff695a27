/** The county server's composition root: environment, database, HTTP, stop signals. */
import { hash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Instant } from '#shared/model/plain-date.ts';
import { keepBackups } from './backup/keep-backups.ts';
import { readConfig } from './config/config.ts';
import { readCountyKey } from './config/county-key-file.ts';
import { failureText } from './config/failure-text.ts';
import { contentFiles } from './db/content-files.ts';
import { memoryContents } from './db/memory-contents.ts';
import { createMemoryStore } from './db/memory-store.ts';
import { openPgliteStore, openPostgresStore } from './db/open-store.ts';
import { createApp } from './http/app.ts';
import { warmUp } from './http/warm-up.ts';
import { keepStick } from './stick/keep-stick.ts';
import { recordBackup } from './usecases/record-backup.ts';
import { countyKeyOf } from './usecases/signatures.ts';
import { randomCode } from './usecases/random-code.ts';
import { openCountyTls } from './tls/county-certificates.ts';

/** How long answers under way may take once the server was told to stop. */
const LAST_ANSWERS_MS = 2000;

const sha256 = (text: string): string => hash('sha256', text);
const log = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const config = readConfig(process.env);
if (!config.ok) fail(config.error);
else await start(config.value).catch((cause: unknown) => fail(`县局服务器未能启动：${messageOf(cause)}`));

type Config = Extract<typeof config, { ok: true }>['value'];

async function start(config: Config): Promise<void> {
  const {
    databaseUrl,
    dataFolder,
    backupFolder,
    host,
    port,
    hosts,
    allowedOrigins,
    tlsNames,
    setupCode: given,
  } = config;
  const here = import.meta.dirname;
  const isBuilt = existsSync(join(here, 'migrations'));
  const now = () => Instant.parse(new Date().toISOString());
  const context = { migrations: join(here, isBuilt ? 'migrations' : 'db/migrations'), now, log };
  await mkdir(dataFolder, { recursive: true });
  const countyKey = await readCountyKey(dataFolder);
  const newCode = (): string => randomCode((bytes) => void crypto.getRandomValues(bytes));
  const setupCode = given ?? newCode();
  const store =
    databaseUrl === null ? await openPgliteStore(dataFolder, context) : await openPostgresStore(databaseUrl, context);
  await warmUp({ store: createMemoryStore(), contents: memoryContents(), hash: sha256 });
  const isEmpty = (await store.readCounty()) === null;
  const stopping = new AbortController();
  const app = createApp({
    store,
    contents: contentFiles(dataFolder),
    now,
    hash: sha256,
    countyKey: countyKeyOf(countyKey.privateKey, countyKey.publicKey, countyKey.agreeing),
    newCode,
    setupCode,
    logFailure: (cause) => log(`[${randomBytes(4).toString('hex')}] ${messageOf(cause)}`),
    staticFolder: join(here, isBuilt ? '../renderer' : '../dist/renderer'),
    hosts,
    allowedOrigins,
    stopping: stopping.signal,
  });
  await app.prepare();
  const tls = tlsNames === null ? null : await openCountyTls(dataFolder, { names: tlsNames, now: new Date() });
  const scheme = tls === null ? 'http' : 'https';
  const secure = tls !== null && {
    createServer,
    serverOptions: { key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' as const },
  };
  const server = serve({ fetch: app.fetch, hostname: host, port, ...secure }, (info) => {
    const database = store.kind === 'postgresql' ? 'PostgreSQL' : `内置数据库（试用），数据在 ${dataFolder}`;
    log(`县局服务器已启动：${scheme}://${host}:${info.port}，${database}`);
    if (tls !== null) {
      log(`各所电脑须信任本县证书：${tls.authorityFile}`);
      log(`证书指纹（SHA-256）：${tls.fingerprint}`);
    }
    if (isEmpty)
      log(`本县尚未建立。首次设置码：${setupCode}，在浏览器打开 ${scheme}://${host}:${info.port}/#setup=${setupCode}`);
  });
  const stopBackups = keepBackups({
    dump: store.dump,
    dataFolder,
    folder: backupFolder,
    now,
    log,
    record: (result) => recordBackup({ store, hash: sha256, now }, 'backup', result),
  });
  const stopStick = keepStick(app.takePackage, dataFolder, (cause) => log(messageOf(cause)));
  // Longer than the pause between two pages of a device, so that it keeps its connection.
  if ('keepAliveTimeout' in server) {
    server.keepAliveTimeout = 60_000;
    // Who sends a request drop by drop holds a connection and nothing else (C22).
    server.headersTimeout = 20_000;
    server.requestTimeout = 90_000;
  }
  server.on('error', (cause) => fail(`县局服务器不能监听 ${host}:${port}：${messageOf(cause)}`));
  const stop = (): void => {
    stopping.abort();
    stopBackups();
    stopStick();
    server.close(
      () =>
        void app
          .flush()
          .then(() => store.close())
          .then(() => process.exit(0)),
    );
    if (!('closeAllConnections' in server)) return;
    server.closeIdleConnections();
    // Browsers keep a spare connection open on which nothing was asked yet; Node does not count it among the idle ones.
    setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function messageOf(cause: unknown): string {
  return failureText(cause, process.env['JFT_DEBUG'] === '1');
}
