const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Every pair of letters by its twelve bits, every letter's six bits by its character code: contents are megabytes. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63));
const VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** Bytes as base64url without padding (RFC 4648 §5), the same text on client and server. */
export function toBase64url(bytes: Uint8Array): string {
  const whole = bytes.length - (bytes.length % 3);
  let text = '';
  for (let at = 0; at < whole; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += (PAIRS[group >> 12] ?? '') + (PAIRS[group & 4095] ?? '');
  }
  const [a = 0, b = 0] = bytes.subarray(whole);
  const rest = PAIRS[(a << 4) | (b >> 4)] ?? '';
  if (bytes.length - whole === 1) return text + rest;
  return bytes.length === whole ? text : text + rest + ALPHABET.charAt((b & 15) << 2);
}

/** The bytes again; `null` for anything that `toBase64url` does not write. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  // One text for one value: no lone letter, no bits left over.
  return held < 6 && (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
