import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { Escrow } from '#shared/sync/recovery.ts';
import { packageTools } from '#renderer/vault/package-tools.ts';
import { utf8, type Bytes } from '#renderer/vault/bytes.ts';

/**
 * A file of a device's backup (decision 0012):
 *
 *     JFT-DEV-1 ⏎ lengths and hash of what follows ⏎ zipped JSON, then the rows' sealed bytes one after another
 *
 * Large contents make a backup of several files; each says which one it is.
 */
export const BACKED_UP = [
  'contents',
  'matters',
  'operations',
  'outbox',
  'receipts',
  'tray',
  'drafts',
  'reception',
  'meta',
  'thumbs',
  'pieces',
] as const;
export type BackedUp = (typeof BACKED_UP)[number];

const MAGIC = 'JFT-DEV-1\n';
const HEAD = /^JFT-DEV-1\n(\d{1,10}) (\d{1,10}) ([0-9a-f]{64})\n/;
const LONGEST_HEAD = 200;
const MOST_JSON = 512 * 1024 * 1024;

/** Bytes stand in the JSON as `{"~":[from, length]}`. */
export type BackupRow = Readonly<Record<string, unknown>>;

const BytesPlace = z.strictObject({ '~': z.tuple([z.int().min(0), z.int().min(0)]) });

const Part = z.strictObject({
  office: z.string(),
  device: z.string(),
  madeAt: z.string(),
  /** This is file `part` of `of`, from 1 on. */
  part: z.int().min(1),
  of: z.int().min(1),
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
  /** Of a revoked computer (C16): the data key sealed to the county's recovery key, in the place of officers' ways. */
  escrow: Escrow.optional(),
  tables: z.partialRecord(z.enum(BACKED_UP), z.array(z.record(z.string(), z.unknown()))),
});
export type BackupPart = z.infer<typeof Part>;

export type BackupFileProblem = 'not-a-backup' | 'cut-off' | 'damaged';

export async function writeBackupPart(part: BackupPart): Promise<Bytes> {
  const bytes: Uint8Array[] = [];
  let length = 0;
  const json = JSON.stringify(part, (_: string, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    bytes.push(value);
    length += value.length;
    return { '~': [length - value.length, value.length] };
  });
  const zipped = await packageTools.gzip(utf8(json));
  const body = joined(zipped, ...bytes);
  return joined(utf8(`${MAGIC}${zipped.length} ${length} ${await packageTools.hash(body)}\n`), body);
}

/** The content of a file, whole, or what is wrong with it. */
export async function readBackupPart(file: Bytes): Promise<Result<BackupPart, BackupFileProblem>> {
  const start = packageTools.text(file.slice(0, LONGEST_HEAD).filter((byte) => byte < 128)) ?? '';
  const head = HEAD.exec(start);
  if (head === null) return err(MAGIC.startsWith(start) ? 'cut-off' : 'not-a-backup');
  const [text, json = '', bytes = '', hash] = head;
  const body = file.slice(text.length);
  const length = Number(json) + Number(bytes);
  if (body.length < length) return err('cut-off');
  if (body.length > length || (await packageTools.hash(body)) !== hash) return err('damaged');
  const plain = await packageTools.gunzip(body.slice(0, Number(json)), MOST_JSON);
  const behind = body.subarray(Number(json));
  try {
    const content = Part.safeParse(
      JSON.parse((plain === null ? null : packageTools.text(plain)) ?? '', (_: string, value: unknown) => {
        const place = BytesPlace.safeParse(value);
        if (!place.success) return value;
        const [at, count] = place.data['~'];
        // A copy: a row must not hold the whole file.
        return at + count <= behind.length ? behind.slice(at, at + count) : value;
      }),
    );
    return content.success ? ok(content.data) : err('damaged');
  } catch {
    return err('damaged');
  }
}
