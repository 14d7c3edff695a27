import * as z from 'zod';
import { DeviceCode, OfficerId, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { PublicKey } from '#shared/model/seat.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { SeatTicket } from './enroll.ts';
import { Signature } from './signed-request.ts';

/**
 * A file carried by hand between a device and the county (C20, PROTOCOL U1–U9).
 *
 *     JFT-USB-1 ⏎ header, one line of JSON ⏎ body: zipped text, AES-256-GCM ⏎ trailer, one line of JSON ⏎
 *
 * The trailer's hash covers everything before it and is signed; the header is bound to the body as associated data.
 * Everything that can be known is checked before anything is opened, and everything before anything is used.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

const MAGIC = 'JFT-USB-1\n';
const KEY = 32;
const IV = 12;
/** Most bytes of a package, and of what is in it. */
export const MOST_PACKAGE = 64 * 1024 * 1024;
const MOST_CONTENT = 512 * 1024 * 1024;
const LONGEST_HEADER = 64 * 1024;

const Box = z.strictObject({ key: PublicKey, box: z.string().max(400) });

const Common = {
  /** The file's own name: renamed, it may be taken for another one. */
  name: z.string().min(1).max(120),
  /** Counts the packages of one device, 1, 2, 3 …; an answer bears the number of what it answers. */
  counter: z.int().min(1),
  madeAt: Instant,
  alg: z.literal('ECDH-P256+A256GCM'),
  /** The key of the body, sealed to each who may open it. */
  to: z.array(Box).min(1).max(50),
  iv: z.string().length(16),
  /** Bytes of the body. */
  size: z.int().min(1).max(MOST_PACKAGE),
};

/** From a device: who signs is in the ticket, in the county's own hand. */
export const ToCounty = z.strictObject({ kind: z.literal('to-county'), ...Common, ticket: SeatTicket });
export type ToCounty = z.infer<typeof ToCounty>;

/** To a device, of whatever officer sits at it; `answers` is the hash of the package that asked. */
export const ToDevice = z.strictObject({
  kind: z.literal('to-device'),
  ...Common,
  office: UnitCode,
  device: DeviceCode,
  officer: OfficerId,
  answers: z.string().length(64),
});
export type ToDevice = z.infer<typeof ToDevice>;

const Header = z.discriminatedUnion('kind', [ToCounty, ToDevice]);
type Header = z.infer<typeof Header>;

const Trailer = z.strictObject({ hash: z.string().length(64), signatures: z.array(Signature).min(1).max(2) });

export type PackageProblem =
  | 'not-a-package'
  | 'newer-format'
  | 'cut-off'
  | 'damaged'
  | 'renamed'
  | 'forged'
  | 'other-recipient';

/** What is done with bytes and keys; WebCrypto on both sides. */
export type PackageTools = {
  readonly random: (count: number) => Bytes;
  readonly utf8: (text: string) => Bytes;
  /** `null` for bytes that are no text. */
  readonly text: (bytes: Bytes) => string | null;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Bytes) => Promise<string>;
  readonly encrypt: (key: Bytes, iv: Bytes, plain: Bytes, about: Bytes) => Promise<Bytes>;
  readonly decrypt: (key: Bytes, iv: Bytes, sealed: Bytes, about: Bytes) => Promise<Bytes | null>;
  /** Seals to a public key; what the other side's `OpenBox` opens. */
  readonly sealTo: (receiver: PublicKey, secret: Bytes, about: string) => Promise<Bytes>;
  readonly gzip: (plain: Bytes) => Promise<Bytes>;
  /** `null` for what is not zipped, or grows beyond `most` bytes. */
  readonly gunzip: (zipped: Bytes, most: number) => Promise<Bytes | null>;
  readonly isSignedBy: (publicKey: PublicKey, signature: string, text: string) => Promise<boolean>;
};

/** The reader's own public key and what opens boxes sealed to it. */
export type Receiver = {
  readonly key: PublicKey;
  readonly open: (box: Bytes, about: string) => Promise<Bytes | null>;
};

type About<T> = T extends Header ? Omit<T, 'alg' | 'to' | 'iv' | 'size'> : never;

