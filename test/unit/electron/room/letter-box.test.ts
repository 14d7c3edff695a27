import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createBrake } from '#electron/room/brake.ts';
import { createLetterBox, type LetterBox, type LetterBoxOptions } from '#electron/room/letter-box.ts';
import { isOfficeAddress, officeAddresses } from '#electron/room/office-network.ts';
import { writeLetter } from '#electron/room/write-letter.ts';
import { MAX_LETTER_BYTES, RoomOpened } from '#shared/ipc/room-messages.ts';

const HERE = '127.0.0.1';
const boxes: LetterBox[] = [];
afterEach(() => boxes.splice(0).forEach((box) => box.close()));

async function openBox(patience?: LetterBoxOptions['patience']): Promise<{ box: LetterBox; port: number }> {
  const box = createLetterBox({ addresses: () => [HERE], now: Date.now, ...(patience && { patience }) });
  boxes.push(box);
  const opened = RoomOpened.parse(await box.open());
  if (!opened.open) throw new Error(opened.reason);
  return { box, port: opened.port };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);
const write = (port: number, body: Uint8Array) => writeLetter({ address: HERE, port, bytes: body });
const status = async (port: number, init: RequestInit): Promise<number | null> =>
  fetch(`http://${HERE}:${port}/`, init).then(
    (response) => response.status,
    () => null,
  );

describe('decision 0018 the letter box', () => {
  test('a letter reaches the page, and its answer the one who wrote', async () => {
    const { box, port } = await openBox();
    const waiting = box.exchange([]);
    const asked = write(port, bytes('请叫下一号'));
    const { letters } = await waiting;
    expect(letters.map((letter) => text(letter.bytes))).toEqual(['请叫下一号']);
    const quiet = box.exchange(letters.map(({ id }) => ({ id, bytes: bytes('A001') })));
    const answer = await asked;
    expect(answer.answered && text(answer.bytes)).toBe('A001');
    box.close();
    expect(await quiet).toEqual({ open: false, letters: [] });
  });

  test('open again is the same box; two boxes have two ports', async () => {
    const { box, port } = await openBox();
    expect(await box.open()).toEqual({ open: true, addresses: [HERE], port });
    expect((await openBox()).port).not.toBe(port);
  });

  test('nothing listens before it is opened, nor after it is closed, nor without a network', async () => {
    const box = createLetterBox({ addresses: () => [], now: Date.now });
    expect(await box.open()).toEqual({ open: false, reason: 'no-network' });
    expect(await box.exchange([])).toEqual({ open: false, letters: [] });
    const { box: other, port } = await openBox();
    other.close();
    expect(await write(port, bytes('x'))).toEqual({ answered: false, reason: 'nobody' });
  });

  test('a page that asks no more: the letter is given up and the box closes itself', async () => {
    const { port } = await openBox({ page: 20, sender: 60, box: 250 });
    expect(await write(port, bytes('x'))).toEqual({ answered: false, reason: 'busy' });
    await expect.poll(() => write(port, bytes('x'))).toEqual({ answered: false, reason: 'nobody' });
  });
});

describe('T4/C22 what the letter box refuses', () => {
  const octets = { 'content-type': 'application/octet-stream' };

  test('too large, said and unsaid', async () => {
    const { box, port } = await openBox();
    const large = new Uint8Array(MAX_LETTER_BYTES + 1);
    expect(await status(port, { method: 'POST', headers: octets, body: large })).toSatisfy(isRefused(413));
    const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array(16_384)) });
    const init = { method: 'POST', headers: octets, body: endless, duplex: 'half' } as const;
    expect(await status(port, init)).toSatisfy(isRefused(413));
    const waiting = box.exchange([]);
    void write(port, bytes('fits'));
    expect((await waiting).letters.map((letter) => text(letter.bytes))).toEqual(['fits']);
  });

  test.each([
    ['a look with a browser', { method: 'GET' }],
    ['a form of another site', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
    ['a question whether it may', { method: 'OPTIONS', headers: { origin: 'http://evil.test' } }],
  ])('%s', async (_name, init) => {
    const { port } = await openBox();
    expect(await status(port, init)).toSatisfy(isRefused(405));
  });

  test('a flood: most is refused, and the box still answers the next morning', async () => {
    const { box, port } = await openBox();
    let heard = 0;
    const page = (async () => {
      for (let post = await box.exchange([]); post.open; ) {
        heard += post.letters.length;
        post = await box.exchange(post.letters.map(({ id }) => ({ id, bytes: bytes('ok') })));
      }
    })();
    const replies = await Promise.all(Array.from({ length: 400 }, () => write(port, bytes('x'))));
    const answered = replies.filter((reply) => reply.answered).length;
    expect(answered).toBe(heard);
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(300);
    await expect.poll(() => write(port, bytes('x'))).toMatchObject({ answered: true });
    box.close();
    await page;
  });

  test('a head without an end holds no connection for long', async () => {
    const { port } = await openBox();
    const slow = connect(port, HERE, () => slow.write('POST / HTTP/1.1\r\nHost: x\r\n'));
    slow.on('error', () => undefined);
    slow.resume();
    await new Promise<void>((closed) => slow.on('close', () => closed()));
    expect(slow.destroyed).toBe(true);
  });
});

test('a brake lets through a burst, then so many a second, each address for itself', () => {
  let now = 0;
  const brake = createBrake({ burst: 3, perSecond: 2 }, () => now);
  const many = (address: string, count: number): number =>
    Array.from({ length: count }, () => brake.lets(address)).filter(Boolean).length;
  expect([many('10.0.0.1', 9), many('10.0.0.2', 9)]).toEqual([3, 3]);
  now = 1000;
  expect(many('10.0.0.1', 9)).toBe(2);
  now = -50_000;
  expect(many('10.0.0.1', 9)).toBe(0);
});

test.each([
  ['10.1.2.3', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.20', true],
  ['169.254.3.4', true],
  ['::ffff:192.168.1.20', true],
  ['8.8.8.8', false],
  ['192.168.1.20.evil.test', false],
  ['fe80::1', false],
  ['', false],
])('%s is of an office network: %s', (address, expected) => {
  expect(isOfficeAddress(address)).toBe(expected);
});

test('letters go to office networks only; the own addresses are those others can reach', async () => {
  const abroad = { address: '8.8.8.8', port: 47631, bytes: bytes('x') };
  expect(await writeLetter(abroad)).toEqual({ answered: false, reason: 'not-office' });
  const info = { netmask: '', mac: '', cidr: null, family: 'IPv4' } as const;
  const interfaces = {
    lo: [{ ...info, address: '127.0.0.1', internal: true }],
    eth0: [
      { ...info, address: '192.168.1.20', internal: false },
      { ...info, address: '8.8.4.4', internal: false },
    ],
  };
  expect(officeAddresses(interfaces)).toEqual(['192.168.1.20']);
});

/** Refused with that status, or the connection was cut before it could be read. */
const isRefused =
  (expected: number) =>
  (got: number | null): boolean =>
    got === expected || got === null;
