import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { queueSummary, readOutboxPage } from '#renderer/data/queries/sync-state.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { resealStore } from '#renderer/data/reseal.ts';
import { readDrafts } from '#renderer/data/writes/drafts.ts';
import { Operation } from '#shared/model/operation.ts';
import { testCodec } from '#test/support/device.ts';
import { dumpDatabase, restoreDatabase, type DatabaseFixture } from '#test/support/database-fixture.ts';

/** Databases of every released version, as a laptop had them on that day: two matters, a queue, receipts, a draft. */
const folder = new URL('../fixtures/databases/', import.meta.url);
const versions = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();

test('there is a fixture of every version', () => {
  expect(versions).toEqual(['v1.json', 'v2.json', 'v3.json', 'v4.json', 'v5.json', 'v6.json']);
});

/** Stores from before the passphrase are sealed on the way; the later ones open as they are. */
const PLAIN = new Set(['v1.json', 'v2.json', 'v3.json']);

async function openedCopy(file: string, fixture: DatabaseFixture): Promise<DeviceStore> {
  await restoreDatabase(file, fixture);
  const name = PLAIN.has(file) ? `sealed ${file}` : file;
  const codec = await testCodec();
  if (PLAIN.has(file)) {
    const { rows } = await resealStore({ from: { name: file, codec: plainCodec() }, to: { name, codec } });
    if (rows !== fixture.stores.reduce((sum, one) => sum + one.rows.length, 0)) throw new Error(`${rows} rows copied`);
  }
  const opened = await openDeviceStore({ name, codec });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test.each(versions)('%s opens and nothing of it is lost', async (file) => {
  // Written by `dumpDatabase` on the day of that version and frozen since.
  const fixture = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as DatabaseFixture;
  const store = await openedCopy(file, fixture);
  // `dumpDatabase` also writes the fixture of a new version.
  const now = await dumpDatabase(store.db.backendDB());
  // Opening this version's own database changes nothing.
  expect(file !== versions.at(-1) || isDeepStrictEqual(now, fixture)).toBe(true);
  expect(store.state.damaged.size).toBe(0);
  await loadMatters(store);

  expect(store.state.identity).toMatchObject({ office: 'jiaxi', device: 'D1' });
  expect(store.index.all().map((row) => [row.name, row.status, row.delivery])).toEqual([
    ['孙某丙', 'registered', 'pending'],
    ['赵某甲', 'closed', 'receipted'],
  ]);
  expect(queueSummary(store)).toMatchObject({ pending: 2, receipted: 2, refused: 0 });
  const first = store.index.all().at(-1);
  expect(first?.officialNo).toBe('青司信甲溪〔2026〕1号');
  expect((await readMatter(store, first?.id ?? ''))?.registration.statement).toContain('请律师');
  const page = await readOutboxPage(store, 0, 100);
  expect(page.texts.every((text) => Operation.safeParse(JSON.parse(text)).success)).toBe(true);
  expect((await readDrafts(store)).map((draft) => draft.title)).toEqual(['李某丁']);
  expect(store.state.lastN).toBe(4);
  expect(store.state.contents.size).toBe(file === 'v6.json' ? 1 : 0);
  store.close();
});
