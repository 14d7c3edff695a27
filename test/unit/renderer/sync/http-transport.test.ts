/** C15, PROTOCOL S4 and A7: the device believes the county’s own hand and nothing else. */
import { VIEW_VERSION } from '#shared/model/matter.ts';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { err } from '#shared/lib/result.ts';
import { generateDeviceKey, signerOf } from '#renderer/vault/seat-keys.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { answerText, SIGNED } from '#shared/sync/signed-request.ts';
import { newTestKey, sha256, signWith, type TestKey } from '#test/support/server.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const county = newTestKey();
let revoked = 0;

async function connect(base: string): Promise<Connection> {
  const { privateKey: key } = await generateDeviceKey();
  const who = { office: 'jiaxi', device: 'D1', officer: 'jiaxi-head' };
  return {
    base,
    signer: signerOf({ ...who, deviceKey: key, officerKey: key }),
    countyKey: county.publicKey,
    clock: { ahead: 0 },
    onRevoked: () => (revoked += 1),
  };
}

/** The county's signature below an answer, or somebody else's. */
function signature(request: IncomingMessage, status: number, text: string, by: TestKey = county): string {
  const nonce = String(request.headers[SIGNED.nonce]);
  return signWith(by, answerText({ nonce, status, bodyHash: sha256(text) }));
}

/** A transport to a server that answers as told. */
async function setupAnswer(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return httpTransport(await connect(`http://127.0.0.1:${address.port}`), () => 3);
}

const BODY = '{"wire":1,"ops":[{"id":"a"}]}';
const good = (digest: string): string =>
  JSON.stringify({ wire: 1, digest, serverNow: '2026-09-04T01:10:00.000Z', receipts: [['a', 1, null]] });
const bad = err({ code: 'bad-answer' });

test('S4 an answer to exactly these bytes counts', async () => {
  const seen: { body: string; headers: IncomingMessage['headers'] }[] = [];
  const transport = await setupAnswer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push({ body: gunzipSync(Buffer.concat(parts)).toString(), headers: request.headers });
      const text = good(sha256(BODY));
      response.setHeader(SIGNED.countySignature, signature(request, 200, text));
      response.end(text);
    });
  });
  for (const packedBefore of [null, BODY, '{"another":"page"}']) {
    if (packedBefore !== null) transport.prepare?.(packedBefore);
    expect(await transport.push(BODY)).toMatchObject({ ok: true, value: { receipts: [['a', 1, null]] } });
  }
  expect(seen.map(({ body }) => body)).toEqual([BODY, BODY, BODY]);
  expect(seen.slice(0, 1)).toMatchObject([
    { body: BODY, headers: { 'x-office': 'jiaxi', 'x-device': 'D1', 'x-officer': 'jiaxi-head' } },
  ]);
});

const say =
  (status: number, text: string) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    request.resume();
    response.writeHead(status, { [SIGNED.countySignature]: signature(request, status, text) });
    response.end(text);
  };

test.each([
  ['a login page with status 200', say(200, '<html>请登录</html>')],
  ['an empty 200', say(200, '')],
  ['an answer to other bytes', say(200, good(sha256('something else')))],
  ['a receipt of unknown kind', say(200, good(sha256(BODY)).replace('"a"', '"ok"'))],
  ['half an answer', say(200, good(sha256(BODY)).slice(0, 90))],
  ['a proxy error page', say(502, 'Bad Gateway')],
])('S4 %s is no answer', async (_name, answer) => {
  expect(await (await setupAnswer(answer)).push(BODY)).toEqual(bad);
});

