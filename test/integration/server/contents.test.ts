import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentFiles } from '#server/db/content-files.ts';
import type { ContentStore } from '#server/db/contents.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import type { OperationId } from '#shared/model/ids.ts';
import { ContentResponse } from '#shared/sync/attachment.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { authorOf } from './sample-operations.ts';
import { STORES, type StoreSource } from './stores.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Two and a half pieces that are told apart. */
const CONTENT = new Uint8Array(ATTACHMENT_CHUNK * 2.5).map((_, i) => (i * 31 + Math.floor(i / 1000)) % 251);
const HASH = sha256(CONTENT);
const piece = (n: number, of = CONTENT): Uint8Array<ArrayBuffer> =>
  of.slice(n * ATTACHMENT_CHUNK, (n + 1) * ATTACHMENT_CHUNK);
const adding = (more: object = {}): object => ({
  kind: 'add-attachment',
  hash: HASH,
  size: CONTENT.length,
  type: 'application/pdf',
  title: '土地证复印件',
  category: 'visitor-material',
  source: 'petitioner',
  ...more,
});

const ask = async (device: TestDevice, stream: string, hash = HASH): Promise<ContentResponse['content']> => {
  const response = await device.send(`/attachments/${stream}/${hash}`);
  return ContentResponse.parse(await response.json()).content;
};
const give = async (device: TestDevice, stream: string, n: number, bytes = piece(n), hash = HASH) => {
  const response = await device.send(`/attachments/${stream}/${hash}/${n}`, { method: 'POST', body: bytes });
  const body: unknown = await response.json();
  return { status: response.status, ...(response.ok ? ContentResponse.parse(body) : { error: body }) };
};
const fetchPiece = (device: TestDevice, stream: string, n: number, hash = HASH): Promise<Response> =>
  device.send(`/attachments/${stream}/${hash}/${n}`);
async function giveAll(device: TestDevice, stream: string): Promise<void> {
  for (const n of [0, 1, 2]) await give(device, stream, n);
}

