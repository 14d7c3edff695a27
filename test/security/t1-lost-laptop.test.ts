/**
 * T1, a thief with a copy of everything that lies on the laptop, and time: nothing of it names anybody, no key can be
 * taken out of it, nothing in it depends on anything cheaper than the passphrase, and a backup beside it is no better.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { createPinKeeper } from '#shared/lib/pin-keeper.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore } from '#renderer/data/device-store.ts';
import { requested } from '#renderer/data/transaction.ts';
import { saveDraft } from '#renderer/data/writes/drafts.ts';
import { keepContent } from '#renderer/data/writes/keep-content.ts';
import { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { readBackupPart, writeBackupPart } from '#renderer/usecases/device-backup-file.ts';
import { setSessionPin } from '#renderer/usecases/own-seat.ts';
import { startRestoring } from '#renderer/usecases/restore-device.ts';
import { LOOKS, lookAtTerm, settleTerm } from '#renderer/usecases/key-term.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { NO_TRIES } from '#renderer/vault/try-delay.ts';
import { readSeats } from '#renderer/vault/vault.ts';
import {
  handOver,
  lineOf,
  must,
  newComputer,
  PASSPHRASE,
  registerAt,
  setupDesk,
  setupRecoverable,
  syncAt,
  type TestDesk,
} from '#test/unit/renderer/usecases/setup-signed-in.ts';
import { enroll } from '#test/support/device.ts';
import { countCases } from './count-cases.ts';

countCases(10);
afterEach(() => vi.unstubAllGlobals());

const CLERK = 'jiaxi-clerk';
const CANARIES = ['赵某甲', '13800000001', '排水沟改道', '带来的合同'];

/** Every row of these databases, its key and each value in it. */
async function valuesIn(names: readonly string[]): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  const walk = (value: unknown): void => {
    values.push(value);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof CryptoKey) return;
    for (const each of Object.values(value)) walk(each);
  };
  for (const name of names) {
    const db = await requested<IDBDatabase>(indexedDB.open(name));
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      walk(await requested<unknown>(store.getAll()));
      walk(await requested<unknown>(store.getAllKeys()));
    }
    db.close();
  }
  return values;
}

const textOf = (values: readonly unknown[]): string =>
  values
    .flatMap((value) =>
      value instanceof Uint8Array ? [Buffer.from(value).toString('utf8')] : typeof value === 'string' ? [value] : [],
    )
    .join('\n');

/** A laptop with a registration that was sent, one that was not, a draft and a content. */
async function stolen() {
  const desk = await setupDesk();
  const { store } = desk.signedIn;
  await registerAt(store, '反映排水沟改道');
  await syncAt(desk.signedIn);
  await registerAt(store, '再次反映排水沟改道');
  must(
    await saveDraft(store, {
      id: 'draft-1',
      savedAt: '2026-09-04T02:00:00.000Z',
      by: CLERK,
      title: '赵某甲',
      form: {},
    }),
  );
  must(await keepContent(store, new Blob(['%PDF-1.7 带来的合同']), 'draft-1'));
  const names = [desk.vault.db.name, store.db.name];
  return { ...desk, names };
}

test('T1/C1 everything on the disk: no name, no number, no word; the same search finds them in a plain store', async () => {
  const { names, signedIn } = await stolen();
  const text = textOf(await valuesIn(names));
  expect(text.length).toBeGreaterThan(2000);
  for (const canary of CANARIES) expect(text.includes(canary), canary).toBe(false);
  const { identity, profile } = signedIn.store.state;
  if (identity === null || profile === null) throw new Error('not enrolled');
  const plain = await enroll(
    must(await openDeviceStore({ name: 'plain', codec: plainCodec() })),
    profile,
    'jiaxi',
    'D9',
  );
  await registerAt(plain, '反映排水沟改道');
  expect(textOf(await valuesIn(['plain']))).toContain('排水沟改道');
  plain.close();
});

test('T1/C6 no key that lies there can be taken out, and no private key lies there open', async () => {
  const { names } = await stolen();
  const values = await valuesIn(names);
  const keys = values.filter((value) => value instanceof CryptoKey);
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) {
    if (key.type === 'public') continue;
    expect(key.extractable).toBe(false);
    for (const format of ['jwk', 'pkcs8', 'raw'] as const) {
      await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow();
    }
  }
  for (const value of values) {
    if (!(value instanceof Uint8Array) || value.length < 100) continue;
    const imported = crypto.subtle.importKey(
      'pkcs8',
      new Uint8Array(value),
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign'],
    );
    await expect(imported).rejects.toThrow();
  }
});

test('T1/C4 a session PIN leaves nothing on the disk that a guess could be checked against', async () => {
  const { vault, names } = await stolen();
  const before = await valuesIn(names);
  const kept = createPinKeeper(() => 0);
  const keeper = {
    keep: async (pin: Parameters<typeof kept.keep>[0]) => (kept.keep(pin), true),
    offers: async () => [...kept.offers()],
    take: async ({ officer, verifier }: { officer: string; verifier: Uint8Array<ArrayBuffer> }) =>
      kept.take(officer, verifier),
    drop: async () => undefined,
  };
  must(await setSessionPin({ vault, keeper: keeper as never }, CLERK, { passphrase: PASSPHRASE, pin: '406182' }));
  expect(kept.offers()).toHaveLength(1);
  const isCount = (value: unknown): boolean => typeof value === 'number';
  expect((await valuesIn(names)).filter((value) => !isCount(value) && typeof value !== 'object')).toEqual(
    before.filter((value) => !isCount(value) && typeof value !== 'object'),
  );
  expect(textOf(await valuesIn(names))).not.toContain('406182');
});

