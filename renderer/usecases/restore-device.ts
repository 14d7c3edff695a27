import { err, ok, type Result } from '#shared/lib/result.ts';
import { chunksOf } from '#shared/model/attachment.ts';
import type { DeviceCode } from '#shared/model/ids.ts';
import { sealedCodec, type Codec } from '#renderer/data/codec.ts';
import type { Content } from '#renderer/data/contents.ts';
import { START, type DeviceStore, type SealedWaiting } from '#renderer/data/device-store.ts';
import { sealMeta } from '#renderer/data/meta-rows.ts';
import { storageProblemOf, write, type StorageProblem } from '#renderer/data/transaction.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { kekOf, unwrapDataKey } from '#renderer/vault/key-encryption.ts';
import { isAcceptable, type KdfParams } from '#renderer/vault/kdf-params.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import type { CallProblem } from '#renderer/vault/signed-call.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import { readBackupPart, type BackupFileProblem, type BackupPart } from './device-backup-file.ts';
import { keepPieces, NO_ROWS, openRows, PUT, sealRows, type OpenedTables } from './restored-rows.ts';

export type RestoreProblem =
  | {
      readonly code: BackupFileProblem | 'not-empty' | 'other-office' | 'no-wrap' | 'wrong-passphrase' | 'other-backup';
    }
  | { readonly code: 'not-this-part'; readonly part: number; readonly of: number }
  | { readonly code: 'county'; readonly call: CallProblem['code'] }
  | { readonly code: 'storage'; readonly problem: StorageProblem['code'] };

export type Restored = {
  /** Own operations that came back, and those of them that the county does not have and that wait now. */
  readonly operations: number;
  readonly waiting: number;
  /** Contents of attachments that wait to be sent. */
  readonly contents: number;
  /** Rows of the backup that did not open. */
  readonly damaged: number;
};

/** The file after this one is wanted, or everything is restored. */
export type Taken = { readonly next: number; readonly of: number } | Restored;

export type Restoring = {
  /** Takes the backup's files, first to last. A file that is not taken changes nothing; a better one may follow. */
  readonly take: (file: Bytes, passphrase: string) => Promise<Result<Taken, RestoreProblem>>;
};

/** What the files taken so far have brought. */
type Begun = {
  readonly first: BackupPart;
  readonly codec: Codec;
  readonly tables: OpenedTables;
  readonly contents: ReadonlyMap<string, Content>;
  /** Pieces that lie in this store now, by content; without a row that names them they are swept at the next start. */
  readonly pieces: ReadonlyMap<string, number>;
  readonly damaged: number;
};

/**
 * 恢复到这台电脑 (decision 0012). This computer was enrolled anew and bears a name of its own; the old machine's unsent
 * operations are adopted: same id, same content, this device's name. What the county has already is not sent again, and
 * an id that comes twice is told apart by the county (S3), so nothing is doubled should the old machine still live.
 * Everything is opened with an officer's old passphrase, sealed with this device's key, and named in one transaction;
 * afterwards the store is closed and the page is to be loaded anew.
 */
export function startRestoring(
  store: DeviceStore,
  vault: Pick<VaultDeps, 'derive'>,
  officer: string,
  /** Which of these own operations the county does not have (R3). */
  missing: (ids: readonly string[]) => Promise<Result<readonly string[], CallProblem>>,
): Restoring {
  let begun: Begun | null = null;
  let expected = 1;
  return {
    take: async (file, passphrase) => {
      const read = await readBackupPart(file);
      if (!read.ok) return err({ code: read.error });
      const part = read.value;
      const { identity, lastN } = store.state;
      if (lastN > 0) return err({ code: 'not-empty' });
      // Another office's matters are not for this one.
      if (identity?.office !== part.office) return err({ code: 'other-office' });
      if (begun !== null && !isSameBackup(begun.first, part)) return err({ code: 'other-backup' });
      if (part.part !== expected) return err({ code: 'not-this-part', part: expected, of: part.of });
      const codec = begun === null ? await oldCodec(vault, part, officer, passphrase) : ok(begun.codec);
      if (!codec.ok) return codec;
      try {
        const now = await takePart(store, begun ?? nothing(part, codec.value), part, identity.device);
        if (part.part < part.of) {
          begun = now;
          expected += 1;
          return ok({ next: expected, of: part.of });
        }
        return await finish(store, now, identity.device, missing);
      } catch (error) {
        return err({ code: 'storage', problem: storageProblemOf(error, 'failed').code });
      }
    },
  };
}

const isSameBackup = (a: BackupPart, b: BackupPart): boolean =>
  a.device === b.device && a.madeAt === b.madeAt && a.of === b.of;

