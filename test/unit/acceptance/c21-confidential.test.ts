/** Case C21; security C7: a named report of wrongdoing at the own office, from the counter to the reply. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actingOf } from '#shared/domain/access/acting.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import { readersText } from '#shared/sync/confidential.ts';
import { ErrorResponse } from '#shared/sync/enroll.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { settleSealed } from '#renderer/data/writes/sealed-reports.ts';
import { refusedReports, retryReport } from '#renderer/usecases/refused-reports.ts';
import type { ConfidentialDesk } from '#renderer/usecases/confidential-desk.ts';
import {
  approveOpening,
  askToOpen,
  openApproved,
  readRegister,
  writeNote,
  type OpenFile,
} from '#renderer/usecases/confidential-register.ts';
import { posted } from '#renderer/usecases/ask-county.ts';
import { exchangeSealed, resendLost, type Ask } from '#renderer/usecases/exchange-sealed.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { keepDraft } from '#renderer/usecases/save-draft.ts';
import { sealVisit } from '#renderer/usecases/seal-report.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  enrolTestDevice,
  setUpFictional,
  setupServer,
  testCountyKey,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

/** cases.md C21: a named report against an officer of 丙岭, from the market day to the one-to-one reply. */
const NOW = Instant.parse('2026-09-15T02:00:00.000Z');
const CANARY = '金丝雀某甲';
const WORDS = '我亲眼看见他收了两条烟';
const about = { units: ['bingling'], officers: ['bingling-head'] };
const county = fictionalCounty();

const registration = Registration.parse({
  form: 'visit',
  occurredAt: NOW,
  receivedOn: '2026-09-15',
  petitionerType: 'individual',
  petitioners: [{ name: CANARY, role: 'principal', phone: '13800000000' }],
  totalPersons: 1,
  purpose: 'accusation',
  justiceCategory: 'staff-conduct',
  statement: WORDS,
  summary: '反映丙岭所工作人员收受财物',
  claims: ['查处'],
  dutyUnit: 'legal-affairs',
});

type Seat = { readonly store: DeviceStore; readonly desk: ConfidentialDesk; readonly device: TestDevice };

let store: MemoryStore;
let server: TestServer;
let stores = 0;
const opened: DeviceStore[] = [];

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store, clock: NOW });
  await setUpFictional(server.send);
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  expect(server.failures).toEqual([]);
  await server.stop();
});

/** An officer at a device of their own, with the program's own store, use cases and sealing key. */
async function seat(office: string, officer: string): Promise<Seat> {
  const device = await enrolTestDevice(server.send, office, { officer, sentAt: NOW });
  const made = await openDeviceStore({ name: `c21-${(stores += 1)}`, codec: plainCodec() });
  if (!made.ok) throw new Error(made.error.code);
  opened.push(made.value);
  const { seat: own } = device.ticket;
  const identity = {
    office,
    device: own.device,
    countyKey: testCountyKey.publicKey,
    countyBound: office === 'qinglan',
  };
  await saveIdentity(made.value, identity, county);
  const acting = actingOf(county, office, officer);
  const person = county.officers.find(({ id }) => id === officer);
  if (acting === null || person === undefined) throw new Error(`nobody is ${officer}`);
  const pkcs8 = new Uint8Array(device.keys.seal.privateKey.export({ type: 'pkcs8', format: 'der' }));
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['deriveBits']);
  const ask: Ask = async (path, sent) => {
    const body = sent?.body === undefined ? {} : { body: new Uint8Array(sent.body) };
    const answer = await device.send(path, { ...(sent?.method && { method: sent.method }), ...body });
    const json: unknown = await answer.json();
    return answer.ok ? ok(json) : err({ code: ErrorResponse.parse(json).error });
  };
  const deps = {
    store: made.value,
    clock: { now: () => server.clock.now, today: () => instantToPlainDate(server.clock.now) },
    ids: randomIds((bytes) => void crypto.getRandomValues(bytes)),
    officer: person,
  };
  const log = createAuditLog({ store: made.value, now: () => server.clock.now, later: () => () => undefined });
  return {
    store: made.value,
    device,
    desk: {
      ask,
      askBytes: () => Promise.resolve(err({ code: 'offline' })),
      key,
      deps,
      identity,
      acting,
      audit: log.of(officer),
    },
  };
}

