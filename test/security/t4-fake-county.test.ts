/**
 * T4/C15, somebody between device and county: the device's own transport asks the real server, and whoever stands
 * between changes, mixes up, keeps or invents answers. The device believes none of it.
 */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { answerText, SIGNED } from '#shared/sync/signed-request.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  newTestKey,
  setupServer,
  setUpFictional,
  sha256,
  signerWith,
  signWith,
  testCountyKey,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';

countCases(18);

type Answer = { readonly status: number; readonly text: string; readonly signature: string };
/** What the one between makes of the county's answer to a request; `earlier` are the answers given before. */
type Between = (
  answer: Answer,
  asked: { readonly url: string; readonly nonce: string },
  earlier: readonly Answer[],
) => Answer;

const honest: Between = (answer) => answer;
let county: TestServer;
let jiaxi: TestDevice;
let proxy: Server;
let between: Between;
let earlier: Answer[];
let revoked: number;

beforeEach(async () => {
  county = setupServer();
  await setUpFictional(county.send);
  jiaxi = await enrolTestDevice(county.send, 'jiaxi');
  const bureau = await enrolTestDevice(county.send, 'jiaxi');
  const author = authorOf('jiaxi', 'D2');
  await bureau.push([author.register(1), author.register(2), author.register(3)]);
  [between, earlier, revoked] = [honest, [], 0];
  proxy = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers))
        if (typeof value === 'string') headers.set(name, value);
      headers.set('accept-encoding', 'identity');
      const body = parts.length > 0 ? { body: new Uint8Array(Buffer.concat(parts)) } : {};
      const url = request.url ?? '';
      void (async () => {
        const answer = await county.app.fetch(
          new Request(`http://county.test${url}`, { method: request.method ?? 'GET', headers, ...body }),
        );
        const real = {
          status: answer.status,
          text: await answer.text(),
          signature: answer.headers.get(SIGNED.countySignature) ?? '',
        };
        const told = between(real, { url, nonce: headers.get(SIGNED.nonce) ?? '' }, earlier);
        earlier.push(real);
        response.writeHead(told.status, { [SIGNED.countySignature]: told.signature });
        response.end(told.text);
      })();
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterEach(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await county.stop();
  expect(county.failures).toEqual([]);
});

/** The product's own transport, with the device's keys, through the one between. */
function transport() {
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return httpTransport(
    {
      base: `http://127.0.0.1:${address.port}`,
      signer: signerWith(jiaxi.keys, jiaxi),
      countyKey: testCountyKey.publicKey,
      clock: { ahead: Date.parse(county.clock.now) - Date.now() },
      onRevoked: () => (revoked += 1),
    },
    () => 0,
  );
}

/** Changes the parsed page and leaves the county's signature below it. */
const edited =
  (change: (page: Record<string, unknown>) => void): Between =>
  (answer) => {
    // The server's own JSON.
    const page = JSON.parse(answer.text) as Record<string, unknown>;
    change(page);
    return { ...answer, text: JSON.stringify(page) };
  };
const entriesOf = (page: Record<string, unknown>): unknown[] => (Array.isArray(page['entries']) ? page['entries'] : []);
const stranger = newTestKey();
const FALSE = err({ code: 'bad-answer' });

test('T4/C15 the way through is open: an honest one between changes nothing', async () => {
  const page = await transport().changes(0, '');
  expect(page.ok && page.value.entries.length).toBe(3);
});

