/** C6 (decision 0005): another data key, whatever the moment at which the power fails. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readDrafts, saveDraft } from '#renderer/data/writes/drafts.ts';
import { finishKeyChange, orderKeyChange, removeColleague } from '#renderer/usecases/rotate-key.ts';
import { openStore, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { generateSeatKeys } from '#renderer/vault/seat-keys.ts';
import { addSeat, readDevice, readSeats, unlock, unlockWith, type Unlocked } from '#renderer/vault/vault.ts';
import { aRegistration, depsOf } from '#test/support/device.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { aTicket } from '#test/support/seat-ticket.ts';
import { clearDesk, must, setupDesk, type TestDesk } from './setup-signed-in.ts';

const CLERK = 'jiaxi-clerk';
const HEAD = 'jiaxi-head';
const HEADS = '石桥村的渠道7月又堵了!';

let desk: TestDesk;
let before: SignedIn;

beforeEach(async () => {
  desk = await setupDesk();
  before = desk.signedIn;
  const deps = depsOf(before.store, seededRandom(3), () => desk.clock.now);
  for (const name of ['赵某甲', '钱某乙', '孙某丙'])
    must(await registerVisit(deps, { registration: aRegistration({ petitioners: [{ name, role: 'principal' }] }) }));
  must(
    await saveDraft(before.store, { id: 'd', savedAt: '2026-09-04T01:00:00.000Z', by: 'x', title: '李某丁', form: {} }),
  );
  const keys = await generateSeatKeys();
  await addSeat(desk.vault, before.unlocked, { ticket: aTicket(HEAD, keys), passphrase: HEADS, keys });
  await loadMatters(before.store);
  before.store.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await clearDesk(desk);
});

/** The program started anew, the clerk signed in: what `signIn` does, without the key derivation. */
async function startAnew(): Promise<Unlocked> {
  const opened = await unlockWith(desk.vault, CLERK, before.unlocked.kek);
  if (opened === null) throw new Error('the clerk is shut out');
  return must(await finishKeyChange(desk.vault, must(opened)));
}

async function expectAllThere(unlocked: Unlocked): Promise<void> {
  const { store } = must(await openStore(unlocked));
  await loadMatters(store);
  expect(store.index.all().map(({ id }) => id)).toEqual(before.store.index.all().map(({ id }) => id));
  expect([...store.state.outbox.keys()]).toEqual([...before.store.state.outbox.keys()]);
  expect((await readDrafts(store)).map(({ title }) => title)).toEqual(['李某丁']);
  expect(store.state.identity).toEqual(before.store.state.identity);
  expect([...store.state.damaged]).toEqual([]);
  store.close();
}

async function expectOldKeyGone(unlocked: Unlocked): Promise<void> {
  const old = before.unlocked.device.store;
  expect(unlocked.device.store).not.toBe(old);
  expect(await desk.site.databases()).not.toContain(old);
  const device = await readDevice(desk.vault);
  expect(device).toMatchObject({ store: unlocked.device.store });
  expect(Object.keys(device ?? {})).toEqual(expect.not.arrayContaining(['next', 'former', 'escrow']));
  const seats = await readSeats(desk.vault);
  const oldWrap = Buffer.from(before.unlocked.seat.wrapped).toString('hex');
  expect(seats.map(({ wrapped }) => Buffer.from(wrapped).toString('hex'))).not.toContain(oldWrap);
  expect(seats.find(({ officer }) => officer === HEAD)?.wrapped).toHaveLength(0);
}

test('C6 every row is sealed anew, the old wraps and the old store are gone, and a colleague gets in with the own passphrase', async () => {
  await orderKeyChange(desk.vault);
  const now = await startAnew();
  await expectAllThere(now);
  await expectOldKeyGone(now);
  expect(await unlock(desk.vault, HEAD, 'wrong-Passphrase-1')).toMatchObject({ error: { code: 'wrong-passphrase' } });
  await expectAllThere(must(await unlock(desk.vault, HEAD, HEADS)));
  // A second change begins where the first ended.
  await orderKeyChange(desk.vault);
  await expectAllThere(await startAnew());
});

test('C6 whose seat was taken away is shut out, and what the old key opened is not there any more', async () => {
  await removeColleague(desk.vault, HEAD);
  const now = await startAnew();
  await expectAllThere(now);
  expect(await unlock(desk.vault, HEAD, HEADS)).toMatchObject({ error: { code: 'no-seat' } });
  const { store } = now.device;
  expect(await openStore({ ...now, dataKey: before.unlocked.dataKey })).toMatchObject({ ok: false });
  expect(store).not.toBe(before.unlocked.device.store);
});

test('C6 a seat that came after the order has no box of it: it is ordered once more', async () => {
  await orderKeyChange(desk.vault);
  for (const { handover: _, ...seat } of await readSeats(desk.vault)) await desk.vault.db.seats.put(seat);
  const now = await startAnew();
  await expectAllThere(now);
  expect((await readDevice(desk.vault))?.store).toBe(now.device.store);
});

test('C6 no room for the copy: the clerk works on with the old key, and the order stands', async () => {
  await orderKeyChange(desk.vault);
  const real = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function full(this: IDBDatabase, ...args) {
    if (this.name.startsWith('sealed-') && this.name !== before.unlocked.device.store && args[1] === 'readwrite')
      throw new DOMException('full', 'QuotaExceededError');
    return real.apply(this, args);
  });
  const still = await startAnew();
  expect(still.device.store).toBe(before.unlocked.device.store);
  await expectAllThere(still);
  vi.restoreAllMocks();
  const now = await startAnew();
  await expectAllThere(now);
  await expectOldKeyGone(now);
});

class PowerCut extends Error {}

/** From the k-th step on nothing is written any more: each writing transaction and each deletion is a step. */
function cutPowerAt(k: number): { readonly steps: () => number } {
  let steps = 0;
  const live = (): void => {
    steps += 1;
    if (steps > k) throw new PowerCut();
  };
  const transaction = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function mortal(this: IDBDatabase, ...args) {
    if (args[1] === 'readwrite') live();
    return transaction.apply(this, args);
  });
  const remove = IDBFactory.prototype.deleteDatabase;
  vi.spyOn(IDBFactory.prototype, 'deleteDatabase').mockImplementation(function mortal(this: IDBFactory, name) {
    live();
    return remove.call(this, name);
  });
  return { steps: () => steps };
}

test('C6 the power fails at each step in turn: the next start finishes, nothing is lost, the old key goes', async () => {
  let cuts = 0;
  for (let k = 0; ; k += 1) {
    const store = (await readDevice(desk.vault))?.store ?? '';
    await orderKeyChange(desk.vault);
    const power = cutPowerAt(k);
    await startAnew().catch(() => null);
    const needed = power.steps();
    vi.restoreAllMocks();
    // A program that died holds nothing open.
    desk.vault.db.close();
    await desk.vault.db.open();
    const now = await startAnew();
    await expectAllThere(now);
    expect(now.device.store).not.toBe(store);
    expect(await desk.site.databases()).not.toContain(store);
    expect(await readDevice(desk.vault)).not.toHaveProperty('next');
    if (needed <= k) break;
    cuts += 1;
  }
  expect(cuts).toBeGreaterThanOrEqual(10);
});
