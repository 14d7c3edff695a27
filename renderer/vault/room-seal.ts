/** Keys and seals of the letters between desks (decision 0018): ephemeral P-256 ECDH, HKDF-SHA-256, AES-256-GCM, ES256. */
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import { ticketText, type SeatTicket } from '#shared/sync/enroll.ts';
import { letterText, Signed, type Direction, type Letter } from '#shared/sync/room.ts';
import type { Signer } from '#shared/sync/signed-request.ts';
import { utf8 } from './bytes.ts';
import { isSignedBy, sha256 } from './signed-call.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** A pair for one acquaintance. */
export type Pair = { readonly privateKey: CryptoKey; readonly point: PublicKey };

export async function newPair(): Promise<Pair> {
  // An elliptic algorithm gives a pair.
  const pair = (await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { privateKey: pair.privateKey, point: toBase64url(new Uint8Array(raw)) };
}

/** An acquaintance of two desks: its name, and one key for each direction. */
export type RoomSession = { readonly name: string; readonly keys: Readonly<Record<Direction, CryptoKey>> };

/** `null` when the other's half is no point of the curve. */
export async function agree(
  own: Pair,
  far: PublicKey,
  about: { readonly room: string; readonly desk: PublicKey; readonly host: PublicKey },
): Promise<RoomSession | null> {
  const name = await nameOf(about);
  try {
    const raw = fromBase64url(far);
    if (raw === null) return null;
    const key = await crypto.subtle.importKey('raw', raw, CURVE, false, []);
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: key }, own.privateKey, 256);
    const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const [toHost, toDesk] = await Promise.all([keyFor(base, name, 'to-host'), keyFor(base, name, 'to-desk')]);
    return { name, keys: { 'to-host': toHost, 'to-desk': toDesk } };
  } catch {
    return null;
  }
}

async function nameOf({ room, desk, host }: { room: string; desk: string; host: string }): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(['jft-room-1', room, desk, host].join('\n')));
  return toBase64url(new Uint8Array(hash));
}

function keyFor(base: CryptoKey, session: string, direction: Direction): Promise<CryptoKey> {
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: utf8(session), info: utf8(`jft room ${direction}`) };
  return crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Who writes, in the name of which seat. */
export type Writer = { readonly signer: Signer; readonly ticket: SeatTicket };

/** Which letter of which acquaintance. A number is used once in each direction, so its key never meets an IV twice. */
export type Place = { readonly session: RoomSession; readonly direction: Direction; readonly n: number };

export async function sealLetter(
  { session, direction, n }: Place,
  { signer, ticket }: Writer,
  body: string,
  first: 'with-ticket' | 'known',
): Promise<Letter> {
  const text = letterText({ session: session.name, direction, n, bodyHash: await sha256(utf8(body)) });
  const signatures = await signer.sign(text);
  const signed = { body, ...signatures, ...(first === 'with-ticket' && { ticket }) };
  const algorithm = gcm(session.name, n);
  const box = await crypto.subtle.encrypt(algorithm, session.keys[direction], utf8(JSON.stringify(signed)));
  return { kind: 'letter', session: session.name, n, box: toBase64url(new Uint8Array(box)) };
}

/** What a letter says and whose ticket came with it; `null` when it was not sealed for this place, or is damaged. */
export async function openLetter(
  { session, direction, n }: Place,
  letter: Letter,
): Promise<ReturnType<typeof Signed.parse> | null> {
  const box = fromBase64url(letter.box);
  if (box === null || letter.n !== n || letter.session !== session.name) return null;
  try {
    const plain = await crypto.subtle.decrypt(gcm(session.name, n), session.keys[direction], box);
    return Signed.safeParse(JSON.parse(new TextDecoder().decode(plain))).data ?? null;
  } catch {
    return null;
  }
}

const gcm = (session: string, n: number): AesGcmParams => {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(n));
  return { name: 'AES-GCM', iv, additionalData: utf8(session) };
};

/** Did the county sign this seat and its device's key? */
export const isCountyTicket = (ticket: SeatTicket, countyKey: string): Promise<boolean> =>
  isSignedBy(countyKey, ticket.signature, ticketText(ticket));

/** Did device and officer of that seat both sign this very letter? */
export async function isWrittenBy(
  { seat, deviceKey }: SeatTicket,
  { session, direction, n }: Place,
  { body, device, officer }: ReturnType<typeof Signed.parse>,
): Promise<boolean> {
  const text = letterText({ session: session.name, direction, n, bodyHash: await sha256(utf8(body)) });
  const both = await Promise.all([isSignedBy(deviceKey, device, text), isSignedBy(seat.sign, officer, text)]);
  return both.every(Boolean);
}
