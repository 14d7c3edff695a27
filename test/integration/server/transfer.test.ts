import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SealReader } from '#shared/model/confidential.ts';
import { Operation } from '#shared/model/operation.ts';
import { ReadersResponse } from '#shared/sync/confidential.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { newLateKey } from '#renderer/vault/late-records.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
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
const operation = (device: TestDevice, n: number, action: unknown, base = 0): Operation =>
  Operation.parse({
    id: `operation-${String((count += 1)).padStart(12, '0')}`,
    stream: STREAM,
    office: device.office,
    device: device.device,
    n,
    by: device.officer,
    recordedAt: NOW,
    base,
    action,
  });

async function sealing(readers: readonly SealReader[]): Promise<unknown> {
  const id = 'report-0000000000000001';
  const late = await newLateKey();
  const content = { pseudonyms: ['举报人甲'], summary: '反映收受财物', claims: [] };
  const envelope = await sealReport(
    id,
    { identity: { registration, matter: '{}', late: late.privateKey }, content },
    readers,
  );
  const concerned = { units: ['bingling'], officers: [] };
  const facts = { form: 'visit', receivedOn: '2026-09-04', named: true, queryCode: 'K7QX3M001' };
  const action = { kind: 'report', ...facts, concerned, from: STREAM, lateKey: late.publicKey, envelope };
  return { kind: 'seal-confidential', on: '2026-09-04', report: { id, action } };
}

type Scene = {
  readonly server: TestServer;
  readonly office: TestDevice;
  readonly unit: TestDevice;
  readonly ops: readonly Operation[];
};

/** A matter of 甲溪 that 丙岭 deals with, worked on by both, and then handed over; one more note comes late. */
async function played(store: ServerStore): Promise<Scene> {
  const server = setupServer({ store });
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
  return { server, office, unit, ops: [first, note, seal, late] };
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

  test('the county knows all four operations, and the register has report and late note', async () => {
    const { server, unit, ops } = scene;
    const body = JSON.stringify({ wire: 1, ids: ops.map(({ id }) => id) });
    expect(await (await unit.send('/known', { method: 'POST', body })).json()).toMatchObject({ missing: [] });
    const { reports, entries } = await server.store.readConfidentialRows(0, 10);
    expect(reports).toMatchObject([{ source: STREAM, units: ['bingling'] }]);
    expect(entries.map(({ body: text }) => /"kind":"(\w+)"/.exec(text)?.[1])).toEqual(['report', 'late']);
    expect(await server.store.findSealedStreams([STREAM, 'x'])).toEqual(new Set([STREAM]));
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
