import { toBase64url } from '#shared/lib/base64url.ts';
import type { PublicKey } from '#shared/model/seat.ts';
import type { Signer } from '#shared/sync/signed-request.ts';

/** One P-256 pair; the public half as it is sent to the county (65 bytes, base64url). */
export type OwnKey = { readonly privateKey: CryptoKey; readonly publicKey: PublicKey };

/** The two pairs of a seat (decision 0005): `sign` proves who asked, `seal` opens what is sealed to this officer. */
export type SeatKeys = { readonly sign: OwnKey; readonly seal: OwnKey };

const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SEALING = { name: 'ECDH', namedCurve: 'P-256' } as const;
const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** The device's own pair. The private half cannot leave the browser: a copied profile is not a second device (C13). */
export const generateDeviceKey = (): Promise<OwnKey> => generate(SIGNING, false, ['sign', 'verify']);

/** A seat's pairs, extractable so that their private halves can be wrapped under the officer's key. */
export async function generateSeatKeys(): Promise<SeatKeys> {
  const [sign, seal] = await Promise.all([
    generate(SIGNING, true, ['sign', 'verify']),
    generate(SEALING, true, ['deriveBits']),
  ]);
  return { sign, seal };
}

async function generate(algorithm: EcKeyGenParams, extractable: boolean, uses: KeyUsage[]): Promise<OwnKey> {
  const pair = await crypto.subtle.generateKey(algorithm, extractable, uses);
  // An elliptic algorithm gives a pair.
  const { privateKey, publicKey } = pair as CryptoKeyPair;
  return { privateKey, publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))) };
}

export type SigningKeys = {
  readonly office: string;
  readonly device: string;
  readonly officer: string;
  readonly deviceKey: CryptoKey;
  readonly officerKey: CryptoKey;
};

/** Signs in the name of an officer at this device, as long as somebody holds the keys. */
export function signerOf({ office, device, officer, deviceKey, officerKey }: SigningKeys): Signer {
  return {
    office,
    device,
    officer,
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      const [byDevice, byOfficer] = await Promise.all([signWith(deviceKey, bytes), signWith(officerKey, bytes)]);
      return { device: byDevice, officer: byOfficer };
    },
  };
}

/** Signs in the name of the device alone, where nobody is signed in; the second signature stands for no officer. */
export function deviceSignerOf({ office, device, officer, deviceKey }: Omit<SigningKeys, 'officerKey'>): Signer {
  return {
    office,
    device,
    officer,
    sign: async (text) => {
      const signature = await signWith(deviceKey, new TextEncoder().encode(text));
      return { device: signature, officer: signature };
    },
  };
}

const signWith = async (key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.sign(ES256, key, bytes)));

/** A seat's private halves after sign-in: they sign and open, and cannot be read out again. */
export type PrivateSeatKeys = { readonly sign: CryptoKey; readonly seal: CryptoKey };

/** From their stored form (PKCS #8). */
export async function privateSeatKeys(
  sign: Uint8Array<ArrayBuffer>,
  seal: Uint8Array<ArrayBuffer>,
): Promise<PrivateSeatKeys> {
  const [signing, sealing] = await Promise.all([
    crypto.subtle.importKey('pkcs8', sign, SIGNING, false, ['sign']),
    crypto.subtle.importKey('pkcs8', seal, SEALING, false, ['deriveBits']),
  ]);
  sign.fill(0);
  seal.fill(0);
  return { sign: signing, seal: sealing };
}
