/**
 * T4, a rogue device on the office network, against the server as a function: whatever it signs, sends or pretends, it
 * reads nothing and writes nothing. What a single refusal looks like stands in test/unit/server/http.
 */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { SIGNED } from '#shared/sync/signed-request.ts';
import { CLOCK_TOLERANCE, MOST_BODY, MOST_INFLATED } from '#shared/sync/wire.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { LIMITS } from '#server/http/rate-limit.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  demoCode,
  enrolTestDevice,
  newSeatKeys,
  newTestKey,
  SETUP_CODE,
  setupServer,
  setUpFictional,
  signedHeaders,
  type Init,
  type SignedAs,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { initOf, OPEN_ROUTES, outcomeOf, ROUTES, SIGNED_ROUTES, type RouteOfApi } from './routes.ts';

countCases(176);

let store: MemoryStore;
let server: TestServer;
let jiaxi: TestDevice;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
});
afterEach(() => expect(server.failures).toEqual([]));

const later = (ms: number): Instant => Instant.parse(new Date(Date.parse(server.clock.now) + ms).toISOString());
const as = (changes: Partial<SignedAs> = {}): SignedAs => ({ ...jiaxi, time: server.clock.now, ...changes });
/** Sends once, signed as told, without the second try that an honest device makes. */
const sendAs = (signer: SignedAs, { path, ...route }: RouteOfApi) => {
  const init = initOf({ path, ...route });
  return outcomeOf(server.send(path, { ...init, headers: { ...init.headers, ...signedHeaders(signer, path, init) } }));
};

test('T4 every route of the server is known to these attacks', () => {
  expect(ROUTES.length).toBeGreaterThanOrEqual(18);
  expect(OPEN_ROUTES).toHaveLength(5);
  expect(SIGNED_ROUTES.length).toBe(ROUTES.length - 5);
});

/**
 * Two doors look at the body first, because it brings the key to check by: a device that a restored county has forgotten
 * shows its ticket (A8), an officer without keys a recovery code beside the device's own signature (test/unit/renderer/
 * usecases/recovery.test.ts). A third tells a device about itself alone, where nobody is signed in (A13, test/unit/
 * renderer/usecases/erase-at-door.test.ts).
 */
const OTHER_DOORS = ['/rejoin', '/recover', '/standing'];
const GUARDED = SIGNED_ROUTES.filter(({ path }) => !OTHER_DOORS.includes(path));

describe.each(GUARDED.map((route) => ({ ...route, name: `${route.method} ${route.path}` })))(
  'T4/C14 $name',
  (route) => {
    const REFUSED = [401, 'unknown-device'];
    test('nobody', async () => {
      expect(await outcomeOf(server.send(route.path, initOf(route)))).toEqual(REFUSED);
    });

    test('a device the county does not know, a stranger’s keys, an officer without a seat', async () => {
      expect(await sendAs(as({ device: 'D7' }), route)).toEqual(REFUSED);
      expect(await sendAs(as({ office: 'yijiang' }), route)).toEqual(REFUSED);
      const stranger = newTestKey();
      const keys = { ...jiaxi.keys, device: stranger };
      const wrong = [401, 'bad-signature'];
      expect(await sendAs(as({ keys }), route)).toEqual(wrong);
      expect(await sendAs(as({ keys: { ...jiaxi.keys, sign: stranger } }), route)).toEqual(wrong);
      expect(await sendAs(as({ officer: 'chief' }), route)).toEqual([401, 'no-seat']);
    });

    test('signed for another time, or before a record of it was lost', async () => {
      server.clock.now = later(60 * 60 * 1000);
      for (const ms of [CLOCK_TOLERANCE + 1000, -CLOCK_TOLERANCE - 1000, 365 * 86_400_000]) {
        expect(await sendAs(as({ time: later(ms) }), route)).toEqual([401, 'clock-off']);
      }
    });

    test('C16 a revoked device, also with the seat of a colleague at the same computer', async () => {
      const [row] = await store.readAllDevices();
      if (row === undefined) throw new Error('no device');
      await store.transaction((tx) => tx.putDevice({ ...row, revokedAt: server.clock.now, revokedFor: '遗失' }));
      await store.transaction((tx) => tx.putSeat({ ...jiaxi.ticket.seat, officer: 'jiaxi-clerk' }));
      expect(await sendAs(as({ officer: 'jiaxi-clerk' }), route)).toEqual([410, 'revoked']);
    });

    test('a captured request played again', async () => {
      const init = initOf(route);
      const headers = { ...init.headers, ...signedHeaders(as(), route.path, init) };
      const first = await server.send(route.path, { ...init, headers });
      await first.body?.cancel();
      expect([401, 410]).not.toContain(first.status);
      expect(await outcomeOf(server.send(route.path, { ...init, headers }))).toEqual([401, 'replayed']);
      // The nonce is spent for every other route too, because the signature covers the path.
      const other = route.path === '/profile' ? '/devices' : '/profile';
      expect(await outcomeOf(server.send(other, { headers }))).toEqual([401, 'bad-signature']);
    });

    test('with a signed header doubled, or padded, or of another office in between', async () => {
      const init = initOf(route);
      const headers: Record<string, string> = { ...init.headers, ...signedHeaders(as(), route.path, init) };
      for (const name of [SIGNED.office, SIGNED.device, SIGNED.officer, SIGNED.time]) {
        const doubled = { ...headers, [name]: `${headers[name]}, ${headers[name]}` };
        expect(await outcomeOf(server.send(route.path, { ...init, headers: doubled }))).toEqual(REFUSED);
      }
    });
  },
);

