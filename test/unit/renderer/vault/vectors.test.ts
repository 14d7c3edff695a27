/** Published vectors and, where Node has its own implementation, both directions (C3; security §7, crypto-vectors). */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { argon2id } from 'hash-wasm';
import { expect, test } from 'vitest';
import { aesGcmSuite } from '#renderer/vault/aes-gcm-suite.ts';
import { isEqual, randomBytes, utf8, type Bytes } from '#renderer/vault/bytes.ts';
import { UnknownAlgorithm } from '#renderer/vault/cipher-suite.ts';
import { deriveKey } from '#renderer/vault/derive-key.ts';
import {
  kekOf,
  newDataKey,
  openSecret,
  sealSecret,
  unwrapDataKey,
  wrapDataKey,
} from '#renderer/vault/key-encryption.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { joinShares, splitSecret } from '#renderer/vault/shamir.ts';
import { sm4Suite } from '#renderer/vault/sm4-suite.ts';

// The package brings no types; these are the calls of its samples.
const { sm3, sm4 } = createRequire(import.meta.url)('sm-crypto') as {
  readonly sm3: (data: readonly number[]) => string;
  readonly sm4: { readonly encrypt: (data: readonly number[], key: readonly number[], options: object) => number[] };
};

const hex = (text: string): Bytes => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const toHex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('hex');

