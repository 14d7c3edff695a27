import { expect, test } from 'vitest';
import { exportDataKey } from '#renderer/vault/key-encryption.ts';
import { signerOf } from '#renderer/vault/seat-keys.ts';
import { addSeat, readSeats, removeSeat, rewrap, unlock, type Unlocked } from '#renderer/vault/vault.ts';
import { aSeat, OTHER, PASSPHRASE, setupVault } from './setup-vault.ts';

const keyOf = async (unlocked: Unlocked): Promise<string> =>
  Buffer.from(await exportDataKey(unlocked.dataKey)).toString('hex');

test('C6 the passphrase opens the same data key again, and the seat signs', async () => {
  const { deps, first } = await setupVault();
  const again = await unlock(deps, 'jiaxi-clerk', PASSPHRASE);
  if (!again.ok) throw new Error(again.error.code);
  expect(await keyOf(again.value)).toBe(await keyOf(first));
  const { device, seat, keys } = again.value;
  const signer = signerOf({ ...device, officer: seat.officer, deviceKey: device.deviceKey, officerKey: keys.sign });
  expect((await signer.sign('text')).officer).not.toBe((await signer.sign('text')).device);
});

test('C6 composed and decomposed characters are one passphrase; nothing else is', async () => {
  const { deps, first } = await setupVault();
  const current = await rewrap(deps, first, 'Crème-brûlée-7');
  expect((await unlock(deps, current.seat.officer, 'Crème-brûlée-7'.normalize('NFD'))).ok).toBe(true);
  expect((await unlock(deps, current.seat.officer, 'Creme-brulee-7')).ok).toBe(false);
});

test('C4 wrong tries slow down, also after a restart, and the right one clears them', async () => {
  const { deps, pass } = await setupVault();
  const tries = async (passphrase: string): Promise<unknown> => {
    const answer = await unlock(deps, 'jiaxi-clerk', passphrase);
    return answer.ok ? 'open' : answer.error;
  };
  for (let wrong = 1; wrong <= 3; wrong += 1) {
    expect(await tries('wrong')).toEqual({ code: 'wrong-passphrase', wait: 0 });
  }
  expect(await tries('wrong')).toEqual({ code: 'wrong-passphrase', wait: 5000 });
  deps.db.close();
  await deps.db.open();
  // Not even the right one is tried while waiting.
  expect(await tries(PASSPHRASE)).toEqual({ code: 'wait', wait: 5000 });
  pass(5000);
  expect(await tries(PASSPHRASE)).toBe('open');
  expect((await readSeats(deps))[0]?.tries).toEqual({ wrong: 0, at: 0 });
});

test('C4 a try counts even when the program ends during the derivation', async () => {
  const { deps } = await setupVault();
  const broken = { ...deps, derive: () => Promise.reject(new Error('ended')) };
  await expect(unlock(broken, 'jiaxi-clerk', PASSPHRASE)).rejects.toThrow('ended');
  expect((await readSeats(deps))[0]?.tries.wrong).toBe(1);
});

test('C8 two officers, one store: each by the own passphrase, neither by the other one’s', async () => {
  const { deps, first } = await setupVault();
  await addSeat(deps, first, await aSeat('jiaxi-head', OTHER));
  const head = await unlock(deps, 'jiaxi-head', OTHER);
  if (!head.ok) throw new Error(head.error.code);
  expect(await keyOf(head.value)).toBe(await keyOf(first));
  expect(head.value.seat.number).toBe(2);
  expect((await unlock(deps, 'jiaxi-head', PASSPHRASE)).ok).toBe(false);
  expect((await unlock(deps, 'jiaxi-clerk', OTHER)).ok).toBe(false);
  await removeSeat(deps, 'jiaxi-head');
  expect(await unlock(deps, 'jiaxi-head', OTHER)).toMatchObject({ error: { code: 'no-seat' } });
});

test('C6 a new passphrase rewrites one row and the old one no longer opens', async () => {
  const { deps, first } = await setupVault();
  await addSeat(deps, first, await aSeat('jiaxi-head', OTHER));
  const before = await readSeats(deps);
  await rewrap(deps, first, 'Kw7-tbroad-leaf');
  const after = await readSeats(deps);
  expect(after.filter((seat, i) => JSON.stringify(seat) !== JSON.stringify(before[i])).length).toBe(1);
  expect((await unlock(deps, 'jiaxi-clerk', PASSPHRASE)).ok).toBe(false);
  const again = await unlock(deps, 'jiaxi-clerk', 'Kw7-tbroad-leaf');
  expect(again.ok && (await keyOf(again.value))).toBe(await keyOf(first));
});

test('C3 parameters below the floor are refused, old ones are raised at the next sign-in', async () => {
  const { deps, first } = await setupVault();
  const weak = { ...first.seat.params, memory: 8 * 1024 };
  await deps.db.seats.update('jiaxi-clerk', { params: weak });
  expect(await unlock(deps, 'jiaxi-clerk', PASSPHRASE)).toMatchObject({ error: { code: 'weak-parameters' } });

  const old = { ...deps, derive: deps.derive };
  const { deps: second, first: other } = await setupVault();
  // Wrapped as some years ago: less memory, but above the floor.
  const params = { ...other.seat.params, memory: 32 * 1024 };
  const { kekOf, wrapDataKey, openSecret, sealSecret } = await import('#renderer/vault/key-encryption.ts');
  const kek = await kekOf(await old.derive(PASSPHRASE, params));
  const reseal = async (sealed: Uint8Array<ArrayBuffer>, about: string): Promise<Uint8Array<ArrayBuffer>> =>
    sealSecret((await openSecret(sealed, other.kek, about)) ?? new Uint8Array(), kek, about);
  await second.db.seats.put({
    ...other.seat,
    params,
    wrapped: await wrapDataKey(other.dataKey, kek),
    signKey: await reseal(other.seat.signKey, 'jiaxi-clerk sign'),
    sealKey: await reseal(other.seat.sealKey, 'jiaxi-clerk seal'),
  });
  expect((await unlock(second, 'jiaxi-clerk', PASSPHRASE)).ok).toBe(true);
  expect((await readSeats(second))[0]?.params.memory).toBe(64 * 1024);
  expect((await unlock(second, 'jiaxi-clerk', PASSPHRASE)).ok).toBe(true);
});
