/** C4, C6: a PIN that outlasts the program, sealed by the shell's real handler; the key store lost, changed, copied. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPinKeeper, PIN_TRIES, type PinKeeping } from '#shared/lib/pin-keeper.ts';
import { bringBackPins, OS_PIN_LIFE_MS, type OsStore } from '#renderer/usecases/os-pin.ts';
import { changePassphrase, setSessionPin } from '#renderer/usecases/own-seat.ts';
import { signIn, signInByPin } from '#renderer/usecases/sign-in.ts';
import { readSeats } from '#renderer/vault/vault.ts';
import { fakeSafeStorage, OUR_FRAME, setupShell, type SafeStorageBackend } from '#test/support/fake-electron.ts';
import { must, PASSPHRASE, setupDesk, type TestDesk } from './setup-signed-in.ts';

const PIN = '406182';
const CLERK = 'jiaxi-clerk';

let desk: TestDesk;
let keeper: PinKeeping;
let os: OsStore;

/** A run of the program: what it keeps in memory is new, the disk is the same. */
function startAgain(): void {
  const kept = createPinKeeper(() => desk.clock.now);
  keeper = {
    keep: async (pin) => (kept.keep(structuredClone(pin)), true),
    offers: async () => [...kept.offers()],
    take: async ({ officer, verifier }) => kept.take(officer, verifier),
    drop: async (officer) => kept.drop(officer ?? undefined),
  };
}

/** The shell's handlers over a key store; another user of the computer has another one. */
function keyStoreOf({ user = 0, ...options }: KeyStore = {}): OsStore {
  const other = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ user));
  const store = fakeSafeStorage(options);
  const { ipcMain } = setupShell({
    safeStorage: {
      ...store,
      encryptStringAsync: async (text) => other(await store.encryptStringAsync(text)),
      decryptStringAsync: (sealed) => store.decryptStringAsync(other(sealed)),
    },
  });
  const ask = async (channel: string, given: unknown): Promise<never> => {
    const reply = (await ipcMain.dispatch(channel, OUR_FRAME, [given])) as { ok: boolean; value: never };
    if (!reply.ok) throw new Error('the shell refused the request');
    return reply.value;
  };
  return { seal: (bytes) => ask('secure-store-seal', bytes), unseal: (secret) => ask('secure-store-unseal', secret) };
}
type KeyStore = { available?: boolean; backend?: SafeStorageBackend; user?: number };

beforeEach(async () => {
  desk = await setupDesk();
  desk.line.up = false;
  os = keyStoreOf();
  startAgain();
  return () => vi.unstubAllGlobals();
});

const setPin = (stays = true) =>
  setSessionPin({ vault: desk.vault, keeper }, CLERK, { passphrase: PASSPHRASE, pin: PIN, ...(stays && { os }) });
async function atTheDoor(store: OsStore = os): Promise<readonly string[]> {
  startAgain();
  await bringBackPins(desk.vault, store, keeper);
  return (await keeper.offers()).map(({ officer }) => officer);
}
async function byPin(pin: string) {
  const [offer] = await keeper.offers();
  if (offer === undefined) throw new Error('no PIN is offered');
  return signInByPin(desk.vault, desk.county, keeper, { offer, pin });
}
const kept = async () => (await readSeats(desk.vault))[0]?.osPin;