describe('T4/C15 a page of the feed', () => {
  const lies: readonly (readonly [name: string, lie: Between])[] = [
    ['two operations in another order', edited((page) => entriesOf(page).reverse())],
    ['one left out', edited((page) => entriesOf(page).splice(1, 1))],
    ['one told twice', edited((page) => entriesOf(page).push(entriesOf(page)[0]))],
    ['none at all, at the end of the feed', edited((page) => Object.assign(page, { entries: [] }))],
    [
      'a cursor further on, so that something is never asked for',
      edited((page) => Object.assign(page, { cursor: 99 })),
    ],
    ['the chain of another history', edited((page) => Object.assign(page, { chain: 'f'.repeat(32) }))],
    ['matters withdrawn that were not', edited((page) => Object.assign(page, { gone: [['st', 1, 'yijiang']] }))],
    ['a lease without end', edited((page) => Object.assign(page, { leaseUntil: '2099-01-01T00:00:00.000Z' }))],
    ['one character of a name', (answer) => ({ ...answer, text: answer.text.replace('孙某丙', '孙某丁') })],
    ['the same values in other spacing', (answer) => ({ ...answer, text: `${answer.text} ` })],
    ['no signature', (answer) => ({ ...answer, signature: '' })],
    [
      'a county of one’s own',
      (answer, { nonce }) => ({
        ...answer,
        signature: signWith(stranger, answerText({ nonce, status: 200, bodyHash: sha256(answer.text) })),
      }),
    ],
    ['a refusal made a success', (answer) => ({ ...answer, status: 201 })],
  ];
  test.each(lies)('%s', async (_name, lie) => {
    between = (answer, asked, before) => {
      const told = lie(answer, asked, before);
      // A lie that changed nothing would show nothing.
      expect(told).not.toEqual(answer);
      return told;
    };
    expect(await transport().changes(0, '')).toEqual(FALSE);
  });

  test('yesterday’s page for today’s question', async () => {
    const device = transport();
    expect((await device.changes(0, '')).ok).toBe(true);
    between = (_answer, _asked, [first]) => first ?? { status: 200, text: '', signature: '' };
    expect(await device.changes(0, '')).toEqual(FALSE);
  });

  test('the answer to another question of the same moment', async () => {
    const device = transport();
    const profile = await device.profile();
    expect(profile.ok).toBe(true);
    between = (answer, { url }, [first]) => (url.includes('/changes') && first !== undefined ? first : answer);
    expect(await device.changes(0, '')).toEqual(FALSE);
  });
});

test('T4/C15 a forged revocation does not make a device erase itself, a forged clock does not move its clock', async () => {
  const refusal = (error: string) => JSON.stringify({ wire: 1, serverNow: '2031-01-01T00:00:00.000Z', error });
  between = (_answer, { nonce }) => {
    const text = refusal('revoked');
    return {
      status: 410,
      text,
      signature: signWith(stranger, answerText({ nonce, status: 410, bodyHash: sha256(text) })),
    };
  };
  const device = transport();
  expect([await device.profile(), revoked]).toEqual([FALSE, 0]);
  between = (answer) => ({ ...answer, status: 401, text: refusal('clock-off') });
  expect(await device.profile()).toEqual(FALSE);
  between = honest;
  expect((await device.profile()).ok).toBe(true);
});

test('T4/C15 a history that forked is noticed by whoever read the other branch, at every place and by reading and sending', async () => {
  const device = transport();
  const page = await device.changes(0, '');
  if (!page.ok) throw new Error(page.error.code);
  const { cursor, chain } = page.value;
  const other = setupServer();
  await setUpFictional(other.send);
  const twin = await enrolTestDevice(other.send, 'jiaxi');
  await twin.push(
    [4, 5, 6].map((n) => authorOf('jiaxi', 'D1', `fork${n}`).register(n)).map((op, i) => ({ ...op, n: i + 1 })),
  );
  const asked = await twin.send(`/changes?wire=1&cursor=${cursor}&chain=${chain}`);
  expect(asked.status).toBe(409);
  expect(await asked.text()).toContain('history-changed');
  const pushed = twin.push([authorOf('jiaxi', 'D1', 'late').register(9)], { place: { cursor, chain } });
  await expect(pushed).rejects.toThrow('history-changed');
  await other.stop();
});

test('T4/C15 a push that the one between keeps, or answers for another, is not taken for delivered', async () => {
  const op = authorOf('jiaxi', 'D1').register(7);
  const body = JSON.stringify({ wire: 1, office: 'jiaxi', device: 'D1', sentAt: county.clock.now, ops: [op] });
  const device = transport();
  const good = await device.push(body);
  expect(good.ok && good.value.receipts).toEqual([['a', 4, expect.any(String)]]);
  const second = body.replace(op.id, authorOf('jiaxi', 'D1', 'x').register(8).id);
  between = (_answer, { nonce }, [first]) => {
    const text = first?.text ?? '';
    return {
      status: 200,
      text,
      signature: signWith(stranger, answerText({ nonce, status: 200, bodyHash: sha256(text) })),
    };
  };
  expect(await device.push(second)).toEqual(FALSE);
});
