/**
 * T10, a disk that goes bad, a program that encrypts what it finds, a power cut in the middle of bringing things back:
 * what is gone is said, what the county has comes again, what it has not is still sent, and nothing half is left.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import type { StoreName } from '#renderer/data/transaction.ts';
import { requested, write } from '#renderer/data/transaction.ts';
import { keepContent } from '#renderer/data/writes/keep-content.ts';
import { restartReading } from '#renderer/data/writes/device-record.ts';
import { sweepContents } from '#renderer/usecases/attachments.ts';
import { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { startRestoring } from '#renderer/usecases/restore-device.ts';
import { signIn, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import {
  lineOf,
  must,
  newComputer,
  PASSPHRASE,
  registerAt,
  setupDesk,
  syncAt,
  type NewComputer,
} from '#test/unit/renderer/usecases/setup-signed-in.ts';
import { countCases } from './count-cases.ts';

countCases(6);
afterEach(() => vi.unstubAllGlobals());

const CLERK = 'jiaxi-clerk';
const NOW = '2026-09-04T10:30:00.000Z';
const contact = { base: '', onRevoked: () => undefined };

/** Writes noise over every row of a table, as a bad disk or a blackmailer does. */
async function scramble({ store }: SignedIn, table: StoreName): Promise<number> {
  const rows = await requested<{ body?: Uint8Array }[]>(
    store.db.backendDB().transaction(table).objectStore(table).getAll(),
  );
  await write(store.db, [table], 'strict', (named) => {
    for (const row of rows) named(table).put({ ...row, body: crypto.getRandomValues(new Uint8Array(64)) });
  });
  return rows.length;
}

const rowsOf = ({ store }: SignedIn, table: StoreName): Promise<number> =>
  requested<number>(store.db.backendDB().transaction(table).objectStore(table).count());

test('T10/C2 matters made unreadable: said, not dropped; read anew from the county they are back, the unsent is sent', async () => {
  const desk = await setupDesk();
  const sent = await registerAt(desk.signedIn.store, '早已收妥');
  await syncAt(desk.signedIn);
  const unsent = await registerAt(desk.signedIn.store, '还没有送出');
  expect(await scramble(desk.signedIn, 'matters')).toBe(2);
  desk.signedIn.store.close();
  const again = must(await signIn(desk.vault, contact, CLERK, PASSPHRASE));
  await loadMatters(again.store);
  expect([...again.store.state.damaged.values()].filter(({ table }) => table === 'matters')).toHaveLength(2);
  await restartReading(again.store);
  await syncAt(again);
  for (const id of [sent, unsent]) expect((await readMatter(again.store, id as never))?.officialNo).toBeDefined();
  expect((await desk.server.store.readHead()).seq).toBe(2);
  again.store.close();
});

test('T10/C2 own operations made unreadable are said and never sent as something else', async () => {
  const desk = await setupDesk();
  await registerAt(desk.signedIn.store, '还没有送出');
  await scramble(desk.signedIn, 'operations');
  desk.signedIn.store.close();
  const again = must(await signIn(desk.vault, contact, CLERK, PASSPHRASE));
  await loadMatters(again.store);
  await syncAt(again).catch(() => undefined);
  expect((await desk.server.store.readHead()).seq).toBe(0);
  expect([...again.store.state.damaged.values()].some(({ table }) => table === 'operations')).toBe(true);
  again.store.close();
});

/** A laptop with an unsent registration and a content of two pieces, backed up into two files. */
async function backedUp() {
  const desk = await setupDesk();
  await registerAt(desk.signedIn.store, '还没有送出');
  const bytes = new Uint8Array(ATTACHMENT_CHUNK + 20_000).fill(32);
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  must(await keepContent(desk.signedIn.store, new Blob([bytes]), 'draft-1'));
  const backup = await backUpDevice(desk.signedIn.store, desk.vault, NOW, ATTACHMENT_CHUNK + 10_000);
  expect(backup.of).toBe(2);
  const [first, second] = [(await backup.file(1)).bytes, (await backup.file(2)).bytes];
  return { desk, first, second };
}
const restoringOn = ({ signedIn, vault }: NewComputer, missing = lineOf(signedIn).missing) =>
  startRestoring(signedIn.store, vault, CLERK, missing);

test('T10/C24 the second file is gone: nothing is restored, nothing stays, and an older whole backup still comes back', async () => {
  const { desk, first } = await backedUp();
  const whole = (await (await backUpDevice(desk.signedIn.store, desk.vault, NOW)).file(1)).bytes;
  const to = await newComputer(desk);
  expect(await restoringOn(to).take(first, PASSPHRASE)).toEqual({ ok: true, value: { next: 2, of: 2 } });
  expect(await restoringOn(to).take(whole, PASSPHRASE)).toMatchObject({
    ok: true,
    value: { operations: 1, contents: 1 },
  });
});

test('T10/C24 a power cut between the files: the computer is empty again after its start, and is restored anew', async () => {
  const { desk, first, second } = await backedUp();
  const to = await newComputer(desk);
  must(await restoringOn(to).take(first, PASSPHRASE));
  expect(await rowsOf(to.signedIn, 'pieces')).toBeGreaterThan(0);
  to.signedIn.store.close();
  const signedIn = must(await signIn(to.vault, contact, CLERK, PASSPHRASE));
  await sweepContents(signedIn.store);
  for (const table of ['pieces', 'operations', 'matters', 'contents'] as const) {
    expect(await rowsOf(signedIn, table), table).toBe(0);
  }
  const restoring = restoringOn({ ...to, signedIn });
  must(await restoring.take(first, PASSPHRASE));
  expect(await restoring.take(second, PASSPHRASE)).toMatchObject({ ok: true, value: { operations: 1, contents: 1 } });
});

test('T10/C24 the line breaks at the last question: nothing is restored yet, the same file once more does it', async () => {
  const { desk, first, second } = await backedUp();
  const to = await newComputer(desk);
  let asked = 0;
  const { missing } = lineOf(to.signedIn);
  const restoring = restoringOn(to, async (ids) => {
    asked += 1;
    return asked === 1 ? { ok: false, error: { code: 'offline' } } : missing(ids);
  });
  must(await restoring.take(first, PASSPHRASE));
  expect(await restoring.take(second, PASSPHRASE)).toEqual({ ok: false, error: { code: 'county', call: 'offline' } });
  expect(await rowsOf(to.signedIn, 'operations')).toBe(0);
  expect(await restoring.take(second, PASSPHRASE)).toMatchObject({ ok: true, value: { waiting: 1, contents: 1 } });
});

test('T10/C24 files of two backups do not mix', async () => {
  const { desk, first, second } = await backedUp();
  const later = await backUpDevice(
    desk.signedIn.store,
    desk.vault,
    '2026-09-05T10:30:00.000Z',
    ATTACHMENT_CHUNK + 10_000,
  );
  const to = await newComputer(desk);
  const restoring = restoringOn(to);
  must(await restoring.take(first, PASSPHRASE));
  expect(await restoring.take((await later.file(2)).bytes, PASSPHRASE)).toEqual({
    ok: false,
    error: { code: 'other-backup' },
  });
  expect(await restoring.take(second, PASSPHRASE)).toMatchObject({ ok: true, value: { operations: 1 } });
});
