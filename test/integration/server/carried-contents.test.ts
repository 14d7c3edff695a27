/** U10: contents of attachments by stick, both ways, with the real keys, packages and routes. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '#renderer/data/queries/contents.ts';
import { keepContent, putPiece } from '#renderer/data/writes/keep-content.ts';
import { createContentExchange } from '#renderer/sync/exchange-contents.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { err } from '#shared/lib/result.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import { CARRIED_PIECES, CarriedCalls } from '#shared/sync/carried.ts';
import { carry, enrolStickDevice, putIn, type StickDevice } from '#test/support/carried.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

/** A PDF of three pieces, the last one short. */
const CONTENT = new Uint8Array(ATTACHMENT_CHUNK * 2 + 1000).map((_, i) => (i * 13 + (i >> 12)) % 253);
CONTENT.set(new TextEncoder().encode('%PDF-1.7\n'));
const HASH = createHash('sha256').update(CONTENT).digest('hex');

const clerk = fictionalCounty().officers.find(({ roles }) => roles.includes('petition-clerk'));

let server: TestServer;
let contents: ReturnType<typeof memoryContents>;
let office: StickDevice;
let desk: TestDevice;
const others: StickDevice[] = [];

beforeEach(async () => {
  contents = memoryContents();
  server = setupServer({ store: createMemoryStore(), contents });
  await setUpFictional(server.send);
  office = await enrolStickDevice(server.send, 'jiaxi');
  desk = await enrolTestDevice(server.send, 'qinglan', { officer: clerk?.id ?? '' });
});
afterEach(async () => {
  expect(server.failures).toEqual([]);
  for (const device of [office, ...others.splice(0)]) device.store().close();
  await server.stop();
});

async function another(unit: string): Promise<StickDevice> {
  const device = await enrolStickDevice(server.send, unit);
  others.push(device);
  return device;
}

async function attached(): Promise<string> {
  const stream = await office.register('反映排水沟改道，带了土地证');
  const kept = await keepContent(office.store(), new Blob([CONTENT]), 'draft-1');
  if (!kept.ok) throw new Error(kept.error.code);
  const { hash, size, type } = kept.value;
  await office.act(stream, {
    kind: 'add-attachment',
    hash,
    size,
    type,
    title: '土地证',
    category: 'visitor-material',
    source: 'petitioner',
  });
  return stream;
}
const refOf = (device: StickDevice) => device.store().state.contents.get(HASH)?.refs[0];
async function hashAt(device: StickDevice): Promise<string | null> {
  const content = device.store().state.contents.get(HASH);
  const blob = content?.whole === true ? await readContent(device.store(), content, '') : null;
  if (blob === null) return null;
  return createHash('sha256')
    .update(new Uint8Array(await blob.arrayBuffer()))
    .digest('hex');
}
/** Somebody presses “fetch” where there is no line. */
async function wish(device: StickDevice, stream: string): Promise<void> {
  const offline = async () => err({ code: 'offline' } as const);
  const transport = { ask: offline, give: offline, fetch: offline };
  const exchange = createContentExchange({ store: device.store(), transport });
  const facts = { hash: HASH, size: CONTENT.length, type: 'application/pdf', op: 'op' } as const;
  expect(await exchange.fetch(stream, facts)).toEqual({ ok: false, error: { code: 'offline' } });
}

test('to the county: one package brings record and content; put in and taken in twice, nothing changes', async () => {
  const stream = await attached();
  const sent = await office.export();
  expect(sent).toMatchObject({ count: 2, contents: 1, left: 0 });
  const answer = await carry(desk, sent);
  expect(await contents.has({ stream, hash: HASH })).toBe(true);
  await carry(desk, sent);
  expect(await office.import(answer)).toMatchObject({ ok: true, value: { contents: 1, again: false } });
  expect(refOf(office)).toMatchObject({ sent: true });
  expect(await office.import(answer)).toMatchObject({ ok: true, value: { receipted: 0, contents: 0, again: false } });
  expect(await office.export()).toMatchObject({ count: 0, contents: 0 });
  // The finished file is the very content.
  const whole = await contents.read({ stream, hash: HASH }, 0, CONTENT.length);
  expect(
    createHash('sha256')
      .update(whole ?? new Uint8Array())
      .digest('hex'),
  ).toBe(HASH);
});

