/**
 * T4/C22, what asks the server without being one of its devices: another site's page under its own name (DNS rebinding),
 * large bodies for which nobody signs, and a stream of events that outlives its device.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { readConfig } from '#server/config/config.ts';
import { API } from '#shared/sync/wire.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import {
  enrolTestDevice,
  newTestKey,
  setupServer,
  setUpFictional,
  signedHeaders,
  type TestServer,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { outcomeOf } from './routes.ts';

countCases(20);

let store: MemoryStore;
let server: TestServer;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
});
afterEach(async () => {
  expect(server.failures).toEqual([]);
  await server.stop();
});

const hostsOf = (environment: Record<string, string>): readonly string[] | null => {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.error);
  return config.value.hosts;
};

describe('T4/C22 DNS rebinding: the server answers under its own names only', () => {
  const own = { JFT_TLS: 'own', JFT_HOST: '0.0.0.0', JFT_NAMES: '192.168.1.10,Jft.local' };
  const gateway = { JFT_TLS: 'gateway', JFT_HOST: '0.0.0.0' };
  test.each([
    ['trial', {}, '127.0.0.1:8787', true],
    ['trial', {}, 'localhost:8787', true],
    ['trial', {}, '[::1]:8787', true],
    ['trial', {}, 'evil.example:8787', false],
    ['trial', {}, '127.0.0.1.evil.example:8787', false],
    ['trial', {}, 'localhost.:8787', false],
    ['office network', own, '192.168.1.10', true],
    ['office network', own, 'jft.local:8787', true],
    ['office network', own, 'evil.example', false],
    ['gateway without names', gateway, 'county.example', true],
    ['gateway with names', { ...gateway, JFT_NAMES: 'county.example' }, 'county.example', true],
    ['gateway with names', { ...gateway, JFT_NAMES: 'county.example' }, 'evil.example', false],
  ] as const)('%s %o asked for as %s: %s', async (_name, environment, host, answers) => {
    const guarded = setupServer({ store: createMemoryStore(), hosts: hostsOf(environment) });
    for (const path of [`${API}/welcome`, `${API}/profile`, '/', '/assets/main.js']) {
      const answer = await guarded.app.fetch(new Request(`http://${host}${path}`));
      const [status, code] = await outcomeOf(answer);
      expect([status, code].join(' ') === '400 bad-request', path).toBe(!answers);
    }
    const setup = new Request(`http://${host}${API}/setup`, {
      method: 'POST',
      // What a rebound page sends: its origin is the host it asked.
      headers: { origin: `http://${host}`, host },
      body: JSON.stringify({ kind: 'fictional', code: 'SETVP0C0DE' }),
    });
    expect((await guarded.app.fetch(setup)).status).toBe(answers ? 200 : 400);
    await guarded.stop();
  });
});

describe('T4/C22 before a signature is checked', () => {
  const post = (path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    outcomeOf(server.send(path, { method: 'POST', body, headers }));

  test.each(['/setup', '/enroll', '/seats', '/demo-code'])('%s takes no more than a form', async (path) => {
    const signed = path === '/seats' ? [401, 'unknown-device'] : [413, 'too-large'];
    expect(await post(path, new Uint8Array(64 * 1024 + 1))).toEqual(signed);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(1024 * 1024)));
    expect(bomb.length).toBeLessThan(64 * 1024);
    expect(await post(path, bomb, { 'content-encoding': 'gzip' })).toEqual(signed);
  });

  test.each([
    ['/push', 'a stranger', 'unknown-device'],
    ['/packages', 'a stranger', 'unknown-device'],
    ['/push', 'somebody who knows the name of a device', 'bad-signature'],
    ['/packages', 'somebody who knows the name of a device', 'bad-signature'],
    ['/audit', 'somebody who knows the name of a device', 'bad-signature'],
    ['/packages', 'a device whose clock is wrong', 'clock-off'],
  ] as const)('%s of %s: the body is not read', async (path, who, code) => {
    let read = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
        if (read > 100) controller.close();
      },
    });
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const forged = { ...jiaxi, keys: { device: newTestKey(), sign: newTestKey() } };
    const callers = {
      'a stranger': { ...forged, device: 'D7', time: server.clock.now },
      'somebody who knows the name of a device': { ...forged, time: server.clock.now },
      'a device whose clock is wrong': { ...jiaxi, time: '2026-09-05T10:40:00.000Z' },
    };
    const headers = signedHeaders(callers[who], path, { method: 'POST' });
    // A body that comes as a stream has to be told to `fetch` so.
    const init = { method: 'POST', body, headers, duplex: 'half' };
    expect(await outcomeOf(server.send(path, init))).toEqual([401, code]);
    expect(read).toBeLessThan(3);
  });

  test('another body under a good signature is read to its limit and refused', async () => {
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const good = { method: 'POST', body: '{"wire":1,"ids":[]}' };
    const headers = signedHeaders({ ...jiaxi, time: server.clock.now }, '/known', good);
    const refused = server.send('/known', { method: 'POST', body: '{"wire":1,"ids":["x"]}', headers });
    expect(await outcomeOf(refused)).toEqual([401, 'bad-signature']);
  });

  test.each(['/rejoin', '/recover'])(
    '%s brings its keys in the body: no more of it than tickets need',
    async (path) => {
      const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
      const sent = { method: 'POST', body: ' '.repeat(64 * 1024 + 1) };
      const headers = signedHeaders({ ...jiaxi, time: server.clock.now }, path, sent);
      expect(await outcomeOf(server.send(path, { ...sent, headers }))).toEqual([413, 'too-large']);
    },
  );
});

test('T4/C16 an event stream ends when its device is revoked; a colleague at another computer goes on hearing', async () => {
  const admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
  const [lost, other] = [
    await enrolTestDevice(server.send, 'jiaxi'),
    await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-clerk' }),
  ];
  const streams = await Promise.all([lost, other].map((device) => device.send('/events')));
  const [ended, open] = streams.map(({ body }) => body?.getReader());
  await ended?.read();
  await open?.read();
  const body = JSON.stringify({ wire: 1, reason: '遗失' });
  expect((await admin.send(`/devices/jiaxi/${lost.device}/revoke`, { method: 'POST', body })).status).toBe(200);
  expect(await ended?.read()).toEqual({ done: true, value: undefined });
  let heard = false;
  void open?.read().then(({ done }) => (heard = done));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(heard).toBe(false);
  expect(await outcomeOf(lost.send('/events'))).toEqual([410, 'revoked']);
  await open?.cancel();
});