// The product's own takes salts of 16 bytes only; so the second one is held against the reference, and ours against it.
test('Argon2id (RFC 9106, version 0x13): the second implementation gives the tags of the reference', async () => {
  // test.c of the reference; the RFC's own example uses associated data, which this program never does.
  const rows = [
    [2, 65536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [2, 256, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [1, 65536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
    [4, 65536, 1, 'password', 'somesalt', '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
    [2, 65536, 1, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
    [2, 65536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ] as const;
  for (const [iterations, memorySize, parallelism, password, salt, tag] of rows) {
    const hash = await argon2id({
      password,
      salt,
      iterations,
      memorySize,
      parallelism,
      hashLength: 32,
      outputType: 'hex',
    });
    expect(hash).toBe(tag);
  }
  expect(rows.length).toBeGreaterThanOrEqual(6);
});

test.each([
  ['as given out today', 65536, 3, '雨水往我院子里灌3次!'],
  ['the least that is taken', 19456, 2, 'Correct horse 9'],
  ['a passphrase longer than a block of the hash', 19456, 2, '长'.repeat(60)],
  ['beyond the basic plane, and with a zero in it', 19456, 4, '𠮷田\0口令'],
  ['a single letter', 32768, 2, 'a'],
])('C3 two implementations of Argon2id derive one key: %s', async (_, memory, passes, passphrase) => {
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, { kdf: 'argon2id', memory, passes, lanes: 1, salt });
  const parameters = { password: passphrase, salt, iterations: passes, memorySize: memory, parallelism: 1 };
  expect(toHex(key)).toBe(await argon2id({ ...parameters, hashLength: 32, outputType: 'hex' }));
});

test('AES-KW wraps as in RFC 3394 §4.6 (256 bits of key data under 256 bits)', async () => {
  const kek = hex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F');
  const data = hex('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F');
  const wrapping = await crypto.subtle.importKey('raw', kek, 'AES-KW', false, ['wrapKey']);
  const key = await crypto.subtle.importKey('raw', data, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
  expect(toHex(await crypto.subtle.wrapKey('raw', key, wrapping, 'AES-KW'))).toBe(
    '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
  );
});

test('HKDF-SHA-256 gives the output of RFC 5869 A.1', async () => {
  const base = await crypto.subtle.importKey('raw', hex('0b'.repeat(22)), 'HKDF', false, ['deriveBits']);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: hex('000102030405060708090a0b0c'),
    info: hex('f0f1f2f3f4f5f6f7f8f9'),
  };
  expect(toHex(await crypto.subtle.deriveBits(hkdf, base, 42 * 8))).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
});

test('SM4 and SM3 give the samples of GM/T 0002 and GM/T 0004', () => {
  const key = [...hex('0123456789ABCDEFFEDCBA9876543210')];
  const sealed = sm4.encrypt(key, key, { padding: 'none', output: 'array' });
  expect(toHex(new Uint8Array(sealed))).toBe('681edf34d206965e86b3e94f536e4246');
  expect(sm3([...utf8('abc')])).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('SM4-CBC and HMAC-SM3 of the suite agree with OpenSSL in both directions', async () => {
  const key = randomBytes(48);
  const suite = sm4Suite(key);
  const about = utf8('["matters","m1",7]');
  let cases = 0;
  for (const length of [0, 1, 15, 16, 17, 1100]) {
    const plain = randomBytes(length);
    const sealed = await suite.seal(plain, about);
    const [iv, text, tag] = [sealed.slice(1, 17), sealed.slice(17, -32), sealed.slice(-32)];
    const decipher = createDecipheriv('sm4-cbc', key.slice(0, 16), iv);
    expect(Buffer.concat([decipher.update(text), decipher.final()]).equals(Buffer.from(plain))).toBe(true);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(about.length);
    const mac = (body: Uint8Array): Buffer =>
      createHmac('sm3', key.slice(16)).update(size).update(about).update(body).digest();
    expect(mac(sealed.slice(0, -32)).equals(Buffer.from(tag))).toBe(true);
    const cipher = createCipheriv('sm4-cbc', key.slice(0, 16), iv);
    const body = Buffer.concat([Buffer.of(2), iv, cipher.update(plain), cipher.final()]);
    const opened = await suite.open(new Uint8Array(Buffer.concat([body, mac(body)])), about);
    expect(isEqual(opened, plain)).toBe(true);
    cases += 1;
  }
  expect(cases).toBe(6);
});

test('AES-256-GCM of the suite agrees with OpenSSL', async () => {
  const key = randomBytes(32);
  const sealed = await (await aesGcmSuite(key)).seal(utf8('赵某甲'), utf8('about'));
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.slice(1, 13));
  decipher.setAAD(utf8('about'));
  decipher.setAuthTag(sealed.slice(-16));
  expect(Buffer.concat([decipher.update(sealed.slice(13, -16)), decipher.final()]).toString('utf8')).toBe('赵某甲');
});

test('rows of both suites open side by side; an unknown one is refused by name, a damaged one is not mistaken for it', async () => {
  const key = await newDataKey();
  const aes = await recordCipher(key);
  const sm = await recordCipher(key, 'SM4-CBC+HMAC-SM3');
  const about = utf8('a');
  for (const [sealing, opening] of [
    [aes, sm],
    [sm, aes],
  ] as const) {
    const sealed = await sealing.seal(utf8('孙某丙'), about);
    expect(new TextDecoder().decode(await opening.open(sealed, about))).toBe('孙某丙');
    await expect(opening.open(sealed, utf8('b'))).rejects.toThrow();
    for (let at = 1; at < sealed.length; at += 7) {
      const flipped = sealed.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await expect(opening.open(flipped, about)).rejects.toThrow();
    }
    sealed[0] = 9;
    await expect(opening.open(sealed, about)).rejects.toBeInstanceOf(UnknownAlgorithm);
  }
});

test('a data key opens with its own key-encryption key only; so do small secrets, and only for their purpose', async () => {
  const [mine, other] = await Promise.all([kekOf(randomBytes(32)), kekOf(randomBytes(32))]);
  const wrapped = await wrapDataKey(await newDataKey(), mine);
  expect(wrapped.length).toBe(40);
  expect(await unwrapDataKey(wrapped, mine)).not.toBeNull();
  expect(await unwrapDataKey(wrapped, other)).toBeNull();
  const secret = await sealSecret(utf8('x'), mine, 'sign');
  expect(await openSecret(secret, mine, 'sign')).toEqual(utf8('x'));
  expect(await openSecret(secret, mine, 'seal')).toBeNull();
  expect(await openSecret(secret, other, 'sign')).toBeNull();
});

test('Shamir: a known polynomial over GF(2⁸), any two of three, no single one, all thirty-two bytes', () => {
  // f(x) = 0x42 + 0x53·x; 0x53·0x02 = 0xa6, 0x53·0x03 = 0xf5 by AES's polynomial.
  const known = splitSecret(Uint8Array.of(0x42), { shares: 3, need: 2, random: () => Uint8Array.of(0x53) });
  expect(known.map(toHex)).toEqual(['0111', '02e4', '03b7']);
  // 0x53·0xca = 1: the inverse that FIPS 197 names.
  const wide = splitSecret(Uint8Array.of(0), { shares: 0xca, need: 2, random: () => Uint8Array.of(0x53) });
  expect(wide[0xc9]?.[1]).toBe(1);

  const secret = randomBytes(32);
  const shares = splitSecret(secret, { shares: 3, need: 2 });
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 0],
  ] as const) {
    const pair = [shares[a], shares[b]].flatMap((share) => share ?? []);
    expect(isEqual(joinShares(pair), secret)).toBe(true);
  }
  expect(shares.some((share) => isEqual(share.slice(1), secret))).toBe(false);
  const [first] = shares;
  if (first === undefined) throw new Error('no share');
  expect(() => joinShares([first, first])).toThrow(RangeError);
});