test('T1/C3, C4 with the count of tries set back, each guess still costs the whole derivation', async () => {
  const { vault, county } = await stolen();
  const costs: number[] = [];
  const thief: typeof vault = {
    ...vault,
    derive: (passphrase, params) => (costs.push(params.memory * params.passes), vault.derive(passphrase, params)),
  };
  for (const guess of ['雨水往我院子里灌4次!', 'Password2026!', '甲溪司法所2026!']) {
    await vault.db.seats.update(CLERK, { tries: NO_TRIES });
    expect(await signIn(thief, county, CLERK, guess)).toMatchObject({ error: { code: 'wrong-passphrase' } });
  }
  expect(costs).toHaveLength(3);
  for (const cost of costs) expect(cost).toBeGreaterThanOrEqual(64 * 1024 * 3);
});

test('T1/C16 the right passphrase, read over a shoulder, opens nothing once the lease is over and no county answers', async () => {
  const { vault, county, line, clock, signedIn } = await stolen();
  signedIn.store.close();
  line.up = false;
  clock.now += 400 * 24 * 60 * 60 * 1000;
  expect(await signIn(vault, county, CLERK, PASSPHRASE)).toMatchObject({ error: { code: 'lease-expired' } });
  clock.now -= 390 * 24 * 60 * 60 * 1000;
  const backdated = await signIn(vault, county, CLERK, PASSPHRASE);
  if (backdated.ok) backdated.value.store.close();
  // Set back it counts hours for each sign-in; it never gets younger than what it has seen.
  expect(backdated.ok).toBe(false);
});

/** Stolen, the passphrase read over a shoulder, never near a network; the county holds the escrow of its key. */
async function keptAway() {
  const { desk, county } = await setupRecoverable();
  await handOver(desk, desk.signedIn);
  await registerAt(desk.signedIn.store, '反映排水沟改道');
  desk.signedIn.store.close();
  county.store.close();
  desk.line.up = false;
  return desk;
}
const startOf = async ({ vault }: Pick<TestDesk, 'vault'>): Promise<boolean> =>
  settleTerm(vault, await lookAtTerm(vault, LOOKS.start), null);
const DAY = 24 * 60 * 60 * 1000;

test('T1/C16 kept away from the county for its days, switched on twice: no wrap is left for the right passphrase', async () => {
  const desk = await keptAway();
  const { vault, county, clock } = desk;
  const isWrap = (value: unknown): boolean => value instanceof Uint8Array && value.length === 40;
  const wraps = async (): Promise<number> => (await valuesIn([vault.db.name])).filter(isWrap).length;
  expect(await wraps()).toBe(1);
  clock.now += 91 * DAY;
  expect(await startOf(desk)).toBe(false);
  clock.now += 1.1 * DAY;
  expect(await startOf(desk)).toBe(true);
  expect(await wraps()).toBe(0);
  expect(await signIn(vault, county, CLERK, PASSPHRASE)).toEqual({ ok: false, error: { code: 'keys-wiped' } });
});

test('T1/C16 who edits the plain row keeps the wraps, and the sealed lease still opens nothing', async () => {
  const desk = await keptAway();
  const { vault, county, clock } = desk;
  clock.now += 400 * DAY;
  const now = new Date(clock.now).toISOString();
  await vault.db.device.update('device', { term: { at: now, clock: now, days: 365 } });
  expect(await startOf(desk)).toBe(false);
  expect(await signIn(vault, county, CLERK, PASSPHRASE)).toMatchObject({ error: { code: 'lease-expired' } });
});

test.each([
  ['cheap costs', (part: object) => ({ ...part, memory: 8, passes: 1 })],
  ['a short salt', (part: object) => ({ ...part, salt: new Uint8Array(2) })],
])('T1/C24 a backup beside it, written anew with %s: refused before anything is derived', async (_name, weaken) => {
  const desk = await stolen();
  const backup = await backUpDevice(desk.signedIn.store, desk.vault, '2026-09-04T10:30:00.000Z');
  const part = must(await readBackupPart((await backup.file(1)).bytes));
  const seats = part.seats.map((seat) => ({ ...seat, params: weaken(seat.params) as typeof seat.params }));
  const to = await newComputer(desk);
  let derived = 0;
  const derive: typeof desk.vault.derive = (...given) => ((derived += 1), desk.vault.derive(...given));
  const restoring = startRestoring(to.signedIn.store, { derive }, CLERK, lineOf(to.signedIn).missing);
  expect(await restoring.take(await writeBackupPart({ ...part, seats }), PASSPHRASE)).toMatchObject({
    error: { code: 'damaged' },
  });
  expect(derived).toBe(0);
  to.signedIn.store.close();
});

test('T1/C24 a backup holds no key of the device: it signs nothing for it', async () => {
  const { signedIn, vault } = await stolen();
  const backup = await backUpDevice(signedIn.store, vault, '2026-09-04T10:30:00.000Z');
  const { bytes } = await backup.file(1);
  const part = must(await readBackupPart(bytes));
  expect(Object.keys(part.seats[0] ?? {}).sort()).toEqual(['name', 'officer', 'params', 'wrapped']);
  for (const { signKey, sealKey } of await readSeats(vault)) {
    for (const secret of [signKey, sealKey]) expect(Buffer.from(bytes).includes(Buffer.from(secret))).toBe(false);
  }
  for (const canary of CANARIES) expect(Buffer.from(bytes).includes(canary)).toBe(false);
});
