import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import { signerOf } from '#renderer/vault/seat-keys.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { DeviceCode } from '#shared/model/ids.ts';

/** Devices that the benchmark's server knows from the start, so that enrolling is not measured. */
export const OFFICE = 'qinglan';
export const OFFICER = 'chief';

/** Keys of an invented county, made for this benchmark: one for its server, one for all devices and seats. */
export const COUNTY_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'yL2uM-pQyFYTcdi1UhpQPmXMCSOpUZ5r9xrT_LcdNnY',
  y: 'Vg4et80FEhKvN2bfPN0qMC79DWBGMedhc5i_VroQ1NY',
  d: 'ntn9NAcC4TMn4k_rccVmlO-f0QmY6B2_2tIHt_7Y528',
} as const;
export const DEVICE_KEY = {
  kty: 'EC',
  crv: 'P-256',
  x: 'PASf8b7VQWkcTp-3u0IvWytvcAtPsyT6xoRTOXeFdL4',
  y: 'zK_PpKkNs4ofGjL0FqU8AzPecqc5fJ2PfzadXV9Xk5A',
  d: '02rUuGzGeFfB9Xb8BGFvPUMYo_6cDraOuW7TjluTcA4',
} as const;

/** The public half as it is sent. */
export function publicKeyOf({ x, y }: { readonly x: string; readonly y: string }): string {
  const [first, second] = [fromBase64url(x), fromBase64url(y)];
  return toBase64url(Uint8Array.of(4, ...(first ?? []), ...(second ?? [])));
}

export const signingKey = (jwk: typeof COUNTY_KEY | typeof DEVICE_KEY): ReturnType<typeof crypto.subtle.importKey> =>
  crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);

/** The browser is D1, other people's changes come from D2, the devices of W7 from D10 on. */
export const deviceCode = (n: number): DeviceCode => DeviceCode.parse(`D${n}`);
export const identityOf = (n: number): DeviceIdentity => ({
  office: OFFICE,
  device: deviceCode(n),
  countyKey: publicKeyOf(COUNTY_KEY),
  countyBound: true,
});

/** How the device speaks to the server at `base`, signing as in the product. */
export async function connectionOf(n: number, base: string): Promise<Connection> {
  const key = await signingKey(DEVICE_KEY);
  const signer = signerOf({ office: OFFICE, device: `D${n}`, officer: OFFICER, deviceKey: key, officerKey: key });
  const onRevoked = (): void => undefined;
  return { base, signer, countyKey: publicKeyOf(COUNTY_KEY), clock: { ahead: 0 }, onRevoked };
}
