import { describe, expect, test } from 'vitest';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { saveDraft } from '#renderer/data/writes/drafts.ts';
import { diagnose, FINDING_NAMES, type DiagnosedComputer, type DiagnosedRun } from '#renderer/usecases/diagnostics.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { generateDeviceKey } from '#renderer/vault/seat-keys.ts';
import type { VaultDevice } from '#renderer/vault/vault-rows.ts';
import { setupCounty } from '../data/setup-county.ts';

const CANARY = { name: '欧阳某金丝雀', phone: '13812345678', idNo: '110101199003070003' };
const SECRETS = [...Object.values(CANARY), '水沟', 'leaked-words'];
const COMPUTER: DiagnosedComputer = {
  version: '0.1.0',
  host: 'electron',
  shell: { publisherKey: null, packed: 'unsigned' },
  agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
  now: '2026-09-04T01:10:00.000Z',
  zone: 'Asia/Shanghai',
  storage: { usage: 12_400_000, quota: 120_000_000_000 },
};

const { privateKey: deviceKey } = await generateDeviceKey();
const DEVICE: VaultDevice = {
  office: 'jiaxi',
  device: 'D1',
  unit: CANARY.name,
  deviceKey,
  store: 'sealed-1',
  algorithm: 'A256GCM',
  term: { at: '2026-09-01T01:00:00.000Z', clock: '2026-09-01T01:00:00.000Z', days: 90 },
};

/** An office with people in every table: confirmed, waiting, refused, as a draft. */
async function setupFull() {
  const county = await setupCounty();
  const { store, ...office } = await county.device('jiaxi');
  const person = { petitioners: [{ ...CANARY, role: 'principal' as const }], summary: '水沟堵了' };
  await office.register(person);
  await office.sync();
  await office.register(person);
  const refused = await office.register(person);
  await saveDraft(store, { id: 'd', savedAt: COMPUTER.now, by: 'x', title: CANARY.name, form: { people: [CANARY] } });
  const row = [...store.state.outbox.values()].find(({ stream }) => stream === refused.id);
  if (row === undefined) throw new Error('nothing waits');
  const detail = { name: CANARY.name };
  await applyReceipts(store, [row], [['r', 'closed', detail]], Instant.parse(COMPUTER.now));
  await loadMatters(store);
  return store;
}

const fileOf = async (run: DiagnosedRun): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await diagnose(COMPUTER, run)).map(({ about, value }) => [about, value]));

/** What a careless program would throw: the person in its message and in the address it was at. */
function failure(): Error {
  const error = new TypeError(`cannot read ${Object.values(CANARY).join(' ')}`);
  error.stack = [
    `TypeError: ${error.message}`,
    '    at listRowOf (http://127.0.0.1:8787/assets/matter-3f9a.js:1:20431)',
    `    at async Promise.all (index 0)`,
    `    at ${CANARY.name} (http://127.0.0.1:8787/assets/${CANARY.name}.js?q=${CANARY.phone}:1:2)`,
    `    at http://127.0.0.1:8787/assets/app.js?name=leaked-words:7:1`,
  ].join('\n');
  return error;
}

describe('C27 the diagnostic file', () => {
  test('tells versions, counts, states and where it failed; nothing of anybody in the store', async () => {
    const store = await setupFull();
    const told = await fileOf({
      store,
      device: DEVICE,
      sync: { kind: 'waiting', problem: 'offline' },
      failure: failure(),
    });
    expect(Object.keys(told)).toEqual([...FINDING_NAMES]);
    expect(told).toMatchObject({
      version: '0.1.0',
      publisher: 'no-key',
      packed: 'unsigned',
      usedMb: '12',
      quotaMb: '120000',
      storeVersion: '6',
      pending: '1',
      refused: '1',
      refusals: 'closed 1',
      damaged: '0',
      reading: 'done',
      scope: '1',
      sync: 'waiting offline',
      failure: 'TypeError',
      frames: 'listRowOf matter-3f9a.js:1:20431 < app.js:7:1',
    });
    expect(told['tables']).toMatch(/matters 3, operations 3, outbox 1/);
    // The store does hold them, so the search would find them.
    expect(JSON.stringify(store.index.all())).toContain(CANARY.name);
    for (const secret of SECRETS) expect(JSON.stringify(told), secret).not.toContain(secret);
  });

  test('C16 says how long the keys stay without contact, and that they stay where the county could not open it', async () => {
    const run = { store: null, sync: null, failure: null };
    const held = { to: 'k', store: 'sealed-1' };
    const escrow = { ...held, box: 'b' };
    const told = async (device: VaultDevice): Promise<string | undefined> => (await fileOf({ ...run, device })).keyTerm;
    expect(await told(DEVICE)).toBe('2026-09-01T01:00:00.000Z + 90 d, no escrow: refuse only');
    expect(await told({ ...DEVICE, escrow, held })).toBe('2026-09-01T01:00:00.000Z + 90 d, wipe');
    const { term: _, ...old } = DEVICE;
    expect(await told(old)).toBe('none');
  });

  test('a text of a person that gets into any value is left out, also by a later mistake', async () => {
    const store = await setupFull();
    const poisoned = Object.values(CANARY);
    let tried = 0;
    for (const text of poisoned) {
      const state = {
        ...store.state,
        lastServerTime: text,
        lastSyncAt: text,
        leaseUntil: text,
        place: { ...store.state.place, scope: text },
      };
      const computer = { ...COMPUTER, version: text, host: text, agent: `Mozilla ${text}`, now: text, zone: text };
      const found = await diagnose(computer, {
        store: { ...store, state },
        sync: { kind: text, problem: text },
        failure: text,
      });
      for (const { value } of found) expect(value).not.toContain(text);
      tried += found.filter(({ value }) => value === '-').length;
    }
    expect(tried).toBeGreaterThanOrEqual(poisoned.length * 9);
  });

  test('a store that could not be opened still has a file, with the code of why', async () => {
    const told = await fileOf({ store: null, sync: null, failure: 'newer-version' });
    expect(told).toMatchObject({ failure: 'newer-version', version: '0.1.0' });
    expect(Object.keys(told)).toHaveLength(12);
  });
});
