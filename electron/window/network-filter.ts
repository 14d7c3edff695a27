import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

const originOf = (url: URL): string => `${url.protocol}//${url.host}`;

/**
 * Whether a page may load an address: our own files, what it made itself, and the origins in `connect`. A second lock
 * behind the content security policy (security §4 row 1).
 */
export function mayLoad(text: string, connect: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol === 'data:') return true;
  if (url.protocol === 'blob:') return isAppUrl(url.pathname);
  if (isAppUrl(text)) return true;
  return url.username === '' && url.password === '' && connect.includes(originOf(url));
}

/** Refuses every other address, and every download except of a blob our page made. */
export function filterNetwork(
  session: Pick<Session, 'on'> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> },
  { connect, release }: { readonly connect: readonly string[]; readonly release: boolean },
): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const ours = mayLoad(url, connect) || (!release && url.startsWith('devtools://devtools/'));
    callback({ cancel: !ours });
  });
  session.on('will-download', (event, item) => {
    const url = item.getURL();
    if (!url.startsWith('blob:') || !mayLoad(url, [])) event.preventDefault();
  });
}
