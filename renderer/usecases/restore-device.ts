import { err, ok, type Result } from '#shared/lib/result.ts';
import { newRev, sealedCodec, type Codec } from '#renderer/data/codec.ts';
import { START, type DeviceStore } from '#renderer/data/device-store.ts';
import { sealMeta } from '#renderer/data/meta-rows.ts';
import { write } from '#renderer/data/transaction.ts';
import { kekOf, unwrapDataKey } from '#renderer/vault/key-encryption.ts';
import { isAcceptable, type KdfParams } from '#renderer/vault/kdf-params.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import type { CallProblem } from '#renderer/vault/signed-call.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import {
  BACKED_UP,
  readDeviceBackup,
  type BackupFileProblem,
  type BackupRow,
  type DeviceBackup,
} from './device-backup.ts';

export type RestoreProblem =
  | { readonly code: BackupFileProblem | 'not-empty' | 'other-office' | 'no-wrap' | 'wrong-passphrase' }
  | { readonly code: 'county'; readonly call: CallProblem['code'] };

export type Restored = {
  /** Own operations that came back, and those of them that the county does not have and that wait now. */
  readonly operations: number;
  readonly waiting: number;
  /** Rows of the backup that did not open. */
  readonly damaged: number;
};

/**
 * 恢复到这台电脑 (decision 0012). This computer was enrolled anew and bears a name of its own; the old machine's unsent
 * operations are adopted: same id, same content, this device's name. What the county has already is not sent again, and
 * an id that comes twice is told apart by the county (S3), so nothing is doubled should the old machine still live.
 * Everything is opened with an officer's old passphrase, sealed with this device's key, and stored in one transaction;
 * afterwards the store is closed and the page is to be loaded anew.
 */
export async function restoreDevice(
  store: DeviceStore,
  vault: Pick<VaultDeps, 'derive'>,
  given: { readonly file: Uint8Array<ArrayBuffer>; readonly officer: string; readonly passphrase: string },
  /** Which of these own operations the county does not have (R3). */
  missing: (ids: readonly string[]) => Promise<Result<readonly string[], CallProblem>>,
): Promise<Result<Restored, RestoreProblem>> {
  const backup = await readDeviceBackup(given.file);
  if (!backup.ok) return err({ code: backup.error });
  const { identity, lastN } = store.state;
  if (lastN > 0) return err({ code: 'not-empty' });
  // Another office's matters are not for this one.
  if (identity?.office !== backup.value.office) return err({ code: 'other-office' });
  const codec = await oldCodec(vault, backup.value, given);
  if (!codec.ok) return codec;
  const opened = await openTables(backup.value, codec.value, identity.device);
  const { operations } = opened.tables;
  const ids = operations.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const asked = await askInPages(ids, missing);
  if (!asked.ok) return err({ code: 'county', call: asked.error.code });
  const lost = new Set(
    operations.flatMap(({ id, row }) => (id !== undefined && asked.value.has(id) ? [row['n']] : [])),
  );
  const tables = {
    ...opened.tables,
    // The old machine sent them after the backup was made.
    outbox: opened.tables.outbox.filter(({ row }) => lost.has(row['n'])),
    tray: opened.tables.tray.filter(({ row }) => lost.has(row['n'])),
  };
  await store.serial(async () => {
    const rows = await Promise.all(
      BACKED_UP.map(async (name) => [name, await seal(store.codec, name, tables[name])] as const),
    );
    const meta = await sealMeta(store, { place: START });
    await write(store.db, [...BACKED_UP, 'meta'], 'strict', (named) => {
      for (const [name, sealed] of rows) for (const row of sealed) named(name).put(row);
      for (const { row } of tables.matters) named('stale').put({ id: row['id'] });
      for (const row of meta) named('meta').put(row);
    });
  });
  // What this page holds in memory is of the empty store: not one row more is written from it.
  store.close();
  return ok({ operations: operations.length, waiting: tables.outbox.length, damaged: opened.damaged });
}

