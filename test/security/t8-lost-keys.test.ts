/**
 * T8, keys that are gone, and whoever would use that: one sheet of three, sheets of two keys, a wrap for another device or
 * officer open nothing; and what may be opened again stays so after a passphrase has changed.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { changePassphrase } from '#renderer/usecases/own-seat.ts';
import { startRestoring } from '#renderer/usecases/restore-device.ts';
import { deriveKey } from '#renderer/vault/derive-key.ts';
import { escrowOf, openEscrow, unwrapRecovery, wrapForRecovery } from '#renderer/vault/escrow.ts';
import { exportDataKey } from '#renderer/vault/key-encryption.ts';
import { joinRecoveryKey, makeRecoveryKey, readShare } from '#renderer/vault/recovery-key.ts';
import { unlock } from '#renderer/vault/vault.ts';
import {
  lineOf,
  must,
  newComputer,
  PASSPHRASE,
  registerAt,
  setupDesk,
} from '#test/unit/renderer/usecases/setup-signed-in.ts';
import { countCases } from './count-cases.ts';

countCases(7);
afterEach(() => vi.unstubAllGlobals());

const CLERK = 'jiaxi-clerk';
const NEXT = '石桥村的渠道7月又堵了!';
const NOW = '2026-09-04T10:30:00.000Z';
const keeper = {
  keep: async () => true,
  offers: async () => [],
  take: async () => ({ taken: false, left: 0 }) as const,
};
const changed = { keeper: { ...keeper, drop: async () => undefined } };

async function sharesOf(made: Awaited<ReturnType<typeof makeRecoveryKey>>) {
  const shares = await Promise.all(made.shares.map((text) => readShare(made.publicKey, text)));
  return shares.map(must);
}

test('T8/C6 one sheet and anything that looks like a second one: never the key', async () => {
  const made = await makeRecoveryKey();
  const [first, second] = await sharesOf(made);
  if (first === undefined || second === undefined) throw new Error('three sheets');
  expect(await joinRecoveryKey(made.publicKey, [first, second])).not.toBeNull();
  expect(await joinRecoveryKey(made.publicKey, [first])).toBeNull();
  expect(await joinRecoveryKey(made.publicKey, [first, first])).toBeNull();
  for (let i = 0; i < 50; i += 1) {
    const guess = crypto.getRandomValues(new Uint8Array(second.length));
    guess[0] = second[0] ?? 0;
    expect(await joinRecoveryKey(made.publicKey, [first, guess])).toBeNull();
  }
});

test('T8/C6 sheets of two keys do not join, whichever key is asked for', async () => {
  const [one, two] = [await makeRecoveryKey(), await makeRecoveryKey()];
  const [a] = await sharesOf(one);
  const [, b] = await sharesOf(two);
  if (a === undefined || b === undefined) throw new Error('sheets');
  for (const { publicKey } of [one, two]) expect(await joinRecoveryKey(publicKey, [a, b])).toBeNull();
});

test('T8/C6 what was sealed for one device opens under no other name, and with no other county’s key', async () => {
  const { vault, signedIn } = await setupDesk();
  const made = await makeRecoveryKey();
  const escrow = await escrowOf(vault, signedIn.unlocked, made.publicKey);
  const [a, b] = await sharesOf(made);
  const key = a === undefined || b === undefined ? null : await joinRecoveryKey(made.publicKey, [a, b]);
  if (key === null) throw new Error('no key');
  const at = { office: 'jiaxi', device: 'D1' };
  const opened = await openEscrow(key, at, escrow);
  expect(opened === null ? null : await exportDataKey(opened)).toEqual(await exportDataKey(signedIn.unlocked.dataKey));
  expect(await openEscrow(key, { ...at, device: 'D2' }, escrow)).toBeNull();
  expect(await openEscrow(key, { ...at, office: 'yijiang' }, escrow)).toBeNull();
  expect(await openEscrow(key, at, { ...escrow, store: 'another' })).toBeNull();
  const foreign = await makeRecoveryKey();
  const [c, d] = await sharesOf(foreign);
  const other = c === undefined || d === undefined ? null : await joinRecoveryKey(foreign.publicKey, [c, d]);
  if (other === null) throw new Error('no key');
  expect(await openEscrow(other, at, escrow)).toBeNull();
});

test('T8/C4 the one-time wrap on its way: guesses cost as much as at the laptop, and the salt is not to be had cheaper', async () => {
  const { signedIn } = await setupDesk();
  const { dataKey, device } = signedIn.unlocked;
  const wrap = await wrapForRecovery(deriveKey, { dataKey, store: device.store, passphrase: 'AAAA-BBBB-CCCC-DDDD' });
  expect(wrap.memory * wrap.passes).toBeGreaterThanOrEqual(64 * 1024 * 3);
  expect(await unwrapRecovery(deriveKey, wrap, 'AAAA-BBBB-CCCC-DDDE')).toBeNull();
  expect(await unwrapRecovery(deriveKey, wrap, 'AAAA-BBBB-CCCC-DDDD')).not.toBeNull();
});

test('T8/C6 the county’s envelope outlives a new passphrase: the data key is the same', async () => {
  const { vault, signedIn } = await setupDesk();
  const made = await makeRecoveryKey();
  const before = await escrowOf(vault, signedIn.unlocked, made.publicKey);
  must(await changePassphrase({ vault, ...changed }, CLERK, { old: PASSPHRASE, next: NEXT }));
  const again = must(await unlock(vault, CLERK, NEXT));
  expect(await escrowOf(vault, again, made.publicKey)).toEqual(before);
  expect(await unlock(vault, CLERK, PASSPHRASE)).toMatchObject({ ok: false });
});

test('T8/C24 a backup opens with the passphrase of its day; a new one does not shut it, an old one opens no newer', async () => {
  const desk = await setupDesk();
  await registerAt(desk.signedIn.store, '反映排水沟改道');
  const fileOf = async () => (await (await backUpDevice(desk.signedIn.store, desk.vault, NOW)).file(1)).bytes;
  const older = await fileOf();
  must(await changePassphrase({ vault: desk.vault, ...changed }, CLERK, { old: PASSPHRASE, next: NEXT }));
  const newer = await fileOf();
  const to = await newComputer(desk);
  const restoring = startRestoring(to.signedIn.store, to.vault, CLERK, lineOf(to.signedIn).missing);
  expect(await restoring.take(newer, PASSPHRASE)).toMatchObject({ error: { code: 'wrong-passphrase' } });
  expect(await restoring.take(older, NEXT)).toMatchObject({ error: { code: 'wrong-passphrase' } });
  expect(await restoring.take(older, PASSPHRASE)).toMatchObject({ ok: true, value: { operations: 1, waiting: 1 } });
});

test('T8/C24 who had no seat on the lost laptop opens its backup with no passphrase at all', async () => {
  const desk = await setupDesk();
  const file = (await (await backUpDevice(desk.signedIn.store, desk.vault, NOW)).file(1)).bytes;
  const to = await newComputer(desk);
  const restoring = startRestoring(to.signedIn.store, to.vault, 'jiaxi-head', lineOf(to.signedIn).missing);
  for (const passphrase of [PASSPHRASE, NEXT]) {
    expect(await restoring.take(file, passphrase)).toMatchObject({ error: { code: 'no-wrap' } });
  }
  to.signedIn.store.close();
});
