import { CONTRACT } from '#shared/ipc/contract.ts';
import type { Handle } from './register.ts';

export interface ClipboardDep {
  readonly clipboard: { readonly readText: () => Promise<string>; readonly clear: () => unknown };
}

/** Empties the clipboard if it still holds this text (security C28); what was copied elsewhere since then stays. */
export function handleForgetCopied(handle: Handle, { clipboard }: ClipboardDep): void {
  handle('forget-copied', CONTRACT['forget-copied'].request, async ({ text }) => {
    const same = (await clipboard.readText()) === text;
    if (same) await clipboard.clear();
    return same;
  });
}
