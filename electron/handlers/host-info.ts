import { CONTRACT } from '#shared/ipc/contract.ts';
import type { Handle } from './register.ts';

/** Tells the page where it runs and where the county server is. */
export function handleHostInfo(
  handle: Handle,
  { version, serverOrigin }: { readonly version: string; readonly serverOrigin: string },
): void {
  handle('host-info', CONTRACT['host-info'].request, async () => ({ kind: 'electron', version, serverOrigin }));
}
