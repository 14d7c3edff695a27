/** C14, PROTOCOL A1–A7: what both signatures cover, once, and by which clock. */
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { answerText, SIGNED } from '#shared/sync/signed-request.ts';
import { CLOCK_TOLERANCE } from '#shared/sync/wire.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { isSignedBy, verifyingKey } from '#server/usecases/signatures.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  newTestKey,
  setupServer,
  setUpFictional,
  sha256,
  signedHeaders,
  testCountyKey,
  type Init,
  type SignedAs,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

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

const codeOf = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'error' in body ? body.error : null];
};
const as = (changes: Partial<SignedAs> = {}): SignedAs => ({ ...jiaxi, time: server.clock.now, ...changes });
const profile = async (signer: SignedAs): Promise<unknown> =>
  codeOf(await server.send('/profile', { headers: signedHeaders(signer, '/profile') }));
const later = (ms: number): Instant => Instant.parse(new Date(Date.parse(server.clock.now) + ms).toISOString());
const GOOD = [200, null];

describe('A1–A3 who signed', () => {
  test('A1 device and officer both sign', async () => {
    expect(await profile(as())).toEqual(GOOD);
    const stranger = newTestKey();
    expect(await profile(as({ keys: { ...jiaxi.keys, device: stranger } }))).toEqual([401, 'bad-signature']);
    expect(await profile(as({ keys: { ...jiaxi.keys, sign: stranger } }))).toEqual([401, 'bad-signature']);
  });

  test('A2 an unknown device, another office, an officer without a seat', async () => {
    expect(await profile(as({ device: 'D2' }))).toEqual([401, 'unknown-device']);
    expect(await profile(as({ office: 'yijiang' }))).toEqual([401, 'unknown-device']);
    expect(await profile(as({ officer: 'jiaxi-clerk' }))).toEqual([401, 'no-seat']);
    expect(await profile(as({ office: "'; drop table seats; --" }))).toEqual([401, 'unknown-device']);
  });

  test.each([
    ['another path', '/snapshot', {}, '/profile', {}],
    ['another query', '/changes?cursor=1&chain=', {}, '/changes?cursor=0&chain=', {}],
    ['another method', '/known', { method: 'POST', body: '' }, '/known', { method: 'GET' }],
    ['another body', '/known', { method: 'POST', body: '{"wire":1,"ids":["a"]}' }, '/known', { body: '{"wire":1}' }],
  ] as const)('A3 a signature for %s', async (_name, path, sent: Init, signedPath, signed: Init) => {
    const headers = signedHeaders(as(), signedPath, { ...sent, ...signed });
    expect(await codeOf(await server.send(path, { ...sent, headers }))).toEqual([401, 'bad-signature']);
  });

  test.each(Object.values(SIGNED).filter((name) => name !== SIGNED.countySignature))(
    'A3 %s cannot be changed on the way',
    async (name) => {
      const headers = signedHeaders(as(), '/profile');
      const other: Record<string, string> = {
        [SIGNED.office]: 'yijiang',
        [SIGNED.device]: 'D2',
        [SIGNED.officer]: 'jiaxi-clerk',
        [SIGNED.time]: later(1000),
        [SIGNED.nonce]: randomBytes(16).toString('base64url'),
        [SIGNED.bodyHash]: 'a'.repeat(64),
        [SIGNED.signature]: headers[SIGNED.officerSignature] ?? '',
        [SIGNED.officerSignature]: headers[SIGNED.signature] ?? '',
      };
      const changed = { ...headers, [name]: other[name] ?? '' };
      expect((await server.send('/profile', { headers: changed })).status).toBe(401);
      expect((await server.send('/profile', { headers })).status).toBe(200);
    },
  );
});

describe('A4 the clock', () => {
  test.each([
    [0, true],
    [CLOCK_TOLERANCE, true],
    [CLOCK_TOLERANCE + 1, false],
    [-CLOCK_TOLERANCE, true],
    [-CLOCK_TOLERANCE - 1, false],
  ])('%i ms ahead: %s', async (ms, isTaken) => {
    // The server has been up for an hour.
    const time = later(60 * 60 * 1000);
    server.clock.now = time;
    const moment = Instant.parse(new Date(Date.parse(time) + ms).toISOString());
    const response = await server.send('/profile', { headers: signedHeaders(as({ time: moment }), '/profile') });
    const body: unknown = await response.clone().json();
    expect(await codeOf(response)).toEqual(isTaken ? GOOD : [401, 'clock-off']);
    expect(body).toMatchObject({ serverNow: time });
  });
});