test('T4/C14 the door for forgotten devices opens to no stranger and to no revoked device', async () => {
  const path = '/rejoin';
  const body = JSON.stringify({ wire: 1, tickets: [jiaxi.ticket] });
  const knock = (signer: SignedAs) =>
    outcomeOf(
      server.send(path, { method: 'POST', body, headers: signedHeaders(signer, path, { method: 'POST', body }) }),
    );
  expect(await outcomeOf(server.send(path, { method: 'POST', body }))).toEqual([401, 'unknown-device']);
  expect(await knock(as({ keys: newSeatKeys() }))).toEqual([401, 'bad-signature']);
  expect(await knock(as({ officer: 'jiaxi-clerk' }))).toEqual([400, 'bad-request']);
  expect(await knock(as({ device: 'D2' }))).toEqual([400, 'bad-request']);
  expect(await knock(as({ time: later(-365 * 86_400_000) }))).toEqual([401, 'clock-off']);
  const [row] = await store.readAllDevices();
  if (row === undefined) throw new Error('no device');
  await store.transaction((tx) => tx.putDevice({ ...row, revokedAt: server.clock.now, revokedFor: '遗失' }));
  expect(await knock(as())).toEqual([410, 'revoked']);
});

/** Asked of roles that the sender has not. */
const PRIVILEGED = [
  '/people',
  '/codes',
  '/devices/jiaxi/D1/confirm',
  '/devices/jiaxi/D1/revoke',
  '/packages',
  '/calendar',
  '/county',
  '/recovery-key',
  '/recoveries',
  '/tray/:id',
  '/reports',
  '/people/sysadmin-a/second-factor/remove',
  '/second-factor',
  '/second-factor/new',
  '/second-factor/activate',
  '/second-factor/remove',
];

const POSTS = ROUTES.filter(({ method }) => method === 'POST');

