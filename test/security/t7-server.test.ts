/**
 * T7, the county server itself, as the real program on a real port: what it writes down, what it says about itself, which
 * files it serves, and what it makes of requests that are no requests.
 */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { API } from '#shared/sync/wire.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  SETUP_CODE,
  setUpFictional,
  signedHeaders,
  startServerProcess,
  type ServerProcess,
  type TestDevice,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { initOf, ROUTES } from './routes.ts';

countCases(42);

const CANARY = { name: '欧阳某金丝雀', phone: '13911112222', id: '110101199003074258', words: '院墙外那棵柿子树' };
const SECRETS = Object.values(CANARY);

let folder: string;
let server: ServerProcess;
let device: TestDevice;
/** Everything the program has printed, from its start to its end. */
let said = '';
const hear = (process: ServerProcess): void => {
  for (const stream of [process.child.stdout, process.child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  }
};
const nowText = (): Instant => Instant.parse(new Date().toISOString());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jft-attack-'));
  server = await startServerProcess({ JFT_DATA: folder });
  hear(server);
  await setUpFictional(server.send);
  device = await enrolTestDevice(server.send, 'jiaxi', { sentAt: nowText() });
});
afterAll(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Bytes as they are, which no HTTP client would send; everything that comes back until the other side is done. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
    socket.on('close', () => done(heard));
    socket.on('error', (cause: NodeJS.ErrnoException) => (cause.code === 'ECONNRESET' ? done(heard) : failed(cause)));
  });
}

const statuses = (heard: string): readonly string[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => code ?? '');

const HEADERS: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; script-src 'self';.*require-trusted-types-for 'script'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /geolocation=\(\)/,
};