const nothing = (first: BackupPart, codec: Codec): Begun => ({
  first,
  codec,
  tables: NO_ROWS,
  contents: new Map(),
  pieces: new Map(),
  damaged: 0,
});

async function oldCodec(
  { derive }: Pick<VaultDeps, 'derive'>,
  { seats, algorithm }: BackupPart,
  officer: string,
  passphrase: string,
): Promise<Result<Codec, RestoreProblem>> {
  const seat = seats.find((each) => each.officer === officer);
  if (seat === undefined) return err({ code: 'no-wrap' });
  // Checked in the next line; a file may say anything.
  const params = seat.params as KdfParams;
  if (!isAcceptable(params)) return err({ code: 'damaged' });
  const key = await unwrapDataKey(seat.wrapped, await kekOf(await derive(passphrase, params)));
  return key === null ? err({ code: 'wrong-passphrase' }) : ok(sealedCodec(await recordCipher(key, algorithm)));
}

async function takePart(store: DeviceStore, begun: Begun, part: BackupPart, device: string): Promise<Begun> {
  const { tables, damaged } = await openRows(part, begun.codec, device, begun.tables);
  // Sealed by `sealContents` of the old machine.
  const contents = new Map(
    tables.contents.map(({ text }) => JSON.parse(text ?? '') as Content).map((each) => [each.id, each]),
  );
  const pieces = await keepPieces(store, begun.codec, part, contents);
  for (const [id, count] of begun.pieces) pieces.set(id, (pieces.get(id) ?? 0) + count);
  return { ...begun, tables, contents, pieces, damaged: begun.damaged + damaged };
}

async function finish(
  store: DeviceStore,
  { tables: opened, contents, pieces, damaged }: Begun,
  device: DeviceCode,
  missing: Parameters<typeof startRestoring>[3],
): Promise<Result<Restored, RestoreProblem>> {
  const { operations } = opened;
  const ids = operations.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const asked = await askInPages(ids, missing);
  if (!asked.ok) return err({ code: 'county', call: asked.error.code });
  const lost = new Set(
    operations.flatMap(({ id, row }) => (id !== undefined && asked.value.has(id) ? [row['n']] : [])),
  );
  const whole = [...contents.values()].filter(({ id, size }) => pieces.get(id) === chunksOf(size));
  const wholeIds = new Set<unknown>(whole.map(({ id }) => id));
  const tables = {
    ...opened,
    contents: opened.contents.filter(({ row }) => wholeIds.has(row['id'])),
    // The old machine sent them after the backup was made.
    outbox: opened.outbox.filter(({ row }) => lost.has(row['n'])),
    tray: opened.tray.filter(({ row }) => lost.has(row['n'])),
  };
  const [reports] = opened.meta;
  // Sealed by `keepSealed` of the old machine.
  const waiting = reports === undefined ? [] : (JSON.parse(reports.text ?? '[]') as readonly SealedWaiting[]);
  await store.serial(async () => {
    const rows = await Promise.all(
      PUT.map(async (name) => [name, await sealRows(store.codec, name, tables[name])] as const),
    );
    const known = new Set(store.state.sealedWaiting.map(({ entry }) => entry.id));
    const adopted = waiting
      .filter(({ entry }) => !known.has(entry.id))
      .map((each) => ({ ...each, entry: { ...each.entry, device } }));
    const meta = await sealMeta(store, {
      place: START,
      ...(adopted.length > 0 && { sealedWaiting: [...store.state.sealedWaiting, ...adopted] }),
    });
    await write(store.db, [...PUT, 'meta'], 'strict', (named) => {
      // Looked at here before, the same content lies here twice; one that waits to be sent must not be the one forgotten.
      for (const { hash } of whole) {
        const twin = store.state.contents.get(hash);
        if (twin !== undefined) named('contents').delete(twin.id);
      }
      for (const [name, sealed] of rows) for (const row of sealed) named(name).put(row);
      for (const { row } of tables.matters) named('stale').put({ id: row['id'] });
      for (const row of meta) named('meta').put(row);
    });
  });
  // What this page holds in memory is of the empty store: not one row more is written from it.
  store.close();
  return ok({
    operations: operations.length,
    waiting: tables.outbox.length,
    contents: whole.length,
    damaged: damaged + contents.size - whole.length,
  });
}

const PAGE = 2000;

async function askInPages(
  ids: readonly string[],
  missing: Parameters<typeof startRestoring>[3],
): Promise<Result<ReadonlySet<string>, CallProblem>> {
  const lost = new Set<string>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const answer = await missing(ids.slice(at, at + PAGE));
    if (!answer.ok) return answer;
    for (const id of answer.value) lost.add(id);
  }
  return ok(lost);
}
