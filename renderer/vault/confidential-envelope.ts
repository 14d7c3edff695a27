import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { ContentPart, IdentityPart, type Envelope, type SealBox, type SealReader } from '#shared/model/confidential.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { randomBytes, utf8, type Bytes } from './bytes.ts';
import { openSealed, sealTo } from './public-seal.ts';

/**
 * The envelope of a report in confidence (decision 0010). Identity and content each have a random key. The identity's is
 * split by XOR: one half alone is as good as noise. Each reader's box is sealed to a seat's public key, so that nobody
 * else at the laptop, no administrator and no server opens it, and who wrote it down cannot open it again.
 */

const KEY = 32;
const IV = 12;

/** What a half, a content key and a ciphertext are bound to; a box moved to another report or seat does not open. */
const about = {
  half: (report: string, part: string) => `confidential half ${part} ${report}`,
  loan: (report: string, ask: string) => `confidential loan ${ask} ${report}`,
  key: (report: string) => `confidential content key ${report}`,
  identity: (report: string) => `confidential identity ${report}`,
  content: (report: string) => `confidential content ${report}`,
  note: (report: string, entry: string) => `confidential note ${entry} ${report}`,
};

/** Seals both parts for these readers. Nothing secret is left behind but in the boxes. */
export async function sealReport(
  report: string,
  parts: { readonly identity: IdentityPart; readonly content: ContentPart },
  readers: readonly SealReader[],
): Promise<Envelope> {
  const [key, half, contentKey] = [randomBytes(KEY), randomBytes(KEY), randomBytes(KEY)];
  const other = xor(key, half);
  const [identity, content, boxes] = await Promise.all([
    encrypt(key, padded(JSON.stringify(parts.identity)), about.identity(report)),
    encrypt(contentKey, padded(JSON.stringify(parts.content)), about.content(report)),
    Promise.all(
      readers.map((reader) => boxFor(report, reader, { half: reader.part === 'clerk' ? half : other, contentKey })),
    ),
  ]);
  for (const secret of [key, half, other, contentKey]) secret.fill(0);
  return { alg: 'A256GCM+P256', identity, content, boxes };
}

async function boxFor(
  report: string,
  { office, device, officer, part, seal }: SealReader,
  keys: { readonly half: Bytes; readonly contentKey: Bytes },
): Promise<SealBox> {
  const [half, content] = await Promise.all([
    sealTo(seal, keys.half, about.half(report, part)),
    sealTo(seal, keys.contentKey, about.key(report)),
  ]);
  return { office, device, officer, part, half: toBase64url(half), content: toBase64url(content) };
}

/** A reader's own box and the private key of the seat, after sign-in. */
export type OwnBox = { readonly report: string; readonly box: SealBox; readonly seat: CryptoKey };

/** `null`: not sealed to this seat, or damaged. */
export async function openContent({ report, box, seat }: OwnBox, envelope: Envelope): Promise<ContentPart | null> {
  const key = await opened(seat, box.content, about.key(report));
  const text = key === null ? null : await decrypt(key, envelope.content, about.content(report));
  return text === null ? null : ContentPart.parse(JSON.parse(text));
}

/** The approver's half for the seat that asked, good for this asking alone. */
export async function lendHalf({ report, box, seat }: OwnBox, ask: string, asker: SealReader): Promise<string | null> {
  const half = await opened(seat, box.half, about.half(report, 'approver'));
  if (half === null) return null;
  const lent = toBase64url(await sealTo(asker.seal, half, about.loan(report, ask)));
  half.fill(0);
  return lent;
}

/** Both halves together: the identity. `null` when either is missing, of another asking, or damaged. */
export async function openIdentity(
  { report, box, seat }: OwnBox,
  loan: { readonly ask: string; readonly half: string },
  envelope: Envelope,
): Promise<IdentityPart | null> {
  const [own, lent] = await Promise.all([
    opened(seat, box.half, about.half(report, 'clerk')),
    opened(seat, loan.half, about.loan(report, loan.ask)),
  ]);
  if (own === null || lent === null) return null;
  const key = xor(own, lent);
  own.fill(0);
  lent.fill(0);
  const text = await decrypt(key, envelope.identity, about.identity(report));
  key.fill(0);
  return text === null ? null : IdentityPart.parse(JSON.parse(text));
}

/** A note of the confidential officer (联系、会议、答复), for the readers of the report. */
export async function sealNote({ report, box, seat }: OwnBox, entry: string, words: string): Promise<string | null> {
  const key = await opened(seat, box.content, about.key(report));
  return key === null ? null : encrypt(key, padded(JSON.stringify(words)), about.note(report, entry));
}

export async function openNote({ report, box, seat }: OwnBox, entry: string, words: string): Promise<string | null> {
  const key = await opened(seat, box.content, about.key(report));
  const text = key === null ? null : await decrypt(key, words, about.note(report, entry));
  return text === null ? null : String(JSON.parse(text));
}

/** The own half for a further seat of the same part (C7: a reader is added by a reader). */
export async function boxForReader({ report, box, seat }: OwnBox, reader: SealReader): Promise<SealBox | null> {
  if (reader.part !== box.part) return null;
  const [half, contentKey] = await Promise.all([
    opened(seat, box.half, about.half(report, box.part)),
    opened(seat, box.content, about.key(report)),
  ]);
  return half === null || contentKey === null ? null : boxFor(report, reader, { half, contentKey });
}

async function opened(seat: CryptoKey, sealed: string, purpose: string): Promise<Bytes | null> {
  const bytes = fromBase64url(sealed);
  const secret = bytes === null ? null : await openSealed(seat, bytes, purpose);
  return secret?.length === KEY ? secret : null;
}

function xor(a: Bytes, b: Bytes): Bytes {
  return a.map((byte, i) => byte ^ (b[i] ?? 0));
}

async function encrypt(key: Bytes, text: string, purpose: string): Promise<string> {
  const iv = randomBytes(IV);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(purpose) };
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(algorithm, secret, utf8(text));
  return toBase64url(joined(iv, new Uint8Array(sealed)));
}

async function decrypt(key: Bytes, sealed: string, purpose: string): Promise<string | null> {
  const bytes = fromBase64url(sealed);
  if (bytes === null) return null;
  const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, IV), additionalData: utf8(purpose) };
  try {
    const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, secret, bytes.slice(IV)));
  } catch {
    return null;
  }
}

const BLOCK = 512;

/** The length of a name must not show in the length of its ciphertext; JSON ignores spaces at its end. */
function padded(json: string): string {
  const { length } = utf8(json);
  return json + ' '.repeat((BLOCK - (length % BLOCK)) % BLOCK);
}
