/**
 * The simulated county: seven devices of three offices, the bureau and two of its sections, one of which sees its own matters only, their bad lines, their clocks, and one
 * server with its backups. Everything is the product's own code; only the disk, the line and the time are ours.
 */
import type { MemoryDump } from '#server/db/memory-store.ts';
import { lastingState } from './lasting-state.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { immortal, live, makeMortal, type DeathPlan } from '#test/support/crashing-store.ts';
import { deleteStore, depsOf, enroll, MARKET_DAY, openStore } from '#test/support/device.ts';
import { faultyTransport } from '#test/support/faulty-transport.ts';
import { createMemoryCounty, officeScope, type MemoryCounty } from '#test/support/memory-county.ts';
import { seededRandom, type Random } from '#test/support/seeded-random.ts';

/** Mistakes planted to see that the simulation finds them. */
export type Planted = 'ack-without-storing' | 'no-duplicate-check' | 'lost-write' | null;

export type SimDevice = {
  readonly name: string;
  readonly office: string;
  /** Whose matters it receives; `null` for the whole county. */
  readonly units: readonly string[] | null;
  store: DeviceStore;
  deps: UseCaseDeps;
  /** Milliseconds the device's clock is off. */
  clockError: number;
  plan: DeathPlan;
  readonly transport: Transport;
  /** The line without faults, for healing. */
  readonly clear: Transport;
  /** Registrations an officer was told to be saved, by stream: their slip numbers. */
  readonly saved: Map<string, string>;
};

export type World = {
  readonly random: Random;
  readonly server: MemoryCounty;
  readonly devices: SimDevice[];
  readonly late: (() => Promise<unknown>)[];
  readonly backups: MemoryDump[];
  readonly counts: Map<string, number>;
  /** What happened, for whoever has to understand a failure. */
  readonly log: string[];
  millis: number;
  restores: number;
  faultRate: number;
  /** Calls that still find the server down. */
  serverDown: number;
};

const OFFICES = [
  ['jiaxi', 'D1'],
  ['jiaxi', 'D2'],
  ['yijiang', 'D1'],
  ['bingling', 'D1'],
  ['qinglan', 'D1'],
  ['legal-affairs', 'D1'],
  ['grassroots', 'D1'],
] as const;

export const count = (world: World, what: string): void =>
  void world.counts.set(what, (world.counts.get(what) ?? 0) + 1);

export async function createWorld(seed: number, planted: Planted = null): Promise<World> {
  const random = seededRandom(seed);
  const world: World = {
    random,
    server: await createMemoryCounty({ millis: () => world.millis, page: 2 + random.int(6) }),
    devices: [],
    late: [],
    backups: [],
    counts: new Map(),
    log: [],
    millis: MARKET_DAY,
    restores: 0,
    faultRate: random.pick([0, 0.1, 0.3, 0.5]),
    serverDown: 0,
  };
  for (const [office, code] of OFFICES) {
    const name = `sim-${seed}-${office}-${code}`;
    await deleteStore(name);
    const store = await enroll(await openStore(name), world.server.profile, office, code);
    const identity = store.state.identity;
    if (identity === null) throw new Error('not enrolled');
    const base = withPlanted(world, world.server.transportOf(identity), planted);
    const device: SimDevice = {
      name,
      office,
      units: officeScope(world.server.profile, office),
      store,
      deps: depsOf(store, random, () => world.millis + device.clockError),
      clockError: 0,
      plan: immortal(),
      clear: base,
      transport: faultyTransport(base, {
        random,
        rate: () => world.faultRate,
        count: (fault) => count(world, fault),
        late: world.late,
        step: () => live(device.plan),
      }),
      saved: new Map(),
    };
    device.plan.lies = false;
    makeMortal(store, device.plan);
    world.devices.push(device);
  }
  return world;
}

/** Starts the program again, after a crash or an ordinary end; nothing kept may be lost or invented. */
export async function restart(world: World, device: SimDevice): Promise<void> {
  const crashed = device.plan.dead;
  const before = crashed ? null : lastingState(device.store);
  device.store.close();
  device.store = await openStore(device.name);
  device.deps = depsOf(device.store, world.random, () => world.millis + device.clockError);
  device.plan.dead = false;
  device.plan.left = null;
  makeMortal(device.store, device.plan);
  const after = lastingState(device.store);
  if (before !== null && before !== after) throw new Error(`restart changed ${device.name}\n${before}\n${after}`);
}

export async function endWorld(world: World): Promise<void> {
  for (const { name, store } of world.devices) {
    store.close();
    await deleteStore(name);
  }
}

function withPlanted(world: World, base: Transport, planted: Planted): Transport {
  const up = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R | { ok: false; error: { code: 'offline' } }> => {
      if (world.serverDown === 0) return call(...args);
      world.serverDown -= 1;
      return Promise.resolve({ ok: false, error: { code: 'offline' } });
    };
  };
  const honest: Transport = {
    push: up(base.push),
    changes: up(base.changes),
    snapshot: up(base.snapshot),
    missing: up(base.missing),
    where: up(base.where),
    profile: up(base.profile),
    audit: up(base.audit),
    listen: base.listen,
  };
  if (planted === 'ack-without-storing') return { ...honest, push: (body) => acknowledgeOnly(world, honest, body) };
  if (planted === 'no-duplicate-check') return { ...honest, push: (body) => honest.push(renewKnown(world, body)) };
  return honest;
}

/** Sometimes says yes and forgets. */
async function acknowledgeOnly(world: World, base: Transport, body: string): ReturnType<Transport['push']> {
  if (!world.random.chance(0.2)) return base.push(body);
  // The product's own request.
  const { ops } = JSON.parse(body) as { ops: unknown[] };
  const receipts = ops.map((_, i) => ['a', world.server.store().dump().operations.length + i + 1, null]);
  const answer = { wire: 1, digest: '0'.repeat(64), serverNow: new Date(world.millis).toISOString(), receipts };
  return { ok: true, value: answer as never };
}

/** A server without S3: what it knows already comes to it as something new. */
function renewKnown(world: World, body: string): string {
  const known = new Set(
    world.server
      .store()
      .dump()
      .operations.map((row) => row.id),
  );
  const request = JSON.parse(body) as { ops: { id: string; prev?: string }[] };
  for (const op of request.ops) if (known.has(op.id)) op.id = `again-${world.random.int(1e9)}-${world.random.int(1e9)}`;
  return JSON.stringify(request);
}
