import { typedCode } from '#shared/lib/typed-code.ts';

export const isCode = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(typedCode(text));

/**
 * The set-up code in the address the server told (`#setup=…`), taken out of it at once. It stands behind the `#`, so it
 * is never sent or logged.
 */
export function setupCodeInAddress(): string {
  const code = /^#setup=([0-9A-Z]{10})$/.exec(window.location.hash)?.[1] ?? '';
  if (code !== '') window.history.replaceState(null, '', window.location.pathname);
  return code;
}
