/** An administrator's telephone: six digits from a secret (RFC 6238), written a second time beside the product's. */
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { NewFactorResponse } from '#shared/sync/second-factor.ts';
import type { TestDevice, TestServer } from './server.ts';

/** The digits at a moment; `steps` later or earlier. */
export type Authenticator = (at: string, steps?: number) => string;

/** The bytes of a base32 text. */
export function secretBytes(secret: string): Buffer {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export function authenticator(secret: string): Authenticator {
  const key = secretBytes(secret);
  return (at, steps = 0) => {
    const count = Buffer.alloc(8);
    count.writeUInt32BE(Math.floor(Date.parse(at) / 30_000) + steps, 4);
    const mac = createHmac('sha1', key).update(count).digest();
    const number = mac.readUInt32BE((mac[19] ?? 0) % 16) % 2 ** 31;
    return String(number % 1_000_000).padStart(6, '0');
  };
}

/** Six digits that are none of the telephone's now. */
export const wrongCode = (phone: Authenticator, at: string): string => {
  const right = [-1, 0, 1].map((steps) => phone(at, steps));
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
};

const Answer = z.looseObject({ error: z.string().optional() });

/** Posts to the county: `done`, or the code of the refusal. */
export async function posted(by: TestDevice, path: string, body: object = {}): Promise<string> {
  const response = await by.send(path, { method: 'POST', body: JSON.stringify({ wire: 1, ...body }) });
  return response.ok ? 'done' : (Answer.parse(await response.json()).error ?? '');
}

/** A secret is made for the officer and not used yet. */
export async function newSecret(by: TestDevice): Promise<Authenticator> {
  const response = await by.send('/second-factor/new', { method: 'POST', body: JSON.stringify({ wire: 1 }) });
  return authenticator(NewFactorResponse.parse(await response.json()).secret);
}

/** The officer has a factor in force from now on, which its first code confirms for ten minutes. */
export async function setUpFactor({ clock }: Pick<TestServer, 'clock'>, by: TestDevice): Promise<Authenticator> {
  const phone = await newSecret(by);
  const done = await posted(by, '/second-factor/activate', { code: phone(clock.now) });
  if (done !== 'done') throw new Error(done);
  return phone;
}