describe.each(STORES)('F1–F9 contents of attachments, operations in %s', (name, start) => {
  let source: StoreSource;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: TestServer;
  let [jiaxi, yijiang, bureau]: TestDevice[] = [];
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.close());
  beforeEach(async () => {
    folder = await temporaryFolder();
    server = setupServer({ store: await source.open(), contents: contentFiles(folder.path) });
    await setUpFictional(server.send);
    jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    yijiang = await enrolTestDevice(server.send, 'yijiang');
    bureau = await enrolTestDevice(server.send, 'legal-affairs');
  });
  afterEach(async () => {
    expect(server.failures).toEqual([]);
    await server.stop();
    await folder.remove();
  });
  const devices = () => {
    if (jiaxi === undefined || yijiang === undefined || bureau === undefined) throw new Error('not set up');
    return { jiaxi, yijiang, bureau };
  };
  /** A matter of 甲溪 with the attachment, as its device recorded it. */
  async function aMatter(more: object = {}): Promise<{ stream: string; author: ReturnType<typeof authorOf> }> {
    const author = authorOf('jiaxi', 'D1');
    const op = author.register(1, { dutyUnit: 'jiaxi' });
    const added = author.act(op.stream, adding(more), { prev: op.id });
    expect((await devices().jiaxi.push([op, added])).map(([kind]) => kind)).toEqual(['a', 'a']);
    return { stream: op.stream, author };
  }

  test('F6 only units that have the matter now are handed it, and what it is called says nothing elsewhere', async () => {
    const { stream } = await aMatter();
    const { jiaxi: own, yijiang: other, bureau: county } = devices();
    await giveAll(own, stream);
    expect((await fetchPiece(other, stream, 0)).status).toBe(404);
    expect(await ask(other, stream)).toEqual({ state: 'unknown' });
    expect(await give(other, stream, 0)).toMatchObject({ content: { state: 'unknown' } });

    // Whoever knows the hash and writes it into a matter of their own has still to bring the content.
    const author = authorOf('yijiang', 'D1');
    const mine = author.register(1, { dutyUnit: 'yijiang' });
    await other.push([mine, author.act(mine.stream, adding(), { prev: mine.id })]);
    expect(await ask(other, mine.stream)).toEqual({ state: 'missing', runs: [[0, 2]] });
    expect((await fetchPiece(other, mine.stream, 0)).status).toBe(404);

    // W2: 乙江 gets the matter, then it goes on.
    const bureauAuthor = authorOf('legal-affairs', 'D1');
    await county.push([bureauAuthor.act(stream, { kind: 'amend', set: { dutyUnit: 'yijiang' } }, { base: 2 })]);
    expect((await fetchPiece(other, stream, 0)).status).toBe(200);
    await county.push([bureauAuthor.act(stream, { kind: 'amend', set: { dutyUnit: 'notary' } }, { base: 5 })]);
    expect((await fetchPiece(other, stream, 0)).status).toBe(404);
  });

  test('F5, F6 a device goes on sending what it recorded on a matter that has left it', async () => {
    const { bureau: county, yijiang: other } = devices();
    const bureauAuthor = authorOf('legal-affairs', 'D1');
    const author = authorOf('yijiang', 'D1');
    const op = bureauAuthor.register(1, { dutyUnit: 'yijiang' });
    await county.push([op]);
    await other.push([author.act(op.stream, adding(), { base: 1 })]);
    await county.push([bureauAuthor.act(op.stream, { kind: 'amend', set: { dutyUnit: 'jiaxi' } }, { base: 2 })]);
    await giveAll(other, op.stream);
    expect(await ask(other, op.stream)).toEqual({ state: 'have' });
    expect((await fetchPiece(other, op.stream, 0)).status).toBe(404);
    expect((await fetchPiece(devices().jiaxi, op.stream, 0)).status).toBe(200);
  });

  // What follows has nothing to do with the database.
  if (name !== 'memory') return;

  test('F1, F3 before its operation a content is unknown, then it is wanted whole', async () => {
    const device = devices().jiaxi;
    expect(await ask(device, 'A'.repeat(22))).toEqual({ state: 'unknown' });
    expect(await give(device, 'A'.repeat(22), 0)).toMatchObject({ status: 200, content: { state: 'unknown' } });
    const { stream } = await aMatter();
    expect(await ask(device, stream, 'b'.repeat(64))).toEqual({ state: 'unknown' });
    expect(await ask(device, stream)).toEqual({ state: 'missing', runs: [[0, 2]] });
  });

  test('F2–F5, F7 pieces in any order become the content; it is handed out as it came', async () => {
    const { stream } = await aMatter();
    const device = devices().jiaxi;
    expect(await give(device, stream, 1)).toMatchObject({
      digest: sha256(piece(1)),
      content: { state: 'missing', runs: [[0, 0], [2, 2]] }, // prettier-ignore
    });
    expect((await fetchPiece(device, stream, 1)).status).toBe(404);
    await give(device, stream, 2);
    expect(await give(device, stream, 1)).toMatchObject({ content: { state: 'missing', runs: [[0, 0]] } });
    expect(await give(device, stream, 0)).toMatchObject({ content: { state: 'have' } });
    expect(await give(device, stream, 0)).toMatchObject({ content: { state: 'have' } });
    for (const reader of [device, devices().bureau]) {
      const parts = await Promise.all([0, 1, 2].map(async (n) => (await fetchPiece(reader, stream, n)).arrayBuffer()));
      expect(sha256(Buffer.concat(parts.map((part) => Buffer.from(part))))).toBe(HASH);
    }
    expect((await fetchPiece(device, stream, 3)).status).toBe(404);
    expect(await readdir(join(folder.path, 'attachments', stream))).toEqual([HASH]);
    expect(await readdir(join(folder.path, 'attachments-incoming', 'jiaxi.D1'))).toEqual([]);
  });

  test('F4 what is not the content it was named for is thrown away; afterwards the right one is taken', async () => {
    const { stream } = await aMatter();
    const device = devices().jiaxi;
    await give(device, stream, 0);
    await give(device, stream, 1, piece(0));
    expect(await give(device, stream, 2)).toMatchObject({
      refused: 'content-differs',
      content: { state: 'missing', runs: [[0, 2]] },
    });
    expect((await fetchPiece(device, stream, 0)).status).toBe(404);
    await giveAll(device, stream);
    expect(await ask(device, stream)).toEqual({ state: 'have' });
  });

  test.each([
    ['a piece that is too short', 0, piece(0).slice(1), 400],
    ['a last piece that is too long', 2, piece(0), 400],
    ['a piece behind the last one', 3, piece(2), 400],
    ['an empty piece', 0, new Uint8Array(0), 400],
    ['a piece that is too large', 0, CONTENT.slice(0, ATTACHMENT_CHUNK + 1), 413],
  ])('F4 %s is refused', async (_name, n, bytes, status) => {
    const { stream } = await aMatter();
    expect((await give(devices().jiaxi, stream, n, bytes)).status).toBe(status);
    expect(await ask(devices().jiaxi, stream)).toEqual({ state: 'missing', runs: [[0, 2]] });
  });

  test.each(['..', 'a'.repeat(63), 'A'.repeat(64), '%2e%2e%2fcounty-key.json'])(
    'F6 %s is no name of a content',
    async (hash) => {
      const { stream } = await aMatter();
      const response = await devices().jiaxi.send(`/attachments/${stream}/${hash}`);
      expect([400, 404]).toContain(response.status);
    },
  );

  test('AT-07, F9 what was withdrawn is wanted and handed out no more, and stays on the disk', async () => {
    const { stream, author } = await aMatter();
    const device = devices().jiaxi;
    await giveAll(device, stream);
    const page = await device.changes(0, '');
    const added = page.entries.flatMap((entry) => ('op' in entry ? [entry.op.id] : [entry.id]))[1] as OperationId;
    const withdrawal = { kind: 'withdraw-attachment', attachment: added, reason: '传成了别人的材料' };
    expect(await device.push([author.act(stream, withdrawal, { base: 2 })])).toMatchObject([['a', 3, {}]]);
    expect(await ask(device, stream)).toEqual({ state: 'withdrawn' });
    expect((await fetchPiece(device, stream, 0)).status).toBe(404);
    expect(await readdir(join(folder.path, 'attachments', stream))).toEqual([HASH]);
  });

  test('F3 after the server was started anew, sending goes on where it stopped', async () => {
    const { stream } = await aMatter();
    const device = devices().jiaxi;
    await give(device, stream, 0);
    const again = setupServer({ store: server.store, contents: contentFiles(folder.path) });
    const moved = { ...device, send: again.send };
    expect((await moved.send('/welcome')).status).toBe(200);
    expect(await contentFiles(folder.path).pieces({ stream, hash: HASH, office: 'jiaxi', device: 'D1' })).toEqual([0]);
    expect(await ask(device, stream)).toEqual({ state: 'missing', runs: [[1, 2]] });
  });
});

