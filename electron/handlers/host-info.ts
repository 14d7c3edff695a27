import { CONTRACT } from '#shared/ipc/contract.ts';
import type { ShellFacts } from '#shared/ipc/messages.ts';
import type { Handle } from './register.ts';

export type HostDep = { readonly version: string; readonly serverOrigin: string; readonly shell: ShellFacts };

/** Tells the page where it runs, where the county server is, and what program this is. */
export function handleHostInfo(handle: Handle, { version, serverOrigin, shell }: HostDep): void {
  handle('host-info', CONTRACT['host-info'].request, async () => ({ kind: 'electron', version, serverOrigin, shell }));
}
