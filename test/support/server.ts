/** A county server for tests: inside this process as a function from request to response, or as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { Instant } from '#shared/model/plain-date.ts';
import { EnrollResponse, type SeatTicket } from '#shared/sync/enroll.ts';
import { DemoCodeResponse } from '#shared/sync/people.ts';
import { PullResponse, SnapshotResponse } from '#shared/sync/pull.ts';
import { PushResponse } from '#shared/sync/push.ts';
import { SIGNED, signedText, type Signer } from '#shared/sync/signed-request.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { ContentStore } from '#server/db/contents.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { createApp, type AppDeps, type CountyApp } from '#server/http/app.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { randomCode } from '#server/usecases/random-code.ts';
import { countyKeyOf, type CountyKey } from '#server/usecases/signatures.ts';

const root = resolve(import.meta.dirname, '../..');

export const MIGRATIONS = join(root, 'server/db/migrations');

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Sends a request to a server, whichever way it runs; `path` starts after `/api/v1`. */
export type Send = (path: string, init?: Init) => Promise<Response>;

export type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

export type TestServer = {
  readonly app: CountyApp;
  readonly store: ServerStore;
  readonly send: Send;
  /** Messages of failures nobody foresaw; a test of bad input expects none. */
  readonly failures: readonly string[];
  /** The server's clock; assign to set it. */
  readonly clock: { now: Instant };
  readonly stop: () => Promise<void>;
};

const NOON = Instant.parse('2026-09-04T10:40:00.000Z');

/** What a server at this computer prints at its first start. */
export const SETUP_CODE = 'SETVP0C0DE';

/** A P-256 pair, the public half as it is sent. */
export type TestKey = { readonly privateKey: KeyObject; readonly publicKey: string };

export function newTestKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // The last 65 bytes of the structure are the point.
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  return { privateKey, publicKey: point.toString('base64url') };
}

/** ES256 with Node's own code, not the product's. */
export const signWith = ({ privateKey }: TestKey, text: string): string =>
  sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');

const COUNTY = newTestKey();
export const testCountyKey: CountyKey = {
  publicKey: COUNTY.publicKey,
  sign: (text) => signWith(COUNTY, text),
  // The product's own: what it opens was sealed by devices, with code of their own.
  open: async (sealed, about) => {
    const jwk = COUNTY.privateKey.export({ format: 'jwk' });
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    const agreeing = await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
    return countyKeyOf(agreeing, COUNTY.publicKey, agreeing).open(sealed, about);
  },
};

const PLENTY = { burst: 1_000_000, perMinute: 1 };
/** Limits that no test meets by chance. */
const NO_LIMITS = { address: PLENTY, device: PLENTY };

