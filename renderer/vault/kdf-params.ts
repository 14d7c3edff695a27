import type { Bytes } from './bytes.ts';
import { randomBytes } from './bytes.ts';

/** How a passphrase becomes a key; stored beside what that key wraps (security C3). `memory` in KiB. */
export type KdfParams = {
  readonly kdf: 'argon2id';
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Bytes;
};

/** What new wraps get: 64 MiB, three passes, one lane, a 16-byte salt (security C3). */
const TODAY = { memory: 64 * 1024, passes: 3, lanes: 1, salt: 16 } as const;

/** Below this nothing is derived, whatever a stored wrap says: weak parameters would be an attack. */
const FLOOR = { memory: 19 * 1024, passes: 2 } as const;

/** More than any wrap of ours asks for; a forged one must not take the laptop's memory away. */
const CEILING = { memory: 1024 * 1024, passes: 16 } as const;

export const newKdfParams = (): KdfParams => ({
  kdf: 'argon2id',
  memory: TODAY.memory,
  passes: TODAY.passes,
  lanes: TODAY.lanes,
  salt: randomBytes(TODAY.salt),
});

export const isAcceptable = ({ kdf, memory, passes, lanes, salt }: KdfParams): boolean =>
  kdf === 'argon2id' &&
  memory >= FLOOR.memory &&
  memory <= CEILING.memory &&
  passes >= FLOOR.passes &&
  passes <= CEILING.passes &&
  lanes === TODAY.lanes &&
  salt.length === TODAY.salt;

/** Weaker than what is given out today: wrapped anew at the next sign-in. */
export const isOutdated = ({ memory, passes }: KdfParams): boolean => memory < TODAY.memory || passes < TODAY.passes;
