/** A page with vault and store and no screens: what the tests of sealing drive in a real Chromium. */
import { plainCodec, sealedCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { requested, write } from '#renderer/data/transaction.ts';
import { saveDraft } from '#renderer/data/writes/drafts.ts';
import { sealLogs } from '#renderer/data/reception-rows.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { sealBodies } from '#renderer/data/matter-rows.ts';
import { fillList } from '#renderer/app/load-rest.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { deriveInWorker } from '#renderer/vault/kdf-client.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { generateDeviceKey, generateSeatKeys } from '#renderer/vault/seat-keys.ts';
import { createVaultDatabase } from '#renderer/vault/vault-db.ts';
import type { AlgorithmName } from '#renderer/vault/cipher-suite.ts';
import { foundVault, unlock, type Unlocked, type VaultDeps } from '#renderer/vault/vault.ts';
import { aTicket } from '#test/support/seat-ticket.ts';
import { sheet } from '../harness/records.ts';
import { registerOf, stamped } from '../product/operations.ts';

const { derive, warmUp } = deriveInWorker(() => new Worker('/kdf-worker.js'));
const deps: VaultDeps = { db: createVaultDatabase('jft-vault'), derive, now: Date.now };

let store: DeviceStore | null = null;

async function opened(name: string, unlocked: Unlocked | null): Promise<DeviceStore> {
  const codec =
    unlocked === null ? plainCodec() : sealedCodec(await recordCipher(unlocked.dataKey, unlocked.device.algorithm));
  const answer = await openDeviceStore({ name, codec });
  if (!answer.ok) throw new Error(answer.error.code);
  return (store = answer.value);
}

const random = (bytes: Uint8Array): Uint8Array => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>); // a fresh array

type Canary = { readonly name: string; readonly phone: string; readonly idNo: string };

/** Matters with `names` among their petitioners, their operations, of which the newest `waiting` are to be sent, and a draft. */
async function fill(into: DeviceStore, count: number, canary: Canary, waiting = count): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    const ops = Array.from({ length: Math.min(500, count - from) }, (_, i) => {
      const one = sheet(from + i);
      const registration = { ...one.registration, petitioners: [{ ...canary, role: 'principal' as const }] };
      return stamped({
        device: 1,
        n: from + i + 1,
        stream: one.id,
        recordedAt: one.recordedAt,
        base: 0,
        action: registerOf({ ...one, registration }),
        random,
      });
    });
    const rows = await sealBodies(
      into,
      ops.map((op) => ({ view: evolve(null, op, null), confirmed: null })),
    );
    const bodies = await into.codec.seal(
      ops.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) })),
    );
    await write(into.db, ['matters', 'operations', 'outbox'], 'strict', (named) => {
      for (const row of rows) named('matters').put(row);
      ops.forEach((op, i) => {
        named('operations').put({ n: op.n, stream: op.stream, body: bodies[i] });
        if (op.n > count - waiting) named('outbox').put({ n: op.n, stream: op.stream, at: 0 });
      });
    });
  }
  const savedAt = '2026-09-04T01:00:00.000Z';
  await saveDraft(into, { id: 'd', savedAt, by: 'jiaxi-clerk', title: canary.name, form: { people: [canary] } });
  // Sealed like any other row, whatever is in it.
  const [log] = await sealLogs(into, [{ id: 'session-x' as never, confirmed: [], waiting: [canary as never] }]);
  await write(into.db, ['reception'], 'strict', (named) => void named('reception').put(log));
}

/** Milliseconds after the key was there: the first rows, then every list. */
type Unlocking = {
  readonly first: number;
  readonly load: number;
  readonly matters: number;
};

const page = {
  warmUp,
  async found(passphrase: string, algorithm: AlgorithmName = 'A256GCM'): Promise<void> {
    const [device, keys] = await Promise.all([generateDeviceKey(), generateSeatKeys()]);
    await foundVault(
      deps,
      {
        office: 'jiaxi',
        device: 'D1',
        unit: '甲溪司法所',
        deviceKey: device.privateKey,
        store: 'sealed-1',
        algorithm,
      },
      { ticket: aTicket('jiaxi-clerk', keys), passphrase, keys },
    );
  },
  async fill(count: number, canary: Canary, passphrase: string | null, waiting = count): Promise<void> {
    if (passphrase === null) return fill(await opened('plain-1', null), count, canary);
    const answer = await unlock(deps, 'jiaxi-clerk', passphrase);
    if (!answer.ok) throw new Error(answer.error.code);
    return fill(await opened(answer.value.device.store, answer.value), count, canary, waiting);
  },
  /** Everything a sign-in does, by the product's own steps; from passphrase to filled list. */
  async unlock(passphrase: string): Promise<Unlocking> {
    let derived = 0;
    const timedDerive: VaultDeps['derive'] = async (...asked) => {
      const key = await deps.derive(...asked);
      derived = performance.now();
      return key;
    };
    const county = { base: '', onRevoked: () => undefined };
    const answer = await signIn({ ...deps, derive: timedDerive }, county, 'jiaxi-clerk', passphrase);
    if (!answer.ok) throw new Error(answer.error.code);
    const open = (store = answer.value.store);
    const sizes: { readonly at: number; readonly size: number }[] = [];
    open.onChange(() => sizes.push({ at: performance.now() - derived, size: open.index.size() }));
    await fillList(open);
    const matters = open.index.size();
    const [first, load] = [sizes[0], sizes.find(({ size }) => size === matters)].map((each) => each?.at ?? NaN);
    return { first: first ?? NaN, load: load ?? NaN, matters };
  },
  /** Names in memory, as a list shows them. */
  shown: (): number => store?.index.all().filter((row) => row.name !== '').length ?? 0,
  async rows(name: string): Promise<number> {
    const db = await requested<IDBDatabase>(indexedDB.open(name));
    return requested<number>(db.transaction('matters').objectStore('matters').count());
  },
};

export type VaultPage = typeof page;

Object.assign(globalThis, { vault: page });