describe('T7/C9 the same headers on every answer', () => {
  const asked = [
    ...ROUTES.flatMap(({ method, path }) => [
      { method, path: `${API}${path}` },
      { method: 'HEAD', path: `${API}${path}` },
      { method: 'OPTIONS', path: `${API}${path}` },
    ]),
    ...['/', '/index.html', '/none', '/sw.js', '/manifest.webmanifest', `${API}/none`, '/%', '/%00'].map((path) => ({
      method: 'GET',
      path,
    })),
    ...['PUT', 'DELETE', 'PATCH'].map((method) => ({ method, path: `${API}/profile` })),
    { method: 'POST', path: '/' },
  ];

  test(`good, refused, missing, of any kind`, async () => {
    for (const { method, path } of asked) {
      const body = method === 'POST' ? { body: '{"wire":1}' } : {};
      const response = await fetch(`${server.url}${path}`, { method, ...body });
      const where = `${method} ${path} ${response.status}`;
      for (const [name, wanted] of Object.entries(HEADERS))
        expect(response.headers.get(name), `${where} ${name}`).toMatch(wanted);
      for (const talk of ['server', 'x-powered-by', 'set-cookie', 'x-body-hash'])
        expect(response.headers.get(talk), where).toBeNull();
      expect(response.status, where).toBeLessThan(500);
      expect(await response.text(), where).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts:\d+/);
    }
    expect(asked.length).toBeGreaterThan(60);
  });

  test('the script that may compile WebAssembly has its own policy, and no page has that one', async () => {
    const worker = await fetch(`${server.url}/kdf-worker.js`);
    expect(worker.headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'wasm-unsafe-eval'",
    );
    const page = await fetch(`${server.url}/`);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});

describe('T7/C22 files outside the page’s folder', () => {
  const paths = [
    '/../../package.json',
    '/../server/main.mjs',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/%252e%252e/%252e%252e/package.json',
    '/assets/../../../package.json',
    '/assets/..%5c..%5c..%5cpackage.json',
    '/..\\..\\package.json',
    '//etc/passwd',
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    '/file:///etc/passwd',
    '/..;/..;/package.json',
    '/%c0%ae%c0%ae/package.json',
    '/index.html%00.js',
    '/index.html/../../server/main.mjs',
    '/.git/config',
    '/county-key.json',
  ];
  test.each(paths)('%s', async (path) => {
    const heard = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(['400', '404']).toContain(statuses(heard)[0]);
    expect(statuses(heard)).toHaveLength(1);
    expect(heard).not.toMatch(/jiefangtai|root:|"d":|createServer|\[core\]/);
  });

  test('the way there is open: the page itself is served', async () => {
    expect(statuses(await raw('GET /index.html HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'))).toEqual([
      '200',
    ]);
  });
});

describe('T4/C22 one request smuggled inside another', () => {
  const inner = `GET ${API}/welcome HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  const to = `POST ${API}/enroll HTTP/1.1\r\nHost: 127.0.0.1\r\n`;
  const smuggled: readonly (readonly [name: string, bytes: string])[] = [
    ['two ways to say the length', `${to}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`],
    ['two lengths', `${to}Content-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`],
    ['a list of lengths', `${to}Content-Length: 0, ${inner.length}\r\n\r\n${inner}`],
    ['a negative length', `${to}Content-Length: -1\r\n\r\n${inner}`],
    ['a length in words', `${to}Content-Length: 0x10\r\n\r\n${inner}`],
    ['a hidden chunked', `${to}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${inner}`],
    ['chunked said twice', `${to}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${inner}`],
    ['a space before the colon', `${to}Content-Length : 0\r\n\r\n${inner}`],
    ['a folded header', `${to}X-Office: jia\r\n xi\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['a bare line feed', `${to}X-Office: jiaxi\nX-Device: D1\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['a bare carriage return', `${to}X-Office: jiaxi\rX-Device: D1\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['a NUL in a header', `${to}X-Office: jia\0xi\r\nContent-Length: 0\r\n\r\n${inner}`],
    ['a broken chunk', `${to}Transfer-Encoding: chunked\r\n\r\nzz\r\n${inner}`],
    ['headers without end', `${to}${'X-A: a\r\n'.repeat(40_000)}\r\n${inner}`],
    ['a header of a megabyte', `${to}X-A: ${'a'.repeat(1_000_000)}\r\n\r\n${inner}`],
  ];
  test.each(smuggled)('%s: the inner one is not answered', async (_name, bytes) => {
    // Whatever was taken for a request of its own by then, this one ends the connection.
    const heard = await raw(`${bytes}GET ${API}/none HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(statuses(heard).filter((status) => status === '200')).toEqual([]);
    expect(heard).not.toContain('countyKey');
    expect((await server.send('/welcome')).status).toBe(200);
  });

  test('the same inner request by itself is answered: the refusals are about the wrapping', async () => {
    expect(statuses(await raw(`${inner.slice(0, -2)}Connection: close\r\n\r\n`))).toEqual(['200']);
  });

  test('another host in the request line or the header is refused before anything else is looked at', async () => {
    const init = {};
    const signed = signedHeaders({ ...device, time: nowText() }, '/profile', init);
    const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}\r\n`);
    const evil = `GET http://evil.example${API}/devices HTTP/1.1\r\nHost: evil.example\r\n${lines.join('')}Connection: close\r\n\r\n`;
    expect(statuses(await raw(evil))).toEqual(['400']);
    for (const host of ['', 'a b', 'county/../../x', 'county:99999', 'county\'"<script>']) {
      const heard = await raw(`GET ${API}/welcome HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(heard, host).not.toMatch(/<script>|HTTP\/1\.1 5/);
    }
  });
});

test('T4/C22 a hundred connections that never finish their request keep nobody else waiting, and are ended', async () => {
  const { hostname, port } = new URL(server.url);
  const closed: Promise<string>[] = [];
  for (let n = 0; n < 100; n += 1) {
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${API}/enroll HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: `);
    closed.push(
      new Promise((done) => {
        let heard = '';
        socket.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
        socket.on('close', () => done(heard));
        socket.on('error', () => done(heard));
      }),
    );
  }
  for (let n = 0; n < 5; n += 1) expect((await device.send('/profile')).status).toBe(200);
  expect(new Set((await Promise.all(closed)).map((heard) => statuses(heard)[0]))).toEqual(new Set(['408']));
});

test('T7/C27 names, phones and words reach the database and neither the log nor an answer', async () => {
  const author = authorOf('jiaxi', 'D1');
  const petitioner = {
    name: CANARY.name,
    role: 'principal',
    phone: CANARY.phone,
    idType: 'resident-id',
    idNo: CANARY.id,
  };
  const good = author.register(1, { petitioners: [petitioner], statement: `${CANARY.words}被砍了。` });
  const by = { by: device.officer };
  const receipts = await device.push([{ ...good, ...by }]);
  expect(receipts[0]?.[0]).toBe('a');
  expect(JSON.stringify(await device.snapshot())).toContain(CANARY.name);
  const broken = { ...good, ...by, id: author.register(2).id, action: { ...good.action, [CANARY.name]: CANARY.phone } };
  const bodies = [
    JSON.stringify({
      wire: 1,
      office: 'jiaxi',
      device: 'D1',
      sentAt: nowText(),
      ops: [broken, { stream: CANARY.words }, CANARY.id],
    }),
    JSON.stringify({
      wire: 1,
      officer: CANARY.name,
      code: CANARY.words,
      label: CANARY.name,
      ids: SECRETS,
      reason: CANARY.words,
    }),
    `{"wire":1,"name":"${CANARY.name}`,
    `"${CANARY.name}\u0000${CANARY.phone}"`,
    JSON.stringify({ kind: 'empty', code: SETUP_CODE, profile: { name: CANARY.name } }),
  ];
  const query = encodeURIComponent(SECRETS.join(' '));
  for (const { method, path } of ROUTES.filter((route) => route.path !== '/events')) {
    for (const body of method === 'GET' ? [''] : bodies) {
      const at = method === 'GET' ? `${path}?name=${query}&cursor=${query}&officer=${query}` : path;
      for (const send of [server.send, device.send]) {
        const answer = await send(at, initOf({ method, path }, body));
        const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
        // In the snapshot, for a device of their own office, is where they belong.
        if (send === device.send && path === '/snapshot') continue;
        for (const secret of SECRETS)
          expect(text.includes(secret), `${method} ${path} ${text.slice(0, 300)}`).toBe(false);
      }
    }
  }
  await raw(`GET /${query} HTTP/9.9\r\nX: ${query}\r\n\r\n`);
  await server.stop();
  for (const secret of [...SECRETS, SETUP_CODE, encodeURIComponent(CANARY.name)]) {
    const lines = said.split('\n').filter((line) => line.includes(secret) && !line.includes('首次设置码'));
    expect(lines, secret).toEqual([]);
  }
  for (const key of [device.keys.device.publicKey, device.ticket.signature]) expect(said).not.toContain(key);
});

describe('T7/C22 secrets on the server’s own disk', () => {
  test('what it wrote is for its own account alone; the key is refused as soon as others can read it', async () => {
    const key = join(folder, 'county-key.json');
    expect((await stat(key)).mode & 0o077).toBe(0);
    const files = (await readdir(folder)).filter((name) => /key|secret|setup/.test(name));
    expect(files).toEqual(['county-key.json']);
    for (const mode of [0o644, 0o640, 0o604, 0o660]) {
      await chmod(key, mode);
      await expect(startServerProcess({ JFT_DATA: folder }), mode.toString(8)).rejects.toThrow('可被其他账户读取');
    }
    await chmod(key, 0o600);
  });

  test('C14 a request captured before the restart is refused after it, also when the power was cut', async () => {
    server = await startServerProcess({ JFT_DATA: folder });
    const captured = signedHeaders({ ...device, time: nowText() }, '/profile');
    expect((await server.send('/profile', { headers: captured })).status).toBe(200);
    expect((await server.send('/profile', { headers: captured })).status).toBe(401);
    // Dated ahead, as by a clock that is: the one kind that a restart alone does not make too old.
    const ahead = new Date(Date.now() + 4 * 60_000).toISOString();
    const early = signedHeaders({ ...device, time: ahead }, '/profile');
    expect((await server.send('/profile', { headers: early })).status).toBe(200);
    await server.stop();
    server = await startServerProcess({ JFT_DATA: folder });
    expect((await server.send('/profile', { headers: captured })).status).toBe(401);
    expect((await server.send('/profile', { headers: early })).status).toBe(401);
    await server.kill();
    server = await startServerProcess({ JFT_DATA: folder });
    expect((await server.send('/profile', { headers: captured })).status).toBe(401);
    expect((await server.send('/profile', { headers: early })).status).toBe(401);
    const fresh = signedHeaders({ ...device, time: new Date(Date.now() + 1000).toISOString() }, '/profile');
    expect((await server.send('/profile', { headers: fresh })).status).toBe(200);
  });

  test('a damaged key stops the program; it never makes a new one, which all devices would take for a stranger', async () => {
    const other = await mkdtemp(join(tmpdir(), 'jft-other-'));
    const damaged = '{"kty":"EC","crv":"P-256"}';
    await writeFile(join(other, 'county-key.json'), damaged, { mode: 0o600 });
    await expect(startServerProcess({ JFT_DATA: other })).rejects.toThrow('未能启动');
    expect(await readFile(join(other, 'county-key.json'), 'utf8')).toBe(damaged);
    await rm(other, { recursive: true, force: true });
  });
});
