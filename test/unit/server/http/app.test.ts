import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_BODY, MOST_INFLATED } from '#shared/sync/wire.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { createStaticFiles } from '#server/http/static-files.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  setupServer,
  newSeatKeys,
  SETUP_CODE,
  setUpFictional,
  signedHeaders,
  type Init,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
});

const codeOf = async (answer: Promise<Response>): Promise<unknown> => {
  const response = await answer;
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'error' in body ? body.error : null];
};

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Init => ({
  method: 'POST',
  body,
  headers,
});

describe('setup and enrolment', () => {
  test('a county is set up once', async () => {
    expect(await codeOf(setUpFictional(server.send))).toEqual([409, 'already-set-up']);
  });

  test('an empty server knows no county and enrols nobody', async () => {
    const empty = setupServer();
    expect(await (await empty.send('/welcome')).json()).toMatchObject({ county: null, wire: 1, floor: 1 });
    const keys = newSeatKeys();
    const seat = { deviceKey: keys.device.publicKey, sign: keys.sign.publicKey, seal: keys.seal.publicKey };
    const body = JSON.stringify({ code: 'AAAAAAAAAA', label: '', ...seat });
    expect(await codeOf(empty.send('/enroll', post(body)))).toEqual([409, 'not-set-up']);
  });

  test('an own county begins with its own profile; one whose numbers would clash is refused', async () => {
    const own = { ...fictionalCounty(), fictional: false };
    const [first] = own.units;
    const clash = { ...own, units: own.units.map((unit) => ({ ...unit, numberPrefix: first?.numberPrefix ?? '' })) };
    const empty = setupServer();
    const setup = (profile: unknown) =>
      empty.send('/setup', post(JSON.stringify({ kind: 'empty', code: SETUP_CODE, profile })));
    expect(await codeOf(setup(clash))).toEqual([400, 'bad-request']);
    expect(await codeOf(setup({ ...own, bureau: 'nowhere' }))).toEqual([400, 'bad-request']);
    expect((await setup(own)).status).toBe(200);
  });

  test('RX-02 devices are counted by office', async () => {
    expect([jiaxi.device, (await enrolTestDevice(server.send, 'jiaxi')).device]).toEqual(['D1', 'D2']);
    expect((await enrolTestDevice(server.send, 'yijiang')).device).toBe('D1');
  });
});

describe('who asks', () => {
  const paths = [
    '/changes?cursor=0',
    '/snapshot',
    '/profile',
    '/events',
    '/push',
    '/known',
    '/devices',
    '/people',
    '/county',
  ];
  test.each(paths)('%s refuses whoever does not sign', async (path) => {
    const init = ['/push', '/known', '/people', '/county'].includes(path) ? post('{}') : {};
    const whole = signedHeaders({ ...jiaxi, time: server.clock.now }, path, init);
    for (const left of [{}, ...Object.keys(whole).map((name) => ({ ...whole, [name]: '' }))]) {
      expect(await codeOf(server.send(path, { ...init, headers: left }))).toEqual([401, 'unknown-device']);
    }
  });

  test('a push in the name of another device of the office is refused', async () => {
    const body = { wire: 1, office: 'jiaxi', device: 'D2', sentAt: server.clock.now, ops: [{}] };
    expect(await codeOf(jiaxi.send('/push', post(JSON.stringify(body))))).toEqual([400, 'bad-request']);
  });
});

