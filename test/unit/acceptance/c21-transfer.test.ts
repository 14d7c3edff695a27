/** C21, CF-13 to CF-20: a registered matter goes into confidence. Long: the county, its laptops and its readers are set up and searched in one place. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actingOf } from '#shared/domain/access/acting.ts';
import { StreamId } from '#shared/model/ids.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ConfidentialListResponse } from '#shared/sync/confidential.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { contentsWaiting } from '#renderer/data/queries/contents.ts';
import { changeContent, keepContent, putPiece, saveContents } from '#renderer/data/writes/keep-content.ts';
import { saveReaders } from '#renderer/data/writes/sealed-reports.ts';
import { exchange } from '#renderer/sync/exchange.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { tidyAttachments } from '#renderer/usecases/attachments.ts';
import { startCandidateFinder, type WhenIdle } from '#renderer/usecases/find-candidates.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { transferMatter } from '#renderer/usecases/transfer-matter.ts';
import { openContent, openIdentity, lendHalf } from '#renderer/vault/confidential-envelope.ts';
import { openLate } from '#renderer/vault/late-records.ts';
import { generateSeatKeys, type SeatKeys } from '#renderer/vault/seat-keys.ts';
import { listConfidential } from '#server/usecases/confidential-register.ts';
import { aRegistration, depsOf, enroll, MARKET_DAY } from '#test/support/device.ts';
import { createMemoryCounty, type MemoryCounty } from '#test/support/memory-county.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

/** cases.md C21, second half: 误由所里登记时点「移交保密」，对该所立即不可见，只留不含身份的存根 (CF-13 to CF-17). */

const NAME = '金丝雀某甲';
const PHONE = '13800000000';
const WORDS = '我亲眼看见他收了两条烟';
const SUMMARY = '反映丙岭所收受财物';
const NOTE = '补充说明白鹭丙也在场';
const CANARIES = [NAME, PHONE, WORDS, '两条烟', '收受财物', '白鹭丙'];
const about = { units: ['bingling'], officers: ['bingling-head'] };

type Desk = {
  readonly store: DeviceStore;
  readonly transport: Transport;
  readonly deps: ReturnType<typeof depsOf>;
};

let county: MemoryCounty;
let readers: readonly SealReader[];
let keys: Readonly<Record<'clerk' | 'approver', SeatKeys>>;
let millis: number;
let names = 0;
const opened: DeviceStore[] = [];

