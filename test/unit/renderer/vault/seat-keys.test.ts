import { expect, test } from 'vitest';
import { generateDeviceKey, generateSeatKeys, signerOf } from '#renderer/vault/seat-keys.ts';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { PublicKey } from '#shared/model/seat.ts';
import { Signature } from '#shared/sync/signed-request.ts';

const verify = async (publicKey: string, signature: string, text: string): Promise<boolean> => {
  const [key, bytes] = [fromBase64url(publicKey), fromBase64url(signature)];
  if (key === null || bytes === null) throw new Error('not base64url');
  const imported = await crypto.subtle.importKey('raw', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const es256 = { name: 'ECDSA', hash: 'SHA-256' };
  return crypto.subtle.verify(es256, imported, bytes, new TextEncoder().encode(text));
};

test('C13 the device key cannot leave; the seat keys can be wrapped', async () => {
  const [device, seat] = await Promise.all([generateDeviceKey(), generateSeatKeys()]);
  expect([device, seat.sign, seat.seal].map(({ privateKey }) => privateKey.extractable)).toEqual([false, true, true]);
  expect([device, seat.sign, seat.seal].every(({ publicKey }) => PublicKey.safeParse(publicKey).success)).toBe(true);
  await expect(crypto.subtle.exportKey('jwk', device.privateKey)).rejects.toThrow();
  expect(structuredClone(device.privateKey).extractable).toBe(false);
});

test('A1 both signatures are of the same text, each by its own key', async () => {
  const [device, seat] = await Promise.all([generateDeviceKey(), generateSeatKeys()]);
  const signer = signerOf({
    office: 'jiaxi',
    device: 'D1',
    officer: 'jiaxi-head',
    deviceKey: device.privateKey,
    officerKey: seat.sign.privateKey,
  });
  const signed = await signer.sign('text');
  expect([signed.device, signed.officer].every((each) => Signature.safeParse(each).success)).toBe(true);
  expect(await verify(device.publicKey, signed.device, 'text')).toBe(true);
  expect(await verify(seat.sign.publicKey, signed.officer, 'text')).toBe(true);
  expect(await verify(device.publicKey, signed.device, 'other text')).toBe(false);
  expect(await verify(device.publicKey, signed.officer, 'text')).toBe(false);
});
