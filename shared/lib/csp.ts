/** Name of the only Trusted Types policy a page may create (script URLs of our own workers). */
export const TRUSTED_TYPES_POLICY = 'jft';

const ORIGIN = /^(?:https?|wss?):\/\/[a-z0-9.-]+(?::[0-9]{1,5})?$/u;

/**
 * The content security policy of every page, sent as a header by the shell and by the county server (security C9).
 * `connect`: origins besides the page's own that it may talk to. Throws when one is not a bare origin, because anything
 * else could smuggle in a directive.
 */
export function contentSecurityPolicy({ connect }: { readonly connect: readonly string[] }): string {
  const stray = connect.find((origin) => !ORIGIN.test(origin));
  if (stray !== undefined) throw new Error(`not an origin: ${stray}`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    // Recordings are heard from memory, never from an address.
    'media-src blob:',
    "font-src 'self'",
    ['connect-src', "'self'", ...connect].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join('; ');
}

/** Path of the script that derives keys: the only one that may compile WebAssembly (stack T8). */
export const KDF_WORKER_PATH = '/kdf-worker.js';

/** The policy that the hosts send with that script; a worker follows its own answer's policy, not the page's. */
export const KDF_WORKER_POLICY =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
