import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import { Operation } from '#shared/model/operation.ts';
import { ReadersResponse } from '#shared/sync/confidential.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { newLateKey } from '#renderer/vault/late-records.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import type { ContentStore } from '#server/db/contents.ts';
import { memoryContents } from '#server/db/memory-contents.ts';
import type { ServerStore } from '#server/db/store.ts';
import { aRegistration } from '#test/support/device.ts';
import {
  enrolTestDevice,
  MIGRATIONS,
  setUpFictional,
  setupServer,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { STORES, type StoreSource } from './stores.ts';

const CANARIES = ['金丝雀某甲', '两条烟', '收受财物', '白鹭丙'];
const NOW = '2026-09-04T10:40:00.000Z';
const STREAM = 'matter-0000000000000001';

const registration = aRegistration({
  petitioners: [{ name: '金丝雀某甲', role: 'principal' }],
  statement: '我亲眼看见他收了两条烟',
  summary: '反映收受财物',
  dutyUnit: 'bingling' as never,
});

let count = 0;
const operation = (device: TestDevice, n: number, action: unknown, base = 0, stream = STREAM): Operation =>
  Operation.parse({
    id: `operation-${String((count += 1)).padStart(12, '0')}`,
    stream,
    office: device.office,
    device: device.device,
    n,
    by: device.officer,
    recordedAt: NOW,
    base,
    action,
  });

async function sealing(readers: readonly SealReader[], stream = STREAM, no = 1): Promise<unknown> {
  const id = `report-000000000000000${no}`;
  const late = await newLateKey();
  const content = { pseudonyms: ['举报人甲'], summary: '反映收受财物', claims: [] };
  const envelope = await sealReport(
    id,
    { identity: { registration, matter: '{}', late: late.privateKey }, content },
    readers,
  );
  const concerned = { units: ['bingling'], officers: [] };
  const facts = { form: 'visit', receivedOn: '2026-09-04', named: true, queryCode: 'K7QX3M001' };
  const action = { kind: 'report', ...facts, concerned, from: stream, lateKey: late.publicKey, envelope };
  return { kind: 'seal-confidential', on: '2026-09-04', report: { id, action } };
}

type Scene = {
  readonly server: TestServer;
  readonly contents: ContentStore;
  readonly readers: readonly SealReader[];
  readonly office: TestDevice;
  readonly unit: TestDevice;
  readonly ops: readonly Operation[];
};

/** A matter of 甲溪 that 丙岭 deals with, worked on by both, and then handed over; one more note comes late. */
async function played(store: ServerStore): Promise<Scene> {
  const contents = memoryContents();
  const server = setupServer({ store, contents });
  await setUpFictional(server.send);
  await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
  await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
  const office = await enrolTestDevice(server.send, 'jiaxi');
  const unit = await enrolTestDevice(server.send, 'bingling', { officer: 'bingling-head' });
  const { readers } = ReadersResponse.parse(await (await office.send('/confidential/readers')).json());
  const first = operation(office, 1, {
    kind: 'register',
    slipNo: '甲溪-D1-260904-1',
    queryCode: 'K7QX3M001',
    registration,
  });
  const note = operation(unit, 1, { kind: 'add-note', text: '白鹭丙也在场' }, 1);
  const seal = operation(office, 2, await sealing(readers), 1);
  const late = operation(unit, 2, { kind: 'add-note', text: '白鹭丙又来电' }, 2);
  expect(await office.push([first])).toMatchObject([['a', 1, '青司信甲溪〔2026〕1号']]);
  expect(await unit.push([note])).toMatchObject([['a', 2, null]]);
  expect(await office.push([seal])).toMatchObject([['a', 3, null]]);
  expect(await unit.push([late])).toEqual([['k', 'sealed']]);
  expect(await office.push([first, seal]), 'sent again').toMatchObject([
    ['d', 1, '青司信甲溪〔2026〕1号'],
    ['d', 3, null],
  ]);
  expect(await unit.push([late]), 'sent again').toEqual([['k', 'sealed']]);
  return { server, contents, readers, office, unit, ops: [first, note, seal, late] };
}

const bare = (place: unknown): readonly string[] =>
  CANARIES.filter((canary) => (typeof place === 'string' ? place : JSON.stringify(place)).includes(canary));

async function everythingIn(store: ServerStore): Promise<string> {
  const found = [
    await store.readOperations({ after: 0, upTo: 100, limit: 100 }),
    await store.readStreams([STREAM]),
    await store.findMatters([STREAM]),
    await store.readTray(100),
    await store.readConfidentialRows(0, 100),
  ];
  return JSON.stringify(found);
}

describe.each(STORES)('CF-13 to CF-16 on %s', (_kind, start) => {
  let source: StoreSource;
  let scene: Scene;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.close());
  beforeEach(async () => {
    scene = await played(await source.open());
  });
  afterEach(async () => {
    expect(scene.server.failures).toEqual([]);
    await scene.server.stop();
  });

  test('no table and no answer holds what it said; the stub has its number, the other unit nothing', async () => {
    const { server, office, unit } = scene;
    expect(bare(await everythingIn(server.store))).toEqual([]);
    const [mine] = (await office.snapshot()).flatMap(({ views }) => views);
    expect(mine).toMatchObject({ officialNo: '青司信甲溪〔2026〕1号', status: 'confidential' });
    expect((await unit.snapshot()).flatMap(({ views }) => views)).toEqual([]);
    const told = await unit.changes(0, '');
    expect(told.gone).toMatchObject([{ stream: STREAM, gone: { sealed: true, officialNo: '青司信甲溪〔2026〕1号' } }]);
    for (const device of [office, unit])
      expect(bare([await device.changes(0, ''), await device.snapshot()])).toEqual([]);
    const where = await unit.send('/where', { method: 'POST', body: JSON.stringify({ wire: 1, streams: [STREAM] }) });
    expect(await where.json()).toMatchObject({ gone: [{ gone: { sealed: true } }] });
  });

  test('the county knows all four operations; the register has the report, the note it had not heard of, and the late one', async () => {
    const { server, unit, ops } = scene;
    const body = JSON.stringify({ wire: 1, ids: ops.map(({ id }) => id) });
    expect(await (await unit.send('/known', { method: 'POST', body })).json()).toMatchObject({ missing: [] });
    const { reports, entries } = await server.store.readConfidentialRows(0, 10);
    expect(reports).toMatchObject([{ source: STREAM, units: ['bingling'] }]);
    expect(entries.map(({ body: text }) => /"kind":"(\w+)"/.exec(text)?.[1])).toEqual(['report', 'late', 'late']);
    expect(await server.store.findSealedStreams([STREAM, 'x'])).toEqual(new Set([STREAM]));
  });

  test('CF-20 contents of its attachments are handed to nobody any more, the registering office included', async () => {
    const { contents, readers, office, unit, server } = scene;
    const stream = 'matter-0000000000000002';
    const slipNo = '甲溪-D1-260904-2';
    const bytes = new TextEncoder().encode('%PDF-1.7 金丝雀某甲亲笔');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const half = hash.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
    const paper = { kind: 'add-attachment', title: '举报信', category: 'visitor-material', source: 'petitioner' };
    const adding = { ...paper, hash, size: bytes.length, type: 'application/pdf' };
    const first = operation(office, 3, { kind: 'register', slipNo, queryCode: 'K7QX3M002', registration }, 0, stream);
    const added = operation(office, 4, adding, 1, stream);
    // Two pieces long: one of them is on its way when the matter is handed over.
    const other = operation(office, 5, { ...adding, hash: half, size: ATTACHMENT_CHUNK + 5 }, 2, stream);
    await office.push([first, added, other]);
    const path = `/attachments/${stream}/${hash}`;
    expect((await office.send(`${path}/0`, { method: 'POST', body: bytes })).status).toBe(200);
    const large = new Uint8Array(ATTACHMENT_CHUNK).fill(1);
    await office.send(`/attachments/${stream}/${half}/0`, { method: 'POST', body: large });
    for (const device of [office, unit]) expect((await device.send(`${path}/0`)).status, 'before').toBe(200);

    const seal = operation(office, 6, await sealing(readers, stream, 2), 3, stream);
    expect(await office.push([seal])).toMatchObject([['a', expect.any(Number), null]]);
    for (const device of [office, unit]) {
      expect((await device.send(`${path}/0`)).status).toBe(404);
      expect(await (await device.send(path)).json()).toMatchObject({ content: { state: 'unknown' } });
      expect(await (await device.send(`/attachments/${stream}/${half}`)).json()).toMatchObject({
        content: { state: 'unknown' },
      });
    }
    // Nor can its hash be written into a matter of one's own, and nothing of it is taken any more.
    const own = operation(
      unit,
      3,
      { kind: 'register', slipNo: '丙岭-D1-260904-1', queryCode: 'K7QX3M003', registration },
      0,
      'matter-0000000000000003',
    );
    await unit.push([own, operation(unit, 4, adding, 1, own.stream)]);
    expect((await unit.send(`/attachments/${own.stream}/${hash}/0`)).status).toBe(404);
    const late = await office.send(`/attachments/${stream}/${half}/1`, { method: 'POST', body: new Uint8Array(5) });
    expect(await late.json()).toMatchObject({ content: { state: 'unknown' } });
    await server.app.flush();
    expect(await contents.has({ stream, hash })).toBe(false);
    expect(await contents.listSealed('report-0000000000000002'), 'evidence stays, sealed (CF-21)').toHaveLength(1);
  });

  test('a report naming a matter is not taken beside its operation', async () => {
    const { office, server } = scene;
    const [, , seal] = scene.ops;
    if (seal?.action.kind !== 'seal-confidential') throw new Error('no seal');
    const { id: report, action } = { ...seal.action.report, id: 'report-0000000000000002' };
    const entry = { id: 'entry-0000000000009', report, office: 'jiaxi', device: office.device, by: office.officer };
    const entries = [{ ...entry, recordedAt: NOW, action }];
    const answer = await office.send('/confidential', { method: 'POST', body: JSON.stringify({ wire: 1, entries }) });
    expect(await answer.json()).toMatchObject({ receipts: [{ refused: 'role-missing' }] });
    expect((await server.store.readConfidentialRows(0, 10)).reports).toHaveLength(1);
  });
});

