/**
 * C16: too long without contact, a computer wipes its keys, and nothing is lost: what it holds stays sealed, two people at
 * the county open it, and what was never sent is sent.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { saveSyncTime } from '#renderer/data/writes/device-record.ts';
import { sendAudit } from '#renderer/sync/send-audit.ts';
import { recoverFor, sendMissingEscrow, type Shares } from '#renderer/usecases/county-recovery.ts';
import { readDoorway, type Doorway } from '#renderer/usecases/doorway.ts';
import { LOOKS, lookAtTerm, renewAtContact, settleTerm, type KeyState } from '#renderer/usecases/key-term.ts';
import { askStanding } from '#renderer/usecases/ask-standing.ts';
import { recordAtTheDoor } from '#renderer/usecases/own-seat.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { askRecovery, takeRecoveredSeat } from '#renderer/usecases/recover-seat.ts';
import { orderKeyChange } from '#renderer/usecases/rotate-key.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { unlock } from '#renderer/vault/vault.ts';
import type { VaultDevice } from '#renderer/vault/vault-rows.ts';
import {
  connect,
  handOver,
  lineOf,
  must,
  PASSPHRASE,
  registerAt,
  setupRecoverable,
  syncAt,
  type RecoverableDesk,
  type TestDesk,
} from './setup-signed-in.ts';

const DAY = 24 * 60 * 60 * 1000;
const CLERK = 'jiaxi-clerk';
const AT = { office: 'jiaxi', device: 'D1', officer: CLERK };
const OWN = '石桥村的渠道7月又堵了!';

let desk: TestDesk;
let county: RecoverableDesk['county'];
let sheets: readonly string[];

beforeEach(async () => {
  ({ desk, county, sheets } = await setupRecoverable());
});
afterEach(async () => {
  county.store.close();
  vi.unstubAllGlobals();
  expect(desk.server.failures).toEqual([]);
  await desk.server.stop();
});

async function door(): Promise<Doorway> {
  const doorway = await readDoorway(desk.vault);
  if (doorway === null) throw new Error('nobody has a seat here');
  return doorway;
}

/** A start of the program, or the page that stands open, as the gate does it. */
async function look(kind: keyof typeof LOOKS = 'start'): Promise<KeyState['code'] | 'wiped'> {
  const found = await lookAtTerm(desk.vault, LOOKS[kind]);
  const gone = await settleTerm(desk.vault, found, await askStanding('', await door()));
  return gone ? 'wiped' : found.code;
}

const tryPassphrase = (passphrase = PASSPHRASE) => signIn(desk.vault, desk.county, CLERK, passphrase);

/** Unsent work, then nobody and no line for so many days. */
async function away(days: number): Promise<void> {
  await registerAt(desk.signedIn.store, '渠道堵了');
  desk.signedIn.store.close();
  desk.line.up = false;
  desk.clock.now += days * DAY;
}

