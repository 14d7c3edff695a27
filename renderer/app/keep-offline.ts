import { scriptUrl } from '#renderer/platform/script-url.ts';

/**
 * In a browser the page itself must open without the server: a service worker keeps the built files, and the browser is
 * asked not to clear this origin when the disk fills (stack T17). Nothing of a matter ever goes into its cache.
 */
export function keepOffline(): void {
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register(scriptUrl('/sw.js')).catch(() => undefined);
  void navigator.storage?.persist?.().catch(() => undefined);
}
