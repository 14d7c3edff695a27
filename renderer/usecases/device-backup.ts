import { ATTACHMENT_CHUNK, chunksOf } from '#shared/model/attachment.ts';
import type { Content } from '#renderer/data/contents.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readPage, requested } from '#renderer/data/transaction.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { readDevice, readSeats, type VaultDeps } from '#renderer/vault/vault.ts';
import { writeBackupPart, type BackedUp, type BackupRow } from './device-backup-file.ts';

/** A backup being written: its files are asked for one after another, since a person saves each. */
export type DeviceBackup = {
  readonly of: number;
  readonly rows: number;
  /** Contents of attachments that the county does not have. */
  readonly contents: number;
  /** File `part`, from 1 on. */
  readonly file: (part: number) => Promise<{ readonly name: string; readonly bytes: Bytes }>;
};

/** Sealed bytes in one file: what a stick, a dialog and the memory of an old laptop take. */
const PART_BYTES = 32 * 1024 * 1024;
const PAGE = 2000;
/** Tables that are copied row by row as they are. */
const WHOLE = ['matters', 'operations', 'outbox', 'receipts', 'tray', 'drafts', 'reception'] as const;

type Item = { readonly table: BackedUp; readonly size: number; readonly row: () => Promise<BackupRow | undefined> };

/**
 * 本机备份 (issue 3, line 7; decision 0012): the rows as they lie on the disk, sealed with the device's data key, and the
 * wraps of that key. Whoever finds the file needs an officer's passphrase, as with a stolen laptop; the device's own key
 * cannot be read out and is not in it, so the file is no second device. Of attachments, the contents that the county does
 * not have: the others it hands out again. Everything is as of one moment for each table; nothing is opened for it.
 */
export async function backUpDevice(
  store: DeviceStore,
  vault: Pick<VaultDeps, 'db'>,
  madeAt: string,
  partBytes = PART_BYTES,
): Promise<DeviceBackup> {
  const [device, seats] = await Promise.all([readDevice(vault), readSeats(vault)]);
  if (device === null) throw new Error('a backup of a device that has no vault');
  const unsent = [...store.state.contents.values()].filter(isOnlyHere);
  const rows = await store.serial(() => readRows(store, unsent));
  const parts = sharedOut([...rows, ...piecesOf(store, unsent)], partBytes);
  const about = {
    office: device.office,
    device: device.device,
    madeAt,
    of: parts.length,
    algorithm: device.algorithm,
    seats: seats
      .filter((seat) => seat.store === device.store)
      .map(({ officer, name, params, wrapped }) => ({ officer, ...(name !== undefined && { name }), params, wrapped })),
  };
  const stem = `接访台-本机备份-${device.office}-${device.device}-${madeAt.slice(0, 10).replaceAll('-', '')}`;
  return {
    of: parts.length,
    rows: rows.length,
    contents: unsent.length,
    file: async (part) => {
      const tables: Partial<Record<BackedUp, BackupRow[]>> = {};
      for (const { table, row } of parts[part - 1] ?? []) {
        const read = await row();
        // Sent and deleted since the first file was saved: then the county has it.
        if (read !== undefined) (tables[table] ??= []).push(read);
      }
      const name = parts.length === 1 ? `${stem}.jft` : `${stem}-第${part}份共${parts.length}份.jft`;
      return { name, bytes: await writeBackupPart({ ...about, part, tables }) };
    },
  };
}

/** Would it be lost with this computer? */
const isOnlyHere = ({ whole, refs, draft }: Content): boolean =>
  whole &&
  (draft !== undefined || refs.some(({ sent, given }) => !sent && (given === undefined || given === 'sealed')));

async function readRows(store: DeviceStore, unsent: readonly Content[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  const add = (table: BackedUp, rows: readonly BackupRow[]): void => {
    for (const row of rows) items.push({ table, size: sizeOf(row), row: () => Promise.resolve(row) });
  };
  const some = async (table: BackedUp, keys: readonly string[]): Promise<void> => {
    const source = store.db.backendDB().transaction(table).objectStore(table);
    const rows = await Promise.all(keys.map((key) => requested<BackupRow | undefined>(source.get(key))));
    add(
      table,
      rows.flatMap((row) => (row === undefined ? [] : [row])),
    );
  };
  const ids = unsent.map(({ id }) => id);
  await some('contents', ids);
  for (const table of WHOLE) {
    let after: IDBValidKey | null = null;
    for (;;) {
      const page: BackupRow[] = await readPage<BackupRow>(store.db, table, after, PAGE);
      add(table, page);
      const last = page.at(-1);
      if (page.length < PAGE || last === undefined) break;
      // The key of one of our own tables.
      after = (last['n'] ?? last['id'] ?? last['key']) as IDBValidKey;
    }
  }
  // Reports in confidence that wait; all other facts of the device are the new computer's own.
  await some('meta', ['sealedWaiting']);
  await some('thumbs', ids);
  return items;
}

const piecesOf = (store: DeviceStore, unsent: readonly Content[]): readonly Item[] =>
  unsent.flatMap(({ id, size }) =>
    Array.from({ length: chunksOf(size) }, (_, n) => ({
      table: 'pieces' as const,
      size: Math.min(ATTACHMENT_CHUNK, size - n * ATTACHMENT_CHUNK),
      row: () =>
        requested<BackupRow | undefined>(store.db.backendDB().transaction('pieces').objectStore('pieces').get([id, n])),
    })),
  );

/** About what a row's columns take beside its sealed bytes. */
const COLUMNS = 200;
const sizeOf = ({ body }: BackupRow): number => (body instanceof Uint8Array ? body.length : 0) + COLUMNS;

function sharedOut(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]];
  let size = 0;
  for (const item of items) {
    if (size > 0 && size + item.size > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(item);
    size += item.size;
  }
  return parts;
}
