import type { Session } from 'electron';
import { isAppUrl } from './app-origin.ts';

/**
 * What our own page may have besides camera and microphone (photographs and recordings of a matter, AT-06). Loopback and local network are for card readers and the county server
 * (stack T7), persistent storage keeps the database from being evicted (T17).
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'local-network-access',
  'loopback-network',
  'persistent-storage',
]);

/** Electron allows everything unless told otherwise; this denies everything not named above (security §4 row 5). */
export function denyPermissions(
  session: Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    if (!isAppUrl(requestingOrigin)) return false;
    return permission === 'media' ? isHeardOrSeen(details.mediaType) : ALLOWED.has(permission);
  });
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    if (!isAppUrl(details.requestingUrl)) return callback(false);
    if (permission !== 'media') return callback(ALLOWED.has(permission));
    // Never the screen, nor anything whose kind is not told.
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    return callback(kinds.length > 0 && kinds.every(isHeardOrSeen));
  });
  session.setDevicePermissionHandler(() => false);
}

const isHeardOrSeen = (kind: string | undefined): boolean => kind === 'video' || kind === 'audio';
