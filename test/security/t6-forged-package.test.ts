/**
 * T6, whoever carries the stick, or has a device of another office: packages made with real keys for what these keys may
 * not do. And updates: this product runs none, wherever it comes from (C21); t6-forged-update.test.ts forges installers.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageTools } from '#renderer/vault/package-tools.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { answerName, packageName } from '#shared/sync/carried.ts';
import { readPackage, writePackage } from '#shared/sync/package.ts';
import { carrierFor, carry, enrolStickDevice, putIn, type StickDevice } from '#test/support/carried.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  signWith,
  testCountyKey,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { countCases } from './count-cases.ts';

countCases(20);

const clerk = fictionalCounty().officers.find(({ roles }) => roles.includes('petition-clerk'));
const MADE_AT = Instant.parse('2026-09-04T01:10:00.000Z');

let server: TestServer;
let contents: ReturnType<typeof memoryContents>;
let office: StickDevice;
let other: StickDevice;
let desk: TestDevice;

beforeEach(async () => {
  contents = memoryContents();
  server = setupServer({ store: createMemoryStore(), contents });
  await setUpFictional(server.send);
  office = await enrolStickDevice(server.send, 'jiaxi');
  other = await enrolStickDevice(server.send, 'bingling');
  desk = await enrolTestDevice(server.send, 'qinglan', { officer: clerk?.id ?? '' });
});
afterEach(async () => {
  expect(server.failures).toEqual([]);
  for (const { store } of [office, other]) store().close();
  await server.stop();
});

/** A package by whoever holds `signer`'s keys, with `ticket`'s name on it and these calls in it. */
async function forged(
  calls: readonly object[],
  { signer = office, ticket = office }: { readonly signer?: StickDevice; readonly ticket?: StickDevice } = {},
) {
  const name = packageName(ticket.seat.office, ticket.seat.device, 1);
  const { device, sign } = signer.seat.keys;
  const { file } = await writePackage(
    packageTools,
    { kind: 'to-county', name, counter: 1, madeAt: MADE_AT, ticket: carrierFor(ticket.seat).ticket },
    JSON.stringify({ wire: 1, calls }),
    [testCountyKey.publicKey],
    async (text) => [signWith(device, text), signWith(sign, text)],
  );
  return { name, file };
}
const PROFILE = { path: '/profile' };

describe('T6/C20 made with good keys', () => {
  test('the same way made without malice is taken', async () => {
    expect(await putIn(desk, await forged([PROFILE]))).toMatchObject({ taken: true });
  });

  test('under the ticket of another device', async () => {
    expect(await putIn(desk, await forged([PROFILE], { ticket: other }))).toMatchObject({
      taken: false,
      problem: 'forged',
    });
  });

  test.each([
    ['the register of reports', { path: '/confidential' }],
    ['the county’s log', { path: '/audit?after=0' }],
    ['the people', { path: '/people', body: '{}' }],
    ['a code for a seat', { path: '/codes', body: '{}' }],
    ['a revocation', { path: '/devices/jiaxi/D1/revoke', body: '{}' }],
    ['a package in a package', { path: '/packages', body: '{}' }],
    ['another program’s file', { path: '/../../etc/passwd' }],
    ['a host of its own', { path: '//evil.example/profile' }],
    ['a content beside the contents', { path: `/attachments/../${'a'.repeat(64)}/0` }],
    ['a piece larger than a piece', { path: `/attachments/s/${'a'.repeat(64)}/0`, piece: 'A'.repeat(1_500_000) }],
  ])('what no package may ask for: %s', async (_name, call) => {
    expect(await putIn(desk, await forged([PROFILE, call]))).toMatchObject({ taken: false, problem: 'damaged' });
  });

  test('operations in another office’s name are refused one by one; its matters are not told', async () => {
    const stream = await other.register('反映路灯不亮');
    await other.import(await carry(desk, await other.export()));
    const body = JSON.stringify({ wire: 1, streams: [stream] });
    const taken = await putIn(desk, await forged([PROFILE, { path: '/where', body }, { path: '/snapshot?wire=1' }]));
    expect(taken.taken).toBe(true);
    const seen = await server.store.readOperations({ after: 0, upTo: 10, limit: 10 });
    expect(seen).toHaveLength(1);
  });

  test('a content for another office’s matter is not kept', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 not theirs');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const stream = await office.register('反映排水沟改道');
    await office.act(stream, {
      kind: 'add-attachment',
      hash,
      size: bytes.length,
      type: 'application/pdf',
      title: '照片',
      category: 'visitor-material',
      source: 'petitioner',
    });
    // Its registration and attachment go there, the content not yet.
    const bodies = await office.export(0);
    await office.import(await carry(desk, bodies));
    const piece = Buffer.from(bytes).toString('base64url');
    await putIn(
      desk,
      await forged([{ path: `/attachments/${stream}/${hash}/0`, piece }], { signer: other, ticket: other }),
    );
    expect(await contents.has({ stream, hash })).toBe(false);
  });

  test('a revoked device, its officer and keys as before', async () => {
    const admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const body = JSON.stringify({ wire: 1, reason: '遗失' });
    const revoked = await admin.send(`/devices/jiaxi/${office.seat.device}/revoke`, { method: 'POST', body });
    expect(revoked.status).toBe(200);
    expect(await putIn(desk, await forged([PROFILE]))).toMatchObject({ taken: false, problem: 'revoked' });
  });

  test('by an officer whose role does not take packages in', async () => {
    const { name, file } = await forged([PROFILE]);
    const answer = await office.seat.send(`/packages?name=${encodeURIComponent(name)}`, { method: 'POST', body: file });
    expect(answer.status).toBe(403);
  });
});

test('T6/C20 an answer written anew at the desk, with what the county said and more: the device takes none of it', async () => {
  const sent = await office.export();
  const read = await readPackage(packageTools, sent.file, sent.name);
  if (!read.ok) throw new Error(read.error.problem);
  const { office: unit, device, officer } = office.seat;
  const name = answerName(unit, device, 1);
  const { file } = await writePackage(
    packageTools,
    { kind: 'to-device', name, counter: 1, madeAt: MADE_AT, office: unit, device, officer, answers: read.value.hash },
    JSON.stringify({ wire: 1, serverNow: MADE_AT, answers: [] }),
    [office.carrier.receiver.key],
    // The desk has good keys of its own, and not the county's.
    async (text) => [signWith(desk.keys.device, text)],
  );
  expect(await office.import({ name, file })).toEqual({ ok: false, error: { problem: 'forged' } });
});

describe('T6/C21 updates', () => {
  const root = resolve(import.meta.dirname, '../..');
  const filesOf = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  const product = ['electron', 'renderer', 'server', 'shared'].flatMap(filesOf);

  test.each([
    ['the updater of the shell', /\bautoUpdater\b|electron-updater|update-electron-app/],
    ['a program started by the program', /node:child_process|\bshell\.open(Path|External)\b|\bexecFile\(/],
    ['code from elsewhere', /\bimportScripts\(|\beval\(|new Function\(|import\(\s*[`'"]https?:/],
  ])('the product has no %s', (_name, pattern) => {
    const found = product.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(product.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
