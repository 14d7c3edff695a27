/** Security §3.3: any two of three sheets let a named officer back in at a named device, any one does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newRecoveryKey, publishRecoveryKey, recoverFor, type Shares } from '#renderer/usecases/county-recovery.ts';
import { enrollDevice, readWelcome } from '#renderer/usecases/enroll-device.ts';
import { askRecovery, takeRecoveredSeat } from '#renderer/usecases/recover-seat.ts';
import { readDoorway } from '#renderer/usecases/doorway.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { offerRecovery } from '#server/usecases/recover-device.ts';
import { testCountyKey } from '#test/support/server.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import {
  handOver,
  must,
  PASSPHRASE,
  revoke,
  setupRecoverable,
  type RecoverableDesk,
  type TestDesk,
} from './setup-signed-in.ts';

const OWN = '石桥村的渠道7月又堵了!';
const AT = { office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk' };

let desk: TestDesk;
let sheets: readonly string[];
let county: RecoverableDesk['county'];

beforeEach(async () => {
  ({ desk, county, sheets } = await setupRecoverable());
});
afterEach(async () => {
  county.store.close();
  vi.unstubAllGlobals();
  expect(desk.server.failures).toEqual([]);
  await desk.server.stop();
});

const escrow = () => handOver(desk, desk.signedIn);
const two = (a: number, b: number): Shares => [sheets[a] ?? '', sheets[b] ?? ''];
const eventsOf = async (kind: string) =>
  (await desk.server.store.readAuditChain(0, 1000)).filter((row) => row.kind === kind);

async function seatOf(officer: string) {
  const doorway = await readDoorway(desk.vault);
  const seat = doorway?.seats.find((each) => each.officer === officer);
  if (doorway === null || seat === undefined) throw new Error('no seat');
  return { doorway, seat };
}

test.each([
  [0, 1],
  [0, 2],
  [2, 1],
])(
  'sheets %i and %i: code and one-time passphrase, then an own passphrase at once; the old one opens nothing',
  async (a, b) => {
    expect(await escrow()).toBe(true);
    const given = must(await recoverFor(county, AT, two(a, b)));
    expect(given.passphrase).toMatch(/^(\w{4}-){3}\w{4}$/u);
    const { doorway, seat } = await seatOf('jiaxi-clerk');
    const taken = must(await askRecovery('', doorway, seat, given.code));
    expect(await takeRecoveredSeat(desk.vault, doorway, seat, taken, { oneTime: 'wrong', own: OWN })).toBe(false);
    expect(await takeRecoveredSeat(desk.vault, doorway, seat, taken, { oneTime: given.passphrase, own: OWN })).toBe(
      true,
    );
    desk.signedIn.store.close();

    expect(await signIn(desk.vault, desk.county, 'jiaxi-clerk', PASSPHRASE)).toMatchObject({ ok: false });
    // The one-time passphrase has never opened the seat.
    expect(await signIn(desk.vault, desk.county, 'jiaxi-clerk', given.passphrase)).toMatchObject({ ok: false });
    const back = must(await signIn(desk.vault, desk.county, 'jiaxi-clerk', OWN));
    expect(back.store.state.identity).toMatchObject({ office: 'jiaxi', device: 'D1' });
    // The new keys are the ones the county knows.
    expect(await handOver(desk, back)).toBe(true);
    back.store.close();
    // Code and wrap are good for once.
    expect(await askRecovery('', doorway, seat, given.code)).toEqual({ ok: false, error: { code: 'wrong-code' } });
  },
);

test.each([
  ['one sheet twice', () => two(1, 1), { code: 'same-share' }],
  [
    'one sheet and nothing',
    (): Shares => [sheets[0] ?? '', ''],
    { code: 'share', keeper: 2, share: { kind: 'count', count: 0 } },
  ],
  [
    'one sheet mistyped',
    (): Shares => [`${(sheets[0] ?? '').slice(0, -6)}ZZZZZZ`, sheets[1] ?? ''],
    { code: 'share', keeper: 1, share: { kind: 'group', group: 12 } },
  ],
] as const)('%s does not open, and nothing is offered', async (_name, shares, error) => {
  await escrow();
  expect(await recoverFor(county, AT, shares())).toEqual({ ok: false, error });
  expect(await eventsOf('recovery')).toEqual([]);
});

test('sheets of an older key do not open with a newer one', async () => {
  const next = await newRecoveryKey();
  must(await publishRecoveryKey(county.store, county.connection, next.publicKey));
  expect(await recoverFor(county, AT, two(0, 1))).toEqual({
    ok: false,
    error: { code: 'share', keeper: 1, share: { kind: 'other-key' } },
  });
  expect(await recoverFor(county, AT, [next.shares[0] ?? '', next.shares[1] ?? ''])).toEqual({
    ok: false,
    error: { code: 'no-escrow' },
  });
  expect(await escrow()).toBe(false);
});

test('a device that was away while the county made another key opens with the sheets of the key it knew', async () => {
  await escrow();
  const next = await newRecoveryKey();
  must(await publishRecoveryKey(county.store, county.connection, next.publicKey));
  const fresh: Shares = [next.shares[0] ?? '', next.shares[1] ?? ''];
  expect(await recoverFor(county, AT, fresh)).toMatchObject({ error: { code: 'share', share: { kind: 'other-key' } } });
  const given = must(await recoverFor(county, AT, two(0, 1)));
  const { doorway, seat } = await seatOf('jiaxi-clerk');
  const taken = must(await askRecovery('', doorway, seat, given.code));
  expect(await takeRecoveredSeat(desk.vault, doorway, seat, taken, { oneTime: given.passphrase, own: OWN })).toBe(true);
});

test('a recovery and its audit entry are one transaction: neither is there without the other', async () => {
  await escrow();
  must(await recoverFor(county, AT, two(0, 1)));
  const [entry] = await eventsOf('recovery');
  expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
    what: 'key-opened',
    office: 'jiaxi',
    device: 'D1',
    officer: 'security-a',
    reason: 'jiaxi-clerk',
  });
  expect(await eventsOf('settings')).toHaveLength(1);

  // The log cannot be written: then there is no code either.
  const codes = (await desk.server.store.readAllCodes()).length;
  const broken = () => {
    throw new Error('no log');
  };
  const { profile } = county.store.state;
  if (profile === null) throw new Error('not enrolled');
  const newCode = () => 'ABCDE12345';
  const deps = { store: desk.server.store, now: () => desk.server.clock.now, newCode, countyKey: testCountyKey };
  const wrap = {
    store: 'sealed-1',
    kdf: 'argon2id',
    memory: 65536,
    passes: 3,
    lanes: 1,
    salt: 'a',
    wrapped: 'a',
  } as const;
  await expect(
    offerRecovery({ ...deps, hash: broken }, profile, { officer: 'security-a' }, { ...AT, wrap }),
  ).rejects.toThrow('no log');
  expect(await desk.server.store.readAllCodes()).toHaveLength(codes);
});

test('only the named officer at the named device; the code makes no other seat; a revoked device gets nothing', async () => {
  await escrow();
  const { code } = must(await recoverFor(county, AT, two(0, 1)));
  const { doorway, seat } = await seatOf('jiaxi-clerk');
  const other = { ...seat, officer: 'jiaxi-head' };
  expect(await askRecovery('', doorway, other, code)).toMatchObject({ ok: false });
  await expect(enrolWith(code)).resolves.toBe('wrong-code');
  // Who tries codes at a computer is in the log, with its name.
  expect((await eventsOf('failed-access')).map(({ body }) => body).join()).toContain(
    '"what":"wrong-code","office":"jiaxi"',
  );
  await revoke(desk);
  expect(await askRecovery('', doorway, seat, code)).toEqual({ ok: false, error: { code: 'revoked' } });
});

/** The recovery code on a strange computer. */
async function enrolWith(code: string): Promise<string> {
  const answer = await enrollDevice('', must(await readWelcome('')).countyKey, code);
  return answer.ok ? 'enrolled' : answer.error.code;
}

test('what the server keeps opens nothing: no data key, no passphrase, no share in it', async () => {
  await escrow();
  const given = must(await recoverFor(county, AT, two(0, 1)));
  const [devices, codes] = [await desk.server.store.readAllDevices(), await desk.server.store.readAllCodes()];
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', desk.signedIn.unlocked.dataKey));
  const kept = JSON.stringify([devices, codes]);
  for (const secret of [toBase64url(raw), given.passphrase, given.code, ...sheets]) expect(kept).not.toContain(secret);
  expect(devices.find(({ office }) => office === 'jiaxi')?.escrow).toContain('"box"');
});
