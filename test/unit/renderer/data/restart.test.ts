import { expect, test } from 'vitest';
import { readOperations } from '#renderer/data/queries/own-operations.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { loadNewest } from '#renderer/data/matter-rows.ts';
import { openDeviceStore, type DeviceState } from '#renderer/data/device-store.ts';
import { discardDraft, readDrafts, saveDraft } from '#renderer/data/writes/drafts.ts';
import { testCodec } from '#test/support/device.ts';
import { note, setupCounty } from './setup-county.ts';

/** Everything but the counter of changes, which starts anew, and ids, which are looked up when they are needed. */
const lasting = (state: DeviceState): unknown => ({
  ...state,
  newestOwn: [...state.newestOwn].map(([stream, { n }]) => [stream, n] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  revision: 0,
});

test('a device closed at any point opens with the same queue, counters and list', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const a = await office.register();
  await office.sync();
  const b = await office.register({ petitioners: [{ name: '钱某乙', role: 'principal' }] });
  await office.act(a.id, note('已上门'));
  const before = { state: structuredClone(lasting(office.store.state)), rows: office.store.index.all() };
  const again = await office.reopen();
  expect(lasting(again.store.state)).toEqual(before.state);
  expect(again.store.index.all()).toEqual(before.rows);
  expect(await readMatter(again.store, b.id)).toEqual(b);
});

test('after opening, the next operation still names its predecessor', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const [a, b] = [await office.register(), await office.register()];
  await office.act(a.id, note('已电话告知'));
  const newest = structuredClone(office.store.state.newestOwn);
  const again = await office.reopen();
  expect([...again.store.state.newestOwn.values()].map(({ id }) => id)).toEqual([null, null]);
  await again.act(a.id, note('已上门'));
  const [last] = (await readOperations(again.store, [again.store.state.lastN])).values();
  expect(last).toMatchObject({ stream: a.id, prev: newest.get(a.id)?.id });
  expect(again.store.state.newestOwn.get(b.id)).toEqual({ n: newest.get(b.id)?.n, id: null });
});

test('the first screen reads only the newest matters', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const views = [];
  for (let i = 0; i < 6; i += 1) views.push(await office.register());
  const name = office.store.db.name;
  office.store.close();
  const opened = await openDeviceStore({ name, codec: await testCodec() });
  if (!opened.ok) throw new Error(opened.error.code);
  await loadNewest(opened.value, 2);
  expect(opened.value.index.all().map((row) => row.id)).toEqual([views[5]?.id, views[4]?.id]);
  opened.value.close();
});

test('C42 drafts are kept until a person finishes or discards them, newest first', async () => {
  const { device } = await setupCounty();
  const { store, deps, reopen } = await device('jiaxi');
  const draft = (id: string, at: string) => ({ id, savedAt: at, by: deps.officer.id, title: '草稿', form: { id } });
  const [old, newer] = [draft('a', '2026-09-04T01:00:00.000Z'), draft('b', '2026-09-04T02:00:00.000Z')];
  expect(await saveDraft(store, old)).toEqual({ ok: true, value: null });
  await saveDraft(store, { ...newer, title: '旧稿' });
  await saveDraft(store, newer);
  const again = await reopen();
  expect(await readDrafts(again.store)).toEqual([newer, old]);
  await discardDraft(again.store, 'a');
  expect(await readDrafts(again.store)).toEqual([newer]);
});

test('a database written by a newer program is left alone', async () => {
  const { device } = await setupCounty();
  const { store } = await device('jiaxi');
  const { name } = store.db;
  store.close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 990);
    request.onerror = () => reject(new Error('not opened'));
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  expect(await openDeviceStore({ name, codec: await testCodec() })).toEqual({
    ok: false,
    error: { code: 'newer-version' },
  });
});
