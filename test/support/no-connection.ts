import type { Keeping, Stick } from '#renderer/session/stick.ts';
import type { ContentExchange } from '#renderer/sync/exchange-contents.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';

/** For screens that never ask the county: whoever signs with it has made a mistake. */
export const NO_CONNECTION: Connection = {
  base: '',
  signer: {
    office: 'jiaxi',
    device: 'D1',
    officer: 'nobody',
    sign: () => Promise.reject(new Error('this screen is not supposed to ask the county')),
  },
  countyKey: 'A'.repeat(87),
  clock: { ahead: 0 },
  onRevoked: () => undefined,
};

/** Contents of attachments that nobody fetches. */
export const NO_CONTENTS: ContentExchange = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve({ ok: false, error: { code: 'offline' } }),
  moving: () => null,
  onMove: () => () => undefined,
  stop: () => undefined,
};

/** No stick in this computer. */
export const NO_STICK: Stick = {
  make: () => Promise.resolve({ name: '', file: new Uint8Array(0), count: 0, contents: 0, left: 0 }),
  takeIn: () => Promise.resolve({ ok: false, error: { problem: 'not-a-package' } }),
  putIn: () => Promise.resolve({ ok: false, error: { kind: 'call', code: 'offline' } }),
};

/** A computer that nobody backs up. */
export const NO_KEEPING: Keeping = {
  backUp: () =>
    Promise.resolve({ of: 1, rows: 0, contents: 0, file: async () => ({ name: '', bytes: new Uint8Array(0) }) }),
  restore: () => Promise.resolve({ take: async () => ({ ok: false, error: { code: 'not-a-backup' } }) }),
};
