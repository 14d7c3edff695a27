import { exchange } from '#renderer/sync/exchange.ts';
import { readDrafts, saveDraft } from '#renderer/data/writes/drafts.ts';
import { retryOperation, withdrawOperation } from '#renderer/usecases/deal-with-refusal.ts';
import { Crash, DEATHS } from '#test/support/crashing-store.ts';
import { bothChange, officerActs } from './acts.ts';
import { checkEnd, checkMoment } from './invariants.ts';
import { count, createWorld, endWorld, restart, type Planted, type SimDevice, type World } from './world.ts';

export type SeedOutcome = { readonly counts: ReadonlyMap<string, number> };

/** A broken invariant, with what is needed to see it again. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure';
  constructor(seed: number, log: readonly string[], cause: unknown) {
    const last = log.slice(-60).join('\n');
    super(
      `seed ${seed} after ${log.length} steps: ${cause instanceof Error ? cause.message : String(cause)}\n${last}`,
      { cause },
    );
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Plays one seed to its end and heals it. Throws a `SimulationFailure` when an invariant breaks. */
export async function runSeed(
  seed: number,
  options: { readonly steps?: number; readonly planted?: Planted } = {},
): Promise<SeedOutcome> {
  const world = await createWorld(seed, options.planted);
  try {
    const steps = options.steps ?? 40 + world.random.int(60);
    for (let i = 0; i < steps; i += 1) {
      await step(world, options.planted ?? null);
      checkMoment(world);
    }
    await heal(world);
    await checkEnd(world);
    return { counts: world.counts };
  } catch (cause) {
    throw new SimulationFailure(seed, world.log, cause);
  } finally {
    await endWorld(world);
  }
}

async function step(world: World, planted: Planted): Promise<void> {
  const { random } = world;
  world.millis += random.int(random.chance(0.05) ? 3 * DAY : HOUR);
  const device = random.any(world.devices);
  if (device === undefined) throw new Error('no devices');
  if (random.chance(0.12)) mayDie(world, device);
  device.plan.lies = planted === 'lost-write' && random.chance(0.05);
  const dice = random.next();
  if (dice < 0.4) await alive(world, device, 'acts', () => officerActs(world, device));
  else if (dice < 0.7) await alive(world, device, 'exchanges', () => exchanges(world, device));
  else if (dice < 0.76) await together(world, device);
  else if (dice < 0.79) await contend(world, device);
  else if (dice < 0.82) await deliverLate(world);
  else if (dice < 0.87) await someoneDeals(world);
  else if (dice < 0.9) await alive(world, device, 'writes a draft', () => writesDraft(world, device));
  else if (dice < 0.93) await startAgain(world, device);
  else if (dice < 0.95) setClock(world, device);
  else if (dice < 0.96) serverCrashes(world);
  else if (dice < 0.98) world.backups.push(note(world, 'backup', world.server.backup()));
  else restoreServer(world);
}

/** Does something on a device; when the program dies in it, it is started again. */
async function alive(world: World, device: SimDevice, what: string, work: () => Promise<unknown>): Promise<void> {
  note(world, `${device.name} ${what}`, null);
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof Crash) && !device.plan.dead) throw cause;
  }
  if (!device.plan.dead) return;
  count(world, `crash ${device.plan.how}`);
  note(world, `${device.name} crashed (${device.plan.how}), starts again`, null);
  await restart(world, device);
}

async function exchanges(world: World, device: SimDevice): Promise<void> {
  const outcome = await exchange(device.store, device.transport, device.deps.clock.now);
  count(world, outcome.ok ? 'exchange' : `exchange ${outcome.error.code}`);
}

/** Two devices at once, and officers who go on working meanwhile. */
async function together(world: World, device: SimDevice): Promise<void> {
  const other = world.random.any(world.devices) ?? device;
  const works = [
    alive(world, device, 'exchanges, meanwhile', () =>
      Promise.all([exchanges(world, device), officerActs(world, device), officerActs(world, device)]),
    ),
  ];
  if (other !== device) works.push(alive(world, other, 'exchanges too', () => exchanges(world, other)));
  count(world, 'concurrent');
  await Promise.all(works);
}

async function contend(world: World, device: SimDevice): Promise<void> {
  const other = world.random.any(world.devices.filter((each) => each.units === null));
  if (other === undefined || other === device) return;
  await alive(world, other, `and ${device.name} change the same`, () => bothChange(world, device, other));
  await alive(world, device, 'exchanges', () => exchanges(world, device));
  await alive(world, other, 'exchanges', () => exchanges(world, other));
  await alive(world, device, 'exchanges', () => exchanges(world, device));
}