describe('C16 before the keys go', () => {
  test('the first look only says so, a day of the clock later they are gone; what stood open is no longer', async () => {
    await handOver(desk, desk.signedIn);
    await away(91);
    expect(await look()).toBe('near');
    expect(await look('again')).toBe('near');
    expect(await tryPassphrase()).toMatchObject({ error: { code: 'lease-expired' } });
    desk.clock.now += 0.9 * DAY;
    expect(await look()).toBe('near');
    desk.clock.now += 0.2 * DAY;
    expect(await look('again')).toBe('wiped');
    expect(await tryPassphrase()).toMatchObject({ error: { code: 'keys-wiped' } });
    // Nothing is left to wipe; it is not said anew at each start.
    expect(await look()).toBe('well');
  });

  test('a passphrase that is tried when they are due finds them gone', async () => {
    await handOver(desk, desk.signedIn);
    await away(91);
    expect(await look()).toBe('near');
    desk.clock.now += 2 * DAY;
    expect(await tryPassphrase()).toEqual({ ok: false, error: { code: 'keys-wiped' } });
  });

  test('a clock that ran ahead and was set right wipes nothing', async () => {
    await handOver(desk, desk.signedIn);
    await away(2);
    desk.clock.now += 3650 * DAY;
    expect(await look()).toBe('near');
    desk.clock.now -= 3650 * DAY;
    expect(await look()).toBe('well');
    desk.clock.now += 3 * DAY;
    expect(await look()).toBe('well');
    expect((await door()).device.term?.noted).toBeUndefined();
    must(await tryPassphrase()).store.close();
  });

  test.each([
    ['at the door', async () => void (await look())],
    ['at a sign-in', async () => must(await tryPassphrase()).store.close()],
  ])('a contact %s in time begins the days anew', async (_name, contact) => {
    await handOver(desk, desk.signedIn);
    await away(91);
    expect(await look()).toBe('near');
    desk.clock.now += 2 * DAY;
    desk.server.clock.now = Instant.parse(new Date(desk.clock.now).toISOString());
    desk.line.up = true;
    await contact();
    desk.line.up = false;
    expect(await look()).toBe('well');
    desk.clock.now += 29 * DAY;
    expect(await look()).toBe('well');
    desk.clock.now += 62 * DAY;
    expect(await look()).toBe('near');
  });

  test.each([
    ['the county has no recovery key, or this computer has not handed over its own', () => Promise.resolve(false)],
    ['the county did not say that it has it', () => ((desk.line.up = false), handOver(desk, desk.signedIn))],
    [
      'the data key was changed since, and the county has the old one',
      async () => {
        await handOver(desk, desk.signedIn);
        await orderKeyChange(desk.vault);
        desk.signedIn.store.close();
        const { unlocked, store } = must(await tryPassphrase());
        store.close();
        return unlocked.device.held !== undefined;
      },
    ],
  ])('%s: refused for ever, wiped never', async (_name, prepare) => {
    expect(await prepare()).toBe(false);
    desk.signedIn.store.close();
    desk.line.up = false;
    for (const days of [91, 2, 400]) {
      desk.clock.now += days * DAY;
      expect(await look()).toBe('refused');
      expect(await tryPassphrase()).toMatchObject({ error: { code: 'lease-expired' } });
    }
    desk.line.up = true;
    must(await tryPassphrase()).store.close();
  });

  test('what the county does not have yet is sent with a later exchange, once', async () => {
    const { vault, signedIn, line } = desk;
    const send = () => sendMissingEscrow(vault, signedIn.unlocked, signedIn.store, connect(signedIn));
    const held = async (): Promise<VaultDevice['held']> => (await door()).device.held;
    line.up = false;
    await send();
    expect(await held()).toBeUndefined();
    line.up = true;
    await send();
    expect(await held()).toMatchObject({ store: signedIn.unlocked.device.store });
    line.up = false;
    await send();
    signedIn.store.close();
  });
});

describe('C16 the days', () => {
  test('are the county’s, and begin anew with each exchange; what lies there names nobody', async () => {
    const { vault, signedIn, clock, server } = desk;
    const stop = renewAtContact(vault, signedIn.store, (error) => expect.fail(String(error)));
    const term = async () => (await door()).device.term;
    const enrolled = await term();
    expect(enrolled).toEqual({ at: server.clock.now, clock: new Date(clock.now).toISOString(), days: 90 });
    const profile = await server.store.readCounty();
    if (profile === null) throw new Error('no county');
    const next = { ...profile, version: profile.version + 1, leaseDays: 7, eraseDays: 14 };
    await server.store.transaction((tx) => tx.saveCounty(next));
    clock.now += DAY;
    server.clock.now = Instant.parse(new Date(clock.now).toISOString());
    await syncAt(signedIn);
    await saveSyncTime(signedIn.store, server.clock.now);
    await expect.poll(term).toEqual({ at: server.clock.now, clock: server.clock.now, days: 14 });
    stop();
    signedIn.store.close();
  });
});