describe.each(POSTS)('T4/C22 a body for $path', (route) => {
  const send = async (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<unknown> => {
    const init: Init = { method: 'POST', body, headers };
    const signed = signedHeaders(as(), route.path, init);
    return outcomeOf(server.send(route.path, { ...init, headers: { ...headers, ...signed } }));
  };

  test('larger than announced or allowed, a bomb, a bomb in a bomb, an unknown packing', async () => {
    const isPrivileged = PRIVILEGED.includes(route.path);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(MOST_INFLATED + 1)));
    const tooLarge = [413, 'too-large'];
    // Who may not ask is told that before anything of theirs is unpacked.
    // A piece of a content is bytes: it is not unpacked at all, nor read as anything.
    const isPiece = route.path.startsWith('/attachments/');
    const unpacked = isPrivileged ? [403, 'forbidden'] : isPiece ? [400, 'bad-request'] : tooLarge;
    // A package may be larger than a page; only the county's desk may hand one in.
    expect(await send(new Uint8Array(MOST_BODY + 1), {})).toEqual(
      route.path === '/packages' ? [403, 'forbidden'] : tooLarge,
    );
    expect(await send(bomb, { 'content-encoding': 'gzip' })).toEqual(unpacked);
    const nested = new Uint8Array(gzipSync(bomb));
    const bad = isPrivileged ? [403, 'forbidden'] : [400, 'bad-request'];
    for (const encoding of ['gzip, gzip', 'gzip,gzip', 'br', 'deflate', 'x-gzip', 'zstd']) {
      expect(await send(nested, { 'content-encoding': encoding }), encoding).toEqual(bad);
    }
    const deep = new TextEncoder().encode(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    // Nobody's signature is known before these are read, so they are short.
    const isShort = [...OPEN_ROUTES.map(({ path }) => path), '/rejoin', '/recover'].includes(route.path);
    expect(await send(deep, {})).toEqual(isPiece ? [200, null] : isShort ? tooLarge : bad);
  });

  test('from another site’s page, whatever codes and signatures it has', async () => {
    const body = JSON.stringify({ kind: 'fictional', code: SETUP_CODE });
    const init: Init = { method: 'POST', body };
    const sites = [
      'https://evil.example',
      'null',
      'http://county.test.evil.example',
      'http://county.test:81',
      'http://evil.county.test',
      'app://local.evil',
      'file://',
    ];
    for (const origin of sites) {
      const headers = { ...signedHeaders(as(), route.path, init), origin, host: 'county.test' };
      const response = await server.send(route.path, { ...init, headers });
      expect(response.headers.get('access-control-allow-origin'), origin).toBeNull();
      expect(await outcomeOf(response), origin).toEqual([400, 'bad-request']);
    }
    const asked = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await server.send(route.path, { method: 'OPTIONS', headers: asked });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('T4/C13 guessing and using up codes', () => {
  const enrolment = (code: string): Init => {
    const keys = newSeatKeys();
    const seat = { sign: keys.sign.publicKey, seal: keys.seal.publicKey };
    return { method: 'POST', body: JSON.stringify({ code, label: '', deviceKey: keys.device.publicKey, ...seat }) };
  };

  test('one code asked for by twenty at the same moment makes one device', async () => {
    const code = await demoCode(server.send, 'yijiang');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcomeOf(server.send('/enroll', enrolment(code)))),
    );
    expect(answers.filter(([status]) => status === 200)).toHaveLength(1);
    expect(answers.filter(([, error]) => error === 'wrong-code')).toHaveLength(19);
    expect((await store.readAllDevices()).filter(({ office }) => office === 'yijiang')).toHaveLength(1);
  });

  test('a code neither works for another door nor comes back by another spelling', async () => {
    const code = await demoCode(server.send, 'yijiang');
    const spellings = [code.toLowerCase(), ` ${code}`, `${code}\n`, `${code}0`, code.slice(0, 9)].filter(
      (spelt) => spelt !== code,
    );
    for (const spelt of spellings) {
      expect(await outcomeOf(server.send('/enroll', enrolment(spelt)))).toEqual([400, 'bad-request']);
    }
    const setup = { method: 'POST', body: JSON.stringify({ kind: 'fictional', code }) };
    expect(await outcomeOf(setupServer().send('/setup', setup))).toEqual([403, 'wrong-code']);
  });

  test('a day of guessing: no more tries than one address gets, whatever names and addresses it claims', async () => {
    const limited = setupServer({ store, limits: LIMITS });
    const { burst, perMinute } = LIMITS.codes.address;
    const hour = Date.parse(limited.clock.now);
    let heard = 0;
    for (let n = 0; n < 1200; n += 1) {
      limited.clock.now = Instant.parse(new Date(hour + n * 3000).toISOString());
      const claimed = { [SIGNED.office]: 'jiaxi', [SIGNED.device]: `D${n}`, 'x-forwarded-for': `10.0.0.${n % 250}` };
      const asked = { ...enrolment('AAAAAAAAAA'), headers: claimed };
      if ((await outcomeOf(limited.send('/enroll', asked)))[1] !== 'too-many') heard += 1;
    }
    expect(heard).toBeLessThanOrEqual(burst + perMinute * 60 + 1);
    expect(heard).toBeGreaterThan(burst);
  });
});

describe.each(ROUTES)('T4/C22 $method $path is limited', (route) => {
  test('who asks twice where once is allowed is told so', async () => {
    const once = { address: { burst: 1, perMinute: 1 }, device: { burst: 1, perMinute: 1 } };
    const limited = setupServer({ store, limits: { codes: once, open: once, signed: once } });
    const ask = () => outcomeOf(limited.send(route.path, initOf(route)));
    expect((await ask())[1]).not.toBe('too-many');
    expect(await ask()).toEqual([429, 'too-many']);
    await limited.stop();
  });
});

test('T4/C14 a captured push does nothing again, and nothing when it is sent under a fresh signature of its sender', async () => {
  const op = authorOf('jiaxi', 'D1').register(1);
  expect(await jiaxi.push([op])).toEqual([['a', 1, '青司信甲溪〔2026〕1号']]);
  expect(await jiaxi.push([op, op])).toEqual([
    ['d', 1, '青司信甲溪〔2026〕1号'],
    ['d', 1, '青司信甲溪〔2026〕1号'],
  ]);
  const changed = { ...op, recordedAt: '2026-09-04T01:16:00.000Z' };
  expect(await jiaxi.push([changed])).toEqual([['r', 'id-reused', {}]]);
  expect((await store.readHead()).seq).toBe(1);
});
