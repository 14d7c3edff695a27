import { readAllLogs } from '#renderer/data/reception-rows.ts';
import { readBodies } from '#renderer/data/matter-rows.ts';
import { readOwnLog } from '#renderer/data/queries/own-log.ts';
import { readTray } from '#renderer/data/queries/sync-state.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { canonical } from './lasting-state.ts';
import { count, type SimDevice, type World } from './world.ts';

/** What must hold at every moment. Throws with a sentence that names the rule. */
export function checkMoment(world: World): void {
  checkOrder(world);
  checkQueues(world);
  checkSaved(world);
}

/** N1, S3: one order without gaps, each operation once. */
function checkOrder(world: World): void {
  const { operations, matters } = world.server.store().dump();
  const ids = new Set<string>();
  operations.forEach((row, i) => {
    if (row.seq !== i + 1) fail(`N1 sequence ${row.seq} at place ${i + 1}`);
    if (ids.has(row.id)) fail(`S3 operation ${row.id} accepted twice`);
    ids.add(row.id);
  });
  const numbers = matters.flatMap((row) => row.officialNo ?? []);
  if (new Set(numbers).size !== numbers.length) fail(`N2 a number twice among ${numbers.join(', ')}`);
  if (world.restores === 0) checkGapless(world);
}

/** N2: numbers of an office and year are 1, 2, 3 … */
function checkGapless(world: World): void {
  const byYear = new Map<string, number[]>();
  for (const { officialNo, kind } of world.server.store().dump().matters) {
    if (kind === 'reception') continue;
    const [, series, n] = /^(.*〔\d+〕)(\d+)号$/.exec(officialNo ?? '') ?? [];
    if (series === undefined) fail(`N2 no number: ${officialNo}`);
    byYear.set(series, [...(byYear.get(series) ?? []), Number(n)]);
  }
  for (const [series, list] of byYear) {
    list.sort((a, b) => a - b);
    if (list.some((n, i) => n !== i + 1)) fail(`N2 gap in ${series}: ${list.join(', ')}`);
  }
}

/** S6: an operation is in the queue, in the tray, or durably on the server. */
function checkQueues(world: World): void {
  if (world.restores > 0) return;
  const accepted = new Set(
    world.server
      .store()
      .dump()
      .operations.map((row) => `${row.office} ${row.device} ${row.n}`),
  );
  for (const { store, name } of world.devices) {
    const { identity, receipts } = store.state;
    for (const { n, seq } of receipts.values()) {
      if (!accepted.has(`${identity?.office} ${identity?.device} ${n}`))
        fail(`S6 ${name}: ${n} receipted as ${seq}, not stored`);
    }
  }
}

/** A registration that was said to be saved is on the device. */
function checkSaved(world: World): void {
  for (const { store, saved, name } of world.devices) {
    for (const [stream, slipNo] of saved) {
      if (store.index.get(stream)?.slipNo !== slipNo) fail(`${name}: saved registration ${slipNo} is gone`);
    }
  }
}

/** What must hold when everybody has synchronised until nothing moved, and every refusal was dealt with. */
export async function checkEnd(world: World): Promise<void> {
  checkMoment(world);
  checkGapless(world);
  const views = await world.server.views();
  checkStoredViews(world, views);
  const slips = [...views.values()].map((view) => view.slipNo);
  if (new Set(slips).size !== slips.length) fail('RX-02 a slip number twice');
  for (const device of world.devices) {
    await checkNothingWaits(device);
    checkStubs(world, device, views);
    await checkSameMatters(device, views);
    await checkSameReceptions(world, device);
    await checkOwnLog(world, device);
    for (const [stream, slipNo] of device.saved) {
      if (views.get(stream)?.slipNo !== slipNo) fail(`saved registration ${slipNo} is not on the server`);
    }
  }
}

function checkStoredViews(world: World, views: ReadonlyMap<string, MatterView>): void {
  for (const { id, view } of world.server.store().dump().matters) {
    if (view !== null && canonical(JSON.parse(view)) !== canonical(views.get(id))) fail(`stored view of ${id} differs`);
  }
}

async function checkNothingWaits({ store, name }: SimDevice): Promise<void> {
  const { outbox, receipts, newestOwn } = store.state;
  if (outbox.size > 0) fail(`${name}: ${outbox.size} still wait without a reason`);
  if (receipts.size > 0)
    fail(
      `${name}: ${receipts.size} receipted, never confirmed: ${canonical([...receipts.values()])} ${canonical(store.state.place)}`,
    );
  if (newestOwn.size > 0) fail(`${name}: streams still believed unconfirmed`);
  for (const item of await readTray(store)) if (item.code === '') fail(`${name}: refused without a reason`);
}

