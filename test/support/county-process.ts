/** The built county server as a process of its own, with its database in a temporary folder: it can be cut off and come back. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { movedClockScript, untilMoment } from './moved-clock.ts';

const program = resolve(import.meta.dirname, '../../dist/server/main.mjs');

/** What this server prints at its first start; whoever sets it up has to enter it. */
export const COUNTY_SETUP_CODE = 'C0VNTY0000';

export type CountyProcess = {
  /** `http://127.0.0.1:<port>`: the same after every start. */
  readonly origin: string;
  /** Its data on the disk. */
  readonly dataFolder: string;
  /** Starts again on the same port and data; with `at` its clock starts at that moment. */
  readonly start: (at?: string) => Promise<void>;
  /** Cuts the network of every device. `SIGKILL` is the power cut. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Stops it and removes its data. */
  readonly remove: () => Promise<void>;
};

/** Starts a county server that knows nothing yet. `at` is the moment its clock starts at; without it the clock is right. */
export async function startCounty(at?: string): Promise<CountyProcess> {
  if (!existsSync(program)) throw new Error('dist/ is missing: run `npm run build` first');
  const folder = await mkdtemp(join(tmpdir(), 'jiefangtai-county-'));
  const port = await ownPort();
  let running = await launch(folder, port, at);

  const stop: CountyProcess['stop'] = async (signal = 'SIGTERM') => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    origin: running.origin,
    dataFolder: folder,
    start: async (again) => {
      running = await launch(folder, port, again);
    },
    stop,
    remove: async () => {
      await stop('SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where a try begins: files that run side by side do not meet. */
let nextPort = 16_000 + (process.pid % 1_600) * 10;

/**
 * A free port below those that the system gives to outgoing connections: while the server is cut off, nobody else, and
 * least of all the browser that looks for it, is given its port.
 */
export async function ownPort(): Promise<number> {
  for (;;) {
    nextPort = nextPort < 32_000 ? nextPort + 1 : 16_000;
    const tried = createServer();
    const isFree = await new Promise<boolean>((done) => {
      tried.once('error', () => done(false));
      tried.listen(nextPort, '127.0.0.1', () => done(true));
    });
    await new Promise((done) => tried.close(done));
    if (isFree) return nextPort;
  }
}

type Running = { readonly child: ChildProcess; readonly origin: string };

/** Resolves when the server says where it listens. */
function launch(folder: string, port: number, at: string | undefined): Promise<Running> {
  const clock =
    at === undefined
      ? []
      : ['--import', `data:text/javascript,${encodeURIComponent(movedClockScript(untilMoment(at)))}`];
  const { DATABASE_URL: _ours, ...env } = process.env;
  const child = spawn(process.execPath, [...clock, program], {
    env: { ...env, JFT_SETUP: COUNTY_SETUP_CODE, JFT_PORT: String(port), JFT_HOST: '127.0.0.1', JFT_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  child.once('exit', () => process.off('exit', killWithUs));
  return new Promise((done, failed) => {
    let said = '';
    const hear = (text: Buffer): void => {
      said += text.toString('utf8');
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (origin !== undefined) done({ child, origin });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the county server ended with ${code}: ${said}`)));
  });
}