test('a content larger than a package: several files made one after another, carried together', async () => {
  const stream = await attached();
  const files = [await office.export(1), await office.export(1), await office.export(1)];
  expect(files.map(({ left }) => left)).toEqual([2, 1, 0]);
  const answers = [];
  for (const file of files) answers.push(await carry(desk, file));
  expect(await contents.has({ stream, hash: HASH })).toBe(true);
  for (const answer of answers) await office.import(answer);
  expect(refOf(office)).toMatchObject({ sent: true });
});

test('a stick that was lost: the next package brings what is missing and no more', async () => {
  const stream = await attached();
  await office.export(1);
  const second = await office.export(1);
  const answer = await carry(desk, second);
  expect(await office.import(answer)).toMatchObject({ ok: true, value: { contents: 0, again: true } });
  expect(refOf(office)).toMatchObject({
    sent: false,
    left: [
      [0, 0],
      [2, 2],
    ],
  });
  // The program ended in between.
  await office.reopen();
  const third = await office.export();
  expect(office.store().state.packages.open.at(-1)?.pieces).toHaveLength(2);
  await office.import(await carry(desk, third));
  expect(refOf(office)).toMatchObject({ sent: true });
  expect(refOf(office)).not.toHaveProperty('left');
  expect(await contents.has({ stream, hash: HASH })).toBe(true);
});

test('out of order at the desk: the earlier file is refused, nothing is lost, one more round brings it', async () => {
  await attached();
  const [first, second] = [await office.export(1), await office.export(2)];
  await office.import(await carry(desk, second));
  expect(await putIn(desk, first)).toMatchObject({ taken: false, problem: 'older' });
  await office.import(await carry(desk, await office.export()));
  expect(refOf(office)).toMatchObject({ sent: true });
});

test('from the county: a content somebody asked for comes with the next answer, in parts where it is large', async () => {
  const stream = await attached();
  await office.import(await carry(desk, await office.export()));
  const other = await another('jiaxi');
  await other.import(await carry(desk, await other.export()));
  await wish(other, stream);
  const first = await other.export(2);
  expect(first).toMatchObject({ contents: 1, left: 1 });
  const answer = await carry(desk, first);
  expect(await other.import(answer)).toMatchObject({ ok: true, value: { contents: 0, again: true } });
  expect(other.store().state.contents.get(HASH)?.fetched).toBe(2);
  await other.import(await carry(desk, await other.export(2)));
  expect(await hashAt(other)).toBe(HASH);
  expect(await other.export()).toMatchObject({ contents: 0 });
});

test('F6 an office that may not see the matter is handed nothing', async () => {
  const stream = await attached();
  await office.import(await carry(desk, await office.export()));
  const stranger = await another('bingling');
  await wish(stranger, stream);
  const taken = await stranger.import(await carry(desk, await stranger.export()));
  expect(taken).toMatchObject({ ok: true, value: { contents: 0, again: false } });
  expect(await hashAt(stranger)).toBeNull();
  expect(stranger.store().state.contents.get(HASH)?.fetched).toBe(0);
});

test('F4 a piece that was changed on this disk: the county keeps nothing of it, and the line says damaged', async () => {
  const stream = await attached();
  const content = office.store().state.contents.get(HASH);
  if (content === undefined) throw new Error('not kept');
  await putPiece(office.store(), content, 1, new Uint8Array(ATTACHMENT_CHUNK).fill(7));
  await office.import(await carry(desk, await office.export()));
  expect(await contents.has({ stream, hash: HASH })).toBe(false);
  expect(refOf(office)).toMatchObject({ sent: false, given: 'damaged' });
  expect(await office.export()).toMatchObject({ contents: 0 });
});

test('a package that asks for more than an answer may hold is refused before anything is read', () => {
  const asked = (count: number) => ({
    wire: 1,
    calls: Array.from({ length: count }, (_, n) => ({ path: `/attachments/${'s'.repeat(22)}/${HASH}/${n}` })),
  });
  expect(CarriedCalls.safeParse(asked(CARRIED_PIECES)).success).toBe(true);
  expect(CarriedCalls.safeParse(asked(CARRIED_PIECES + 1)).success).toBe(false);
});