test.each([
  ['no signature', () => ''],
  ['a stranger’s signature', (request: IncomingMessage, text: string) => signature(request, 200, text, newTestKey())],
  ['a signature of another answer', (request: IncomingMessage) => signature(request, 200, '{}')],
  ['a signature of another status', (request: IncomingMessage, text: string) => signature(request, 410, text)],
  [
    'an older answer played again',
    (_: IncomingMessage, text: string) =>
      signWith(county, answerText({ nonce: 'A'.repeat(22), status: 200, bodyHash: sha256(text) })),
  ],
])('A7 an answer with %s is no answer', async (_name, sign) => {
  const text = good(sha256(BODY));
  const transport = await setupAnswer((request, response) => {
    request.resume();
    response.writeHead(200, { [SIGNED.countySignature]: sign(request, text) });
    response.end(text);
  });
  expect(await transport.push(BODY)).toEqual(bad);
});

const refusal = (error: string, serverNow = '2026-09-04T01:10:00.000Z'): string =>
  JSON.stringify({ wire: 1, serverNow, error });

test('A6 only the county’s own word revokes a device', async () => {
  revoked = 0;
  const fake = await setupAnswer((request, response) => {
    request.resume();
    response.writeHead(410, { [SIGNED.countySignature]: signature(request, 410, refusal('revoked'), newTestKey()) });
    response.end(refusal('revoked'));
  });
  expect([await fake.profile(), revoked]).toEqual([bad, 0]);
  const genuine = await setupAnswer(say(410, refusal('revoked')));
  expect([await genuine.profile(), revoked]).toEqual([err({ code: 'revoked' }), 1]);
});

test('A4 a wrong clock is corrected by what the county says, and asked again once', async () => {
  const times: number[] = [];
  const hour = 60 * 60 * 1000;
  const answer: RequestListener = (request, response) => {
    times.push(Date.parse(String(request.headers[SIGNED.time])));
    say(401, refusal('clock-off', new Date(Date.now() + hour).toISOString()))(request, response);
  };
  const transport = await setupAnswer(answer);
  expect(await transport.profile()).toEqual(err({ code: 'clock-off' }));
  const [first = 0, second = 0] = times;
  expect([times.length, Math.round((second - first) / hour)]).toEqual([2, 1]);
  await transport.profile();
  expect(Math.round(((times[2] ?? 0) - first) / hour)).toBe(1);
});

test('C16 the county learns how much waits', async () => {
  const asked: string[] = [];
  const transport = await setupAnswer((request, response) => {
    asked.push(request.url ?? '');
    say(200, '{}')(request, response);
  });
  await transport.changes(0, '');
  expect(asked).toEqual([expect.stringContaining('waiting=3')]);
});

test('S4 an answer cut off by the network is no answer', async () => {
  const transport = await setupAnswer(cutOff(good(sha256(BODY))));
  expect(await transport.push(BODY)).toEqual(err({ code: 'offline', tooSlow: true }));
});

test('a refusal keeps its code', async () => {
  const body = JSON.stringify({ wire: 1, serverNow: '2026-09-04T01:10:00.000Z', error: 'needs-upgrade' });
  expect(await (await setupAnswer(say(426, body))).push(BODY)).toEqual(err({ code: 'needs-upgrade' }));
  expect(
    await (await setupAnswer(say(409, body.replace('needs-upgrade', 'history-changed')))).changes(3, 'ab'),
  ).toEqual(err({ code: 'history-changed' }));
});

test('nobody listening is offline', async () => {
  const transport = httpTransport(await connect('http://127.0.0.1:9'), () => 0);
  expect(await transport.push(BODY)).toEqual(err({ code: 'offline' }));
});

test('a snapshot of another version of matters is refused', async () => {
  const page = {
    wire: 1,
    serverNow: '2026-09-04T01:10:00.000Z',
    cursor: 0,
    chain: '',
    next: null,
    left: 0,
    profileVersion: 1,
  };
  const view = { v: VIEW_VERSION + 1, id: 'x', head: 1, history: [] };
  expect(await (await setupAnswer(say(200, JSON.stringify({ ...page, views: [view] })))).snapshot(null)).toEqual(bad);
});

function cutOff(text: string): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-length': String(text.length) });
    response.write(text.slice(0, 60), () => response.socket?.destroy());
  };
}