/** A server in this process without a port, over the given store (memory by default). */
export function setupServer({
  store = createMemoryStore(),
  contents = memoryContents(),
  limits = { codes: NO_LIMITS, open: NO_LIMITS, signed: NO_LIMITS },
  clock: startsAt = NOON,
  hosts = null,
  countyKey = testCountyKey,
}: {
  countyKey?: CountyKey;
  hosts?: AppDeps['hosts'];
  store?: ServerStore;
  contents?: ContentStore;
  limits?: AppDeps['limits'];
  clock?: Instant;
} = {}): TestServer {
  const failures: string[] = [];
  const clock = { now: startsAt };
  const stopping = new AbortController();
  const app = createApp({
    store,
    contents,
    now: () => clock.now,
    hash: sha256,
    countyKey,
    newCode: () => randomCode((bytes) => void crypto.getRandomValues(bytes)),
    setupCode: SETUP_CODE,
    logFailure: (cause) => failures.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)),
    staticFolder: null,
    hosts,
    allowedOrigins: ['app://local'],
    stopping: stopping.signal,
    ...(limits !== undefined && { limits }),
  });
  return {
    app,
    store,
    send: async (path, init) => app.fetch(new Request(`http://county.test${API}${path}`, init)),
    failures,
    clock,
    stop: async () => {
      stopping.abort();
      await app.flush();
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
    env: { PATH: process.env['PATH'] ?? '', JFT_PORT: '0', JFT_DEBUG: '1', JFT_SETUP: SETUP_CODE, ...environment },
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
  send('/setup', { method: 'POST', body: JSON.stringify({ kind: 'fictional', code: SETUP_CODE }) });

type PushOptions = { readonly sentAt?: string; readonly claims?: Record<string, string>; readonly place?: object };

export type TestDevice = {
  readonly office: string;
  readonly device: string;
  readonly officer: string;
  readonly ticket: SeatTicket;
  readonly keys: SeatOfTest;
  /** Sends with both signatures, and once more when the county says that the clock is wrong. */
  readonly send: Send;
  readonly push: (ops: readonly unknown[], options?: PushOptions) => Promise<PushResponse['receipts']>;
  readonly changes: (cursor: number, chain: string, limit?: number) => Promise<PullResponse>;
  /** All pages. */
  readonly snapshot: (limit?: number) => Promise<readonly SnapshotResponse[]>;
};

export type SeatOfTest = { readonly device: TestKey; readonly sign: TestKey; readonly seal: TestKey };

export const newSeatKeys = (): SeatOfTest => ({ device: newTestKey(), sign: newTestKey(), seal: newTestKey() });

/** What a page signs with when it holds these keys. */
export const signerWith = (
  keys: Pick<SeatOfTest, 'device' | 'sign'>,
  { office, device, officer }: Pick<Signer, 'office' | 'device' | 'officer'>,
): Signer => ({
  office,
  device,
  officer,
  sign: (text) => Promise.resolve({ device: signWith(keys.device, text), officer: signWith(keys.sign, text) }),
});

/** Who signs, with which keys, at which moment by its own clock. */
export type SignedAs = {
  readonly office: string;
  readonly device: string;
  readonly officer: string;
  readonly keys: Pick<SeatOfTest, 'device' | 'sign'>;
  readonly time: string;
};

/** The headers of PROTOCOL A1, written a second time beside the product's. */
export function signedHeaders(
  { office, device, officer, keys, time }: SignedAs,
  path: string,
  init: Init = {},
): Record<string, string> {
  const nonce = randomBytes(16).toString('base64url');
  const { body, method = 'GET' } = init;
  const bodyHash = sha256(typeof body === 'string' || body instanceof Uint8Array ? body : '');
  const { pathname, search } = new URL(`http://county.test${API}${path}`);
  const facts = { method, path: `${pathname}${search}`, time, nonce, bodyHash, office, device, officer };
  const text = signedText(facts);
  return {
    [SIGNED.office]: office,
    [SIGNED.device]: device,
    [SIGNED.officer]: officer,
    [SIGNED.time]: time,
    [SIGNED.nonce]: nonce,
    [SIGNED.bodyHash]: bodyHash,
    [SIGNED.signature]: signWith(keys.device, text),
    [SIGNED.officerSignature]: signWith(keys.sign, text),
  };
}

/** A code of the fictional county for the officer; of the office's first one without a name. */
export async function demoCode(send: Send, office: string, officer = firstOf(office)): Promise<string> {
  const body = JSON.stringify({ officer, office });
  return DemoCodeResponse.parse(await expectOk(send('/demo-code', { method: 'POST', body }))).code;
}

const firstOf = (office: string): string => fictionalCounty().officers.find(({ unit }) => unit === office)?.id ?? '';

/** Enrols a device and speaks the protocol for it; every answer is parsed with the schemas of shared/sync. */
export async function enrolTestDevice(
  send: Send,
  office: string,
  { sentAt = NOON, officer }: { readonly sentAt?: string; readonly officer?: string } = {},
): Promise<TestDevice> {
  const code = await demoCode(send, office, officer);
  const keys = newSeatKeys();
  const request = {
    code,
    label: '测试',
    deviceKey: keys.device.publicKey,
    sign: keys.sign.publicKey,
    seal: keys.seal.publicKey,
  };
  const { ticket } = EnrollResponse.parse(
    await expectOk(send('/enroll', { method: 'POST', body: JSON.stringify(request) })),
  );
  return testDevice(send, ticket, keys, sentAt);
}

/** Another officer signing at the same device, wherever the rules would let them sit. */
export async function seatedAs(
  store: ServerStore,
  device: TestDevice,
  officer: string,
  send: Send,
): Promise<TestDevice> {
  const seat = { ...device.ticket.seat, officer };
  await store.transaction((tx) => tx.putSeat(seat));
  return testDevice(send, { ...device.ticket, seat }, device.keys);
}

/** A device that is enrolled already. */
export function testDevice(send: Send, ticket: SeatTicket, keys: SeatOfTest, sentAt: string = NOON): TestDevice {
  const { office, device, officer } = ticket.seat;
  let time = sentAt;
  const once: Send = (path, init = {}) => {
    const signed = signedHeaders({ office, device, officer, keys, time }, path, init);
    return send(path, { ...init, headers: { ...signed, ...init.headers } });
  };
  const ask: Send = async (path, init) => {
    const first = await once(path, init);
    if (first.status !== 401) return first;
    const refusal = z.object({ error: z.string(), serverNow: z.string() }).safeParse(await first.clone().json());
    if (!refusal.success || refusal.data.error !== 'clock-off') return first;
    time = refusal.data.serverNow;
    return once(path, init);
  };
  return {
    office,
    device,
    officer,
    ticket,
    keys,
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
