/** C20: what a package on a stick may do at the county, and what it may not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { appendAudit, saveAuditPlace } from '#renderer/data/writes/append-audit.ts';
import { sealVisit } from '#renderer/usecases/seal-report.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { CarriedCall } from '#shared/sync/carried.ts';
import { aRegistration } from '#test/support/device.ts';
import {
  carrierFor,
  carry,
  enrolStickDevice,
  putIn,
  type CarriedFile,
  type StickDevice,
} from '#test/support/carried.ts';
import {
  enrolTestDevice,
  MIGRATIONS,
  setupServer,
  setUpFictional,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

const clerk = fictionalCounty().officers.find(({ roles }) => roles.includes('petition-clerk'));

const settled = { pending: 0, receipted: 0, refused: 0 };

let server: TestServer;
let office: StickDevice;
let desk: TestDevice;
const cleanUps: (() => Promise<void>)[] = [];

async function start(store: ServerStore): Promise<void> {
  server = setupServer({ store });
  await setUpFictional(server.send);
  office = await enrolStickDevice(server.send, 'jiaxi');
  desk = await enrolTestDevice(server.send, 'qinglan', { officer: clerk?.id ?? '' });
}

afterEach(async () => {
  expect(server.failures).toEqual([]);
  office.store().close();
  await server.stop();
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const stores = {
  memory: () => Promise.resolve(createMemoryStore()),
  pglite: async () => {
    const folder = await temporaryFolder();
    cleanUps.push(folder.remove);
    return openPgliteStore(folder.path, {
      migrations: MIGRATIONS,
      now: () => new Date().toISOString(),
      log: () => undefined,
    });
  },
} satisfies Record<string, () => Promise<ServerStore>>;

for (const [kind, open] of Object.entries(stores)) {
  describe(`by stick, county on ${kind}`, () => {
    beforeEach(async () => start(await open()));

    test('U1 what waits goes there, receipts and news come back, and nothing waits any more', async () => {
      const first = await office.register('反映排水沟改道');
      await office.act(first, { kind: 'add-note', text: '到现场看过' });
      const sent = await office.export();
      expect(sent.count).toBe(2);
      expect(queueSummary(office.store()).pending).toBe(2);
      const answer = await carry(desk, sent);
      expect(await office.import(answer)).toEqual({
        ok: true,
        value: { receipted: 2, received: 1, contents: 0, again: false },
      });
      expect(queueSummary(office.store())).toMatchObject(settled);
      const seen = await readMatter(office.store(), first);
      expect(seen?.officialNo).toMatch(/2026/);
      const [page] = await desk.snapshot();
      expect(page?.views.find(({ id }) => id === first)).toEqual(seen);
    });

    test('U1 what the county did meanwhile comes with the next answer', async () => {
      const first = await office.register('反映排水沟改道');
      await office.import(await carry(desk, await office.export()));
      const other = await enrolStickDevice(server.send, 'jiaxi');
      await other.register('反映路灯不亮');
      await carry(desk, await other.export());
      await office.act(first, { kind: 'add-note', text: '第二次' });
      const outcome = await office.import(await carry(desk, await office.export()));
      expect(outcome).toMatchObject({ ok: true, value: { receipted: 1, again: false } });
      expect(office.store().index.size()).toBe(2);
      other.store().close();
    });

    test('U4 put in twice, or taken in twice, changes nothing', async () => {
      await office.register('反映排水沟改道');
      const sent = await office.export();
      const answer = await carry(desk, sent);
      const head = await server.store.readHead();
      const again = await carry(desk, sent);
      expect(await server.store.readHead()).toEqual(head);
      await office.import(answer);
      const { place } = office.store().state;
      for (const file of [answer, again]) {
        expect(await office.import(file)).toMatchObject({ ok: true, value: { receipted: 0, received: 0 } });
      }
      expect(office.store().state.place).toEqual(place);
      expect(queueSummary(office.store())).toMatchObject(settled);
      expect(office.store().index.size()).toBe(1);
    });

    test('U3 an older package is refused once a newer one was taken; another one under its number too', async () => {
      await office.register('甲');
      const older = await office.export();
      await office.register('乙');
      const newer = await office.export();
      await carry(desk, newer);
      expect(await putIn(desk, older)).toEqual({ taken: false, problem: 'older' });
      expect((await server.store.readHead()).seq).toBe(2);
      await office
        .store()
        .serial(() => Promise.resolve(void (office.store().state.packages = { counter: 1, open: [] })));
      expect(await putIn(desk, await office.export())).toEqual({ taken: false, problem: 'older' });
    });
  });
}

describe('beside the operations', () => {
  beforeEach(() => start(createMemoryStore()));

  const looks = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      AuditEvent.parse({
        kind: 'view',
        at: '2026-09-04T01:10:00.000Z',
        office: 'jiaxi',
        device: office.seat.device,
        officer: office.seat.officer,
        count: i,
        result: 'done',
      }),
    );
  const joined = async () =>
    (await server.store.readAuditChain(0, 10_000)).filter(({ device }) => device === office.seat.device);

  test('D3 the audit log goes along, every page of it, and each entry once', async () => {
    await appendAudit(office.store(), looks(1203), 'strict');
    const sent = await office.export();
    const answer = await carry(desk, sent);
    await carry(desk, sent);
    expect((await joined()).map(({ n }) => n)).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1));
    expect(office.store().state.audit.sent).toBe(0);
    for (let time = 0; time < 2; time += 1) {
      expect(await office.import(answer)).toMatchObject({ ok: true, value: { again: false } });
      expect(office.store().state.audit.sent).toBe(1203);
    }
    await appendAudit(office.store(), looks(2), 'strict');
    await office.import(await carry(desk, await office.export()));
    expect((await joined()).at(-1)?.n).toBe(1205);
    expect((await joined()).filter(({ fault }) => fault !== null)).toEqual([]);
  });

  test('D3 D4 a package that arrives after the network brought more: nothing twice, no false alarm, nothing set back', async () => {
    await appendAudit(office.store(), looks(2), 'strict');
    const late = await office.export();
    // The network was there for a while.
    await appendAudit(office.store(), looks(3), 'strict');
    const { head } = office.store().state.audit;
    const links = [...(await readAuditLinks(office.store(), 0, 100))];
    const body = JSON.stringify({ wire: 1, office: 'jiaxi', device: office.seat.device, head, links });
    expect((await office.seat.send('/audit', { method: 'POST', body })).status).toBe(200);
    await saveAuditPlace(office.store(), { head, sent: head.n });
    await office.import(await carry(desk, late));
    expect(office.store().state.audit.sent).toBe(5);
    expect((await joined()).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    const kinds = (await server.store.readAuditChain(0, 100)).map(({ kind }) => kind);
    expect(kinds).not.toContain('log-shortened');
  });

  test('K1 K2 a report in confidence: the seats come by stick, the report goes by stick, and is kept once', async () => {
    await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
    await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
    const about = { units: ['bingling'], officers: ['bingling-head'] };
    const registration = aRegistration({ summary: '收钱不办事', purpose: 'accusation' });
    expect(await sealVisit(office.deps(), { registration, concerned: about })).toMatchObject({ ok: false });
    await office.import(await carry(desk, await office.export()));
    expect(office.store().state.sealReaders).toHaveLength(2);
    expect(await sealVisit(office.deps(), { registration, concerned: about })).toMatchObject({ ok: true });
    const sent = await office.export();
    expect(sent.count).toBe(1);
    expect(office.store().state.sealedWaiting).toHaveLength(1);
    const answer = await carry(desk, sent);
    await carry(desk, sent);
    const register = async () => (await server.store.readConfidentialRows(0, 100)).entries;
    expect(await register()).toHaveLength(1);
    for (let time = 0; time < 2; time += 1) {
      expect(await office.import(answer)).toMatchObject({ ok: true, value: { again: false } });
      expect(office.store().state.sealedWaiting).toEqual([]);
    }
    // One written after the package stays, whatever the answer to the earlier one says.
    const before = await office.export();
    await sealVisit(office.deps(), { registration, concerned: about });
    expect(await office.import(await carry(desk, before))).toMatchObject({ ok: true, value: { again: true } });
    expect(office.store().state.sealedWaiting).toHaveLength(1);
    expect(await register()).toHaveLength(1);
  });

  test('U1 the log and the register cannot be asked for by stick', () => {
    for (const path of ['/audit', '/audit/state', '/confidential', '/confidential?after=0', '/devices', '/escrow']) {
      expect(CarriedCall.safeParse({ path }).success, path).toBe(false);
    }
    for (const path of ['/packages', '/codes', '/people', '/enroll', '/recoveries', '/changes']) {
      expect(CarriedCall.safeParse({ path, body: '{}' }).success, path).toBe(false);
    }
    expect(CarriedCall.safeParse({ path: '/audit', body: '{}' }).success).toBe(true);
  });
});

describe('by stick, what can go wrong', () => {
  beforeEach(() => start(createMemoryStore()));

  test('U3 an older answer is refused after a newer one; one to a package that was never given out too', async () => {
    await office.register('甲');
    const first = await carry(desk, await office.export());
    const second = await carry(desk, await office.export());
    await office.import(second);
    expect(await office.import(first)).toEqual({ ok: false, error: { problem: 'older' } });
    const other = await enrolStickDevice(server.send, 'jiaxi');
    const foreign = await carry(desk, await other.export());
    expect(await office.import(foreign)).toEqual({ ok: false, error: { problem: 'other-recipient' } });
    other.store().close();
  });

  test('U2 the wrong way round, renamed, cut off, damaged, forged: each says which, and nothing is stored', async () => {
    await office.register('甲');
    const sent = await office.export();
    const thief = carrierFor({ ...office.seat, keys: desk.keys });
    const forged = await forge(office, thief);
    const cases: readonly (readonly [string, CarriedFile, object])[] = [
      ['renamed', { ...sent, name: '副本.jft' }, { problem: 'renamed', rightName: sent.name }],
      ['cut off', { ...sent, file: sent.file.slice(0, -200) }, { problem: 'cut-off' }],
      ['half empty', { ...sent, file: emptied(sent.file) }, { problem: 'cut-off' }],
      ['damaged', { ...sent, file: flipped(sent.file, 2000) }, { problem: 'damaged' }],
      ['forged', forged, { problem: 'forged' }],
      ['no package', { name: 'a.jft', file: new Uint8Array([1, 2, 3]) }, { problem: 'not-a-package' }],
    ];
    for (const [what, file, problem] of cases) {
      expect(await putIn(desk, file), what).toEqual({ taken: false, ...problem });
    }
    expect((await server.store.readHead()).seq).toBe(0);
    const answer = await carry(desk, sent);
    expect(await putIn(desk, answer)).toEqual({ taken: false, problem: 'other-direction' });
    expect(await office.import(sent)).toEqual({ ok: false, error: { problem: 'other-direction' } });
    const before = office.store().state.place;
    expect(await office.import({ ...answer, file: flipped(answer.file, 900) })).toMatchObject({ ok: false });
    expect(await office.import({ ...answer, file: answer.file.slice(0, -10) })).toMatchObject({
      error: { problem: 'cut-off' },
    });
    expect(office.store().state.place).toBe(before);
    expect(queueSummary(office.store()).pending).toBe(1);
  });

  test('U2 a revoked device, and an officer who left, are refused', async () => {
    await office.register('甲');
    const sent = await office.export();
    await server.store.transaction(async (tx) => {
      const [row] = await tx.readDevices('jiaxi');
      if (row !== undefined) await tx.putDevice({ ...row, revokedAt: '2026-09-04T10:00:00.000Z', revokedFor: '丢失' });
    });
    expect(await putIn(desk, sent)).toEqual({ taken: false, problem: 'revoked' });
  });

  test('U7 only who may exchange packages puts files in', async () => {
    const sent = await office.export();
    const response = await office.seat.send(`/packages?name=${encodeURIComponent(sent.name)}`, {
      method: 'POST',
      body: sent.file,
    });
    expect(response.status).toBe(403);
  });

  test('U5 an import that breaks off goes on with the same file', async () => {
    for (let i = 0; i < 3; i += 1) await office.register(`事项${i}`);
    const answer = await carry(desk, await office.export());
    const store = office.store();
    const { serial } = store;
    let left = 1;
    // The program ends after the receipts: no later write reaches the disk.
    Object.assign(store, {
      serial: <T>(work: () => Promise<T>) => (left-- > 0 ? serial(work) : Promise.reject(new Error('power cut'))),
    });
    await expect(office.import(answer)).rejects.toThrow('power cut');
    await office.reopen();
    expect(await office.import(answer)).toMatchObject({ ok: true, value: { again: false } });
    expect(queueSummary(office.store())).toMatchObject(settled);
    expect(office.store().index.size()).toBe(3);
  });

  test('U6 days on the way do not make a clock doubtful', async () => {
    const id = await office.register('甲');
    const sent = await office.export();
    server.clock.now = Instant.parse('2026-09-11T02:00:00.000Z');
    const late = await enrolTestDevice(server.send, 'qinglan', { officer: clerk?.id ?? '', sentAt: server.clock.now });
    await office.import(await carry(late, sent));
    expect((await readMatter(office.store(), id))?.history[0]).not.toHaveProperty('timeDoubtful');
    expect(JSON.stringify(await readMatter(office.store(), id))).not.toContain('timeDoubtful":true');
  });
});

test('U8 a county restored from a backup: the next packages bring back what it lost, once', async () => {
  const store = createMemoryStore();
  await start(store);
  await office.register('备份里的');
  await office.import(await carry(desk, await office.export()));
  const backup = store.dump();
  const lost = await office.register('备份之后的');
  await office.import(await carry(desk, await office.export()));
  const before = await readMatter(office.store(), lost);
  const restored: MemoryStore = createMemoryStore(backup);
  server = setupServer({ store: restored });
  const newDesk = { ...desk, send: (await enrolTestDevice(server.send, 'qinglan', { officer: clerk?.id ?? '' })).send };
  // The county says that its history is another one, and gives all it has.
  expect(await office.import(await carry(newDesk, await office.export()))).toMatchObject({ ok: true });
  expect(queueSummary(office.store()).pending).toBe(1);
  await office.import(await carry(newDesk, await office.export()));
  expect(queueSummary(office.store())).toMatchObject(settled);
  expect((await restored.readHead()).seq).toBe(2);
  expect((await readMatter(office.store(), lost))?.officialNo).toBe(before?.officialNo);
});

const flipped = (file: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> =>
  file.map((byte, i) => (i === Math.min(at, file.length - 1) ? byte ^ 1 : byte));

const emptied = (file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  file.map((byte, i) => (i > file.length / 2 ? 0 : byte));

/** A package in the office's name, signed with somebody else's keys. */
async function forge(from: StickDevice, thief: StickDevice['carrier']): Promise<CarriedFile> {
  const { exportPackage } = await import('#renderer/sync/export-package.ts');
  return exportPackage(from.store(), thief, () => '2026-09-04T10:00:00.000Z');
}
