import { TRUSTED_TYPES_POLICY } from '#shared/lib/csp.ts';

/** The part of Trusted Types used here; TypeScript's DOM library does not have them. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): unknown };
}

/** One absolute path on our own origin, so never another host (`//host/`) and never `data:` or `blob:`. */
const OWN_SCRIPT = /^\/[\w-][\w./-]*\.js$/u;

let wrap: ((path: string) => unknown) | null = null;

/**
 * The address of a script of ours for `new Worker` and `serviceWorker.register`, which take no plain text under our
 * content security policy (security C9). Throws for anything but a path like `/sw.js`.
 */
export function scriptUrl(path: string): string {
  wrap ??= makeWrap();
  // The browser's object stands for the text; both calls accept it although their types say string.
  return wrap(path) as string;
}

function makeWrap(): (path: string) => unknown {
  const createScriptURL = (path: string): string => {
    if (!OWN_SCRIPT.test(path)) throw new TypeError(`not a script of ours: ${path}`);
    return path;
  };
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyFactory }; // absent before Chromium 83 and in jsdom
  if (trustedTypes === undefined) return createScriptURL;
  const policy = trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL });
  return (path) => policy.createScriptURL(path);
}