describe('C16 after the keys have gone', () => {
  async function wipe(): Promise<void> {
    await away(91);
    await look();
    desk.clock.now += 2 * DAY;
    expect(await look()).toBe('wiped');
  }

  test('no wrap and no private key is left, of any seat, and the right passphrase opens nothing', async () => {
    await handOver(desk, desk.signedIn);
    const [before] = (await door()).seats;
    if (before === undefined) throw new Error('no seat');
    const osPin = { backend: 'dpapi', sealed: new Uint8Array(40).fill(7), left: 5 };
    const colleague = { ...before, officer: 'jiaxi-head', number: 2, osPin };
    await desk.vault.db.seats.put(colleague);
    await orderKeyChange(desk.vault);
    await wipe();
    const { device, seats } = await door();
    expect(seats).toHaveLength(2);
    for (const seat of seats) {
      expect([seat.wrapped, seat.signKey, seat.sealKey].map(({ length }) => length)).toEqual([0, 0, 0]);
      expect([seat.handover, seat.osPin]).toEqual([undefined, undefined]);
      expect(await unlock(desk.vault, seat.officer, PASSPHRASE)).toEqual({ ok: false, error: { code: 'keys-wiped' } });
    }
    expect(device.escrow?.to).toBe(device.held?.to);
    // As it was, and back again: it was the wrap that opened.
    await desk.vault.db.seats.put(before);
    expect(await unlock(desk.vault, CLERK, PASSPHRASE)).toMatchObject({ ok: true });
  });

  test.each([
    ['', () => Promise.resolve()],
    [', a change of the data key ordered before', () => orderKeyChange(desk.vault)],
  ])('two people at the county open it, and what was never sent is sent%s', async (_name, before) => {
    await handOver(desk, desk.signedIn);
    await before();
    await wipe();

    desk.line.up = true;
    desk.server.clock.now = Instant.parse(new Date(desk.clock.now).toISOString());
    const shares: Shares = [sheets[0] ?? '', sheets[2] ?? ''];
    const given = must(await recoverFor(county, AT, shares));
    const doorway = await door();
    const [seat] = doorway.seats;
    if (seat === undefined) throw new Error('no seat');
    const taken = must(await askRecovery('', doorway, seat, given.code));
    expect(await takeRecoveredSeat(desk.vault, doorway, seat, taken, { oneTime: given.passphrase, own: OWN })).toBe(
      true,
    );
    // The county was in contact: what it gave back stays, also when the line breaks at this moment.
    desk.line.up = false;
    expect(await look()).toBe('well');
    expect(await tryPassphrase(OWN)).toMatchObject({ error: { code: 'lease-expired' } });

    desk.line.up = true;
    const back = must(await tryPassphrase(OWN));
    expect(back.store.state.outbox.size).toBe(1);
    await syncAt(back);
    expect(back.store.state.outbox.size).toBe(0);
    expect((await desk.server.store.readHead()).seq).toBe(1);

    const log = createAuditLog({ store: back.store, now: () => desk.server.clock.now, later: () => () => undefined });
    await recordAtTheDoor(desk.vault, log);
    await recordAtTheDoor(desk.vault, log);
    await log.settled();
    const told = (await readAuditLinks(back.store, 0, 100)).map(({ body }) => JSON.parse(body) as object);
    expect(told).toMatchObject([
      { kind: 'recovery', what: 'keys-wiped', count: 93, officer: CLERK },
      { kind: 'recovery', what: 'new-passphrase', officer: CLERK },
    ]);
    await sendAudit(back.store, lineOf(back));
    const chain = (await desk.server.store.readAuditChain(0, 1000)).map(({ body }) => body);
    expect(chain.filter((body) => body.includes('keys-wiped'))).toHaveLength(1);
    expect(await handOver(desk, back)).toBe(true);
    back.store.close();
  });
});
