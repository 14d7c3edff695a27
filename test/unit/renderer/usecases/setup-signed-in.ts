import { vi } from 'vitest';
import { API } from '#shared/sync/wire.ts';
import type { SiteStorage } from '#renderer/platform/site-storage.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { exchange } from '#renderer/sync/exchange.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { OldStore } from '#renderer/data/old-store.ts';
import {
  askDemoCode,
  connectionOf,
  enrollDevice,
  readWelcome,
  type Enrolment,
} from '#renderer/usecases/enroll-device.ts';
import { begin } from '#renderer/usecases/begin.ts';
import { newRecoveryKey, publishRecoveryKey, sendEscrow, type recoverFor } from '#renderer/usecases/county-recovery.ts';
import type { EraseDeps } from '#renderer/usecases/erase-device.ts';
import type { CountyContact, SignedIn } from '#renderer/usecases/sign-in.ts';
import { randomBytes } from '#renderer/vault/bytes.ts';
import { deriveKey } from '#renderer/vault/derive-key.ts';
import { createLeftDatabase } from '#renderer/vault/left-db.ts';
import { generateSeatKeys, type OwnKey } from '#renderer/vault/seat-keys.ts';
import { createVaultDatabase } from '#renderer/vault/vault-db.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { setupServer, setUpFictional, type TestServer } from '#test/support/server.ts';
// Gives IndexedDB to what is loaded above, too.
import { aRegistration } from '#test/support/device.ts';

export const PASSPHRASE = '雨水往我院子里灌3次!';
const NOW = '2026-09-04T10:30:00.000Z';

export type TestDesk = {
  readonly server: TestServer;
  readonly vault: VaultDeps;
  readonly signedIn: SignedIn;
  readonly site: SiteStorage & { readonly rest: () => number };
  readonly county: CountyContact;
  /** How often the county said `revoked`. */
  readonly revocations: () => number;
  /** The device's clock. */
  readonly clock: { now: number };
  /** Takes the line away, or gives it back. */
  readonly line: { up: boolean };
};

/** The product's own enrolment at a county server in this process: vault, sealed store, real keys. */
export async function setupDesk(
  change: (profile: CountyProfile) => CountyProfile = (same) => same,
  server: TestServer = setupServer(),
): Promise<TestDesk> {
  await setUpFictional(server.send);
  const line = { up: true };
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!line.up) throw new TypeError('no line');
    return server.app.fetch(new Request(`http://county.test${url}`, init));
  });
  const clock = { now: Date.parse(server.clock.now) };
  const name = Buffer.from(randomBytes(6)).toString('hex');
  const vault: VaultDeps = { db: createVaultDatabase(`vault-${name}`), derive: deriveKey, now: () => clock.now };
  let revoked = 0;
  let rest = 0;
  const site = {
    databases: async () => (await indexedDB.databases()).flatMap((each) => each.name ?? []),
    deleteDatabase: (each: string) =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.deleteDatabase(each);
        request.addEventListener('success', () => done());
        request.addEventListener('error', () => failed(request.error ?? new Error(each)));
      }),
    clearRest: () => Promise.resolve(void (rest += 1)),
    rest: () => rest,
  };
  const enrolment = await enrolAs('jiaxi-clerk', 'jiaxi');
  const signedIn = must(
    await begin({ vault, site }, { ...enrolment, profile: change(enrolment.profile) }, PASSPHRASE, null),
  );
  return {
    server,
    vault,
    signedIn,
    site,
    county: { base: '', onRevoked: () => void (revoked += 1) },
    revocations: () => revoked,
    clock,
    line,
  };
}

export type ErasableDesk = { readonly desk: TestDesk; readonly recovery: OwnKey; readonly deps: EraseDeps };

/** A desk whose county can open what is left behind, with what is needed to erase it. */
export async function setupErasable(): Promise<ErasableDesk> {
  const recovery = (await generateSeatKeys()).seal;
  const desk = await setupDesk((profile) => ({ ...profile, recoveryKey: recovery.publicKey }));
  const { vault, site, clock } = desk;
  const left = createLeftDatabase(`${vault.db.name}-left`);
  return { desk, recovery, deps: { vault, left, site, now: () => clock.now } };
}

