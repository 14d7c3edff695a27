import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { readOwnLog } from '#renderer/data/queries/own-log.ts';
import { queueSummary, readTray } from '#renderer/data/queries/sync-state.ts';
import { retryRefused, withdrawRefused } from '#renderer/data/writes/tray.ts';
import { instant, note, setupCounty, type Device } from './setup-county.ts';

/** The county voids a matter while its office, offline, changes a field and adds a note behind that. */
async function setupRefused() {
  const county = await setupCounty();
  const office = await county.device('jiaxi');
  const desk = await county.device('qinglan');
  const { id } = await office.register();
  await office.sync();
  await desk.sync();
  await desk.act(id, { kind: 'void', reason: '重复登记' });
  await desk.sync();
  await office.act(id, { kind: 'amend', set: { place: '甲溪所' } });
  await office.act(id, note('在后面等候'));
  const other = await office.register();
  await office.sync();
  return { ...county, office, desk, id, other };
}

const newIds = ({ deps }: Device) => deps.ids.operation;

test('S7 a refused operation waits with its reason, fences its own matter and no other', async () => {
  const { server, office, id, other } = await setupRefused();
  expect(await readTray(office.store)).toMatchObject([{ n: 2, stream: id, code: 'voided', behind: 1 }]);
  expect(queueSummary(office.store)).toMatchObject({ pending: 1, refused: 1, receipted: 0 });
  expect(office.store.index.get(id)?.delivery).toBe('refused');
  expect((await server.views()).has(other.id)).toBe(true);
  await office.sync();
  expect((await server.views()).get(id)?.history).toHaveLength(2);
});

test('S7 the state of the tray survives a restart', async () => {
  const { office, id } = await setupRefused();
  const again = await office.reopen();
  expect(again.store.index.get(id)?.delivery).toBe('refused');
  expect(await readTray(again.store)).toMatchObject([{ n: 2, code: 'voided', behind: 1 }]);
  // What is recorded now goes behind what waits.
  await again.act(id, note('再补'));
  const log = await readOwnLog(again.store);
  expect(log.at(-1)?.prev).toBe(log.find((op) => op.n === 3)?.id);
});

test('a retried operation is sent again unchanged, and refused again while the reason stands', async () => {
  const { office } = await setupRefused();
  const before = (await readTray(office.store))[0]?.op;
  await retryRefused(office.store, 2);
  expect(queueSummary(office.store)).toMatchObject({ pending: 2, refused: 0 });
  await office.sync();
  expect((await readTray(office.store))[0]?.op).toEqual(before);
});

test('taken back, what waited behind goes on under a new id with its old times', async () => {
  const { server, office, id } = await setupRefused();
  const [, , behind] = await readOwnLog(office.store);
  await withdrawRefused(office.store, 2, newIds(office));
  expect(queueSummary(office.store)).toMatchObject({ pending: 1, refused: 0 });
  await office.sync();
  const view = (await server.views()).get(id);
  expect(view?.history.map((line) => line.kind)).toEqual(['register', 'void', 'add-note']);
  expect(view?.history[2]).toMatchObject({ recordedAt: behind?.recordedAt });
  expect(view?.history[2]?.op).not.toBe(behind?.id);
  expect(await readMatter(office.store, id)).toEqual(view);
  expect(office.store.index.get(id)?.delivery).toBe('confirmed');
});

test('R3 what was taken back is never sent again, also not to a restored server', async () => {
  const { server, office, desk, id } = await setupRefused();
  const backup = server.backup();
  await withdrawRefused(office.store, 2, newIds(office));
  await office.sync();
  server.restore(backup);
  for (const each of [office, desk, office]) expect((await each.sync()).ok).toBe(true);
  expect((await server.views()).get(id)?.history.map((line) => line.kind)).toEqual(['register', 'void', 'add-note']);
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, refused: 0, receipted: 0 });
});

test('a refused registration that is taken back disappears, with what was built on it', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const lost = await office.register({ occurredAt: instant('2026-09-04T01:00:00.000Z') });
  await office.act(lost.id, note('附注'));
  const refusing = {
    ...office.transport,
    push: async (body: string) => {
      const answer = await office.transport.push(body);
      if (!answer.ok) return answer;
      const receipts = answer.value.receipts.map((_, i) => (i === 0 ? ['r', 'malformed', {}] : ['r', 'fenced', {}]));
      // Shapes of the wire schema.
      return { ok: true as const, value: { ...answer.value, receipts: receipts as typeof answer.value.receipts } };
    },
    changes: () => Promise.resolve({ ok: false as const, error: { code: 'offline' as const } }),
    snapshot: () => Promise.resolve({ ok: false as const, error: { code: 'offline' as const } }),
  };
  await office.sync(refusing);
  expect(queueSummary(office.store)).toMatchObject({ pending: 1, refused: 1 });
  await withdrawRefused(office.store, 1, newIds(office));
  expect(queueSummary(office.store)).toMatchObject({ pending: 0, refused: 0 });
  expect(await readMatter(office.store, lost.id)).toBeNull();
  expect(office.store.index.size()).toBe(0);
  expect(office.store.index.counts().get('registered')).toBe(0);
  expect((await office.reopen()).store.index.size()).toBe(0);
});