async function deliverLate(world: World): Promise<void> {
  const at = world.random.int(world.late.length);
  const [call] = world.late.splice(at, 1);
  if (call === undefined) return;
  count(world, at > 0 ? 'reorder' : 'late');
  note(world, 'a late request arrives', null);
  await call();
}

async function someoneDeals(world: World): Promise<void> {
  const device = world.random.any(world.devices.filter(({ store }) => store.state.tray.size > 0));
  if (device !== undefined) await alive(world, device, 'deals with refusals', () => dealWithRefusals(world, device));
}

async function dealWithRefusals(world: World, device: SimDevice): Promise<void> {
  for (const { n, stream } of device.store.state.tray.values()) {
    if (world.random.chance(0.5)) {
      count(world, 'retry');
      await retryOperation(device.deps, n);
    } else await withdraw(world, device, n, stream);
  }
}

async function withdraw(world: World, device: SimDevice, n: number, stream: string): Promise<void> {
  count(world, 'withdraw');
  await withdrawOperation(device.deps, n);
  // A registration that was refused and taken back is no longer promised.
  if (device.store.index.get(stream) === undefined) device.saved.delete(stream);
}

async function writesDraft(world: World, device: SimDevice): Promise<void> {
  const draft = {
    id: 'draft',
    savedAt: device.deps.clock.now(),
    by: device.deps.officer.id,
    title: '',
    form: { step: world.log.length },
  };
  const done = await saveDraft(device.store, draft);
  if (device.plan.dead || !done.ok) return;
  count(world, 'draft');
  const [kept] = await readDrafts(device.store);
  if (JSON.stringify(kept) !== JSON.stringify(draft)) throw new Error('C42 the draft is not what was saved');
}

function mayDie(world: World, device: SimDevice): void {
  device.plan.left = world.random.int(14);
  device.plan.how = world.random.pick(DEATHS);
}

async function startAgain(world: World, device: SimDevice): Promise<void> {
  note(world, `${device.name} is closed and opened`, null);
  count(world, 'restart');
  device.plan.left = null;
  await restart(world, device);
}

function setClock(world: World, device: SimDevice): void {
  device.clockError = world.random.pick([0, 0, -9 * DAY, -2 * DAY, 20 * 60_000, 2 * DAY, 30 * DAY]);
  count(world, 'clock');
  note(world, `${device.name} clock off by ${device.clockError / HOUR} h`, null);
}

/** The server dies between two transactions: what was committed is there, who calls finds nobody for a while. */
function serverCrashes(world: World): void {
  note(world, 'the server crashes', null);
  count(world, 'server crash');
  world.server.restore(world.server.backup());
  world.serverDown = 1 + world.random.int(4);
}

function restoreServer(world: World): void {
  const dump = world.random.any(world.backups);
  if (dump === undefined || world.restores >= 2) return;
  note(
    world,
    `the server is restored to ${dump.operations.length} of ${world.server.backup().operations.length}`,
    null,
  );
  count(world, 'restore');
  world.restores += 1;
  world.server.restore(dump);
}

/** Good lines and living programs: everybody synchronises until nothing moves, and persons deal with what was refused. */
async function heal(world: World): Promise<void> {
  note(world, 'healing', null);
  world.faultRate = 0;
  world.serverDown = 0;
  for (const call of world.late.splice(0)) await call();
  for (const device of world.devices) {
    Object.assign(device.plan, { left: null, lies: false });
    if (device.plan.dead) await restart(world, device);
  }
  for (let round = 0; round < 30; round += 1) {
    const before = fingerprint(world);
    for (const device of world.devices) {
      const outcome = await exchange(device.store, device.clear, device.deps.clock.now);
      if (!outcome.ok) throw new Error(`${device.name} cannot synchronise: ${outcome.error.code}`);
    }
    checkMoment(world);
    if (fingerprint(world) !== before) continue;
    const refused = world.devices.filter((device) => device.store.state.tray.size > 0);
    if (refused.length === 0) return;
    // What a late neighbour has cured by now is tried once more; then it is taken back.
    for (const device of refused) {
      for (const { n, stream } of device.store.state.tray.values()) {
        if (round < 6) await retryOperation(device.deps, n);
        else await withdraw(world, device, n, stream);
      }
    }
  }
  throw new Error('healing found no end');
}

const fingerprint = (world: World): string =>
  JSON.stringify([
    world.server.store().dump().operations.length,
    world.devices.map(({ store: { state } }) => [state.place, state.outbox.size, state.receipts.size, state.tray.size]),
  ]);

function note<T>(world: World, what: string, value: T): T {
  world.log.push(`${world.log.length} ${new Date(world.millis).toISOString()} ${what}`);
  return value;
}