beforeEach(async () => {
  millis = MARKET_DAY;
  county = await createMemoryCounty({ millis: () => (millis += 1000) });
  keys = { clerk: await generateSeatKeys(), approver: await generateSeatKeys() };
  readers = [
    {
      office: 'legal-affairs',
      device: 'D1',
      officer: 'confidential-a',
      part: 'clerk',
      seal: keys.clerk.seal.publicKey,
    },
    { office: 'qinglan', device: 'D1', officer: 'chief', part: 'approver', seal: keys.approver.seal.publicKey },
  ].map((reader) => reader as SealReader);
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function desk(office: string, device = 'D1'): Promise<Desk> {
  const made = await openDeviceStore({ name: `c21-transfer-${(names += 1)}`, codec: plainCodec() });
  if (!made.ok) throw new Error(made.error.code);
  const store = await enroll(made.value, county.profile, office, device);
  opened.push(store);
  await loadMatters(store);
  await saveReaders(store, readers);
  const { identity } = store.state;
  if (identity === null) throw new Error('not enrolled');
  const transport = county.transportOf(identity);
  return { store, transport, deps: depsOf(store, seededRandom(names), () => (millis += 1000)) };
}

const sync = async ({ store, transport }: Desk): Promise<void> => {
  const done = await exchange(store, transport, () => new Date((millis += 1000)).toISOString());
  if (!done.ok) throw new Error(done.error.code);
};

const report = aRegistration({
  petitioners: [{ name: NAME, role: 'principal', phone: PHONE }],
  statement: WORDS,
  summary: `${NAME}${SUMMARY}`,
  purpose: 'accusation',
});

async function register({ deps }: Desk, changes: Parameters<typeof aRegistration>[0] = {}): Promise<MatterView> {
  const done = await registerVisit(deps, { registration: { ...report, ...changes } });
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

const note = async ({ deps }: Desk, stream: StreamId, text = NOTE): Promise<void> => {
  const done = await performAction(deps, stream, { kind: 'add-note', text });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
};

function transfer({ store, deps }: Desk, stream: StreamId, concerned: typeof about = about) {
  const log = createAuditLog({ store, now: () => deps.clock.now(), later: () => () => undefined });
  return transferMatter(deps, log.of(deps.officer.id), { stream, concerned });
}

/** Every row of a device's database as text; the codec of these devices hides nothing. */
async function diskOf({ store }: Desk): Promise<string> {
  const tables = await Promise.all(store.db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );
}

function expectNothingIn(place: string, where: string): void {
  for (const canary of CANARIES) expect(place.includes(canary), `${canary} in ${where}`).toBe(false);
}

/** The register as somebody may read it. */
async function registerOf(office: string, officer: string) {
  const acting = actingOf(county.profile, office, officer);
  if (acting === null) throw new Error(officer);
  const list = await listConfidential(county.store(), acting, 0);
  if (list === null) return null;
  const body = { wire: 1, serverNow: '2026-09-04T01:00:00.000Z', more: false };
  const entries = list.entries.map((text) => JSON.parse(text) as unknown);
  return ConfidentialListResponse.parse({ ...body, entries }).entries.map(({ entry, stamp }) => ({ ...entry, stamp }));
}

async function openedBy2(): Promise<{ readonly content: unknown; readonly identity: string; readonly late: string[] }> {
  const entries = (await registerOf('legal-affairs', 'confidential-a')) ?? [];
  const filed = entries.find(({ action }) => action.kind === 'report');
  if (filed?.action.kind !== 'report') throw new Error('nothing was filed');
  const { envelope } = filed.action;
  const own = (part: 'clerk' | 'approver') => {
    const box = envelope.boxes.find((each) => each.part === part);
    if (box === undefined) throw new Error(`no box for ${part}`);
    return { report: filed.report, box, seat: keys[part].seal.privateKey };
  };
  const clerk = readers[0];
  if (clerk === undefined) throw new Error('no clerk');
  const half = (await lendHalf(own('approver'), 'ask', clerk)) ?? '';
  const identity = await openIdentity(own('clerk'), { ask: 'ask', half }, envelope);
  const late = entries.flatMap(({ action, id }) => (action.kind === 'late' ? [{ op: id, sealed: action.sealed }] : []));
  const texts = late.map((each) => openLate(identity?.late ?? '', { ...each, report: filed.report }));
  return {
    content: await openContent(own('clerk'), envelope),
    identity: JSON.stringify(identity),
    late: (await Promise.all(texts)).map(String),
  };
}

describe('C21 移交保密 of a registered matter', () => {
  test('CF-14 nothing of it is left on any device, in any answer or any table; the number stays', async () => {
    const office = await desk('jiaxi');
    const unit = await desk('bingling');
    const bureau = await desk('qinglan');
    const view = await register(office, { dutyUnit: unit.store.state.identity?.office as never });
    await sync(office);
    await note(office, view.id);
    for (const each of [office, unit, bureau]) await sync(each);
    for (const each of [office, unit, bureau]) expect(await diskOf(each), 'the search bites').toContain('白鹭丙');

    const done = await transfer(office, view.id);
    expect(done).toMatchObject({ ok: true, value: { status: 'confidential', registration: { petitioners: [] } } });
    expectNothingIn(await diskOf(office), 'the laptop, at once');
    expect(office.store.index.names('金丝雀', 'contains', 10)).toEqual([]);
    for (const each of [office, unit, bureau, office]) await sync(each);

    for (const [where, each] of Object.entries({ office, unit, bureau })) expectNothingIn(await diskOf(each), where);
    expectNothingIn(JSON.stringify(county.store().dump()), 'the server');
    const fresh = [await desk('jiaxi', 'D2'), await desk('bingling', 'D2'), await desk('qinglan', 'D2')];
    for (const each of fresh) {
      await sync(each);
      expectNothingIn(await diskOf(each), 'a device that reads everything anew');
    }
    // The stub: same number everywhere it still is, and the next registration has the next number.
    const number = '青司信甲溪〔2026〕1号';
    for (const each of [office, bureau, fresh[0], fresh[2]]) {
      const row = each?.store.index.get(view.id);
      expect(row).toMatchObject({ officialNo: number, status: 'confidential', summary: '—', name: '' });
    }
    expect(unit.store.index.all()).toEqual([]);
    expect(unit.store.state.stubs[view.id]?.gone).toMatchObject({ officialNo: number, sealed: true });
    expect(fresh[1]?.store.index.all()).toEqual([]);
    const next = await register(office, {
      petitioners: [{ name: '赵某', role: 'principal' }],
      summary: '水沟',
      statement: '水',
    });
    await sync(office);
    expect(office.store.index.get(next.id)?.officialNo).toBe('青司信甲溪〔2026〕2号');
  });

  test('CF-20 contents go with it: here at once, elsewhere with the withdrawal; the unsent stays and is not sent', async () => {
    const office = await desk('jiaxi');
    const unit = await desk('bingling');
    const view = await register(office, { dutyUnit: unit.store.state.identity?.office as never });
    const attach = async (text: string): Promise<string> => {
      const kept = await keepContent(office.store, new Blob([`%PDF-1.7 ${text}`]), 'draft');
      if (!kept.ok) throw new Error(kept.error.code);
      const { hash, size, type } = kept.value;
      const facts = { hash, size, type, title: '信', category: 'visitor-material', source: 'petitioner' } as const;
      const done = await performAction(office.deps, view.id, { kind: 'add-attachment', ...facts });
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return hash;
    };
    const sent = await attach(WORDS);
    await changeContent(office.store, sent, (now) => ({
      ...now,
      refs: now.refs.map((ref) => ({ ...ref, sent: true })),
    }));
    const unsent = await attach('还没有送出的一份');
    for (const each of [office, unit]) await sync(each);
    // The unit has looked at it: the county's copy, with the same content.
    const [held] = office.store.state.contents.values();
    if (held === undefined) throw new Error('not kept');
    await saveContents(unit.store, [held]);
    await putPiece(unit.store, held, 0, new TextEncoder().encode(WORDS));
    expect(contentsWaiting(office.store, view.id)).toBe(1);
    for (const each of [office, unit]) expect(await diskOf(each), 'the search bites').toContain('两条烟');

    await transfer(office, view.id);
    expectNothingIn(await diskOf(office), 'the laptop, at once');
    for (const each of [office, unit]) await sync(each);
    await tidyAttachments(unit.store);
    expectNothingIn(await diskOf(unit), 'the unit, with the withdrawal');
    expect([...unit.store.state.contents.keys()]).toEqual([]);
    expect([...office.store.state.contents.keys()]).toEqual([unsent]);
    expect(office.store.state.contents.get(unsent)?.refs).toMatchObject([{ sent: false, given: 'sealed' }]);
    expect(contentsWaiting(office.store)).toBe(0);
  });

  test('CF-13 what was recorded is in the register: veiled for one reader, whole for two', async () => {
    const office = await desk('jiaxi');
    const view = await register(office);
    await note(office, view.id);
    await sync(office);
    await transfer(office, view.id);
    await sync(office);
    const { content, identity } = await openedBy2();
    expect(content).toMatchObject({ summary: `举报人甲${SUMMARY}`, formerNo: '青司信甲溪〔2026〕1号' });
    for (const canary of CANARIES) expect(identity, canary).toContain(canary);
    // Whoever it is about hears nothing; nobody else has a register to read.
    expect(await registerOf('bingling', 'bingling-head')).toBeNull();
    const kinds = county
      .store()
      .dump()
      .audit.map(({ kind }) => kind);
    expect(kinds).toContain('reader-change');
  });

  test('CF-15 offline before the first exchange: the county never has it in the clear, and gives the number', async () => {
    const office = await desk('jiaxi');
    const view = await register(office);
    await note(office, view.id);
    const pushed: string[] = [];
    expect(await transfer(office, view.id)).toMatchObject({ ok: true });
    expectNothingIn(await diskOf(office), 'the laptop');
    const { push } = office.transport;
    const transport = { ...office.transport, push: (body: string) => (pushed.push(body), push(body)) };
    await sync({ ...office, transport });
    expectNothingIn(pushed.join(), 'what was sent');
    expect(office.store.index.get(view.id)?.officialNo).toBe('青司信甲溪〔2026〕1号');
    expect(office.store.state.outbox.size + office.store.state.tray.size + office.store.state.receipts.size).toBe(0);
    expect((await openedBy2()).identity).toContain('白鹭丙');
  });

  test('CF-15 sent, the receipt lost, then transferred: nothing comes back as another operation under its id', async () => {
    const office = await desk('jiaxi');
    const view = await register(office);
    const { push } = office.transport;
    const lost: Transport = {
      ...office.transport,
      push: async (body) => {
        await push(body);
        return { ok: false, error: { code: 'offline' } };
      },
    };
    await expect(sync({ ...office, transport: lost })).rejects.toThrow('offline');
    await transfer(office, view.id);
    await sync(office);
    expect(office.store.state.tray.size).toBe(0);
    expectNothingIn(JSON.stringify(county.store().dump()), 'the server');
    expect(office.store.index.get(view.id)).toMatchObject({
      status: 'confidential',
      officialNo: '青司信甲溪〔2026〕1号',
    });
  });

  test('CF-16 unsent work of other devices goes to the confidential officer, sealed; it is nowhere else', async () => {
    const office = await desk('jiaxi');
    const second = await desk('jiaxi', 'D2');
    const unit = await desk('bingling');
    const view = await register(office, { dutyUnit: unit.store.state.identity?.office as never });
    for (const each of [office, second, unit]) await sync(each);
    // All three offline: two go on working, one hands it over.
    await note(second, view.id, '晚到的白鹭丙一');
    await note(unit, view.id, '晚到的白鹭丙二');
    await transfer(office, view.id);
    for (const each of [office, second, unit, second, unit]) await sync(each);
    for (const [where, each] of Object.entries({ office, second, unit })) {
      expectNothingIn(await diskOf(each), where);
      expect(each.store.state.outbox.size + each.store.state.tray.size, where).toBe(0);
    }
    expectNothingIn(JSON.stringify(county.store().dump()), 'the server');
    expect(await county.store().readTray(10)).toEqual([]);
    const { late } = await openedBy2();
    expect(late.map((text) => /晚到的白鹭丙./.exec(text)?.[0])).toEqual(['晚到的白鹭丙一', '晚到的白鹭丙二']);
  });

  test('CF-16 what the county had and the laptop had not heard of is kept too', async () => {
    const office = await desk('jiaxi');
    const unit = await desk('bingling');
    const view = await register(office, { dutyUnit: unit.store.state.identity?.office as never });
    await sync(office);
    await sync(unit);
    await note(unit, view.id);
    await sync(unit);
    expect(await transfer(office, view.id)).toMatchObject({ ok: true });
    await sync(office);
    const { late, identity } = await openedBy2();
    expect(late.filter((text) => text.includes(NOTE))).toHaveLength(1);
    expect(identity).not.toContain(NOTE);
    expectNothingIn(JSON.stringify(await county.store().readStreams([view.id])), 'the county');
  });

  test('CF-16 handed over twice: both reports are kept, the stub is one', async () => {
    const office = await desk('jiaxi');
    const second = await desk('jiaxi', 'D2');
    const view = await register(office);
    for (const each of [office, second]) await sync(each);
    await transfer(office, view.id);
    await transfer(second, view.id);
    for (const each of [office, second, office]) await sync(each);
    const entries = (await registerOf('legal-affairs', 'confidential-a')) ?? [];
    expect(entries.map(({ stamp }) => stamp.no)).toEqual(['青司信密〔2026〕1号', '青司信密〔2026〕2号']);
    for (const each of [office, second]) {
      expect(each.store.state.outbox.size + each.store.state.tray.size).toBe(0);
      expect(each.store.index.get(view.id)?.delivery).toBe('confirmed');
    }
    expect(await readMatter(office.store, view.id)).toEqual(await readMatter(second.store, view.id));
  });

  test('CF-17 a county restored to the time before gets number and report again, and nothing else', async () => {
    const office = await desk('jiaxi');
    const before = county.backup();
    const view = await register(office);
    await sync(office);
    await note(office, view.id);
    await sync(office);
    await transfer(office, view.id);
    await sync(office);
    county.restore(before);
    await sync(office);
    await sync(office);
    expect(office.store.state.outbox.size + office.store.state.tray.size).toBe(0);
    expect(office.store.index.get(view.id)).toMatchObject({
      status: 'confidential',
      officialNo: '青司信甲溪〔2026〕1号',
    });
    expectNothingIn(JSON.stringify(county.store().dump()), 'the restored server');
    expect((await openedBy2()).identity).toContain('白鹭丙');
  });

  test.each([
    ['without a list of readers', [], about, 'no-readers'],
    ['when the only approver is concerned', null, { units: [], officers: ['chief'] }, 'no-approver'],
  ] as const)('CF-03 %s nothing is changed', async (_, list, concerned, code) => {
    const office = await desk('jiaxi');
    const view = await register(office);
    if (list !== null) await saveReaders(office.store, list);
    const done = await transfer(office, view.id, { units: [...concerned.units], officers: [...concerned.officers] });
    expect(done).toMatchObject({ error: { kind: 'seal', code } });
    expect((await readMatter(office.store, view.id))?.registration.petitioners[0]?.name).toBe(NAME);
    expect(office.store.state.outbox.size).toBe(1);
  });

  test('duplicates and candidates find nothing of it', async () => {
    const office = await desk('jiaxi');
    const waiting: Parameters<WhenIdle>[0][] = [];
    const finder = startCandidateFinder(office.store, (work) => waiting.push(work));
    const idle = async (): Promise<void> => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      while (waiting.length > 0) waiting.shift()?.(() => 0);
    };
    const typed = { petitioners: report.petitioners, summary: SUMMARY };
    const view = await register(office);
    await idle();
    expect(
      finder.find(typed, 10).map(({ row }) => row.id),
      'the question bites',
    ).toEqual([view.id]);
    await transfer(office, view.id);
    await idle();
    expect(finder.find(typed, 10).map(({ row }) => row.id)).toEqual([]);
  });
});
