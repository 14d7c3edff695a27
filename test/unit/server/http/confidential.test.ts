import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SealReader } from '#shared/model/confidential.ts';
import { Registration } from '#shared/model/registration.ts';
import { ConfidentialListResponse, ConfidentialPushResponse, ReadersResponse } from '#shared/sync/confidential.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import {
  enrolTestDevice,
  setUpFictional,
  setupServer,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

const CANARY = '金丝雀某甲';
const aRegistration = (name: string): Registration =>
  Registration.parse({
    form: 'visit',
    occurredAt: '2026-09-04T01:00:00.000Z',
    receivedOn: '2026-09-04',
    petitionerType: 'individual',
    petitioners: [{ name, role: 'principal' }],
    totalPersons: 1,
    purpose: 'accusation',
    justiceCategory: 'staff-conduct',
    statement: `我叫${name}`,
    summary: '收钱不办事',
    claims: [],
    dutyUnit: 'qinglan',
  });
const SEALED = 'A'.repeat(40);

let store: MemoryStore;
let server: TestServer;
let clerk: TestDevice;
let chief: TestDevice;
let township: TestDevice;
let count = 0;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
  clerk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
  chief = await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
  township = await enrolTestDevice(server.send, 'bingling', { officer: 'bingling-head' });
});
afterEach(async () => {
  expect(server.failures).toEqual([]);
  await server.stop();
});

async function readersOf(device: TestDevice): Promise<readonly SealReader[]> {
  const answer = await device.send('/confidential/readers');
  return ReadersResponse.parse(await answer.json()).readers;
}

const newId = (): string => `entry-${String((count += 1)).padStart(12, '0')}`;

function entryOf(device: TestDevice, report: string, action: unknown): unknown {
  const { office, device: code, officer } = device;
  return { id: newId(), report, office, device: code, by: officer, recordedAt: server.clock.now, action };
}

async function push(device: TestDevice, entries: readonly unknown[]) {
  const body = JSON.stringify({ wire: WIRE_VERSION, entries });
  const answer = await device.send('/confidential', { method: 'POST', body });
  return ConfidentialPushResponse.parse(await answer.json()).receipts;
}

async function list(device: TestDevice): Promise<ConfidentialListResponse['entries'] | string> {
  const answer = await device.send('/confidential');
  const json: unknown = await answer.json();
  if (!answer.ok) return z.object({ error: z.string() }).parse(json).error;
  return ConfidentialListResponse.parse(json).entries;
}

async function reportOf(
  device: TestDevice,
  concerned: { readonly units: readonly string[]; readonly officers: readonly string[] },
): Promise<{ readonly report: string; readonly entry: unknown }> {
  const report = `report-${newId()}`;
  const readers = (await readersOf(device)).filter(
    ({ officer, office }) => !concerned.officers.includes(officer) && !concerned.units.includes(office),
  );
  const parts = {
    identity: { registration: aRegistration(CANARY) },
    content: { pseudonyms: ['举报人甲'], summary: '收钱不办事', claims: [] },
  };
  const envelope = await sealReport(report, parts, readers);
  const action = {
    kind: 'report',
    form: 'visit',
    receivedOn: '2026-09-04',
    named: true,
    queryCode: 'ABCD2345',
    concerned,
    envelope,
  };
  return { report, entry: entryOf(device, report, action) };
}

describe('K2 whom to seal to', () => {
  test('every device hears the seats that hold a half, and no others', async () => {
    const readers = await readersOf(township);
    expect(readers.map(({ officer, part }) => `${officer} ${part}`).sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'chief approver',
      'confidential-a clerk',
    ]);
  });
});