/** W2, W5: of a matter that left, number and whereabouts are kept, and what the county kept is counted. */
function checkStubs(world: World, { store, name }: SimDevice, views: ReadonlyMap<string, MatterView>): void {
  const { operations, tray } = world.server.store().dump();
  const { identity, stubs } = store.state;
  for (const [stream, { gone, kept }] of Object.entries(stubs)) {
    if (gone !== null) count(world, 'withdrawn');
    if (kept.length > 0) count(world, 'kept by the county');
    const view = views.get(stream);
    if (gone !== null && view !== undefined && gone.slipNo !== view.slipNo)
      fail(`W2 ${name}: stub of ${stream} names another`);
    if ((gone === null) !== (store.index.get(stream) !== undefined))
      fail(`W2 ${name}: ${stream} is both here and gone`);
    const there = [...operations, ...tray].filter(
      (row) => row.office === identity?.office && row.device === identity.device,
    );
    const lost = kept.filter((n) => !there.some((row) => row.n === n));
    if (lost.length > 0) fail(`W5 ${name}: the county has not ${lost.join(', ')} of ${stream}`);
  }
}

/** Byte-equal after normalisation: the same matters with the same content, on disk and in the list. */
async function checkSameMatters(
  { store, name, units }: SimDevice,
  views: ReadonlyMap<string, MatterView>,
): Promise<void> {
  const expected = new Map(
    [...views].filter(([, view]) => units === null || factsOf(view).units.some((unit) => units.includes(unit))),
  );
  const stored = await store.db.matters.toCollection().primaryKeys();
  if (canonical([...stored].sort()) !== canonical([...expected.keys()].sort())) {
    const extra = stored.filter((id) => !expected.has(id));
    const bodies = await readBodies(store, extra);
    fail(
      `${name}: has ${stored.length} matters, the server shows it ${expected.size}: ${canonical([...bodies.values()])}`,
    );
  }
  for (const [id, body] of await readBodies(store, stored)) {
    if (body.confirmed !== undefined) fail(`${name}: ${id} is not confirmed`);
    const [here, there] = [canonical(body.view), canonical(views.get(id))];
    if (here !== there) fail(`${name}: ${id} differs\nhere  ${here}\nthere ${there}`);
    const row = store.index.get(id);
    if (row?.status !== body.view.status || row.officialNo !== body.view.officialNo || row.delivery !== 'confirmed') {
      fail(`${name}: the list shows ${id} as ${canonical(row)}`);
    }
  }
}

/** W1: each device has the receptions of its units, operation by operation as the server put them in order. */
async function checkSameReceptions(world: World, { store, name, units }: SimDevice): Promise<void> {
  const { operations, matters } = world.server.store().dump();
  const here = await readAllLogs(store);
  const theirs = matters.filter(
    (row) => row.kind === 'reception' && (units === null || row.units.some((unit) => units.includes(unit))),
  );
  const [ids, expected] = [[...here.keys()].sort(), theirs.map(({ id }) => id).sort()];
  if (canonical(ids) !== canonical(expected))
    fail(`W1 ${name}: has receptions ${ids.join()}, should ${expected.join()}`);
  for (const { id, confirmed, waiting } of here.values()) {
    if (waiting.length > 0) fail(`${name}: reception ${id} is not confirmed`);
    const there = operations
      .filter((row) => row.stream === id)
      .map((row) => ({ op: JSON.parse(row.body) as unknown, stamp: JSON.parse(row.stamp) as unknown }));
    if (canonical(confirmed) !== canonical(there)) fail(`${name}: reception ${id} differs`);
    count(world, 'reception on a device');
  }
}

/** Each operation that was not taken back is on the server, once, as it was recorded. */
async function checkOwnLog(world: World, { store, name }: SimDevice): Promise<void> {
  const { operations, tray } = world.server.store().dump();
  const bodies = new Map([...operations, ...tray].map((row) => [row.id, row.body]));
  const { identity } = store.state;
  for (const op of await readOwnLog(store)) {
    const there = bodies.get(op.id);
    if (there === undefined) fail(`${name}: operation ${op.n} (${op.action.kind}) is not on the server`);
    if (canonical(JSON.parse(there)) !== canonical(op)) fail(`${name}: operation ${op.n} was changed on its way`);
    bodies.delete(op.id);
  }
  // One that was taken back may still arrive: a request on its way for days, at a server restored meanwhile (R3).
  const takenBack = new Set(
    (await store.db.operations.toArray()).filter((row) => row.withdrawn === true).map((row) => row.n),
  );
  for (const body of bodies.values()) {
    const { office, device, n } = JSON.parse(body) as { office: string; device: string; n: number };
    if (office !== identity?.office || device !== identity.device || takenBack.has(n)) continue;
    fail(`${name}: the server has operations it never recorded`);
  }
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
