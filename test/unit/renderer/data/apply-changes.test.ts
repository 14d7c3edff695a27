import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { applyChanges } from '#renderer/data/writes/apply-changes.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import type { Device } from './setup-county.ts';
import { day, note, setupCounty } from './setup-county.ts';

/** An office and the county desk, both knowing one matter of the office. */
async function setupPair() {
  const county = await setupCounty();
  const office = await county.device('jiaxi');
  const desk = await county.device('qinglan');
  const { id } = await office.register();
  await office.sync();
  await desk.sync();
  return { ...county, office, desk, id };
}

const both = (id: string, a: Device, b: Device) => Promise.all([readMatter(a.store, id), readMatter(b.store, id)]);

test('S6 a receipt takes the operation out of the queue and shows the official number at once (L6)', async () => {
  const { device } = await setupCounty();
  const { store, register } = await device('jiaxi');
  const { id } = await register();
  const [row] = [...store.state.outbox.values()];
  await applyReceipts(
    store,
    row === undefined ? [] : [row],
    [['a', 1, '青司信甲溪〔2026〕1号']],
    '2026-09-04T02:00:00.000Z',
  );
  expect(queueSummary(store)).toMatchObject({ pending: 0, receipted: 1 });
  expect(store.index.get(id)).toMatchObject({ delivery: 'receipted', officialNo: '青司信甲溪〔2026〕1号' });
  expect((await readMatter(store, id))?.officialNo).toBeUndefined();
});

test('L3 own operations come back as their place only, and confirm what was recorded', async () => {
  const { server, device } = await setupCounty();
  const office = await device('jiaxi');
  await office.sync();
  const { id } = await office.register();
  await office.act(id, note('已电话告知'));
  expect((await office.sync()).ok).toBe(true);
  const view = await readMatter(office.store, id);
  expect(view).toEqual((await server.views()).get(id));
  expect(view).toMatchObject({ officialNo: '青司信甲溪〔2026〕1号', head: 2 });
  expect(office.store.index.get(id)?.delivery).toBe('confirmed');
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, receipted: 0 });
  expect(office.store.state.newestOwn.size).toBe(0);
});

test('C31 two offices change different fields: both changes stand on both sides', async () => {
  const { office, desk, id } = await setupPair();
  await office.act(id, { kind: 'amend', set: { place: '甲溪所接待室' } });
  await desk.act(id, { kind: 'amend', set: { priorHandling: '村委会调解过一次' } });
  for (const each of [office, desk, office]) await each.sync();
  const [a, b] = await both(id, office, desk);
  expect(a).toEqual(b);
  expect(a?.registration).toMatchObject({ place: '甲溪所接待室', priorHandling: '村委会调解过一次' });
  expect(a?.conflicts).toBeUndefined();
});

test('C31 two offices change the same field: the first stands, the other is kept for a person to choose', async () => {
  const { office, desk, id } = await setupPair();
  await office.act(id, { kind: 'amend', set: { place: '甲溪所接待室' } });
  await desk.act(id, { kind: 'amend', set: { place: '县局接待室' } });
  for (const each of [office, desk, office]) await each.sync();
  const [a, b] = await both(id, office, desk);
  expect(a).toEqual(b);
  expect(a?.registration.place).toBe('甲溪所接待室');
  expect(a?.conflicts).toMatchObject([{ field: 'place', value: '县局接待室', office: 'qinglan' }]);

  const contested = a?.conflicts?.[0]?.contested;
  if (contested === undefined) throw new Error('no conflict');
  await office.act(id, { kind: 'resolve-conflict', contested, field: 'place', keep: 'contested' });
  for (const each of [office, desk]) await each.sync();
  const [c, d] = await both(id, office, desk);
  expect(c).toEqual(d);
  expect(c?.registration.place).toBe('县局接待室');
  expect(c?.conflicts).toBeUndefined();
});

test('C31 legal fields count as one: two of them are never put together by machine', async () => {
  const { office, desk, id } = await setupPair();
  await office.act(id, { kind: 'amend', set: { dutyUnit: 'yidian' } });
  await desk.act(id, { kind: 'amend', set: { receivedOn: day('2026-09-03') } });
  for (const each of [office, desk, office]) await each.sync();
  const [a, b] = await both(id, office, desk);
  expect(a).toEqual(b);
  expect(a?.registration).toMatchObject({ dutyUnit: 'yidian', receivedOn: '2026-09-04' });
  expect(a?.conflicts).toMatchObject([{ field: 'receivedOn', value: '2026-09-03' }]);
});

test('what waits here stays on top of what comes in', async () => {
  const { office, desk, id } = await setupPair();
  await desk.act(id, { kind: 'amend', set: { priorHandling: '已有记录' } });
  await desk.sync();
  await office.act(id, note('等候上传'));
  const page = await office.transport.changes(office.store.state.place.cursor, office.store.state.place.chain);
  if (!page.ok) throw new Error(page.error.code);
  expect(await applyChanges(office.store, page.value)).toEqual({ kind: 'applied' });
  const view = await readMatter(office.store, id);
  expect(view?.registration.priorHandling).toBe('已有记录');
  expect(view?.history.map((line) => line.kind)).toEqual(['register', 'amend', 'add-note']);
  expect(office.store.index.get(id)?.delivery).toBe('pending');
});

test('L5 a page that comes twice changes nothing', async () => {
  const { office, desk, id } = await setupPair();
  const { cursor, chain } = office.store.state.place;
  await desk.act(id, note('县局已阅'));
  await desk.sync();
  const page = await office.transport.changes(cursor, chain);
  if (!page.ok) throw new Error(page.error.code);
  await applyChanges(office.store, page.value);
  const once = await readMatter(office.store, id);
  await applyChanges(office.store, page.value);
  expect(await readMatter(office.store, id)).toEqual(once);
});

test('L2 an operation on a matter that is not here asks for a new reading instead of guessing', async () => {
  const { device } = await setupCounty();
  const desk = await device('qinglan');
  const office = await device('jiaxi');
  const { id } = await office.register();
  await office.act(id, note('第二'));
  await office.sync();
  const page = await desk.transport.changes(0, '');
  if (!page.ok) throw new Error(page.error.code);
  const second = { ...page.value, entries: page.value.entries.slice(1) };
  expect(await applyChanges(desk.store, second)).toEqual({ kind: 'reread' });
  expect(await readMatter(desk.store, id)).toBeNull();
});
