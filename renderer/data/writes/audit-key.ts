import type { DeviceStore } from '../device-store.ts';
import type { MetaRow } from '../rows.ts';
import { requested, write } from '../transaction.ts';

const KEY = 'auditKey';
const PLACE = { table: 'meta', key: KEY } as const;
const keys = new WeakMap<DeviceStore, Promise<CryptoKey>>();

/**
 * Search terms as 16 hex digits of HMAC-SHA-256 under a random key of this device, which lies sealed beside the data:
 * the log can tell that a term came again, and nobody can try names against a copied log (security C18).
 */
export async function hashTerms(store: DeviceStore, terms: readonly string[]): Promise<readonly string[]> {
  if (terms.length === 0) return [];
  const key = await keyOf(store);
  const encoder = new TextEncoder();
  const macs = terms.map((term) => crypto.subtle.sign('HMAC', key, encoder.encode(normalised(term))));
  return (await Promise.all(macs)).map((mac) =>
    [...new Uint8Array(mac).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  );
}

const normalised = (term: string): string => term.normalize('NFKC').trim().toLowerCase();

function keyOf(store: DeviceStore): Promise<CryptoKey> {
  const known = keys.get(store) ?? readOrMake(store);
  keys.set(store, known);
  // A store that was locked meanwhile is asked again the next time.
  known.catch(() => keys.delete(store));
  return known;
}

function readOrMake(store: DeviceStore): Promise<CryptoKey> {
  return store.serial(async () => {
    const source = store.db.backendDB().transaction('meta').objectStore('meta');
    // Written below and nowhere else.
    const row = await requested<MetaRow | undefined>(source.get(KEY));
    const text = row === undefined ? null : (await store.codec.open([{ place: PLACE, body: row.body }]))[0];
    const raw = text === null || text === undefined ? crypto.getRandomValues(new Uint8Array(32)) : bytesOf(text);
    if (row === undefined) {
      const [body] = await store.codec.seal([{ place: PLACE, json: JSON.stringify([...raw]) }]);
      await write(store.db, ['meta'], 'strict', (named) => named('meta').put({ key: KEY, rev: 0, body }));
    }
    return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  });
}

/** Written above as a list of 32 numbers. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(JSON.parse(text) as number[]);