describe('bodies', () => {
  const headersOf = (encoding: string) => ({ 'content-encoding': encoding });

  test('V1 another version is told to upgrade, with the floor', async () => {
    for (const path of ['/push', '/known']) {
      for (const wire of [0, 2, 1.5]) {
        const response = jiaxi.send(path, post(JSON.stringify({ wire })));
        expect(await codeOf(response)).toEqual([426, 'needs-upgrade']);
        expect((await response).headers.get('x-wire-floor')).toBe('1');
      }
    }
  });

  test.each([
    ['no JSON', 'null {', {}],
    ['not gzip though it says so', 'abc', headersOf('gzip')],
    ['an unknown encoding', '{}', headersOf('deflate')],
    ['damaged UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}],
    ['nothing', '', {}],
    ['cut gzip', new Uint8Array(gzipSync('{"wire":1}').subarray(0, 15)), headersOf('gzip')],
  ])('%s is a bad request', async (_name, body, headers) => {
    expect(await codeOf(jiaxi.send('/push', post(body, headers)))).toEqual([400, 'bad-request']);
  });

  test('a body beyond the limits is refused before it is inflated or kept', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(MOST_INFLATED + 1, 32)));
    expect(bomb.length).toBeLessThan(MOST_BODY);
    expect(await codeOf(jiaxi.send('/push', post(bomb, headersOf('gzip'))))).toEqual([413, 'too-large']);
    expect(await codeOf(jiaxi.send('/push', post(new Uint8Array(MOST_BODY + 1))))).toEqual([413, 'too-large']);
    expect(await codeOf(jiaxi.send('/push', post('{}', { 'content-length': String(MOST_BODY + 1) })))).toEqual([
      413,
      'too-large',
    ]);
  });

  test('S4 the digest is that of the uncompressed bytes, whatever the way', async () => {
    await jiaxi.push([authorOf('jiaxi', 'D1').register(1)]);
    expect(server.failures).toEqual([]);
  });
});

describe('answers', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('accepting %s gives %s', async (accepted, encoding, unpack) => {
    const response = await jiaxi.send('/profile', { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(JSON.parse(unpack(await response.arrayBuffer()).toString())).toMatchObject({ profile: fictionalCounty() });
  });

  test('every answer forbids scripts from elsewhere, sniffing and caching', async () => {
    for (const path of ['/welcome', '/nowhere', '/profile']) {
      const { headers } = await server.send(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('the shell’s page may call the API, other origins may not', async () => {
    const ask = async (origin: string) =>
      (await server.send('/welcome', { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await ask('app://local')).toBe('app://local');
    expect(await ask('https://evil.example')).toBeNull();
  });

  test.each(['/nowhere', '/push', '/', '/query/'])('GET %s is a JSON 404', async (path) => {
    expect(await codeOf(server.send(path))).toEqual([404, 'not-found']);
  });

  test('a failing database is 503 with a code and no detail, for that request only', async () => {
    const store = createMemoryStore();
    let isBroken = false;
    const broken = setupServer({
      store: {
        ...store,
        readHead: () => (isBroken ? Promise.reject(new Error('disk on fire')) : store.readHead()),
        transaction: (work) => (isBroken ? Promise.reject(new Error('disk on fire')) : store.transaction(work)),
      },
    });
    await setUpFictional(broken.send);
    const device = await enrolTestDevice(broken.send, 'jiaxi');
    const op = authorOf('jiaxi', 'D1').register(1);
    isBroken = true;
    expect(await codeOf(device.send('/changes?cursor=0&chain='))).toEqual([503, 'storage-failed']);
    await expect(device.push([op])).rejects.toThrow('503');
    expect(broken.failures).toHaveLength(2);
    isBroken = false;
    expect(await device.push([op])).toEqual([['a', 1, '青司信甲溪〔2026〕1号']]);
  });
});

describe('static files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jft-static-'));
    await mkdir(join(folder, 'site/assets'), { recursive: true });
    await writeFile(join(folder, 'site/index.html'), '<!doctype html><title>接访台</title>');
    await writeFile(join(folder, 'site/assets/app-1a2b.js'), 'export {}');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const get = (path: string, headers = {}) =>
    createStaticFiles(join(folder, 'site'))(new Request(`http://county.test${path}`, { headers }));

  test('the page is asked for again, hashed files are kept for ever', async () => {
    const page = await get('/', { 'accept-encoding': 'br' });
    expect(page?.headers.get('cache-control')).toBe('no-cache');
    expect(brotliDecompressSync((await page?.arrayBuffer()) ?? '').toString()).toContain('接访台');
    expect((await get('/assets/app-1a2b.js'))?.headers.get('cache-control')).toContain('immutable');
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/link.txt',
    '/assets',
    '/%00',
    '/%',
    '/none',
  ])('%s is not served', async (path) => {
    expect(await get(path)).toBeNull();
  });
});
