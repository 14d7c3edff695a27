import { expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary, readTray } from '#renderer/data/queries/sync-state.ts';
import { note, setupCounty, type Device } from '../data/setup-county.ts';

/** Two registrations are in the backup, two more are lost with the server; the county desk has seen all four. */
async function setupRestored() {
  const county = await setupCounty({ page: 2 });
  const office = await county.device('jiaxi');
  const desk = await county.device('qinglan');
  const ids: string[] = [];
  const register = async () => ids.push((await office.register()).id);
  await register();
  await register();
  await office.sync();
  const backup = county.server.backup();
  await register();
  await register();
  await office.act(ids[0] ?? '', note('备份之后'));
  await office.sync();
  await desk.sync();
  const before = await county.server.views();
  county.server.restore(backup);
  return { ...county, office, desk, ids, before };
}

const settle = async (devices: readonly Device[]): Promise<void> => {
  for (let round = 0; round < 3; round += 1) for (const each of devices) await each.sync();
};

test('R1–R4 lost operations come back with the numbers that were told, on every device', async () => {
  const { server, office, desk, ids, before } = await setupRestored();
  await settle([office, desk]);
  const after = await server.views();
  for (const id of ids) {
    expect(after.get(id)?.officialNo).toBe(before.get(id)?.officialNo);
    expect(await readMatter(office.store, id)).toEqual(after.get(id));
    expect(await readMatter(desk.store, id)).toEqual(after.get(id));
  }
  expect(after.get(ids[0] ?? '')?.history.at(-1)?.note).toBe('备份之后');
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, receipted: 0, refused: 0 });
});

test('R2 a device keeps a matter that the server lost until its author has sent it again', async () => {
  const { server, office, desk, ids } = await setupRestored();
  const lost = ids[3] ?? '';
  expect((await desk.sync()).ok).toBe(true);
  expect((await readMatter(desk.store, lost))?.slipNo).toBeDefined();
  await settle([office, desk]);
  expect(await readMatter(desk.store, lost)).toEqual((await server.views()).get(lost));
});

test('R4 claims survive an interruption between asking and sending', async () => {
  const { server, office, desk, ids, before } = await setupRestored();
  let pushes = 0;
  const dying = {
    ...office.transport,
    push: (body: string) =>
      (pushes++ >= 0 && Promise.resolve(err({ code: 'offline' as const }))) || office.transport.push(body),
  };
  await office.sync(dying);
  const again = await office.reopen();
  await settle([again, desk]);
  const after = await server.views();
  for (const id of ids) expect(after.get(id)?.officialNo).toBe(before.get(id)?.officialNo);
});

test('R4 a number given away meanwhile stays with its new matter; the old one is kept as former number', async () => {
  const { server, device, office, ids, before } = await setupRestored();
  const stranger = await device('jiaxi', 'D2');
  const other = await stranger.register();
  await stranger.sync();
  await settle([office, stranger]);
  const after = await server.views();
  const numbers = [...after.values()].map((view) => view.officialNo);
  expect(new Set(numbers).size).toBe(5);
  expect(after.get(other.id)?.officialNo).toBe(before.get(ids[2] ?? '')?.officialNo);
  expect(after.get(ids[2] ?? '')?.formerNo).toBe(before.get(ids[2] ?? '')?.officialNo);
});

test('what was refused only because the server had lost its registration is sent with the recovery', async () => {
  const { server, office, ids } = await setupRestored();
  const lost = ids[3] ?? '';
  await office.act(lost, note('恢复之前写的'));
  expect((await office.sync()).ok).toBe(true);
  expect(await readTray(office.store)).toEqual([]);
  expect((await server.views()).get(lost)?.history.map((line) => line.kind)).toEqual(['register', 'add-note']);
});

test('R1 a receipt of a server that was restored before the first reading is not believed for ever', async () => {
  const { server, device } = await setupCounty();
  const office = await device('jiaxi');
  const empty = server.backup();
  const { id } = await office.register();
  const silent = { ...office.transport, snapshot: () => Promise.resolve(err({ code: 'offline' as const })) };
  await office.sync(silent);
  expect(queueSummary(office.store)).toMatchObject({ receipted: 1 });
  server.restore(empty);
  const other = await device('yijiang');
  await other.register();
  await other.sync();
  expect((await office.sync()).ok).toBe(true);
  expect((await server.views()).get(id)).toEqual(await readMatter(office.store, id));
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, receipted: 0 });
});
