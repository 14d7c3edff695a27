import { expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { readDrafts, saveDraft } from '#renderer/data/writes/drafts.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { readOperations } from '#renderer/data/queries/own-operations.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { aRegistration, openStore } from '#test/support/device.ts';
import { note, setupCounty, day } from './setup-county.ts';

test('S1 an action is operation, matter and queue entry at once', async () => {
  const { device } = await setupCounty();
  const { store, register } = await device('jiaxi');
  const view = await register();
  expect(await readMatter(store, view.id)).toEqual(view);
  expect([...store.state.outbox.values()]).toMatchObject([{ n: 1, stream: view.id }]);
  expect((await readOperations(store, [1])).get(1)).toMatchObject({ n: 1, stream: view.id, office: 'jiaxi', base: 0 });
  expect(store.index.get(view.id)).toMatchObject({ delivery: 'pending', name: '赵某甲', officialNo: undefined });
  expect(queueSummary(store)).toMatchObject({ pending: 1, receipted: 0, refused: 0 });
});

test('a visit is one write, and it is on the disk before the officer is told (decision 0003)', async () => {
  const { device } = await setupCounty();
  const { store, register } = await device('jiaxi');
  const real = store.db.backendDB();
  const begin = real.transaction.bind(real);
  const writes: unknown[] = [];
  real.transaction = (stores, mode, options) => {
    if (mode === 'readwrite') writes.push([Array.isArray(stores) ? [...stores].sort() : stores, options]);
    return begin(stores, mode, options);
  };
  await register();
  expect(writes).toEqual([[expect.arrayContaining(['matters', 'operations', 'outbox']), { durability: 'strict' }]]);
});

test('several actions on one matter are numbered and chained by `prev`', async () => {
  const { device } = await setupCounty();
  const { store, register, act } = await device('jiaxi');
  const { id } = await register();
  await act(id, note('已电话告知'));
  const ops = await readOperations(store, [1, 2]);
  expect(ops.get(2)).toMatchObject({ n: 2, prev: ops.get(1)?.id });
});

test('a refusal writes nothing, not even the actions before it', async () => {
  const { device } = await setupCounty();
  const { store, deps, register } = await device('jiaxi');
  const { id } = await register();
  const before = await readMatter(store, id);
  const result = await performActions(store, {
    intents: [
      { id: deps.ids.operation(), stream: before?.id ?? deps.ids.stream(), action: note('第一') },
      {
        id: deps.ids.operation(),
        stream: before?.id ?? deps.ids.stream(),
        action: { kind: 'unlink-matter', to: deps.ids.stream(), reason: '误' },
      },
    ],
    by: deps.officer.id,
    recordedAt: deps.clock.now(),
    today: deps.clock.today(),
    clockDoubt: false,
  });
  expect(result).toEqual({ ok: false, error: { kind: 'refused', refusal: { code: 'no-such-link' } } });
  expect(await readMatter(store, id)).toEqual(before);
  expect(store.state.lastN).toBe(1);
  expect(await store.db.operations.count()).toBe(1);
});

test('a device that belongs to no office records nothing', async () => {
  const store = await openStore('test-not-enrolled');
  const { device } = await setupCounty();
  const { deps } = await device('jiaxi');
  const result = await registerVisit({ ...deps, store }, { registration: aRegistration() });
  expect(result).toEqual({ ok: false, error: { kind: 'not-enrolled' } });
  store.close();
});

test('RX-02 slip numbers count up within the day, and survive a restart', async () => {
  const { device } = await setupCounty();
  const first = await device('jiaxi');
  const a = await registerVisit(first.deps, { registration: aRegistration() });
  const second = await first.reopen();
  const b = await registerVisit(second.deps, { registration: aRegistration() });
  expect([a, b]).toMatchObject([
    { value: { slipNo: '甲溪-D1-20260904-001' } },
    { value: { slipNo: '甲溪-D1-20260904-002' } },
  ]);
});

test('RX-02 two registrations at the same moment have two slip numbers', async () => {
  const { device } = await setupCounty();
  const { deps } = await device('jiaxi');
  const both = await Promise.all([1, 2].map(() => registerVisit(deps, { registration: aRegistration() })));
  expect(both).toMatchObject([
    { value: { slipNo: '甲溪-D1-20260904-001' } },
    { value: { slipNo: '甲溪-D1-20260904-002' } },
  ]);
});

test('RX-02 a clock set back never gives a slip number twice', async () => {
  const { device } = await setupCounty();
  const { deps } = await device('jiaxi');
  const back = { ...deps, clock: { ...deps.clock, today: () => day('2026-09-01') } };
  await registerVisit(deps, { registration: aRegistration() });
  const late = await registerVisit(back, { registration: aRegistration({ receivedOn: day('2026-09-01') }) });
  expect(late).toMatchObject({ value: { slipNo: '甲溪-D1-20260901-001' } });
  const again = await registerVisit(deps, { registration: aRegistration() });
  expect(again).toMatchObject({ value: { slipNo: '甲溪-D1-20260904-002' } });
});

test('C42 a registration takes its draft with it; a refused one leaves the draft', async () => {
  const { device } = await setupCounty();
  const { store, deps } = await device('jiaxi');
  const draft = { id: 'draft-1', savedAt: deps.clock.now(), by: deps.officer.id, title: '赵某甲', form: { a: 1 } };
  await saveDraft(store, draft);
  await registerVisit(deps, { registration: aRegistration({ petitioners: [] }), draftId: 'draft-1' });
  expect(await readDrafts(store)).toEqual([draft]);
  await registerVisit(deps, { registration: aRegistration(), draftId: 'draft-1' });
  expect(await readDrafts(store)).toEqual([]);
});

test('R004-15 registration and settlement on the spot are one transaction', async () => {
  const { device } = await setupCounty();
  const { store, deps } = await device('jiaxi');
  const done = await registerVisit(deps, {
    registration: aRegistration(),
    onTheSpot: {
      kind: 'settle-on-spot',
      closeMode: 'explained',
      reply: '已当面答复',
      informedBy: 'in-person',
      informedOn: day('2026-09-04'),
    },
  });
  expect(done).toMatchObject({ value: { status: 'closed' } });
  expect(store.state.outbox.size).toBe(2);
});

test('a full disk is said so, and nothing is kept in memory that is not on the disk', async () => {
  const { device } = await setupCounty();
  const { store, deps, register } = await device('jiaxi');
  await register();
  const real = store.db.backendDB.bind(store.db);
  store.db.backendDB = () =>
    new Proxy(real(), {
      get: (target, key): unknown => (key === 'transaction' ? failingWrites(target) : Reflect.get(target, key)),
    });
  const result = await registerVisit(deps, { registration: aRegistration() });
  expect(result).toEqual({ ok: false, error: { kind: 'storage', problem: { code: 'disk-full' } } });
  expect(store.state.lastN).toBe(1);
  expect(store.index.size()).toBe(1);
  store.db.backendDB = real;
  expect(await registerVisit(deps, { registration: aRegistration() })).toMatchObject({ ok: true });
  expect(store.state.lastN).toBe(2);
});

const failingWrites =
  (db: IDBDatabase) =>
  (stores: string[], mode?: IDBTransactionMode): IDBTransaction => {
    if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
    return db.transaction(stores, mode);
  };
