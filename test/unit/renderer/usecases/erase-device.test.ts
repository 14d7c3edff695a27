import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDraft } from '#renderer/data/writes/drafts.ts';
import { saveLease } from '#renderer/data/writes/device-record.ts';
import {
  eraseDevice,
  forgetLeftBehind,
  noteHandedIn,
  readLeftBehind,
  type EraseDeps,
} from '#renderer/usecases/erase-device.ts';
import { leftFileOf } from '#renderer/usecases/left-work.ts';
import { readDoorway } from '#renderer/usecases/doorway.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { escrowOf } from '#renderer/vault/escrow.ts';
import { aRegistration, depsOf } from '#test/support/device.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { clearDesk, must, PASSPHRASE, revoke, setupErasable, type TestDesk } from './setup-signed-in.ts';

const DAY = 24 * 60 * 60 * 1000;
const CANARY = '欧阳某金丝雀';

let desk: TestDesk;
let deps: EraseDeps;

beforeEach(async () => {
  const { recovery, ...erasable } = await setupErasable();
  ({ desk, deps } = erasable);
  // As at every sign-in.
  await escrowOf(desk.vault, desk.signedIn.unlocked, recovery.publicKey);
});
afterEach(async () => {
  expect(desk.server.failures).toEqual([]);
  await clearDesk(desk);
});

async function work(): Promise<void> {
  const { store } = desk.signedIn;
  const registration = aRegistration({ petitioners: [{ name: CANARY, role: 'principal' }] });
  must(
    await registerVisit(
      depsOf(store, seededRandom(3), () => desk.clock.now),
      { registration },
    ),
  );
  must(await saveDraft(store, { id: 'd', savedAt: '2026-09-04T01:00:00.000Z', by: 'x', title: '李某丁', form: {} }));
}

/** The same computer, the program started anew. */
const tryAgain = () => signIn(desk.vault, desk.county, 'jiaxi-clerk', PASSPHRASE);

test('C16 within the lease the right passphrase opens without any line; after it, it is refused, and nothing is lost', async () => {
  await work();
  desk.signedIn.store.close();
  desk.line.up = false;
  desk.clock.now += 29 * DAY;
  must(await tryAgain()).store.close();
  desk.clock.now += 2 * DAY;
  expect(await tryAgain()).toEqual({ ok: false, error: { code: 'lease-expired', why: { code: 'offline' } } });

  desk.line.up = true;
  desk.server.clock.now = new Date(desk.clock.now).toISOString() as typeof desk.server.clock.now; // toISOString writes an Instant
  const again = must(await tryAgain());
  expect(again.store.state.outbox.size).toBe(1);
  again.store.close();
  // The fresh word holds for the next thirty days without a line.
  desk.line.up = false;
  desk.clock.now += 29 * DAY;
  must(await tryAgain()).store.close();
});

test('C16 the county sets the days', async () => {
  await saveLease(desk.signedIn.store, new Date(desk.clock.now + 7 * DAY).toISOString());
  desk.signedIn.store.close();
  desk.line.up = false;
  desk.clock.now += 8 * DAY;
  expect(await tryAgain()).toMatchObject({ ok: false, error: { code: 'lease-expired' } });
});

test('C16 whoever comes back too late to a county that revoked the device is told so, and it is erased', async () => {
  desk.signedIn.store.close();
  desk.clock.now += 31 * DAY;
  await revoke(desk);
  expect(await tryAgain()).toEqual({ ok: false, error: { code: 'lease-expired', why: { code: 'revoked' } } });
  expect(desk.revocations()).toBe(1);
});

test('C16 erased: no wrap, no seat, no database; what was unsent lies there sealed until it was handed in', async () => {
  await work();
  const { store, unlocked } = desk.signedIn;
  await eraseDevice(deps, store);
  const names = await desk.site.databases();
  expect(names).not.toContain(unlocked.device.store);
  expect(names.filter((name) => name !== deps.left.name)).toEqual([]);
  expect(desk.site.rest()).toBe(1);

  const left = await readLeftBehind(deps);
  expect(left).toMatchObject({ office: 'jiaxi', device: 'D1', unsent: 2, erased: true });
  const file = left === null ? null : await leftFileOf(left);
  expect(file?.length).toBeGreaterThan(1000);
  expect(new TextDecoder().decode(file ?? undefined)).not.toContain(CANARY);

  if (left !== null) await noteHandedIn(deps, left);
  expect(await readLeftBehind(deps)).toMatchObject({ saved: true });
  await forgetLeftBehind(deps);
  expect(await readLeftBehind(deps)).toBeNull();
});

test.each([
  ['the power fails right after the keys are gone', 'databases'],
  ['a database cannot be deleted at once', 'deleteDatabase'],
] as const)('C16 %s: the keys are gone, and the next start finishes', async (_name, step) => {
  await work();
  const broken = { ...desk.site, [step]: () => Promise.reject(new Error('power cut')) };
  await expect(eraseDevice({ ...deps, site: broken }, desk.signedIn.store)).rejects.toThrow('power cut');
  await desk.vault.db.open();
  expect(await readDoorway(desk.vault)).toBeNull();
  expect(await readLeftBehind(deps)).toMatchObject({ unsent: 2, erased: true });
  expect((await desk.site.databases()).filter((name) => name !== deps.left.name)).toEqual([]);
});

test('C16 without an escrow nobody could ever open it: it is counted, and said to be lost', async () => {
  await work();
  const { device } = desk.vault.db;
  const row = await device.get('device');
  if (row === undefined) throw new Error('no device');
  const { escrow: _, ...without } = row;
  await device.put(without);
  await eraseDevice(deps, desk.signedIn.store);
  const left = await readLeftBehind(deps);
  expect(left).toMatchObject({ unsent: 2 });
  expect(left === null ? 'none' : await leftFileOf(left)).toBeNull();
});

test('C16 a disk without room for what is kept does not stop the erasing', async () => {
  await work();
  deps.left.left.hook('creating', () => {
    throw new Error('no room');
  });
  await eraseDevice(deps, desk.signedIn.store);
  expect(await readLeftBehind(deps)).toBeNull();
  expect((await desk.site.databases()).filter((name) => name !== deps.left.name)).toEqual([]);
});
