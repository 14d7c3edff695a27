import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { err } from '#shared/lib/result.ts';
import { sha256 } from '#test/support/memory-county.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A transport to a server that answers as told. */
async function setupAnswer(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return httpTransport(`http://127.0.0.1:${address.port}`, { office: 'jiaxi', device: 'D1', token: 'secret-token' });
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
      response.end(good(sha256(BODY)));
    });
  });
  expect(await transport.push(BODY)).toMatchObject({ ok: true, value: { receipts: [['a', 1, null]] } });
  expect(seen).toMatchObject([
    { body: BODY, headers: { authorization: 'Bearer secret-token', 'x-office': 'jiaxi', 'x-device': 'D1' } },
  ]);
});

const say =
  (status: number, text: string) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    request.resume();
    response.writeHead(status);
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
  const transport = httpTransport('http://127.0.0.1:9', { office: 'jiaxi', device: 'D1', token: 't' });
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
  const view = { v: 2, id: 'x', head: 1, history: [] };
  expect(await (await setupAnswer(say(200, JSON.stringify({ ...page, views: [view] })))).snapshot(null)).toEqual(bad);
});

function cutOff(text: string): RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-length': String(text.length) });
    response.write(text.slice(0, 60), () => response.socket?.destroy());
  };
}
