import { expect, test } from 'vitest';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { readAhead, type ReadAhead } from '#renderer/data/read-ahead.ts';
import { loadList, storeList } from '#renderer/data/stored-list.ts';
import { write } from '#renderer/data/transaction.ts';
import type { ListBlockRow } from '#renderer/data/rows.ts';
import { readPage } from '#renderer/data/transaction.ts';
import { testCodec } from '#test/support/device.ts';
import { note, setupCounty } from './setup-county.ts';

/** An office with enough matters for blocks, all confirmed, and its store opened anew. */
async function setupOffice() {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const views = [];
  for (let i = 0; i < 520; i += 1) views.push(await office.register());
  await office.sync();
  const { name } = office.store.db;
  const open = async (ahead: ReadAhead | null = null): Promise<DeviceStore> => {
    const opened = await openDeviceStore({ name, codec: await testCodec(), ahead });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  return { office, views, open };
}

/** What reading every matter shows. */
async function truth(open: () => Promise<DeviceStore>) {
  const store = await open();
  await loadMatters(store);
  expect(store.state.listRead).toBe(true);
  const rows = store.index.all();
  store.close();
  return rows;
}

test('blocks show what every matter shows, also after changes, removals and unsent work', async () => {
  const { office, views, open } = await setupOffice();
  expect(await loadList(office.store)).toBe(false);
  await storeList(office.store);
  const first = await open();
  expect(first.state.listRead).toBe(false);
  expect(await loadList(first)).toBe(true);
  expect(first.state.listRead).toBe(true);
  expect(first.index.all()).toEqual(await truth(open));
  first.close();

  // A change, a new matter, both unsent; then a receipt, which changes no matter.
  await office.act(views[3]?.id ?? '', note('已上门'));
  await office.register({ summary: '新登记的一件' });
  const second = await open();
  expect(await loadList(second)).toBe(true);
  expect(second.index.all()).toEqual(await truth(open));
  expect(second.index.all().filter((row) => row.delivery === 'pending')).toHaveLength(2);
  second.close();
  await office.sync();
  const third = await open();
  expect(await loadList(third)).toBe(true);
  expect(third.index.all()).toEqual(await truth(open));
  third.close();
}, 60_000);

test('blocks read before sign-in are shown, or read again when another window has written since', async () => {
  const { office, views, open } = await setupOffice();
  await storeList(office.store);
  const { name } = office.store.db;
  const [early, tooEarly] = [await readAhead(name), await readAhead(name)];
  await office.act(views[3]?.id ?? '', note('已上门'));
  const first = await open(early);
  expect(first.state.blocksAhead).toHaveLength(2);
  expect(await loadList(first)).toBe(true);
  expect(first.state.blocksAhead).toBeNull();
  expect(first.index.all()).toEqual(await truth(open));
  first.close();

  // The change is in the new blocks and no longer among what is stale of them.
  office.store.state.stale = Infinity;
  await storeList(office.store);
  const second = await open(tooEarly);
  expect(await loadList(second)).toBe(true);
  expect(second.index.all()).toEqual(await truth(open));
  second.close();
}, 60_000);

test('C2 a block that does not open costs time, not matters, and is written anew', async () => {
  const { office, open } = await setupOffice();
  await storeList(office.store);
  const [block] = await readPage<ListBlockRow>(office.store.db, 'lists', null, 1);
  if (block === undefined) throw new Error('no block');
  await write(office.store.db, ['lists'], 'strict', (named) =>
    named('lists').put({ ...block, body: block.body.slice(0, 40) }),
  );
  const store = await open();
  expect(await loadList(store)).toBe(false);
  expect([store.index.size(), store.state.damaged.size]).toEqual([0, 0]);
  await loadMatters(store);
  expect(store.index.size()).toBe(520);
  await storeList(store);
  store.close();
  const healed = await open();
  expect(await loadList(healed)).toBe(true);
  expect(healed.index.size()).toBe(520);
  healed.close();
}, 60_000);

test('the shape of the blocks is this; another one needs another number in stored-list.ts', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  await office.register();
  const [row] = office.store.index.all();
  expect(Object.keys(row ?? {}).sort()).toMatchInlineSnapshot(`
    [
      "accused",
      "anonymous",
      "arrivedAt",
      "category",
      "clocks",
      "coUnits",
      "conflicts",
      "delivery",
      "dutyUnit",
      "expected",
      "form",
      "formerNo",
      "handling",
      "id",
      "idNumbers",
      "issueOffice",
      "ledgerNo",
      "links",
      "name",
      "names",
      "occurredAt",
      "office",
      "officialNo",
      "petitionClass",
      "phones",
      "purpose",
      "queryCode",
      "receivedOn",
      "slipNo",
      "status",
      "summary",
      "supervision",
      "timeDoubtful",
      "totalPersons",
      "updatedAt",
      "village",
      "visitKind",
    ]
  `);
});
