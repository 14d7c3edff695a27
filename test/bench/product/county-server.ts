/** The product's server over PostgreSQL, with devices enrolled beforehand and a way to put records in quickly. */
import { hash as digest, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { openPostgresStore } from '#server/db/open-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { createApp } from '#server/http/app.ts';
import { acceptOperations } from '#server/usecases/accept-operations.ts';
import { setUpCounty } from '#server/usecases/county.ts';
import { readSnapshot } from '#server/usecases/read-snapshot.ts';
import { warmUp } from '#server/http/warm-up.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { Operation } from '#shared/model/operation.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';
import { COUNTY_KEY, DEVICE_KEY, OFFICE, OFFICER, publicKeyOf, signingKey } from './identity.ts';

const hash = (text: string): string => digest('sha256', text);
const now = (): Instant => Instant.parse(new Date().toISOString());
export const randomFrom = (bytes: Uint8Array): Uint8Array => randomBytes(bytes.length);

/** All devices of the benchmark share one address. */
const MANY = { burst: 1e9, perMinute: 1e9 };
const PLENTY = { address: MANY, device: MANY };

const DEVICES = 320;
const GROUP = 500;

export type CountyServer = {
  readonly port: number;
  /** Accepts operations of device D2 as if it had pushed them. */
  readonly accept: (operations: readonly Operation[]) => Promise<void>;
  /** Reads every matter once, as the county's other devices have long done: views are stored. */
  readonly warm: () => Promise<void>;
  readonly count: () => Promise<number>;
  readonly heads: (streams: readonly string[]) => Promise<Map<string, number>>;
};

export async function startCountyServer(pgUrl: string, migrations: string): Promise<CountyServer> {
  const store = await openPostgresStore(pgUrl, { migrations: resolve(migrations), now, log: () => undefined });
  const county = await setUpCounty(store, { kind: 'fictional' });
  if (!county.ok) throw new Error(county.error);
  await addDevices(store);
  // As server/main.ts does before it listens.
  await warmUp({ store: createMemoryStore(), contents: memoryContents(), hash });
  const app = createApp({
    store,
    contents: memoryContents(),
    now,
    hash,
    countyKey: countyKeyOf(await signingKey(COUNTY_KEY), publicKeyOf(COUNTY_KEY), null),
    newCode: () => 'NEVERASKED',
    setupCode: 'NEVERASKED',
    limits: { codes: PLENTY, open: PLENTY, signed: PLENTY },
    logFailure: (cause) => console.error(cause),
    staticFolder: null,
    hosts: null,
    allowedOrigins: [],
    stopping: new AbortController().signal,
  });
  await app.prepare();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    accept: (operations) => accept(store, county.value, operations),
    warm: async () => {
      for (let after: string | null = ''; after !== null; ) {
        after = (await readSnapshot(store, null, { after, limit: 2000 })).next;
      }
    },
    count: async () => (await store.readHead()).seq,
    heads: async (streams) => new Map((await store.readStreams(streams)).map((row) => [row.stream, row.seq])),
  };
}

async function addDevices(store: ServerStore): Promise<void> {
  await store.transaction(async (tx) => {
    for (let n = 1; n <= DEVICES; n += 1) {
      const at = now();
      const [office, device, key] = [OFFICE, `D${n}`, publicKeyOf(DEVICE_KEY)];
      const row = { office, device, key, label: '', enrolledAt: at, lastSeenAt: at };
      await tx.putDevice({
        ...row,
        waiting: 0,
        confirmedAt: null,
        confirmedBy: null,
        revokedAt: null,
        revokedFor: null,
        escrow: null,
      });
      await tx.putSeat({ office, device, officer: OFFICER, sign: key, seal: key, since: at });
    }
  });
}

async function accept(store: ServerStore, county: CountyProfile, operations: readonly Operation[]): Promise<void> {
  const sender = { office: UnitCode.parse(OFFICE), device: DeviceCode.parse('D2') };
  for (let from = 0; from < operations.length; from += GROUP) {
    const at = now();
    const ops = operations.slice(from, from + GROUP).map((op) => ({ ok: true as const, op, body: JSON.stringify(op) }));
    const push = { sender, sentAt: at, arrivedAt: at, ops, claims: {}, bytes: 0 };
    const [receipts] = await acceptOperations({ store, hash }, county, [push]);
    const refused = receipts?.find((receipt) => receipt[0] === 'r');
    if (refused !== undefined) throw new Error(`seed refused: ${JSON.stringify(refused)}`);
  }
}