const registerOf = async ({ desk }: Seat): Promise<readonly OpenFile[]> => {
  const read = await readRegister(desk);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const only = (files: readonly OpenFile[]): OpenFile => {
  const [file] = files;
  if (file === undefined || files.length !== 1) throw new Error(`${files.length} files`);
  return file;
};

/** Every row of a device's database as text. */
async function diskOf({ db }: DeviceStore): Promise<string> {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );
}

async function reported(by: Seat): Promise<void> {
  const sealed = await sealVisit(by.desk.deps, { registration, concerned: about, draftId: 'draft-1' });
  expect(sealed).toMatchObject({ ok: true, value: { pseudonym: '举报人甲' } });
  await exchangeSealed(by.store, by.desk.ask);
}

describe('C21 实名检举本所人员', () => {
  test('from the market day to the one-to-one reply', async () => {
    const clerk = await seat('legal-affairs', 'confidential-a');
    const chief = await seat('qinglan', 'chief');
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    for (const each of [clerk, chief, laptop]) await exchangeSealed(each.store, each.desk.ask);

    // Taken down at a market: the draft is there while it is written, and gone once it is sealed.
    await keepDraft(laptop.desk.deps, { id: 'draft-1', title: CANARY, form: registration });
    expect(await diskOf(laptop.store)).toContain(CANARY);
    await reported(laptop);
    expect(laptop.store.state.sealedWaiting).toEqual([]);
    expect(await diskOf(laptop.store)).not.toContain(CANARY);

    // Neither the laptop nor anybody of 丙岭 learns of it: no list, no feed, no number, no snapshot.
    const bingling = await seat('bingling', 'bingling-head');
    for (const each of [laptop, bingling]) {
      expect(await readRegister(each.desk)).toMatchObject({ error: { code: 'not-allowed' } });
      expect((await each.device.changes(0, '')).entries).toEqual([]);
      expect((await each.device.snapshot())[0]?.views).toEqual([]);
    }

    // The confidential officer reads what is reported, not who reported it.
    const file = only(await registerOf(clerk));
    expect(file.content).toMatchObject({ pseudonyms: ['举报人甲'], summary: '反映丙岭所工作人员收受财物' });
    expect(JSON.stringify(file)).not.toContain(CANARY);
    expect(file.file.no).toBe('青司信密〔2026〕1号');

    // Two people and a reason; one field at a time, each recorded.
    expect(await askToOpen(clerk.desk, file.file, '补充线索')).toEqual({ ok: true, value: null });
    const forChief = only(await registerOf(chief)).file;
    const [asking] = forChief.asks;
    if (asking === undefined) throw new Error('nobody asked');
    expect(await openApproved(clerk.desk, only(await registerOf(clerk)).file, asking)).toMatchObject({ ok: false });
    expect(await approveOpening(chief.desk, forChief, asking)).toEqual({ ok: true, value: null });
    const approved = only(await registerOf(clerk)).file;
    const [answered] = approved.asks;
    if (answered === undefined) throw new Error('nobody asked');
    const identity = await openApproved(clerk.desk, approved, answered);
    if (!identity.ok) throw new Error(JSON.stringify(identity.error));
    expect(await identity.value.show({ person: 0, what: 'name' })).toBe(CANARY);
    expect(await identity.value.show({ person: null, what: 'statement' })).toBe(WORDS);
    identity.value.close();
    expect(await identity.value.show({ person: 0, what: 'name' })).toBeNull();
    expect(await openApproved(clerk.desk, approved, answered), 'used up').toMatchObject({
      error: { why: 'not-approved' },
    });
    expect(await clerk.store.db.audit.count()).toBe(2);
    expect(
      store
        .dump()
        .audit.filter(({ kind }) => kind === 'reveal')
        .map(({ officer }) => officer),
    ).toEqual(['confidential-a', 'chief', 'confidential-a']);

    // One-to-one, by the confidential officer alone.
    const reply = { note: 'reply', on: PlainDate.parse('2026-09-15'), words: '当面答复，本人无异议' } as const;
    expect(await writeNote(chief.desk, approved, reply)).toMatchObject({ error: { why: 'role-missing' } });
    expect(await writeNote(clerk.desk, approved, reply)).toEqual({ ok: true, value: null });
    expect(only(await registerOf(clerk)).notes).toMatchObject([{ words: '当面答复，本人无异议' }]);

    // C23: what the server holds, and what a thief of any of the three laptops finds.
    const places = [
      JSON.stringify(store.dump()),
      ...(await Promise.all([clerk, chief, laptop].map((s) => diskOf(s.store)))),
    ];
    for (const place of places) {
      for (const secret of [CANARY, WORDS, '13800000000', '收受财物', '当面答复']) expect(place).not.toContain(secret);
    }
  });

  test('offline it waits as ciphertext; a second officer at the laptop can send it, never open it', async () => {
    const clerk = await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    await exchangeSealed(laptop.store, laptop.desk.ask);
    const sealed = await sealVisit(laptop.desk.deps, { registration, concerned: about });
    expect(sealed.ok).toBe(true);
    await exchangeSealed(laptop.store, () => Promise.resolve(err({ code: 'offline' })));
    expect(laptop.store.state.sealedWaiting).toHaveLength(1);
    expect(JSON.stringify(laptop.store.state)).not.toContain(CANARY);
    await exchangeSealed(laptop.store, laptop.desk.ask);
    await exchangeSealed(laptop.store, laptop.desk.ask);
    expect(await registerOf(clerk)).toHaveLength(1);
  });

  test('CF-26 a county that was restored from before gets the report again, once; the laptop cannot tell whom it is about', async () => {
    await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    await exchangeSealed(laptop.store, laptop.desk.ask);
    await reported(laptop);
    const kept = JSON.stringify(laptop.store.state.sealedKept);
    expect(laptop.store.state.sealedKept).toHaveLength(1);
    for (const word of ['bingling', 'jiaxi', CANARY]) expect(kept).not.toContain(word);
    // Nothing was lost: nothing is sent.
    const paths: string[] = [];
    const listening =
      ({ desk }: Seat): Ask =>
      async (path, sent) => (paths.push(path), desk.ask(path, sent));
    await resendLost(laptop.store, listening(laptop));
    await resendLost(laptop.store, listening(laptop));
    expect(paths).toEqual(['/known']);

    // The same county, with the same devices, before the report.
    store = createMemoryStore();
    await server.stop();
    server = setupServer({ store, clock: NOW });
    await setUpFictional(server.send);
    const clerk = await seat('legal-affairs', 'confidential-a');
    const sameLaptop = await seat('jiaxi', 'jiaxi-clerk');
    sameLaptop.store.state.sealedKept = laptop.store.state.sealedKept;
    expect(await registerOf(clerk)).toEqual([]);
    await resendLost(sameLaptop.store, sameLaptop.desk.ask);
    expect(only(await registerOf(clerk)).file.no).toBe('青司信密〔2026〕1号');
    expect(only(await registerOf(clerk)).file.concerned).toEqual(about);
    const again = { ...sameLaptop.store };
    await resendLost(again, sameLaptop.desk.ask);
    expect(await registerOf(clerk)).toHaveLength(1);
    // Only who has the county's key opens it: a changed one is no report.
    const [report] = laptop.store.state.sealedKept;
    const sent = { entries: [{ ...report, id: 'another-0000000000000' }] };
    expect(await sameLaptop.desk.ask('/confidential', posted(sent))).toMatchObject({
      value: { receipts: [{ refused: 'malformed' }] },
    });
  });

  test('without a list of readers, or with nobody unconcerned left, nothing is kept in the clear', async () => {
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    const seal = (concerned: typeof about) => sealVisit(laptop.desk.deps, { registration, concerned });
    expect(await seal(about)).toMatchObject({ error: { code: 'no-readers' } });
    await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    await exchangeSealed(laptop.store, laptop.desk.ask);
    expect(await seal({ units: [], officers: ['chief'] })).toMatchObject({ error: { code: 'no-approver' } });
    expect(await seal({ units: ['legal-affairs'], officers: [] })).toMatchObject({ error: { code: 'no-clerk' } });
    expect(laptop.store.state.sealedWaiting).toEqual([]);
    expect(await diskOf(laptop.store)).not.toContain(CANARY);
  });

  test('CF-18 a list that is not under the county key, or gives a known seat another key, is not sealed to', async () => {
    await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    const seal = () => sealVisit(laptop.desk.deps, { registration, concerned: about });
    const lying =
      (change: (answer: { readers: { seal: string }[]; signature: string }) => unknown): Ask =>
      async (path, sent) => {
        const answer = await laptop.desk.ask(path, sent);
        if (!answer.ok || path !== '/confidential/readers') return answer;
        return ok(await change(answer.value as { readers: { seal: string }[]; signature: string })); // the county's own answer
      };
    const other = laptop.device.keys.seal.publicKey;
    const changed = (answer: { readers: { seal: string }[] }) =>
      answer.readers.map((each) => ({ ...each, seal: other }));
    await exchangeSealed(
      laptop.store,
      lying((answer) => ({ ...answer, readers: changed(answer) })),
    );
    expect(laptop.store.state.sealReaders).toBeNull();
    expect(await seal()).toMatchObject({ error: { code: 'readers-changed' } });
    await exchangeSealed(laptop.store, laptop.desk.ask);
    expect(await seal()).toMatchObject({ ok: true });
    // A county that signs other keys for the same seats: the first ones stay.
    const signed = async (answer: { readers: { seal: string }[] }) => {
      const readers = changed(answer);
      return { ...answer, readers, signature: testCountyKey.sign(readersText(readers as SealReader[])) };
    };
    await exchangeSealed(laptop.store, lying(signed));
    expect(await seal()).toMatchObject({ error: { code: 'readers-changed' } });
    expect(laptop.store.state.sealReaders?.some((each) => each.seal === other)).toBe(false);
    expect(await diskOf(laptop.store)).not.toContain(CANARY);
  });

  test('CF-19 a refused report waits, is told to its author and the confidential officer, and goes again', async () => {
    await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    const laptop = await seat('jiaxi', 'jiaxi-clerk');
    await exchangeSealed(laptop.store, laptop.desk.ask);
    await sealVisit(laptop.desk.deps, { registration, concerned: about });
    const [waiting] = laptop.store.state.sealedWaiting;
    if (waiting === undefined) throw new Error('nothing waits');
    await settleSealed(laptop.store, waiting.entry.id, 'no-clerk');
    const told = (office: string, officer: string) => refusedReports(laptop.store, actingOf(county, office, officer));
    expect(told('jiaxi', 'jiaxi-clerk')).toMatchObject([{ why: 'no-clerk', receivedOn: '2026-09-15' }]);
    expect(told('legal-affairs', 'confidential-a')).toHaveLength(1);
    expect(told('jiaxi', 'jiaxi-head')).toEqual([]);
    await exchangeSealed(laptop.store, laptop.desk.ask);
    expect(laptop.store.state.sealedWaiting, 'not sent by itself').toHaveLength(1);
    const [refused] = told('jiaxi', 'jiaxi-clerk');
    if (refused === undefined) throw new Error('nothing was refused');
    await retryReport(laptop.store, refused);
    await exchangeSealed(laptop.store, laptop.desk.ask);
    expect(laptop.store.state.sealedWaiting).toEqual([]);
  });

  test('at the bureau two people are present', async () => {
    const clerk = await seat('legal-affairs', 'confidential-a');
    await seat('qinglan', 'chief');
    await exchangeSealed(clerk.store, clerk.desk.ask);
    const seal = (second?: string) => sealVisit(clerk.desk.deps, { registration, concerned: about, second });
    expect(await seal()).toMatchObject({ error: { code: 'second-person-missing' } });
    expect(await seal('petition-clerk')).toMatchObject({ ok: true });
  });
});
