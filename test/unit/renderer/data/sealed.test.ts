import { expect, test } from 'vitest';
import { openDeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { readOutboxPage } from '#renderer/data/queries/sync-state.ts';
import { resealStore } from '#renderer/data/reseal.ts';
import type { MatterRow, OperationRow } from '#renderer/data/rows.ts';
import { requested, write } from '#renderer/data/transaction.ts';
import { storeList } from '#renderer/data/stored-list.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { restartReading } from '#renderer/data/writes/device-record.ts';
import { saveDraft } from '#renderer/data/writes/drafts.ts';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { SessionAction } from '#shared/model/reception.ts';
import type { Receipt } from '#shared/sync/push.ts';
import { importDataKey } from '#renderer/vault/key-encryption.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { sealedCodec } from '#renderer/data/codec.ts';
import { keepContent, keepThumb } from '#renderer/data/writes/keep-content.ts';
import { deleteStore, testCodec } from '#test/support/device.ts';
import { note, setupCounty, type Device } from './setup-county.ts';

const CANARY = { name: '欧阳某金丝雀', phone: '13812345678', idNo: '110101199003070003' };

async function setupFull() {
  const county = await setupCounty();
  const office = await county.device('jiaxi');
  const first = await office.register({ petitioners: [{ ...CANARY, role: 'principal' }] });
  await office.sync();
  const second = await office.register({ petitioners: [{ ...CANARY, role: 'principal' }] });
  const form = { people: [CANARY] };
  await saveDraft(office.store, { id: 'd', savedAt: '2026-09-04T01:00:00.000Z', by: 'x', title: CANARY.name, form });
  const kept = await keepContent(office.store, new Blob([`%PDF-1.7 ${CANARY.name}`]), 'd');
  if (!kept.ok) throw new Error(kept.error.code);
  await keepThumb(office.store, kept.value, new TextEncoder().encode(CANARY.name));
  return { ...county, office, first, second };
}

/** The same with a row in every table: receipted, refused, planned, looked at, listed. */
async function setupEvery() {
  const full = await setupFull();
  const { store, deps, register } = full.office;
  const people = { petitioners: [{ ...CANARY, role: 'principal' as const }] };
  const answer = async (receipt: Receipt): Promise<void> => {
    await register(people);
    const row = [...store.state.outbox.values()].at(-1);
    if (row !== undefined) await applyReceipts(store, [row], [receipt], deps.clock.now());
  };
  await answer(['a', 99, `${CANARY.name}〔2026〕9号`]);
  await answer(['r', 'voided', { reason: CANARY.name }]);
  const log = createAuditLog({ store, now: deps.clock.now, later: () => () => undefined });
  await log.of(deps.officer.id).record({ kind: 'export', what: 'ledger', reason: CANARY.name });
  const action = SessionAction.parse({
    kind: 'plan-session',
    type: 'office-market-day',
    day: deps.clock.today(),
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: CANARY.name },
    host: 'jiaxi-head',
    companions: [],
  });
  await performOnSessions(deps, [{ action }]);
  // Fewer are not worth a stored list.
  for (let n = 0; n < 500; n += 1) await register(people);
  await loadMatters(store);
  await storeList(store);
  await register(people);
  return full;
}

const rowOf = async ({ store }: Device, id: string): Promise<MatterRow> =>
  requested<MatterRow>(store.db.backendDB().transaction('matters').objectStore('matters').get(id));
const putRow = ({ store }: Device, row: MatterRow): Promise<void> =>
  write(store.db, ['matters'], 'strict', (named) => named('matters').put(row));
const damagedIn = ({ store }: Device): readonly unknown[] => [...store.state.damaged.values()];

/** Columns that may be read without the key (C1): random ids, own numbers, milliseconds, marks. */
const CLEAR: Readonly<Record<string, readonly string[]>> = {
  matters: ['id', 'at', 'rev'],
  operations: ['n', 'stream', 'withdrawn'],
  outbox: ['n', 'stream', 'at'],
  receipts: ['n', 'stream', 'seq'],
  tray: ['n', 'stream', 'at'],
  drafts: ['id', 'at', 'rev'],
  audit: ['n'],
  reception: ['key', 'rev'],
  meta: ['key', 'rev'],
  lists: ['n', 'rev'],
  stale: ['id'],
  contents: ['id', 'rev'],
  pieces: ['id', 'n'],
  thumbs: ['id'],
};

test('C1 every column of every table is on the list or is ciphertext', async () => {
  const { office } = await setupEvery();
  const db = office.store.db.backendDB();
  let looked = 0;
  for (const table of db.objectStoreNames) {
    const rows = await requested<Record<string, unknown>[]>(db.transaction(table).objectStore(table).getAll());
    // A table without a row would show nothing.
    expect(rows.length, table).toBeGreaterThan(0);
    for (const row of rows) {
      const { body, ...clear } = row;
      looked += Object.keys(row).length;
      expect(Object.keys(clear).filter((column) => CLEAR[table]?.includes(column) !== true)).toEqual([]);
      expect(body === undefined || (body instanceof Uint8Array && body[0] === 1)).toBe(true);
      const stored = Buffer.from(body instanceof Uint8Array ? body : []).toString('latin1') + JSON.stringify(clear);
      for (const secret of Object.values(CANARY)) expect(stored).not.toContain(Buffer.from(secret).toString('latin1'));
    }
  }
  expect([...db.objectStoreNames].sort()).toEqual(Object.keys(CLEAR).sort());
  expect(looked).toBeGreaterThanOrEqual(5000);
});

