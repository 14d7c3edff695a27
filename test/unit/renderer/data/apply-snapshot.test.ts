import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { note, setupCounty } from './setup-county.ts';

test('L4 a new device reads whole matters, then changes', async () => {
  const { server, device } = await setupCounty({ page: 3 });
  const office = await device('jiaxi');
  for (let i = 0; i < 8; i += 1) await office.register();
  await office.sync();
  const desk = await device('qinglan');
  expect(await desk.sync()).toEqual(ok({ sent: 0, received: 8 }));
  for (const [id, view] of await server.views()) expect(await readMatter(desk.store, id)).toEqual(view);
  expect(desk.store.state.place).toMatchObject({ cursor: 8, snapshot: 'done' });
});

test('L4 interrupted, the reading goes on after the last stored page and keeps the first cursor', async () => {
  const { server, device } = await setupCounty({ page: 2 });
  const office = await device('jiaxi');
  for (let i = 0; i < 6; i += 1) await office.register();
  await office.sync();
  const desk = await device('qinglan');
  const asked: (string | null)[] = [];
  const cutting = (pages: number): Transport => ({
    ...desk.transport,
    snapshot: (after) => {
      asked.push(after);
      return asked.length > pages ? Promise.resolve(err({ code: 'offline' })) : desk.transport.snapshot(after);
    },
  });
  expect(await desk.sync(cutting(2))).toEqual(err({ code: 'offline' }));
  expect(desk.store.index.size()).toBe(4);
  const place = desk.store.state.place;

  // Meanwhile somebody changes a matter that was read already.
  const [first] = [...(await server.views()).keys()].sort();
  await office.act(first ?? '', note('读取期间新增'));
  await office.sync();

  const again = await desk.reopen();
  expect(again.store.state.place).toEqual(place);
  expect((await again.sync()).ok).toBe(true);
  for (const [id, view] of await server.views()) expect(await readMatter(again.store, id)).toEqual(view);
});

test('the first exchange of a device that has recorded offline leaves nothing waiting', async () => {
  const { server, device } = await setupCounty();
  const office = await device('jiaxi');
  const { id } = await office.register();
  await office.sync();
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, receipted: 0 });
  expect(await readMatter(office.store, id)).toEqual((await server.views()).get(id));
  const again = await office.reopen();
  expect(again.store.index.get(id)?.delivery).toBe('confirmed');
});

test('what waits here stays on top of a matter read anew', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { id } = await office.register();
  await office.sync();
  const other = await device('jiaxi', 'D2');
  await other.sync();
  await other.act(id, note('等候上传'));
  const page = await other.transport.snapshot(null);
  if (!page.ok) throw new Error(page.error.code);
  const { applySnapshot } = await import('#renderer/data/writes/apply-snapshot.ts');
  await applySnapshot(other.store, page.value);
  expect((await readMatter(other.store, id))?.history.map((line) => line.kind)).toEqual(['register', 'add-note']);
  expect(queueSummary(other.store)).toMatchObject({ pending: 1 });
});
