import { afterEach, expect, test, vi } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { exchange } from '#renderer/sync/exchange.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { backUpDevice, readDeviceBackup } from '#renderer/usecases/device-backup.ts';
import { connectionOf } from '#renderer/usecases/enroll-device.ts';
import { restoreDevice } from '#renderer/usecases/restore-device.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { begin } from '#renderer/usecases/begin.ts';
import { signIn, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { deriveKey } from '#renderer/vault/derive-key.ts';
import { createVaultDatabase } from '#renderer/vault/vault-db.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { aRegistration } from '#test/support/device.ts';
import { enrolAs, must, PASSPHRASE, setupDesk, type TestDesk } from './setup-signed-in.ts';

const OFFICER = 'jiaxi-clerk';
const NOW = '2026-09-04T10:30:00.000Z';
const settled = { pending: 0, receipted: 0, refused: 0 };
const ids = randomIds((bytes) => void crypto.getRandomValues(bytes));

afterEach(() => vi.unstubAllGlobals());

let count = 0;

async function register(store: DeviceStore, summary: string): Promise<string> {
  const stream = ids.stream();
  const slipNo = `甲溪-${store.state.identity?.device}-20260904-${String((count += 1)).padStart(3, '0')}`;
  const action = {
    kind: 'register',
    slipNo,
    queryCode: ids.queryCode(),
    registration: aRegistration({ summary }),
  } as const;
  must(
    await performActions(store, {
      intents: [{ id: ids.operation(), stream, action }],
      by: OFFICER,
      recordedAt: Instant.parse(NOW),
      today: PlainDate.parse('2026-09-04'),
      clockDoubt: false,
    }),
  );
  return stream;
}

const lineOf = ({ store, unlocked }: SignedIn) => {
  const { identity } = store.state;
  if (identity === null) throw new Error('not enrolled');
  return httpTransport(
    connectionOf(identity, unlocked, '', () => undefined),
    () => 0,
  );
};

const sync = async (at: SignedIn): Promise<void> => void must(await exchange(at.store, lineOf(at), () => NOW));

/** A new computer of the same office, enrolled with a code of its own. */
async function newComputer(desk: TestDesk): Promise<{ readonly vault: VaultDeps; readonly signedIn: SignedIn }> {
  const vault = { db: createVaultDatabase(`restored-${(count += 1)}`), derive: deriveKey, now: Date.now };
  const enrolment = await enrolAs(OFFICER, 'jiaxi');
  return { vault, signedIn: must(await begin({ vault, site: desk.site }, enrolment, PASSPHRASE, null)) };
}

const restored = async (to: { vault: VaultDeps; signedIn: SignedIn }, file: Uint8Array<ArrayBuffer>) => {
  const given = { file, officer: OFFICER, passphrase: PASSPHRASE };
  const outcome = must(await restoreDevice(to.signedIn.store, to.vault, given, lineOf(to.signedIn).missing));
  to.signedIn.store.close();
  const again = must(await signIn(to.vault, { base: '', onRevoked: () => undefined }, OFFICER, PASSPHRASE));
  await loadMatters(again.store);
  return { outcome, again };
};

test('B1 a new computer goes on where the backup ends: nothing is lost, nothing is doubled', async () => {
  const desk = await setupDesk();
  const old = desk.signedIn;
  const known = await register(old.store, '早已收妥');
  await sync(old);
  const unsent = await register(old.store, '备份时待发，旧机没有再发');
  const sentLater = await register(old.store, '备份时待发，后来发了');
  const { file, rows } = await backUpDevice(old.store, desk.vault, NOW);
  expect(rows).toBeGreaterThan(5);
  // After the backup the old machine sends the second of the two only, then dies.
  old.store.state.outbox.delete(2);
  await sync(old);
  const { outcome, again } = await restored(await newComputer(desk), file);
  expect(outcome).toEqual({ operations: 3, waiting: 1, damaged: 0 });
  await sync(again);
  expect(queueSummary(again.store)).toMatchObject(settled);
  expect((await desk.server.store.readHead()).seq).toBe(3);
  for (const id of [known, unsent, sentLater]) {
    expect((await readMatter(again.store, id))?.officialNo).toBeDefined();
  }
  expect(again.store.index.size()).toBe(3);
  await register(again.store, '新机上的第一件');
  await sync(again);
  expect((await desk.server.store.readHead()).seq).toBe(4);
  expect(queueSummary(again.store)).toMatchObject(settled);
  again.store.close();
});

test('B2 the file names nobody and opens with no other passphrase', async () => {
  const desk = await setupDesk();
  await register(desk.signedIn.store, '反映排水沟改道');
  const { file } = await backUpDevice(desk.signedIn.store, desk.vault, NOW);
  const content = must(await readDeviceBackup(file));
  for (const canary of ['赵某甲', '排水沟', '雨水']) expect(JSON.stringify(content)).not.toContain(canary);
  const to = await newComputer(desk);
  const given = { file, officer: OFFICER, passphrase: '别的口令一点也不对9!' };
  const line = lineOf(to.signedIn).missing;
  expect(await restoreDevice(to.signedIn.store, to.vault, given, line)).toEqual({
    ok: false,
    error: { code: 'wrong-passphrase' },
  });
  expect(to.signedIn.store.state.lastN).toBe(0);
  to.signedIn.store.close();
});

test('B3 cut off, damaged, no backup, not an empty computer: each says which', async () => {
  const desk = await setupDesk();
  await register(desk.signedIn.store, '反映排水沟改道');
  const { file } = await backUpDevice(desk.signedIn.store, desk.vault, NOW);
  const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
    const read = await readDeviceBackup(bytes);
    return read.ok ? 'ok' : read.error;
  };
  expect(await codeOf(file.slice(0, -1))).toBe('cut-off');
  expect(await codeOf(file.map((byte, i) => (i === file.length - 40 ? byte ^ 1 : byte)))).toBe('damaged');
  expect(await codeOf(file.slice(5))).toBe('not-a-backup');
  const given = { file, officer: OFFICER, passphrase: PASSPHRASE };
  const outcome = await restoreDevice(desk.signedIn.store, desk.vault, given, lineOf(desk.signedIn).missing);
  expect(outcome).toEqual({ ok: false, error: { code: 'not-empty' } });
  desk.signedIn.store.close();
});
