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
