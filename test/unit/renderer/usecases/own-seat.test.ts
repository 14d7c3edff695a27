/** C4, C6, C18: session PIN, the own passphrase changed without a network, and what happened at the door in the log. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPinKeeper, type PinKeeping } from '#shared/lib/pin-keeper.ts';
import { changePassphrase, recordAtTheDoor, setSessionPin } from '#renderer/usecases/own-seat.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { signIn, signInByPin } from '#renderer/usecases/sign-in.ts';
import { readSeats, unlock } from '#renderer/vault/vault.ts';
import { pinFlaw } from '#renderer/vault/session-pin.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { must, PASSPHRASE, setupDesk, type TestDesk } from './setup-signed-in.ts';

const NEXT = '石桥村的渠道7月又堵了!';
const PIN = '406182';
const CLERK = 'jiaxi-clerk';

let desk: TestDesk;
let keeper: PinKeeping;

beforeEach(async () => {
  desk = await setupDesk();
  desk.line.up = false;
  const kept = createPinKeeper(() => desk.clock.now);
  keeper = {
    keep: async (pin) => (kept.keep(structuredClone(pin)), true),
    offers: async () => [...kept.offers()],
    take: async ({ officer, verifier }) => kept.take(officer, verifier),
    drop: async (officer) => kept.drop(officer ?? undefined),
  };
  return () => vi.unstubAllGlobals();
});

const own = () => ({ vault: desk.vault, keeper });
const offer = async () => {
  const [first] = await keeper.offers();
  if (first === undefined) throw new Error('no PIN is kept');
  return first;
};
const byPin = async (pin: string) => signInByPin(desk.vault, desk.county, keeper, { offer: await offer(), pin });

describe('C4 a session PIN', () => {
  test('needs the passphrase to be made, opens store and keys, and leaves nothing on the disk', async () => {
    const before = await readSeats(desk.vault);
    const wrong = await setSessionPin(own(), CLERK, { passphrase: `${PASSPHRASE}?`, pin: PIN });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await keeper.offers()).toEqual([]);
    must(await setSessionPin(own(), CLERK, { passphrase: PASSPHRASE, pin: PIN }));
    desk.signedIn.store.close();
    const opened = must(await byPin(PIN));
    expect(opened.store.state.identity?.office).toBe('jiaxi');
    expect(opened.unlocked.seat.officer).toBe(CLERK);
    opened.store.close();
    const after = await readSeats(desk.vault);
    expect(after.map(({ wrapped, params }) => [wrapped, params])).toEqual(
      before.map(({ wrapped, params }) => [wrapped, params]),
    );
  });

  test('is gone after five wrong ones, and all five are told to the log', async () => {
    must(await setSessionPin(own(), CLERK, { passphrase: PASSPHRASE, pin: PIN }));
    for (let left = 4; left > 0; left -= 1)
      expect(await byPin('999111')).toMatchObject({ ok: false, error: { code: 'wrong-pin', left } });
    const old = await offer();
    expect(await byPin('999111')).toMatchObject({ error: { code: 'wrong-pin', left: 0 } });
    expect(await keeper.offers()).toEqual([]);
    expect(await signInByPin(desk.vault, desk.county, keeper, { offer: old, pin: PIN })).toMatchObject({ ok: false });
    expect((await readSeats(desk.vault))[0]?.unrecorded).toEqual({ failed: 6 });
  });

  test('opens nothing any more once the passphrase was changed', async () => {
    must(await setSessionPin(own(), CLERK, { passphrase: PASSPHRASE, pin: PIN }));
    const old = await offer();
    const box = await keeper.take({ officer: CLERK, verifier: new Uint8Array(1) });
    expect(box.taken).toBe(false);
    must(
      await changePassphrase({ vault: desk.vault, keeper: { ...keeper, drop: async () => undefined } }, CLERK, {
        old: PASSPHRASE,
        next: NEXT,
      }),
    );
    expect(await signInByPin(desk.vault, desk.county, keeper, { offer: old, pin: PIN })).toMatchObject({
      ok: false,
      error: { code: 'wrong-pin', left: 0 },
    });
    expect(await keeper.offers()).toEqual([]);
  });

  test.each([
    ['12345', 'digits'],
    ['12345a', 'digits'],
    ['1234567890123', 'digits'],
    ['123456', 'simple'],
    ['987654', 'simple'],
    ['111111', 'simple'],
    ['121121', 'simple'],
    ['406182', null],
    ['40618273', null],
  ])('%s: %s', (pin, flaw) => {
    expect(pinFlaw(pin)).toBe(flaw);
  });
});

describe('C6 the own passphrase', () => {
  test('is changed offline, one row and no record; the old one no longer opens, the new one opens the same store', async () => {
    const { store } = desk.signedIn;
    expect(await changePassphrase(own(), CLERK, { old: NEXT, next: NEXT })).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    must(await changePassphrase(own(), CLERK, { old: PASSPHRASE, next: NEXT }));
    store.close();
    expect(await unlock(desk.vault, CLERK, PASSPHRASE)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    const opened = must(await signIn(desk.vault, desk.county, CLERK, NEXT));
    expect(opened.store.state.profile).not.toBeNull();
    opened.store.close();
  });
});

describe('C18 what happened at the door', () => {
  test('is in the sealed log after the next sign-in, once', async () => {
    const { store } = desk.signedIn;
    await unlock(desk.vault, CLERK, 'wrong-Passphrase-1');
    await unlock(desk.vault, CLERK, 'wrong-Passphrase-2');
    must(await unlock(desk.vault, CLERK, PASSPHRASE));
    const log = createAuditLog({
      store,
      now: () => Instant.parse('2026-09-04T01:10:00.000Z'),
      later: () => () => undefined,
    });
    await recordAtTheDoor(desk.vault, log);
    await recordAtTheDoor(desk.vault, log);
    await log.settled();
    const links = await readAuditLinks(store, 0, 100);
    const entries = links.map(({ body }) => AuditEvent.parse(JSON.parse(body)));
    expect(entries).toMatchObject([{ officer: CLERK, count: 2, result: 'failed' }]);
  });
});

test('§3.5 the county’s profile chooses what a new store is sealed with, and a changed passphrase keeps it', async () => {
  const chosen = await setupDesk((profile) => ({ ...profile, storeAlgorithm: 'SM4-CBC+HMAC-SM3' }));
  expect(chosen.signedIn.unlocked.device.algorithm).toBe('SM4-CBC+HMAC-SM3');
  chosen.signedIn.store.close();
  must(await changePassphrase({ vault: chosen.vault, keeper }, CLERK, { old: PASSPHRASE, next: NEXT }));
  const opened = must(await signIn(chosen.vault, chosen.county, CLERK, NEXT));
  expect(opened.unlocked.device.algorithm).toBe('SM4-CBC+HMAC-SM3');
  opened.store.close();
  expect(desk.signedIn.unlocked.device.algorithm).toBe('A256GCM');
});
