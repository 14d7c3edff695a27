/** A device that speaks to the county by stick only: the real data layer, with keys that Node made. */
import { webcrypto } from 'node:crypto';
import { exportPackage, type ExportedPackage } from '#renderer/sync/export-package.ts';
import { importPackage } from '#renderer/sync/import-package.ts';
import { openSealed } from '#renderer/vault/public-seal.ts';
import type { Carrier } from '#renderer/vault/carrier.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { exchangeSealed } from '#renderer/usecases/exchange-sealed.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import type { Action } from '#shared/model/action.ts';
import { DeviceCode, StreamId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { PackageResponse } from '#shared/sync/carried.ts';
import { aRegistration, depsOf, MARKET_DAY, openStore } from './device.ts';
import { seededRandom } from './seeded-random.ts';
import { enrolTestDevice, signerWith, testCountyKey, type Send, type TestDevice } from './server.ts';

export type StickDevice = {
  readonly seat: TestDevice;
  readonly carrier: Carrier;
  readonly store: () => DeviceStore;
  readonly deps: () => UseCaseDeps;
  readonly register: (summary: string) => Promise<string>;
  readonly act: (stream: string, action: Action) => Promise<void>;
  readonly export: (mostPieces?: number) => Promise<ExportedPackage>;
  readonly import: (answer: CarriedFile) => ReturnType<typeof importPackage>;
  /** The same device after a restart. */
  readonly reopen: () => Promise<void>;
};

export type CarriedFile = { readonly name: string; readonly file: Uint8Array<ArrayBuffer> };

let count = 0;

/** Who carries packages for a seat whose keys the test holds, to the county with this key. */
export function carrierFor(
  { office, device, officer, ticket, keys }: TestDevice,
  countyKey: string = testCountyKey.publicKey,
): Carrier {
  const jwk = keys.seal.privateKey.export({ format: 'jwk' });
  const own = webcrypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return {
    countyKey,
    ticket,
    signer: signerWith(keys, { office, device, officer }),
    receiver: { key: ticket.seat.seal, open: async (box, about) => openSealed(await own, box, about) },
  };
}

export async function enrolStickDevice(
  send: Send,
  office: string,
  countyKey: string = testCountyKey.publicKey,
): Promise<StickDevice> {
  const seat = await enrolTestDevice(send, office);
  const name = `stick-${(count += 1)}`;
  let store = await openStore(name);
  const identity = {
    office,
    device: DeviceCode.parse(seat.device),
    countyKey,
    countyBound: false,
  };
  await saveIdentity(store, identity, fictionalCounty(), '2027-01-01T00:00:00.000Z');
  let millis = MARKET_DAY;
  const random = seededRandom(11 + count);
  const deps = () => depsOf(store, random, () => (millis += 1000));
  const carrier = carrierFor(seat, countyKey);
  const perform = async (stream: string | null, action: (n: number) => Action): Promise<string> => {
    const { clock, ids, officer } = deps();
    const id = stream === null ? ids.stream() : StreamId.parse(stream);
    const done = await performActions(store, {
      intents: [{ id: ids.operation(), stream: id, action: action(store.state.lastN + 1) }],
      by: officer.id,
      recordedAt: clock.now(),
      today: clock.today(),
      clockDoubt: false,
    });
    if (!done.ok) throw new Error(JSON.stringify(done));
    return id;
  };
  return {
    seat,
    carrier,
    store: () => store,
    deps,
    register: (summary) =>
      perform(null, (n) => ({
        kind: 'register',
        slipNo: `${office}-${seat.device}-20260904-${String(n).padStart(3, '0')}`,
        queryCode: deps().ids.queryCode(),
        registration: aRegistration({ summary }),
      })),
    act: async (stream, action) => void (await perform(stream, () => action)),
    export: (mostPieces) =>
      exportPackage(store, carrier, () => Instant.parse(new Date(millis).toISOString()), mostPieces),
    import: ({ name: fileName, file }) =>
      importPackage(store, carrier, file, fileName, (ask) => exchangeSealed(store, ask)),
    reopen: async () => {
      store.close();
      store = await openStore(name);
    },
  };
}

/** Puts a file in at the county desk. */
export async function putIn(desk: TestDevice, { name, file }: CarriedFile): Promise<PackageResponse['outcome']> {
  const response = await desk.send(`/packages?name=${encodeURIComponent(name)}`, { method: 'POST', body: file });
  return PackageResponse.parse(await response.json()).outcome;
}

/** The answer to carry back; throws when the county did not take the package. */
export async function carry(desk: TestDevice, sent: CarriedFile): Promise<CarriedFile> {
  const outcome = await putIn(desk, sent);
  if (!outcome.taken) throw new Error(outcome.problem);
  const file = fromBase64url(outcome.file);
  if (file === null) throw new Error('the answer is no file');
  return { name: outcome.name, file };
}