describe('C4, C6 a PIN sealed by the key store of the operating system', () => {
  test('opens the next run of the program; without the wish nothing of it is on the disk', async () => {
    must(await setPin(false));
    expect(await kept()).toBeUndefined();
    expect(await atTheDoor()).toEqual([]);
    must(await setPin());
    desk.signedIn.store.close();
    expect(await atTheDoor()).toEqual([CLERK]);
    const opened = must(await byPin(PIN));
    expect(opened.store.state.identity?.office).toBe('jiaxi');
    opened.store.close();
    // Set anew for this run alone: the earlier one is no way in either.
    must(await setPin(false));
    expect(await kept()).toBeUndefined();
  });

  test('five wrong ones end it, however often the program is ended between them', async () => {
    must(await setPin());
    for (let left = PIN_TRIES - 1; left > 0; left -= 1) {
      expect(await atTheDoor()).toEqual([CLERK]);
      expect(await byPin('999111')).toMatchObject({ error: { code: 'wrong-pin', left } });
    }
    expect(await atTheDoor()).toEqual([CLERK]);
    expect(await byPin('999111')).toMatchObject({ error: { code: 'wrong-pin', left: 0 } });
    expect(await kept()).toBeUndefined();
    expect(await atTheDoor()).toEqual([]);
    desk.signedIn.store.close();
    must(await signIn(desk.vault, desk.county, CLERK, PASSPHRASE)).store.close();
  });

  test('the right one clears the count', async () => {
    must(await setPin());
    desk.signedIn.store.close();
    await atTheDoor();
    expect(await byPin('999111')).toMatchObject({ error: { left: PIN_TRIES - 1 } });
    must(await byPin(PIN)).store.close();
    expect((await kept())?.left).toBe(PIN_TRIES);
  });

  test('after a week the passphrase is asked', async () => {
    must(await setPin());
    desk.clock.now += OS_PIN_LIFE_MS;
    expect(await atTheDoor()).toEqual([]);
    expect(await kept()).toBeUndefined();
  });

  test('another passphrase ends it', async () => {
    must(await setPin());
    const next = '石桥村的渠道7月又堵了!';
    must(await changePassphrase({ vault: desk.vault, keeper }, CLERK, { old: PASSPHRASE, next }));
    expect(await kept()).toBeUndefined();
    desk.signedIn.store.close();
    must(await signIn(desk.vault, desk.county, CLERK, next)).store.close();
  });

  test.each([
    ['another user of the computer, or the system set up anew', keyStoreOf({ user: 7 }), false],
    ['another desktop session, whose key store is another', keyStoreOf({ backend: 'kwallet6' }), true],
    ['no key store any more', keyStoreOf({ available: false }), true],
    ['a key store with a fixed password', keyStoreOf({ backend: 'basic_text' }), true],
  ])('C6 %s: the PIN opens nothing, the passphrase everything', async (_, store, isKept) => {
    must(await setPin());
    desk.signedIn.store.close();
    expect(await atTheDoor(store)).toEqual([]);
    expect((await kept()) !== undefined).toBe(isKept);
    must(await signIn(desk.vault, desk.county, CLERK, PASSPHRASE)).store.close();
    // Where the key store comes back, so does the PIN.
    expect(await atTheDoor()).toEqual(isKept ? [CLERK] : []);
  });

  test('where nothing can seal it, nothing is set, and that is said', async () => {
    os = keyStoreOf({ available: false });
    expect(await setPin()).toEqual({ ok: false, error: { code: 'no-key-store' } });
    expect(await keeper.offers()).toEqual([]);
    expect(await kept()).toBeUndefined();
  });

  test('where nothing can seal a new one, the older one stays', async () => {
    must(await setPin());
    const before = await kept();
    os = keyStoreOf({ available: false });
    expect(await setPin()).toEqual({ ok: false, error: { code: 'no-key-store' } });
    expect(await kept()).toEqual(before);
  });

  test('T1 a copied disk and the right PIN: without the key store there is nothing to try it against', async () => {
    must(await setPin());
    const found = await kept();
    expect(Object.keys(found ?? {}).sort()).toEqual(['backend', 'left', 'sealed']);
    const copied = { backend: found?.backend ?? '', sealed: found?.sealed ?? new Uint8Array() };
    const opened = await keyStoreOf({ user: 7 }).unseal(copied);
    expect(opened).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const words = new TextDecoder('latin1').decode(found?.sealed);
    for (const part of ['verifier', 'box', 'salt', PIN, CLERK]) expect(words).not.toContain(part);
  });
});