const CONTENTS: readonly (readonly [string, (path: string) => ContentStore])[] = [
  ['files', contentFiles],
  ['memory', () => memoryContents()],
];

describe.each(CONTENTS)('the contract of contents in %s', (_, open) => {
  const NAME = { stream: 'stream-0000000000000001', hash: HASH };
  const FROM = { ...NAME, office: 'jiaxi', device: 'D1' };
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  test('pieces of two devices are kept apart', async () => {
    const store = open(folder.path);
    await store.putPiece(FROM, 0, piece(0));
    expect(await store.pieces(FROM)).toEqual([0]);
    expect(await store.pieces({ ...FROM, device: 'D2' })).toEqual([]);
    expect(await store.pieces({ ...FROM, stream: 'stream-0000000000000002' })).toEqual([]);
  });

  test('a whole content is read from any place; nothing is there before', async () => {
    const store = open(folder.path);
    expect(await store.has(NAME)).toBe(false);
    expect(await store.read(NAME, 0, 10)).toBeNull();
    for (const n of [2, 0, 1]) await store.putPiece(FROM, n, piece(n));
    expect(await store.finish(FROM, { count: 3, size: CONTENT.length })).toBe(true);
    expect(await store.has(NAME)).toBe(true);
    expect(await store.pieces(FROM)).toEqual([]);
    expect(await store.read(NAME, ATTACHMENT_CHUNK - 1, 2)).toEqual(
      CONTENT.slice(ATTACHMENT_CHUNK - 1, ATTACHMENT_CHUNK + 1),
    );
    expect(await store.read(NAME, CONTENT.length - 1, 10)).toEqual(CONTENT.slice(-1));
  });

  test('a wrong hash or length leaves nothing', async () => {
    const store = open(folder.path);
    for (const n of [0, 1]) await store.putPiece(FROM, n, piece(n));
    expect(await store.finish(FROM, { count: 2, size: CONTENT.length })).toBe(false);
    expect(await store.has(NAME)).toBe(false);
    expect(await store.pieces(FROM)).toEqual([]);
  });
});

test('F4 a power cut while a file was written leaves no content and no piece', async () => {
  const folder = await temporaryFolder();
  const from = { stream: 'stream-0000000000000001', hash: HASH, office: 'jiaxi', device: 'D1' };
  const pieces = join(folder.path, 'attachments-incoming', 'jiaxi.D1', `${from.stream}.${HASH}`);
  await mkdir(pieces, { recursive: true });
  await writeFile(join(pieces, '0.part'), piece(0).slice(0, 100));
  await writeFile(join(pieces, 'whole.part'), piece(0).slice(0, 100));
  const store = contentFiles(folder.path);
  expect(await store.pieces(from)).toEqual([]);
  for (const n of [0, 1, 2]) await store.putPiece(from, n, piece(n));
  expect(await store.finish(from, { count: 3, size: CONTENT.length })).toBe(true);
  expect(sha256(await readFile(join(folder.path, 'attachments', from.stream, HASH)))).toBe(HASH);
  await folder.remove();
});