/** Seals and signs a text for the receivers; answers the file and its hash. */
export async function writePackage(
  tools: PackageTools,
  about: About<Header>,
  content: string,
  receivers: readonly PublicKey[],
  sign: (text: string) => Promise<readonly string[]>,
): Promise<{ readonly file: Bytes; readonly hash: string }> {
  const [key, iv, zipped] = [tools.random(KEY), tools.random(IV), await tools.gzip(tools.utf8(content))];
  const to: z.infer<typeof Box>[] = [];
  for (const receiver of receivers) {
    to.push({ key: receiver, box: toBase64url(await tools.sealTo(receiver, key, about.name)) });
  }
  // GCM adds 16 bytes.
  const rest = { alg: 'ECDH-P256+A256GCM', to, iv: toBase64url(iv), size: zipped.length + 16 } as const;
  const header = tools.utf8(`${MAGIC}${JSON.stringify({ ...about, ...rest })}\n`);
  const body = await tools.encrypt(key, iv, zipped, header);
  const signed = joined(header, body);
  const hash = await tools.hash(signed);
  const trailer = JSON.stringify({ hash, signatures: await sign(packageText(hash)) });
  return { file: joined(signed, tools.utf8(`\n${trailer}\n`)), hash };
}

/** What is signed of a package. */
const packageText = (hash: string): string => `jft-package-1\n${hash}`;

/** `rightName`: what a renamed file was called. */
export type ReadProblem = { readonly problem: PackageProblem; readonly rightName?: string };

export type ReadPackage = {
  readonly header: Header;
  readonly hash: string;
  readonly signatures: readonly string[];
  readonly body: Bytes;
  /** Head of the file as it stands there. */
  readonly head: Bytes;
};

/** The frame of a file, whole and under its own name; who made it is not known yet. */
export async function readPackage(
  tools: PackageTools,
  file: Bytes,
  name: string,
): Promise<Result<ReadPackage, ReadProblem>> {
  const bad = (problem: PackageProblem): Result<never, ReadProblem> => err({ problem });
  const magic = tools.utf8(MAGIC);
  if (!startsWith(file, tools.utf8('JFT-USB-'))) {
    return bad(file.length < MAGIC.length && startsWith(magic, file) ? 'cut-off' : 'not-a-package');
  }
  if (!startsWith(file, magic)) return bad(file.length < magic.length ? 'cut-off' : 'newer-format');
  const end = file.subarray(0, LONGEST_HEADER).indexOf(LINE_END, magic.length);
  if (end < 0) return bad(file.length < LONGEST_HEADER ? 'cut-off' : 'damaged');
  const header = parsed(Header, tools.text(file.slice(magic.length, end)));
  if (header === null) return bad('damaged');
  const bodyEnd = end + 1 + header.size;
  // Half a copy is shorter, or ends in what the stick held before: mostly nothing.
  if (file.length < bodyEnd + 2 || isEmpty(file.subarray(-8))) return bad('cut-off');
  if (file[bodyEnd] !== LINE_END) return bad('damaged');
  const hash = await tools.hash(file.slice(0, bodyEnd));
  const trailer = parsed(Trailer, tools.text(file.slice(bodyEnd + 1, -1)));
  if (trailer === null) return bad(file.at(-1) === LINE_END ? 'damaged' : 'cut-off');
  if (file.at(-1) !== LINE_END || trailer.hash !== hash) return bad('damaged');
  if (header.name !== name) return err({ problem: 'renamed', rightName: header.name });
  return ok({
    header,
    hash,
    signatures: trailer.signatures,
    head: file.slice(0, end + 1),
    body: file.slice(end + 1, bodyEnd),
  });
}

/** Is the package signed by these keys, all of them, in this order? */
export async function isPackageSignedBy(
  tools: PackageTools,
  { hash, signatures }: ReadPackage,
  keys: readonly PublicKey[],
): Promise<boolean> {
  if (signatures.length !== keys.length) return false;
  for (const [i, key] of keys.entries()) {
    if (!(await tools.isSignedBy(key, signatures[i] ?? '', packageText(hash)))) return false;
  }
  return true;
}

/** The text inside. */
export async function openPackage(
  tools: PackageTools,
  { header, head, body }: ReadPackage,
  receiver: Receiver,
): Promise<Result<string, PackageProblem>> {
  const box = header.to.find(({ key }) => key === receiver.key);
  if (box === undefined) return err('other-recipient');
  const sealed = fromBase64url(box.box);
  const iv = fromBase64url(header.iv);
  const key = sealed === null ? null : await receiver.open(sealed, header.name);
  const zipped = key === null || iv === null ? null : await tools.decrypt(key, iv, body, head);
  const plain = zipped === null ? null : await tools.gunzip(zipped, MOST_CONTENT);
  const text = plain === null ? null : tools.text(plain);
  return text === null ? err('damaged') : ok(text);
}

const LINE_END = 10;

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | null {
  try {
    const result = schema.safeParse(JSON.parse(text ?? ''));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

const startsWith = (file: Bytes, start: Bytes): boolean => start.every((byte, i) => file[i] === byte);

const isEmpty = (bytes: Bytes): boolean => bytes.every((byte) => byte === 0);