async function oldCodec(
  { derive }: Pick<VaultDeps, 'derive'>,
  { seats, algorithm }: DeviceBackup,
  { officer, passphrase }: { readonly officer: string; readonly passphrase: string },
): Promise<Result<Codec, RestoreProblem>> {
  const seat = seats.find((each) => each.officer === officer);
  if (seat === undefined) return err({ code: 'no-wrap' });
  // Checked in the next line; a file may say anything.
  const params = seat.params as KdfParams;
  if (!isAcceptable(params)) return err({ code: 'damaged' });
  const key = await unwrapDataKey(seat.wrapped, await kekOf(await derive(passphrase, params)));
  return key === null ? err({ code: 'wrong-passphrase' }) : ok(sealedCodec(await recordCipher(key, algorithm)));
}

type Opened = { readonly row: BackupRow; readonly text: string | null; readonly id?: string };
type Tables = Readonly<Record<(typeof BACKED_UP)[number], readonly Opened[]>>;

async function openTables(
  { tables }: DeviceBackup,
  codec: Codec,
  device: string,
): Promise<{ readonly tables: Tables; readonly damaged: number }> {
  let damaged = 0;
  const read = async (name: (typeof BACKED_UP)[number]): Promise<readonly Opened[]> => {
    const rows = tables[name] ?? [];
    const sealed = rows.flatMap((row) => (row['body'] instanceof Uint8Array ? [row] : []));
    const texts = await codec.open(
      sealed.map((row) => ({
        place: { table: name, key: keyOf(row), ...(typeof row['rev'] === 'number' && { rev: row['rev'] }) },
        body: new Uint8Array(row['body'] as Uint8Array), // as filtered above
      })),
    );
    const textOf = new Map(sealed.map((row, i) => [row, texts[i] ?? null]));
    return rows.flatMap((row): readonly Opened[] => {
      const text = textOf.get(row);
      if (text === undefined) return [{ row, text: null }];
      if (text === null) {
        damaged += 1;
        return [];
      }
      return [name === 'operations' ? adopted(row, text, device) : { row, text }];
    });
  };
  const [matters, operations, outbox, receipts, tray, drafts, reception] = [
    await read('matters'),
    await read('operations'),
    await read('outbox'),
    await read('receipts'),
    await read('tray'),
    await read('drafts'),
    await read('reception'),
  ];
  return { tables: { matters, operations, outbox, receipts, tray, drafts, reception }, damaged };
}

/** The same operation under this device's name. */
function adopted(row: BackupRow, text: string, device: string): Opened {
  // Written by `performActions` of the old machine.
  const op = JSON.parse(text) as { readonly id: string };
  return { row, id: op.id, text: JSON.stringify({ ...op, device }) };
}

const PAGE = 2000;

async function askInPages(
  ids: readonly string[],
  missing: (part: readonly string[]) => Promise<Result<readonly string[], CallProblem>>,
): Promise<Result<ReadonlySet<string>, CallProblem>> {
  const lost = new Set<string>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const answer = await missing(ids.slice(at, at + PAGE));
    if (!answer.ok) return answer;
    for (const id of answer.value) lost.add(id);
  }
  return ok(lost);
}

async function seal(codec: Codec, table: string, rows: readonly Opened[]): Promise<readonly BackupRow[]> {
  const withText = rows.flatMap(({ row, text }) =>
    text === null ? [] : [{ row, text, rev: typeof row['rev'] === 'number' ? newRev() : undefined }],
  );
  const bodies = await codec.seal(
    withText.map(({ row, text, rev }) => ({ place: { table, key: keyOf(row), rev }, json: text })),
  );
  const sealed = withText.map(({ row, rev }, i) => ({ ...row, ...(rev !== undefined && { rev }), body: bodies[i] }));
  return [...rows.flatMap(({ row, text }) => (text === null ? [row] : [])), ...sealed];
}

function keyOf(row: BackupRow): string | number {
  const key = row['n'] ?? row['id'] ?? row['key'];
  return typeof key === 'number' ? key : String(key);
}
