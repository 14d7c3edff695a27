import * as z from 'zod';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { AnyOperation } from '#shared/model/reception-stream.ts';
import { PublicKey } from '#shared/model/seat.ts';
import { Escrow } from '#shared/sync/recovery.ts';
import { sealedCodec } from '#renderer/data/codec.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readOperations } from '#renderer/data/queries/own-operations.ts';
import { readDrafts, type Draft } from '#renderer/data/writes/drafts.ts';
import { utf8, type Bytes } from '#renderer/vault/bytes.ts';
import type { LeftBehind, RawLeft } from '#renderer/vault/left-db.ts';
import { openEscrow } from '#renderer/vault/escrow.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { openSealed, sealTo } from '#renderer/vault/public-seal.ts';

/** What had not reached the county when a device was revoked: queued and refused operations, unfinished forms. */
export type LeftWork = { readonly operations: readonly AnyOperation[]; readonly drafts: readonly Draft[] };

export async function readLeftWork(store: DeviceStore): Promise<LeftWork> {
  const numbers = [...store.state.outbox.keys(), ...store.state.tray.keys()].sort((a, b) => a - b);
  const ops = await readOperations(store, numbers);
  return { operations: numbers.flatMap((n) => ops.get(n) ?? []), drafts: await readDrafts(store) };
}

type From = { readonly office: string; readonly device: string };

const aboutOf = ({ office, device }: From): string => `left work of ${office} ${device}`;

export const sealLeftWork = (to: PublicKey, from: From, work: LeftWork): Promise<Bytes> =>
  sealTo(to, utf8(JSON.stringify(work)), aboutOf(from));

/** The file that a person hands in: who and when is readable, the work is not. */
const LeftFile = z.strictObject({
  kind: z.literal('jft-left-1'),
  office: z.string(),
  device: z.string(),
  at: z.string(),
  to: PublicKey,
  box: z.string(),
});

/** Bytes of the file; `null` where there is nothing to hand in. */
export function leftFileOf({ office, device, at, sealed, raw }: LeftBehind): Bytes | null {
  if (raw !== undefined) return utf8(JSON.stringify(rawFileOf({ office, device, at }, raw)));
  if (sealed === undefined) return null;
  const file: z.infer<typeof LeftFile> = {
    kind: 'jft-left-1',
    office,
    device,
    at,
    to: sealed.to,
    box: toBase64url(sealed.box),
  };
  return utf8(JSON.stringify(file));
}

/** The file of a computer at which nobody was signed in. */
const RawFile = z.strictObject({
  kind: z.literal('jft-left-raw-1'),
  office: z.string(),
  device: z.string(),
  at: z.string(),
  escrow: Escrow,
  operations: z.array(z.strictObject({ n: z.int(), body: z.string() })),
  drafts: z.array(z.strictObject({ id: z.string(), rev: z.int(), body: z.string() })),
});

const rawFileOf = (from: From & { readonly at: string }, raw: RawLeft): z.infer<typeof RawFile> => ({
  kind: 'jft-left-raw-1',
  ...from,
  escrow: raw.escrow,
  operations: raw.operations.map(({ n, body }) => ({ n, body: toBase64url(body) })),
  drafts: raw.drafts.map(({ id, rev, body }) => ({ id, rev, body: toBase64url(body) })),
});

async function openRawFile(key: CryptoKey, file: z.infer<typeof RawFile>): Promise<(From & LeftWork) | null> {
  const { office, device, escrow } = file;
  const dataKey = await openEscrow(key, { office, device }, escrow);
  if (dataKey === null) return null;
  const codec = sealedCodec(await recordCipher(dataKey));
  const open = async (table: string, rows: readonly RawRow[]): Promise<readonly unknown[]> => {
    const sealed = rows.map((row) => ({ place: { ...row.place, table }, body: fromBase64url(row.body) ?? utf8('') }));
    return (await codec.open(sealed)).flatMap((text) => (text === null ? [] : [parsed(text)]));
  };
  const work = Work.safeParse({
    operations: await open(
      'operations',
      file.operations.map(({ n, body }) => ({ place: { key: n }, body })),
    ),
    drafts: await open(
      'drafts',
      file.drafts.map(({ id, rev, body }) => ({ place: { key: id, rev }, body })),
    ),
  });
  return work.success ? { office, device, ...work.data } : null;
}

type RawRow = { readonly place: { readonly key: string | number; readonly rev?: number }; readonly body: string };

const Work = z.object({ operations: z.array(AnyOperation), drafts: z.array(z.custom<Draft>()) });

/** To which recovery key of the county a file that was handed in is sealed; it may be an older one. */
export function leftSealedTo(text: string): PublicKey | undefined {
  const file = z.union([LeftFile, RawFile]).safeParse(parsed(text)).data;
  return file?.kind === 'jft-left-raw-1' ? file.escrow.to : file?.to;
}

/** Opens a file that was handed in, with the county's recovery key; `null`: another key, damaged, or no such file. */
export async function openLeftFile(key: CryptoKey, text: string): Promise<(From & LeftWork) | null> {
  const raw = RawFile.safeParse(parsed(text));
  if (raw.success) return openRawFile(key, raw.data);
  const file = LeftFile.safeParse(parsed(text));
  const box = file.success ? fromBase64url(file.data.box) : null;
  if (!file.success || box === null) return null;
  const { office, device } = file.data;
  const opened = await openSealed(key, box, aboutOf({ office, device }));
  const work = opened === null ? null : Work.safeParse(parsed(new TextDecoder().decode(opened)));
  return work?.success === true ? { office, device, ...work.data } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