describe('A5 each request once', () => {
  const replay = async (headers: Record<string, string>, to: TestServer = server): Promise<unknown> =>
    codeOf(await to.send('/profile', { headers }));

  test('the same request a second time', async () => {
    const headers = signedHeaders(as(), '/profile');
    expect([await replay(headers), await replay(headers)]).toEqual([GOOD, [401, 'replayed']]);
  });

  test('a restart does not open the window again', async () => {
    // By the device's clock two minutes ahead: signed before the restart, dated after it.
    const headers = signedHeaders(as({ time: later(2 * 60_000) }), '/profile');
    expect(await replay(headers)).toEqual(GOOD);
    await server.app.flush();
    const again = setupServer({ store });
    again.clock.now = later(1000);
    expect(await replay(headers, again)).toEqual([401, 'replayed']);
  });

  test('a crash within the last second neither: what was signed before the start is signed anew', async () => {
    const headers = signedHeaders(as(), '/profile');
    expect(await replay(headers)).toEqual(GOOD);
    const crashed = createMemoryStore(store.dump());
    const clock = later(30_000);
    const again = setupServer({ store: crashed, clock });
    expect(await replay(headers, again)).toEqual([401, 'clock-off']);
    const fresh = { ...as(), time: clock };
    expect(await replay(signedHeaders(fresh, '/profile'), again)).toEqual(GOOD);
  });

  test('a signature that was refused uses nothing up', async () => {
    const headers = signedHeaders(as(), '/profile');
    const tampered = { ...headers, [SIGNED.signature]: headers[SIGNED.officerSignature] ?? '' };
    expect([await replay(tampered), await replay(headers)]).toEqual([[401, 'bad-signature'], GOOD]);
  });
});

test('A7 the county signs every answer to a nonce, refusals too', async () => {
  const key = verifyingKey(testCountyKey.publicKey);
  if (key === null) throw new Error('no key');
  const asked: readonly (readonly [string, Record<string, string>])[] = [
    ['/profile', signedHeaders(as(), '/profile')],
    ['/profile', { ...signedHeaders(as(), '/profile'), [SIGNED.device]: 'D9' }],
    ['/welcome', { [SIGNED.nonce]: 'A'.repeat(22) }],
    ['/nowhere', { [SIGNED.nonce]: 'A'.repeat(22) }],
  ];
  for (const [path, headers] of asked) {
    const response = await server.send(path, { headers: { ...headers, 'accept-encoding': 'br' } });
    const signature = response.headers.get(SIGNED.countySignature) ?? '';
    const sent = Buffer.from(await response.arrayBuffer());
    const isPacked = response.headers.get('content-encoding') === 'br';
    const bodyHash = sha256(isPacked ? brotliDecompressSync(sent) : sent);
    const nonce = headers[SIGNED.nonce] ?? '';
    expect(fromBase64url(signature)).toHaveLength(64);
    expect(isSignedBy(key, signature, answerText({ nonce, status: response.status, bodyHash }))).toBe(true);
    expect(response.headers.get('x-body-hash')).toBeNull();
  }
  expect((await server.send('/welcome')).headers.get(SIGNED.countySignature)).toBeNull();
});

test('C16 when a device was heard and what waits there is written in groups, not with each request', async () => {
  let commits = 0;
  const counting = setupServer({
    store: { ...store, noteSeen: (rows) => ((commits += 1), store.noteSeen(rows)) },
  });
  const signer = { ...jiaxi, time: counting.clock.now };
  for (let n = 0; n < 20; n += 1) {
    const path = `/changes?cursor=0&chain=&waiting=${n}`;
    expect((await counting.send(path, { headers: signedHeaders(signer, path) })).status).toBe(200);
  }
  expect(commits).toBe(0);
  await counting.app.flush();
  expect(commits).toBe(1);
  expect(await store.findDevice('jiaxi', 'D1')).toMatchObject({ waiting: 19 });
  await jiaxi.push([authorOf('jiaxi', 'D1').register(1)]);
});