export type RecoverableDesk = {
  readonly desk: TestDesk;
  /** The security administrator at a computer of the county. */
  readonly county: Parameters<typeof recoverFor>[0];
  /** Three of paper, of which two open. */
  readonly sheets: readonly string[];
};

/** A desk whose county has a recovery key, and an administrator to use it. */
export async function setupRecoverable(): Promise<RecoverableDesk> {
  const desk = await setupDesk();
  const vault = { ...desk.vault, db: createVaultDatabase(`${desk.vault.db.name}-admin`) };
  const admin = must(await begin({ vault, site: desk.site }, await enrolAs('security-a', 'qinglan'), PASSPHRASE, null));
  const county = { store: admin.store, connection: connect(admin), derive: desk.vault.derive };
  const made = await newRecoveryKey();
  must(await publishRecoveryKey(admin.store, county.connection, made.publicKey));
  const profile = await desk.server.store.readCounty();
  if (profile === null) throw new Error('no county');
  await saveProfile(desk.signedIn.store, profile);
  return { desk, county, sheets: made.shares };
}

/** How whoever signed in speaks to the county. */
export function connect({ unlocked, store }: SignedIn): Connection {
  const { identity } = store.state;
  if (identity === null) throw new Error('not enrolled');
  return connectionOf(identity, unlocked, '', () => undefined);
}

/** Hands the data key to the county, sealed. */
export const handOver = ({ vault }: Pick<TestDesk, 'vault'>, at: SignedIn): Promise<boolean> =>
  sendEscrow(vault, at.unlocked, at.store, connect(at));

/** After each test: the line as it was, no county, no database. */
export async function clearDesk({ server }: TestDesk): Promise<void> {
  vi.unstubAllGlobals();
  await server.stop();
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
}

/** The first step of a new computer: a code of the fictional county, redeemed. */
export async function enrolAs(officer: string, office: string, old: OldStore | null = null): Promise<Enrolment> {
  const { countyKey } = must(await readWelcome(''));
  return must(await enrollDevice('', countyKey, must(await askDemoCode('', countyKey, officer, office)), old));
}

export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}

/** The security administrator revokes the desk's device, as the county's registry keeps it. */
export async function revoke({ server, signedIn }: TestDesk): Promise<void> {
  const { office, device } = signedIn.unlocked.device;
  const row = await server.store.findDevice(office, device);
  if (row === null) throw new Error(`no device at ${API}`);
  await server.store.transaction((tx) => tx.putDevice({ ...row, revokedAt: server.clock.now, revokedFor: '遗失' }));
}

const ids = randomIds((bytes) => void crypto.getRandomValues(bytes));
let count = 0;

/** A registration by the clerk of 甲溪, not sent yet. */
export async function registerAt(store: DeviceStore, summary: string): Promise<string> {
  const stream = ids.stream();
  const slipNo = `甲溪-${store.state.identity?.device}-20260904-${String((count += 1)).padStart(3, '0')}`;
  const registration = aRegistration({ summary });
  const action = { kind: 'register', slipNo, queryCode: ids.queryCode(), registration } as const;
  must(
    await performActions(store, {
      intents: [{ id: ids.operation(), stream, action }],
      by: 'jiaxi-clerk',
      recordedAt: Instant.parse(NOW),
      today: PlainDate.parse('2026-09-04'),
      clockDoubt: false,
    }),
  );
  return stream;
}

export const lineOf = (at: SignedIn): Transport => httpTransport(connect(at), () => 0);

export const syncAt = async (at: SignedIn): Promise<void> => void must(await exchange(at.store, lineOf(at), () => NOW));

export type NewComputer = { readonly vault: VaultDeps; readonly signedIn: SignedIn };

/** A new computer of the same office, enrolled with a code of its own. */
export async function newComputer(desk: TestDesk): Promise<NewComputer> {
  const vault = { db: createVaultDatabase(`restored-${(count += 1)}`), derive: deriveKey, now: Date.now };
  const enrolment = await enrolAs('jiaxi-clerk', 'jiaxi');
  return { vault, signedIn: must(await begin({ vault, site: desk.site }, enrolment, PASSPHRASE, null)) };
}