test.each<readonly [string, (device: Device, a: string, b: string) => Promise<void>]>([
  [
    'C2 two contents swapped',
    async (device, a, b) => {
      const [one, other] = [await rowOf(device, a), await rowOf(device, b)];
      await putRow(device, { ...one, body: other.body, rev: other.rev });
    },
  ],
  [
    'C2 one bit changed',
    async (device, a) => {
      const row = await rowOf(device, a);
      const body = row.body.slice();
      body[40] = (body[40] ?? 0) ^ 4;
      await putRow(device, { ...row, body });
    },
  ],
  [
    'C2 earlier content of the same row put back',
    async (device, a) => {
      const old = await rowOf(device, a);
      await device.act(a, note('以后的事'));
      await putRow(device, { ...(await rowOf(device, a)), body: old.body });
    },
  ],
  [
    'C2 an unknown algorithm',
    async (device, a) => {
      const row = await rowOf(device, a);
      const body = row.body.slice();
      body[0] = 77;
      await putRow(device, { ...row, body });
    },
  ],
])('%s: shown as damaged, the others stay, nothing is begun anew', async (_name, damage) => {
  const { office, first, second } = await setupFull();
  await damage(office, first.id, second.id);
  const again = await office.reopen();
  expect(damagedIn(again)).toEqual([{ table: 'matters', key: first.id }]);
  expect(again.store.index.all().map((row) => row.id)).toEqual([second.id]);
  expect(await readMatter(again.store, first.id)).toBeNull();
  expect(await again.act(first.id, note('再记'))).toEqual({
    ok: false,
    error: { kind: 'storage', problem: { code: 'damaged' } },
  });
  // The row itself is still there.
  expect(await rowOf(again, first.id)).toBeDefined();
});

test('C2 a damaged matter comes back from the county', async () => {
  const { office, first } = await setupFull();
  await office.sync();
  const row = await rowOf(office, first.id);
  await putRow(office, { ...row, body: row.body.slice(0, 50) });
  const again = await office.reopen();
  expect(damagedIn(again)).toHaveLength(1);
  await restartReading(again.store);
  await again.sync();
  expect(damagedIn(again)).toEqual([]);
  expect((await readMatter(again.store, first.id))?.id).toBe(first.id);
});

test('C2 a damaged operation is not sent and not overtaken; other matters go on', async () => {
  const { office, second } = await setupFull();
  await office.act(second.id, note('在后面'));
  const third = await office.register();
  const operations = office.store.db.backendDB().transaction('operations').objectStore('operations');
  const row = await requested<OperationRow>(operations.get(2));
  await write(office.store.db, ['operations'], 'strict', (named) =>
    named('operations').put({ ...row, body: row.body.slice(0, 30) }),
  );
  const page = await readOutboxPage(office.store, 0, 100);
  expect(page.rows.map(({ stream }) => stream)).toEqual([third.id]);
  expect(page.texts).toHaveLength(1);
  expect(damagedIn(office)).toEqual([{ table: 'operations', key: 2 }]);
});

test('without the key nothing opens, and nothing is overwritten', async () => {
  const { office } = await setupFull();
  const { name } = office.store.db;
  office.store.close();
  const codec = sealedCodec(await recordCipher(await importDataKey(new Uint8Array(32).fill(9))));
  expect(await openDeviceStore({ name, codec })).toEqual({ ok: false, error: { code: 'damaged' } });
  expect((await office.reopen()).store.index.size()).toBe(2);
});

test('the data key is changed by copying; ended half-way, the copying goes on; the old store is untouched', async () => {
  const { office } = await setupFull();
  const { name } = office.store.db;
  const before = {
    rows: office.store.index.all(),
    queue: [...office.store.state.outbox],
    meta: office.store.state.place,
  };
  office.store.close();
  const to = `${name}-next`;
  const next = sealedCodec(await recordCipher(await importDataKey(new Uint8Array(32).fill(5)), 'SM4-CBC+HMAC-SM3'));
  const from = { name, codec: await testCodec() };
  let sealed = 0;
  const breaking = {
    ...next,
    seal: (records: Parameters<typeof next.seal>[0]) => {
      sealed += 1;
      return sealed > 4 ? Promise.reject(new Error('power cut')) : next.seal(records);
    },
  };
  await expect(resealStore({ from, to: { name: to, codec: breaking } })).rejects.toThrow('power cut');
  await resealStore({ from, to: { name: to, codec: next } });
  const opened = await openDeviceStore({ name: to, codec: next });
  if (!opened.ok) throw new Error(opened.error.code);
  await loadMatters(opened.value);
  expect(opened.value.index.all()).toEqual(before.rows);
  expect([...opened.value.state.outbox]).toEqual(before.queue);
  expect(opened.value.state.place).toEqual(before.meta);
  opened.value.close();
  await deleteStore(to);
  expect((await office.reopen()).store.index.all()).toEqual(before.rows);
});
