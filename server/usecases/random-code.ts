/** Crockford's alphabet: no I, L, O, U, so that a code read aloud is understood. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten characters, 50 random bits; `fill` fills an array with random bytes. */
export function randomCode(fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  const bytes = new Uint8Array(10);
  fill(bytes);
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join('');
}
