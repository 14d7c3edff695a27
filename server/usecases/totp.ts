/**
 * Time-based one-time passwords (RFC 6238 over RFC 4226) as authenticators expect them: HMAC-SHA-1, steps of thirty
 * seconds, six digits. SHA-1 is safe in an HMAC; many authenticators know no other.
 */
const STEP_MS = 30_000;

/** As RFC 4226 §4 recommends: as long as the output of SHA-1. */
export const SECRET_BYTES = 20;

const stepOf = (at: number): number => Math.floor(at / STEP_MS);

/** The digits of a time step. */
export async function codeOf(secret: Uint8Array<ArrayBuffer>, step: number, digits = 6): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  // Dynamic truncation (RFC 4226 §5.3): the last four bits say where the number begins.
  const number = mac.getUint32(mac.getUint8(mac.byteLength - 1) & 15) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The time step whose digits these are: the present one or one beside it, since telephones are not exact, and later than
 * `after` (RFC 6238 §5.2: a code is good for once). `at` in milliseconds; `null` for any other code.
 */
export async function matchingStep(
  secret: Uint8Array<ArrayBuffer>,
  code: string,
  at: number,
  after: number,
): Promise<number | null> {
  const now = stepOf(at);
  for (const step of [now, now - 1, now + 1]) if (step > after && (await codeOf(secret, step)) === code) return step;
  return null;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, for bytes that fill whole groups of five. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += BASE32.charAt((held >> (bits - 5)) & 31);
  }
  return text;
}