describe('K1 the register', () => {
  test('a township writes down, cannot read, and nothing of it is in its feed, numbers or answers', async () => {
    const { entry } = await reportOf(township, { units: ['bingling'], officers: [] });
    const before = await township.changes(0, '');
    expect(await push(township, [entry])).toMatchObject([{ seq: 1 }]);
    expect(await push(township, [entry]), 'sent again').toMatchObject([{ seq: 1 }]);
    expect(await list(township)).toBe('not-allowed');
    expect(await list(clerk)).toHaveLength(1);
    expect(await list(chief)).toHaveLength(1);
    expect(await township.changes(0, '')).toEqual(before);
    expect(store.dump().numbers).toEqual([]);
    expect(store.dump().matters).toEqual([]);
    expect(store.dump().audit.map((row) => row.kind)).toContain('failed-access');
  });

  test('R004-02 a report about the chief is not there for the chief, nor when acting on it by its id', async () => {
    const head = await enrolTestDevice(server.send, 'qinglan', { officer: 'legal-affairs-head' });
    const { report, entry } = await reportOf(township, { units: [], officers: ['chief'] });
    await push(township, [entry]);
    expect(await list(chief)).toEqual([]);
    expect(await list(head)).toHaveLength(1);
    const ask = entryOf(clerk, report, { kind: 'ask', reason: '补充线索' });
    await push(clerk, [ask]);
    const { id } = z.object({ id: z.string() }).parse(ask);
    const approve = { kind: 'approve', ask: id, half: SEALED };
    expect(await push(chief, [entryOf(chief, report, approve)])).toMatchObject([{ refused: 'not-found' }]);
    expect(await push(head, [entryOf(head, report, approve)])).toMatchObject([{ seq: 3 }]);
  });

  test('C18 who reaches for a report that is not theirs is in the chain; an honest refusal is no such attempt', async () => {
    await enrolTestDevice(server.send, 'qinglan', { officer: 'legal-affairs-head' });
    const { report, entry } = await reportOf(township, { units: [], officers: ['chief'] });
    await push(township, [entry]);
    const attempts = () => store.dump().audit.filter((row) => row.body.includes('"confidential-act"'));
    const ask = entryOf(clerk, report, { kind: 'ask', reason: '补充线索' });
    await push(clerk, [ask]);
    const { id } = z.object({ id: z.string() }).parse(ask);
    expect(await push(clerk, [entryOf(clerk, report, { kind: 'open', ask: id })])).toMatchObject([
      { refused: 'not-approved' },
    ]);
    expect(attempts()).toEqual([]);
    await push(chief, [entryOf(chief, report, { kind: 'approve', ask: id, half: SEALED })]);
    await push(township, [entryOf(township, report, { kind: 'ask', reason: '想知道是谁' })]);
    expect(attempts().map(({ officer, kind }) => [officer, kind])).toEqual([
      ['chief', 'failed-access'],
      ['bingling-head', 'failed-access'],
    ]);
  });

  test('numbers run on without a gap in a series of their own', async () => {
    for (const device of [township, township])
      await push(device, [(await reportOf(device, { units: ['bingling'], officers: [] })).entry]);
    const listed = await list(clerk);
    if (typeof listed === 'string') throw new Error(listed);
    expect(listed.map(({ stamp }) => stamp.no)).toEqual(['青司信密〔2026〕1号', '青司信密〔2026〕2号']);
  });

  test('every step to an identity is in the county chain: asked, approved, opened', async () => {
    const { report, entry } = await reportOf(township, { units: ['bingling'], officers: [] });
    const ask = entryOf(clerk, report, { kind: 'ask', reason: '补充线索' });
    const { id } = z.object({ id: z.string() }).parse(ask);
    await push(township, [entry]);
    await push(clerk, [ask]);
    expect(await push(clerk, [entryOf(clerk, report, { kind: 'open', ask: id })])).toMatchObject([
      { refused: 'not-approved' },
    ]);
    await push(chief, [entryOf(chief, report, { kind: 'approve', ask: id, half: SEALED })]);
    expect(await push(clerk, [entryOf(clerk, report, { kind: 'open', ask: id })])).toMatchObject([{ seq: 4 }]);
    const steps = store.dump().audit.filter((row) => row.kind === 'reveal');
    expect(steps.map((row) => [row.officer, z.object({ what: z.string() }).parse(JSON.parse(row.body)).what])).toEqual([
      ['confidential-a', 'confidential-ask'],
      ['chief', 'confidential-approve'],
      ['confidential-a', 'confidential-open'],
    ]);
  });

  test.each([
    ['nonsense', () => ({ a: 1 }), 'malformed'],
    ['from another device', (entry: object) => ({ ...entry, device: 'D9' }), 'wrong-device'],
    ['in the name of nobody', (entry: object) => ({ ...entry, by: 'nobody' }), 'role-missing'],
  ])('refuses what is %s and keeps nothing', async (_, change, refused) => {
    const { entry } = await reportOf(township, { units: [], officers: [] });
    expect(await push(township, [change(z.object({}).loose().parse(entry))])).toMatchObject([{ refused }]);
    expect(await list(clerk)).toEqual([]);
  });

  test('C7, C23 nothing the server holds contains the informant', async () => {
    await push(township, [(await reportOf(township, { units: ['bingling'], officers: [] })).entry]);
    const dump = JSON.stringify(store.dump());
    expect(dump).not.toContain(CANARY);
    expect(dump).not.toContain('收钱不办事');
  });
});
