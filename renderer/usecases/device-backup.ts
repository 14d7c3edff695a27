import * as z from 'zod';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readPage, type StoreName } from '#renderer/data/transaction.ts';
import { packageTools } from '#renderer/vault/package-tools.ts';
import { utf8, type Bytes } from '#renderer/vault/bytes.ts';
import { readDevice, readSeats, type VaultDeps } from '#renderer/vault/vault.ts';

/**
 * 本机备份 (issue 3, line 7; decision 0012): the rows as they lie on the disk, sealed with the device's data key, and the
 * wraps of that key. Whoever finds the file needs an officer's passphrase, as with a stolen laptop; the device's own key
 * cannot be read out and is not in it, so the file is no second device.
 */
export const BACKED_UP = ['matters', 'operations', 'outbox', 'receipts', 'tray', 'drafts', 'reception'] as const;

const MAGIC = 'JFT-DEV-1\n';
const PAGE = 2000;
const MOST_CONTENT = 512 * 1024 * 1024;

/** Bytes stand in JSON as `{"~":"base64url"}`. */
export type BackupRow = Readonly<Record<string, unknown>>;

const BytesText = z.strictObject({ '~': z.string() });

const Content = z.strictObject({
  office: z.string(),
  device: z.string(),
  madeAt: z.string(),
  algorithm: z.enum(['A256GCM', 'SM4-CBC+HMAC-SM3']),
  /** Each officer's way to the data key; only of seats that have the key now in use. */
  seats: z.array(
    z.strictObject({
      officer: z.string(),
      name: z.string().optional(),
      params: z.record(z.string(), z.unknown()),
      wrapped: z.custom<Bytes>((value) => value instanceof Uint8Array),
    }),
  ),
  tables: z.record(z.enum(BACKED_UP), z.array(z.record(z.string(), z.unknown()))),
});
export type DeviceBackup = z.infer<typeof Content>;

export type BackupFileProblem = 'not-a-backup' | 'cut-off' | 'damaged';

/** Everything of this device's store, as of one moment for each table; nothing is opened for it. */
export async function backUpDevice(
  store: DeviceStore,
  vault: Pick<VaultDeps, 'db'>,
  madeAt: string,
): Promise<{ readonly name: string; readonly file: Bytes; readonly rows: number }> {
  const [device, seats] = await Promise.all([readDevice(vault), readSeats(vault)]);
  if (device === null) throw new Error('a backup of a device that has no vault');
  const tables = Object.fromEntries(
    await store.serial(() => Promise.all(BACKED_UP.map(async (name) => [name, await readTable(store, name)] as const))),
  );
  const content = {
    office: device.office,
    device: device.device,
    madeAt,
    algorithm: device.algorithm,
    seats: seats
      .filter((seat) => seat.store === device.store)
      .map(({ officer, name, params, wrapped }) => ({ officer, ...(name !== undefined && { name }), params, wrapped })),
    tables,
  };
  const zipped = await packageTools.gzip(utf8(JSON.stringify(content, bytesAsText)));
  const head = utf8(`${MAGIC}${zipped.length} ${await packageTools.hash(zipped)}\n`);
  const file = new Uint8Array(head.length + zipped.length);
  file.set(head);
  file.set(zipped, head.length);
  const day = madeAt.slice(0, 10).replaceAll('-', '');
  const rows = Object.values(tables).reduce((sum, each) => sum + each.length, 0);
  return { name: `接访台-本机备份-${device.office}-${device.device}-${day}.jft`, file, rows };
}

async function readTable(store: DeviceStore, name: StoreName): Promise<readonly BackupRow[]> {
  const rows: BackupRow[] = [];
  let after: IDBValidKey | null = null;
  for (;;) {
    const page: BackupRow[] = await readPage<BackupRow>(store.db, name, after, PAGE);
    rows.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return rows;
    // The key of one of our own tables.
    after = (last['n'] ?? last['id'] ?? last['key']) as IDBValidKey;
  }
}

/** The content of a backup file, whole, or what is wrong with it. */
export async function readDeviceBackup(file: Bytes): Promise<Result<DeviceBackup, BackupFileProblem>> {
  const start = packageTools.text(file.slice(0, 200).filter((byte) => byte < 128)) ?? '';
  const head = /^JFT-DEV-1\n(\d{1,10}) ([0-9a-f]{64})\n/.exec(start);
  if (head === null) return err('not-a-backup');
  const body = file.slice(head[0].length);
  if (body.length < Number(head[1])) return err('cut-off');
  if (body.length > Number(head[1]) || (await packageTools.hash(body)) !== head[2]) return err('damaged');
  const plain = await packageTools.gunzip(body, MOST_CONTENT);
  const text = plain === null ? null : packageTools.text(plain);
  try {
    const content = Content.safeParse(JSON.parse(text ?? '', textAsBytes));
    return content.success ? ok(content.data) : err('damaged');
  } catch {
    return err('damaged');
  }
}

const bytesAsText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { '~': toBase64url(value) } : value;

function textAsBytes(_: string, value: unknown): unknown {
  const bytes = BytesText.safeParse(value);
  return bytes.success ? fromBase64url(bytes.data['~']) : value;
}
