import { randomBytes } from '#renderer/vault/bytes.ts';

/** A name of its own for each data key; it says nothing. */
export const newStoreName = (): string =>
  `sealed-${[...randomBytes(6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
