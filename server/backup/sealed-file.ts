import {
  createCipheriv,
  createDecipheriv,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  createPublicKey,
  type KeyObject,
} from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result.ts';
import * as z from 'zod';

/**
 * A file sealed to a public key, written and read in pieces so that its size does not matter. ECDH on P-256 with a key
 * used once → HKDF-SHA-256 → AES-256-GCM for each piece. A piece's nonce is its number and whether it is the last one:
 * pieces cannot be left out, swapped, repeated, or cut off at the end without notice (security C24, C20).
 *
 *     "JFTB1\n"  header as JSON, "\n"  { length (4 bytes), ciphertext, tag (16 bytes) } …
 */
const MAGIC = 'JFTB1\n';
const PIECE = 1024 * 1024;
const TAG = 16;
const LONGEST_HEADER = 16 * 1024;

/** Stands in clear before the sealed pieces and is bound to them. Tells what the file is, and nobody's name. */
export const SealedHeader = z.strictObject({
  alg: z.literal('ECDH-P256+HKDF-SHA256+A256GCM'),
  what: z.string().max(40),
  madeAt: z.string().max(40),
  keyId: z.string().regex(/^[0-9a-f]{8}$/),
  once: z.string().max(200),
  salt: z.string().max(64),
});
export type SealedHeader = z.infer<typeof SealedHeader>;

export type SealedProblem = 'not-a-backup' | 'unknown-algorithm' | 'wrong-key' | 'damaged' | 'cut-off';

type Bytes = AsyncIterable<Buffer>;

/** Seals `content` for the holder of `recipient`'s secret half. */
export async function* sealFile(
  content: Bytes,
  about: { readonly recipient: KeyObject; readonly keyId: string; readonly what: string; readonly madeAt: string },
): AsyncGenerator<Buffer> {
  const once = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const salt = randomBytes(32);
  const header = JSON.stringify({
    alg: 'ECDH-P256+HKDF-SHA256+A256GCM',
    what: about.what,
    madeAt: about.madeAt,
    keyId: about.keyId,
    once: once.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    salt: salt.toString('base64url'),
  } satisfies SealedHeader);
  const key = sharedKey(once.privateKey, about.recipient, salt);
  yield Buffer.from(`${MAGIC}${header}\n`);
  let place = 0;
  let held: Buffer | null = null;
  for await (const piece of inPieces(content)) {
    if (held !== null) yield seal(key, header, place++, false, held);
    held = piece;
  }
  yield seal(key, header, place, true, held ?? Buffer.alloc(0));
}

/** Opens a sealed file: its header, and its content piece by piece. Throws `SealedFileError` when a piece is not whole. */
export async function openSealedFile(
  file: Bytes,
  secret: KeyObject,
  keyId: string,
): Promise<Result<{ readonly header: SealedHeader; readonly content: Bytes }, SealedProblem>> {
  const source = reader(file);
  const magic = await source.take(MAGIC.length);
  if (magic?.toString('latin1') !== MAGIC) return err('not-a-backup');
  const line = await source.line(LONGEST_HEADER);
  if (line === null) return err('not-a-backup');
  const header = headerOf(line);
  if (!header.ok) return header;
  if (header.value.keyId !== keyId) return err('wrong-key');
  let key: Buffer;
  try {
    const once = createPublicKey({ key: Buffer.from(header.value.once, 'base64url'), format: 'der', type: 'spki' });
    key = sharedKey(secret, once, Buffer.from(header.value.salt, 'base64url'));
  } catch {
    return err('damaged');
  }
  return ok({ header: header.value, content: openPieces(source, key, line) });
}

function headerOf(line: string): Result<SealedHeader, SealedProblem> {
  try {
    const json: unknown = JSON.parse(line);
    const parsed = SealedHeader.safeParse(json);
    if (parsed.success) return ok(parsed.data);
    const isOther =
      typeof json === 'object' && json !== null && 'alg' in json && json.alg !== SealedHeader.shape.alg.value;
    return err(isOther ? 'unknown-algorithm' : 'damaged');
  } catch {
    return err('damaged');
  }
}

/** A piece that was altered, moved, left out, or broke off. */
export class SealedFileError extends Error {
  readonly problem: SealedProblem;
  constructor(problem: SealedProblem) {
    super(problem);
    this.problem = problem;
  }
}

async function* openPieces(source: Reader, key: Buffer, header: string): AsyncGenerator<Buffer> {
  for (let place = 0; ; place += 1) {
    const length = await source.take(4);
    if (length === null) throw new SealedFileError('cut-off');
    const size = length.readUInt32BE();
    if (size < TAG || size > PIECE + TAG) throw new SealedFileError('damaged');
    const sealed = await source.take(size);
    if (sealed === null) throw new SealedFileError('cut-off');
    const isLast = await source.atEnd();
    const piece = unseal(key, header, place, isLast, sealed);
    // A piece that is whole but not marked as the last one: the rest is missing.
    if (piece === null)
      throw new SealedFileError(isLast && unseal(key, header, place, false, sealed) !== null ? 'cut-off' : 'damaged');
    yield piece;
    if (isLast) return;
  }
}

const sharedKey = (privateKey: KeyObject, publicKey: KeyObject, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), salt, 'jft-backup-1', 32));

function nonce(place: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(place, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

function seal(key: Buffer, header: string, place: number, isLast: boolean, piece: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(place, isLast)).setAAD(Buffer.from(header));
  const body = Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

function unseal(key: Buffer, header: string, place: number, isLast: boolean, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(place, isLast))
    .setAAD(Buffer.from(header))
    .setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

async function* inPieces(content: Bytes): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of content) {
    held.push(part);
    length += part.length;
    if (length < PIECE) continue;
    let all = Buffer.concat(held);
    for (; all.length >= PIECE; all = all.subarray(PIECE)) yield all.subarray(0, PIECE);
    held = [all];
    length = all.length;
  }
  if (length > 0) yield Buffer.concat(held);
}

type Reader = {
  /** Exactly so many bytes, or `null` when there are fewer. */
  readonly take: (count: number) => Promise<Buffer | null>;
  readonly line: (longest: number) => Promise<string | null>;
  readonly atEnd: () => Promise<boolean>;
};

function reader(file: Bytes): Reader {
  const parts = file[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const fill = async (count: number): Promise<boolean> => {
    if (held.length >= count) return true;
    const more: Buffer[] = [held];
    let length = held.length;
    while (length < count) {
      const next = await parts.next();
      if (next.done === true) break;
      more.push(next.value);
      length += next.value.length;
    }
    held = Buffer.concat(more);
    return held.length >= count;
  };
  const take = async (count: number): Promise<Buffer | null> => {
    if (!(await fill(count))) return null;
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return {
    take,
    line: async (longest) => {
      for (let seen = 0; seen < longest; seen += 1) {
        if (!(await fill(seen + 1))) return null;
        if (held[seen] === 10) return (await take(seen + 1))?.subarray(0, -1).toString('utf8') ?? null;
      }
      return null;
    },
    atEnd: async () => !(await fill(1)),
  };
}
