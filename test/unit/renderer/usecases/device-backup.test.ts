import { afterEach, expect, test, vi } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { keepContent, keepThumb } from '#renderer/data/writes/keep-content.ts';
import { keepSealed } from '#renderer/data/writes/sealed-reports.ts';
import { readThumb } from '#renderer/data/queries/contents.ts';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { httpContents } from '#renderer/sync/content-transport.ts';
import { createContentExchange } from '#renderer/sync/exchange-contents.ts';
import { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { readBackupPart } from '#renderer/usecases/device-backup-file.ts';
import { connectionOf } from '#renderer/usecases/enroll-device.ts';
import { startRestoring, type Restored } from '#renderer/usecases/restore-device.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { signIn, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import type { ConfidentialEntry } from '#shared/model/confidential.ts';
import { StreamId } from '#shared/model/ids.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import {
  lineOf,
  must,
  newComputer,
  PASSPHRASE,
  registerAt as register,
  setupDesk,
  syncAt as sync,
  type NewComputer,
} from './setup-signed-in.ts';

const OFFICER = 'jiaxi-clerk';
const NOW = '2026-09-04T10:30:00.000Z';
const settled = { pending: 0, receipted: 0, refused: 0 };
const ids = randomIds((bytes) => void crypto.getRandomValues(bytes));

afterEach(() => vi.unstubAllGlobals());

const restoringOn = ({ vault, signedIn }: NewComputer) =>
  startRestoring(signedIn.store, vault, OFFICER, lineOf(signedIn).missing);

const restored = async (to: NewComputer, ...files: readonly Uint8Array<ArrayBuffer>[]) => {
  const restoring = restoringOn(to);
  let outcome: Restored | null = null;
  for (const [i, file] of files.entries()) {
    const taken = must(await restoring.take(file, PASSPHRASE));
    if ('next' in taken) expect(taken).toEqual({ next: i + 2, of: files.length });
    else outcome = taken;
  }
  to.signedIn.store.close();
  const again = must(await signIn(to.vault, { base: '', onRevoked: () => undefined }, OFFICER, PASSPHRASE));
  await loadMatters(again.store);
  return { outcome, again };
};

const only = async (backup: Awaited<ReturnType<typeof backUpDevice>>) => {
  expect(backup.of).toBe(1);
  return (await backup.file(1)).bytes;
};

test('B1 a new computer goes on where the backup ends: nothing is lost, nothing is doubled', async () => {
  const desk = await setupDesk();
  const old = desk.signedIn;
  const known = await register(old.store, '早已收妥');
  await sync(old);
  const unsent = await register(old.store, '备份时待发，旧机没有再发');
  const sentLater = await register(old.store, '备份时待发，后来发了');
  const backup = await backUpDevice(old.store, desk.vault, NOW);
  expect(backup.rows).toBeGreaterThan(5);
  const file = await only(backup);
  // After the backup the old machine sends the second of the two only, then dies.
  old.store.state.outbox.delete(2);
  await sync(old);
  const { outcome, again } = await restored(await newComputer(desk), file);
  expect(outcome).toEqual({ operations: 3, waiting: 1, contents: 0, damaged: 0 });
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
  const file = await only(await backUpDevice(desk.signedIn.store, desk.vault, NOW));
  const content = must(await readBackupPart(file));
  for (const canary of ['赵某甲', '排水沟', '雨水']) expect(JSON.stringify(content)).not.toContain(canary);
  const to = await newComputer(desk);
  expect(await restoringOn(to).take(file, '别的口令一点也不对9!')).toEqual({
    ok: false,
    error: { code: 'wrong-passphrase' },
  });
  expect(to.signedIn.store.state.lastN).toBe(0);
  to.signedIn.store.close();
});

test('B3 cut off, damaged, no backup, not an empty computer: each says which', async () => {
  const desk = await setupDesk();
  await register(desk.signedIn.store, '反映排水沟改道');
  const file = await only(await backUpDevice(desk.signedIn.store, desk.vault, NOW));
  const codeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
    const read = await readBackupPart(bytes);
    return read.ok ? 'ok' : read.error;
  };
  expect(await codeOf(file.slice(0, -1))).toBe('cut-off');
  expect(await codeOf(file.map((byte, i) => (i === file.length - 40 ? byte ^ 1 : byte)))).toBe('damaged');
  expect(await codeOf(file.slice(5))).toBe('not-a-backup');
  expect(await codeOf(file.slice(0, 5))).toBe('cut-off');
  const outcome = await restoringOn(desk).take(file, PASSPHRASE);
  expect(outcome).toEqual({ ok: false, error: { code: 'not-empty' } });
  desk.signedIn.store.close();
});

