import { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Ids } from './deps.ts';

/** Crockford's alphabet: no I, L, O, U, so that a code read aloud is understood. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Identities from the platform's random source; `fill` fills an array with random bytes. */
export function randomIds(fill: (bytes: Uint8Array<ArrayBuffer>) => void): Ids {
  const random = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    fill(bytes);
    return bytes;
  };
  const id = (): string => {
    let binary = '';
    for (const byte of random(16)) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  };
  return {
    operation: () => OperationId.parse(id()),
    stream: () => StreamId.parse(id()),
    // 45 random bits: no order, nothing of the person (vocabulary §16).
    queryCode: () => Array.from(random(9), (byte) => ALPHABET[byte % 32] ?? '0').join(''),
    draft: id,
  };
}
