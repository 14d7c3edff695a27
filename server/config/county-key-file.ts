import type { webcrypto } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { readSecret, writeSecret } from './secret-file.ts';

const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Its name in the data folder. */
export const COUNTY_KEY_FILE = 'county-key.json';

const PrivateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/**
 * The key the county signs its answers with (C15) and to which devices seal packages (decision 0011), made at the first start. Devices pin it when they enrol: it belongs
 * into every backup, and a county that lost it is a stranger to all its devices.
 */
export async function readCountyKey(folder: string): Promise<{
  readonly privateKey: webcrypto.CryptoKey;
  readonly agreeing: webcrypto.CryptoKey;
  readonly publicKey: string;
}> {
  const file = join(folder, COUNTY_KEY_FILE);
  const text = (await readSecret(file)) ?? (await makeKey(file));
  const { x, y, ...secret } = PrivateKey.parse(JSON.parse(text));
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    privateKey: await crypto.subtle.importKey('jwk', { x, y, ...secret }, ES256, false, ['sign']),
    agreeing: await crypto.subtle.importKey('jwk', { x, y, ...secret }, ECDH, false, ['deriveKey', 'deriveBits']),
    publicKey: point.toString('base64url'),
  };
}

async function makeKey(file: string): Promise<string> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const text = JSON.stringify(PrivateKey.parse(await crypto.subtle.exportKey('jwk', pair.privateKey)));
  return (await writeSecret(file, text)) ? text : ((await readSecret(file)) ?? makeKey(file));
}
