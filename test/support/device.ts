/** A device for tests: the real data layer over IndexedDB in memory. Clock and ids are the test's. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { sealedCodec, type Codec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { deriveFrom, importDataKey } from '#renderer/vault/key-encryption.ts';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ALGORITHMS, UnknownAlgorithm } from '#renderer/vault/cipher-suite.ts';
import type { RecordCipher } from '#renderer/vault/record-suites.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { systemClock } from '#renderer/usecases/system-clock.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import type { Random } from './seeded-random.ts';

// Dexie may have been loaded before there was an IndexedDB to find.
Dexie.dependencies = { indexedDB, IDBKeyRange };

/** 2026-09-04, a market day: 09:10 in Beijing. */
export const MARKET_DAY = Date.parse('2026-09-04T01:10:00.000Z');

let codec: Promise<Codec> | null = null;

/** Sealing as in the product, under a key that every test knows. */
export const testCodec = (): Promise<Codec> =>
  (codec ??= importDataKey(Uint8Array.from({ length: 32 }, (_, i) => i))
    .then((key) => deriveFrom(key, 'record', 32))
    .then((key) => sealedCodec(nodeCipher(key))));

/**
 * The bytes of the product's own suite, made at once: WebCrypto answers from other threads in whatever order these get to
 * run, so that a seed of the simulation would not play the same way twice.
 */
const nodeCipher = (key: Uint8Array<ArrayBuffer>): RecordCipher => ({
  seal: (plain, about) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(about);
    const parts = [Uint8Array.of(ALGORITHMS.A256GCM), iv, cipher.update(plain), cipher.final()];
    return Promise.resolve(new Uint8Array(Buffer.concat([...parts, cipher.getAuthTag()])));
  },
  open: async (sealed, about) => {
    if (sealed[0] !== ALGORITHMS.A256GCM) throw new UnknownAlgorithm(sealed[0]);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(about);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = [decipher.update(sealed.subarray(13, -16)), decipher.final()];
    await Promise.resolve();
    return new Uint8Array(Buffer.concat(plain));
  },
});

/** Opens the store of a device and loads its matters, as at the start of the program. */
export async function openStore(name: string): Promise<DeviceStore> {
  const opened = await openDeviceStore({ name, codec: await testCodec() });
  if (!opened.ok) throw new Error(`store ${name}: ${opened.error.code}`);
  await loadMatters(opened.value);
  return opened.value;
}

/** Makes the store one of an office's, as enrolment does. */
export async function enroll(
  store: DeviceStore,
  profile: CountyProfile,
  office: string,
  device = 'D1',
): Promise<DeviceStore> {
  const unit = profile.units.find((u) => u.code === office);
  const identity = {
    office,
    device: DeviceCode.parse(device),
    countyKey: 'A'.repeat(87),
    countyBound: unit?.level !== 'township-office',
  };
  await saveIdentity(store, identity, profile);
  return store;
}

/** What use cases need, with the officer of the device's office. */
export function depsOf(store: DeviceStore, random: Random, millis: () => number): UseCaseDeps {
  const officer = store.state.profile?.officers.find((o) => o.unit === store.state.identity?.office);
  if (officer === undefined) throw new Error('the device is not enrolled, or its office has no officer');
  return { store, clock: systemClock(millis), ids: randomIds(random.fill), officer };
}

export const deleteStore = (name: string): Promise<void> => Dexie.delete(name);

/** A visit that satisfies every rule; all of it invented. */
export function aRegistration(changes: Partial<Registration> = {}): Registration {
  return {
    form: 'visit',
    occurredAt: Instant.parse('2026-09-04T01:05:00.000Z'),
    receivedOn: PlainDate.parse('2026-09-04'),
    petitionerType: 'individual',
    petitioners: [{ name: '赵某甲', role: 'principal' }],
    totalPersons: 1,
    purpose: 'appeal-resolve',
    justiceCategory: 'people-mediation',
    statement: '他家的水沟改道以后，雨水往我院子里灌。',
    summary: '反映邻居改道排水沟致院内积水',
    claims: ['恢复原水沟'],
    dutyUnit: UnitCode.parse('jiaxi'),
    ...changes,
  };
}
