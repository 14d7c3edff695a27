/** A county server for tests: inside this process as a function from request to response, or as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import * as z from 'zod';
import { Instant } from '#shared/model/plain-date.ts';
import { EnrollResponse } from '#shared/sync/enroll.ts';
import { PullResponse, SnapshotResponse } from '#shared/sync/pull.ts';
import { PushResponse } from '#shared/sync/push.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { createApp } from '#server/http/app.ts';

const root = resolve(import.meta.dirname, '../..');

export const MIGRATIONS = join(root, 'server/db/migrations');

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Sends a request to a server, whichever way it runs; `path` starts after `/api/v1`. */
export type Send = (path: string, init?: Init) => Promise<Response>;

export type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export type TestServer = {
  readonly app: Hono;
  readonly store: ServerStore;
  readonly send: Send;
  /** Messages of failures nobody foresaw; a test of bad input expects none. */
  readonly failures: readonly string[];
  /** The server's clock; assign to set it. */
  readonly clock: { now: Instant };
  readonly stop: () => Promise<void>;
};

const NOON = Instant.parse('2026-09-04T10:40:00.000Z');

/** A server in this process without a port, over the given store (memory by default). */
export function setupServer({ store = createMemoryStore() }: { store?: ServerStore } = {}): TestServer {
  const failures: string[] = [];
  const clock = { now: NOON };
  const stopping = new AbortController();
  const app = createApp({
    store,
    now: () => clock.now,
    hash: sha256,
    newToken: () => randomBytes(24).toString('base64url'),
    logFailure: (cause) => failures.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)),
    staticFolder: null,
    allowedOrigins: ['app://local'],
    stopping: stopping.signal,
  });
  return {
    app,
    store,
    send: async (path, init) => app.fetch(new Request(`http://county.test${API}${path}`, init)),
    failures,
    clock,
    stop: async () => {
      stopping.abort();
      await store.close();
    },
  };
}

export type ServerProcess = {
  readonly url: string;
  readonly send: Send;
  readonly child: ChildProcess;
  /** Ends the process without any warning, as a power switch does for it. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop and waits. */
  readonly stop: () => Promise<void>;
};

/** Starts the real program on a free port and waits until it says its address; rejects with what it said otherwise. */
export async function startServerProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'build/run-ts.mjs'), join(root, 'server/main.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', JFT_PORT: '0', JFT_DEBUG: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'exit').then(() => void process.off('exit', killWithUs));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface(child.stdout);
  const url = await new Promise<string>((found, failed) => {
    lines.on('line', (line) => {
      said += `${line}\n`;
      const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (address !== undefined) found(address);
    });
    void exited.then(() => failed(new Error(said)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    send: (path, init) => fetch(`${url}${API}${path}`, init),
    child,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** A folder that `remove` deletes. */
export async function temporaryFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'jft-server-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export const setUpFictional = (send: Send): Promise<Response> =>
  send('/setup', { method: 'POST', body: JSON.stringify({ kind: 'fictional' }) });

type PushOptions = { readonly sentAt?: string; readonly claims?: Record<string, string> };

export type TestDevice = {
  readonly office: string;
  readonly device: string;
  readonly headers: Record<string, string>;
  readonly send: Send;
  readonly push: (ops: readonly unknown[], options?: PushOptions) => Promise<PushResponse['receipts']>;
  readonly changes: (cursor: number, chain: string, limit?: number) => Promise<PullResponse>;
  /** All pages. */
  readonly snapshot: (limit?: number) => Promise<readonly SnapshotResponse[]>;
};

/** Enrols a device and speaks the protocol for it; every answer is parsed with the schemas of shared/sync. */
export async function enrolTestDevice(send: Send, office: string, sentAt: string = NOON): Promise<TestDevice> {
  const enrolled = EnrollResponse.parse(
    await expectOk(send('/enroll', { method: 'POST', body: JSON.stringify({ office, label: '测试' }) })),
  );
  const { device } = enrolled;
  const headers = { authorization: `Bearer ${enrolled.token}`, 'x-office': office, 'x-device': device };
  const ask: Send = (path, init = {}) => send(path, { ...init, headers: { ...headers, ...init.headers } });
  return {
    office,
    device,
    headers,
    send: ask,
    push: async (ops, options = {}) => {
      const body = JSON.stringify({ wire: WIRE_VERSION, office, device, sentAt, ops, ...options });
      const headersOfBody = { 'content-encoding': 'gzip' };
      const init = { method: 'POST', headers: headersOfBody, body: new Uint8Array(gzipSync(body)) };
      const answer = PushResponse.parse(await expectOk(ask('/push', init)));
      if (answer.digest !== sha256(body)) throw new Error('the answer is about another body');
      return answer.receipts;
    },
    changes: async (cursor, chain, limit = 2000) =>
      PullResponse.parse(await expectOk(ask(`/changes?cursor=${cursor}&chain=${chain}&limit=${limit}`))),
    snapshot: async (limit = 2000) => {
      const pages: SnapshotResponse[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: SnapshotResponse = SnapshotResponse.parse(
          await expectOk(ask(`/snapshot?after=${after}&limit=${limit}`)),
        );
        pages.push(page);
        after = page.next;
      }
      return pages;
    },
  };
}

async function expectOk(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const body = z.unknown().parse(await response.json());
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return body;
}