describe('CF-14 the journal', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());
  const context = { migrations: MIGRATIONS, now: () => NOW, log: () => undefined };

  test('is written anew without it; database and journal are rebuilt from each other, still without it', async () => {
    const path = join(folder.path, 'a');
    const { server } = await played(await openPgliteStore(path, context));
    const before = await everythingIn(server.store);
    await server.stop();
    expect(bare(await readFile(join(path, 'journal.log'), 'utf8'))).toEqual([]);
    for (const lost of ['pglite', 'journal.log', 'pglite']) {
      await rm(join(path, lost), { recursive: true });
      const again = await openPgliteStore(path, context);
      const now = await everythingIn(again);
      await again.close();
      expect(bare(now)).toEqual([]);
      expect(now.length).toBeGreaterThan(before.length / 2);
      expect(bare(await readFile(join(path, 'journal.log'), 'utf8'))).toEqual([]);
    }
  });

  test('a power cut before it was written anew is made up at the next start', async () => {
    const path = join(folder.path, 'b');
    const store = await openPgliteStore(path, context);
    const server = setupServer({ store });
    await setUpFictional(server.send);
    await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
    await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
    const office = await enrolTestDevice(server.send, 'jiaxi');
    const { readers } = ReadersResponse.parse(await (await office.send('/confidential/readers')).json());
    await office.push([
      operation(office, 1, { kind: 'register', slipNo: '甲溪-D1-260904-1', queryCode: 'K7QX3M001', registration }),
    ]);
    const old = await readFile(join(path, 'journal.log'));
    expect(bare(old.toString()), 'the search bites').not.toEqual([]);
    await office.push([operation(office, 2, await sealing(readers), 1)]);
    await server.stop();
    // The journal as it was: the database is ahead of it.
    await writeFile(join(path, 'journal.log'), old);
    const again = await openPgliteStore(path, context);
    await again.close();
    expect(bare((await readFile(join(path, 'journal.log'))).toString())).toEqual([]);
  });
});