/** A PDF of three pieces, the last one short. */
const PDF = new Uint8Array(ATTACHMENT_CHUNK * 2 + 1000).map((_, i) => (i * 13 + (i >> 12)) % 253);
PDF.set(new TextEncoder().encode('%PDF-1.7\n'));

async function attach(store: DeviceStore, stream: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { hash, size, type } = must(await keepContent(store, new Blob([bytes]), 'draft-1'));
  await keepThumb(store, must(await keepContent(store, new Blob([bytes]), 'draft-1')), new Uint8Array([1, 2, 3]));
  const action = {
    kind: 'add-attachment',
    hash,
    size,
    type,
    title: '土地证',
    category: 'other',
    source: 'petitioner',
  } as const;
  must(
    await performActions(store, {
      intents: [{ id: ids.operation(), stream: StreamId.parse(stream), action }],
      by: OFFICER,
      recordedAt: Instant.parse(NOW),
      today: PlainDate.parse('2026-09-04'),
      clockDoubt: false,
    }),
  );
  return hash;
}

const contentsAt = ({ store, unlocked }: SignedIn) => {
  const { identity } = store.state;
  if (identity === null) throw new Error('not enrolled');
  return createContentExchange({
    store,
    transport: httpContents(connectionOf(identity, unlocked, '', () => undefined)),
  });
};

test('B4 contents that were not sent come back and are sent; large ones make several files, taken in their order', async () => {
  const desk = await setupDesk();
  const old = desk.signedIn;
  const stream = await register(old.store, '有材料');
  const sent = await attach(
    old.store,
    stream,
    PDF.map((byte, i) => (i < 100 ? byte : byte ^ 1)),
  );
  await sync(old);
  await contentsAt(old).send();
  const hash = await attach(old.store, stream, PDF);
  const backup = await backUpDevice(old.store, desk.vault, NOW, ATTACHMENT_CHUNK + 2000);
  expect(backup).toMatchObject({ of: 3, contents: 1 });
  const files = await Promise.all([1, 2, 3].map((part) => backup.file(part)));
  const [one, two, three] = files.map(({ bytes }) => bytes);
  if (one === undefined || two === undefined || three === undefined) throw new Error('three files');
  expect(files[1]?.name).toContain('第2份共3份');
  old.store.close();

  const to = await newComputer(desk);
  const wrong = restoringOn(to);
  const first = { ok: false, error: { code: 'not-this-part', part: 1, of: 3 } };
  expect(await wrong.take(two, PASSPHRASE)).toEqual(first);
  must(await wrong.take(one, PASSPHRASE));
  expect(await wrong.take(three, PASSPHRASE)).toMatchObject({ error: { code: 'not-this-part', part: 2 } });
  const { outcome, again } = await restored(to, one, two, three);
  expect(outcome).toMatchObject({ operations: 3, contents: 1, damaged: 0 });
  const content = again.store.state.contents.get(hash);
  expect(content?.refs).toMatchObject([{ stream, sent: false }]);
  expect(content === undefined ? null : await readThumb(again.store, content)).toEqual(new Uint8Array([1, 2, 3]));
  // The county has the other one and hands it out again.
  expect(again.store.state.contents.has(sent)).toBe(false);
  await sync(again);
  await contentsAt(again).send();
  expect(again.store.state.contents.get(hash)?.refs).toMatchObject([{ sent: true }]);
  again.store.close();
});

test('B1 a report in confidence that waits comes back too', async () => {
  const desk = await setupDesk();
  const { store } = desk.signedIn;
  const sealed = 'A'.repeat(40);
  const entry = {
    id: ids.operation(),
    report: ids.stream(),
    office: 'jiaxi',
    device: store.state.identity?.device,
    by: OFFICER,
    recordedAt: NOW,
    action: { kind: 'submit', envelope: { identity: sealed } },
  } as unknown as ConfidentialEntry; // only carried, never read
  must(await keepSealed(store, entry, null));
  const file = await only(await backUpDevice(store, desk.vault, NOW));
  const to = await newComputer(desk);
  const device = to.signedIn.store.state.identity?.device;
  const { again } = await restored(to, file);
  expect(again.store.state.sealedWaiting).toEqual([{ entry: { ...entry, device } }]);
  again.store.close();
});
