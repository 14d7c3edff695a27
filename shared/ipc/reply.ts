import type { Result } from '#shared/lib/result.ts';

/**
 * Why the shell did not do what a frame asked: the frame is not our page, the argument does not fit the schema, or the
 * capability broke (details stay in the shell's log, since they may name paths).
 */
export type IpcRefusal =
  | { readonly code: 'untrusted-sender' }
  | { readonly code: 'bad-argument' }
  | { readonly code: 'failed' };

/** What travels back over every channel. */
export type IpcReply<T> = Result<T, IpcRefusal>;
