/** C16: a revoked computer at which nobody signs in, and a lease that no clock set back makes longer. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askStanding } from '#renderer/usecases/ask-standing.ts';
import { leaseTime } from '#renderer/usecases/lease-time.ts';
import { readDoorway, type Doorway } from '#renderer/usecases/doorway.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { generateDeviceKey } from '#renderer/vault/seat-keys.ts';
import { setupServer, setUpFictional } from '#test/support/server.ts';
import { clearDesk, enrolAs, must, PASSPHRASE, revoke, setupDesk, type TestDesk } from './setup-signed-in.ts';

const DAY = 24 * 60 * 60 * 1000;

let desk: TestDesk;

beforeEach(async () => {
  desk = await setupDesk();
});
afterEach(() => clearDesk(desk));

async function door(): Promise<Doorway> {
  const doorway = await readDoorway(desk.vault);
  if (doorway === null) throw new Error('nobody has a seat here');
  return doorway;
}

describe('A13 asked at the door', () => {
  test('a good computer is told so, a revoked one too; without a line nothing is believed', async () => {
    expect(await askStanding('', await door())).toMatchObject({ revoked: false });
    await revoke(desk);
    expect(await askStanding('', await door())).toMatchObject({ revoked: true });
    desk.line.up = false;
    expect(await askStanding('', await door())).toBeNull();
  });

  test('another county, with a server and a revoked device of the same name, erases nothing', async () => {
    const asked = await door();
    const other = setupServer();
    await setUpFictional(other.send);
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) =>
      other.app.fetch(new Request(`http://other.test${url}`, init)),
    );
    await enrolAs('jiaxi-clerk', 'jiaxi');
    const row = await other.store.findDevice('jiaxi', 'D1');
    if (row === null) throw new Error('not enrolled');
    await other.store.transaction((tx) => tx.putDevice({ ...row, revokedAt: other.clock.now, revokedFor: '假' }));
    const foreign = { ...asked, device: { ...asked.device, deviceKey: (await generateDeviceKey()).privateKey } };
    // The same key signs for every county of these tests: what tells them apart is the ticket's signature.
    const [seat] = asked.seats;
    if (seat === undefined) throw new Error('no seat');
    const forged = { ...seat, ticket: { ...seat.ticket, signature: seat.ticket.signature.replace(/^.{4}/u, 'AAAA') } };
    expect(await askStanding('', { ...asked, seats: [forged] })).toBeNull();
    expect(await askStanding('', foreign)).toBeNull();
    expect(await askStanding('', asked)).toBeNull();
    await other.stop();
  });

  test.each([
    ['the answer about another computer is put in its place', 'other'],
    ['somebody on the line says revoked', 'changed'],
  ])('%s: nothing is erased', async (_name, how) => {
    const real = fetch;
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      const response = await real(url, init);
      if (!url.endsWith('/standing')) return response;
      const body = await response.text();
      const lie = how === 'changed' ? body.replace('"revoked":false', '"revoked":true') : body.replace('"D1"', '"D2"');
      return new Response(lie, { status: response.status, headers: response.headers });
    });
    if (how === 'other') await revoke(desk);
    expect(await askStanding('', await door())).toBeNull();
  });
});

describe('C16 a clock set back', () => {
  const tryAgain = () => signIn(desk.vault, desk.county, 'jiaxi-clerk', PASSPHRASE);

  test('does not make the lease longer: it ends by use, and a fresh word of the county begins anew', async () => {
    desk.signedIn.store.close();
    desk.line.up = false;
    const start = desk.clock.now;
    desk.clock.now = start + 29.9 * DAY;
    must(await tryAgain()).store.close();
    desk.clock.now = start + DAY;
    expect(await tryAgain()).toMatchObject({ ok: false, error: { code: 'lease-expired' } });
    desk.line.up = true;
    must(await tryAgain()).store.close();
    desk.line.up = false;
    must(await tryAgain()).store.close();
  });

  test.each([
    ['a right clock', { seen: null, lastServerTime: null }, 100 * DAY, 100 * DAY],
    [
      'behind what it has shown itself',
      { seen: { at: 9 * DAY, lease: 'a' }, lastServerTime: null },
      DAY,
      9 * DAY + DAY / 6,
    ],
    [
      'behind what the county has said',
      { seen: null, lastServerTime: '1970-01-08T00:00:00.000Z' },
      0,
      7 * DAY + DAY / 6,
    ],
    ['a few minutes behind', { seen: { at: 9 * DAY, lease: 'a' }, lastServerTime: null }, 9 * DAY - 60_000, 9 * DAY],
    ['seen under an older lease', { seen: { at: 9 * DAY, lease: 'b' }, lastServerTime: null }, DAY, DAY],
  ])('%s', (_name, facts, now, time) => {
    expect(leaseTime({ leaseUntil: 'a', ...facts }, now)).toBe(time);
  });

  test('set back before every sign-in, thirty days are over after 180 of them', () => {
    let seen = { at: 0, lease: 'a' };
    let count = 0;
    for (; seen.at <= 30 * DAY; count += 1)
      seen = { at: leaseTime({ leaseUntil: 'a', seen, lastServerTime: null }, -DAY), lease: 'a' };
    expect(count).toBe(181);
  });
});
