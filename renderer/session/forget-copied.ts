import { isSafeReason } from '#shared/model/audit.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';

/** C28: so long a copied number stays in the clipboard. */
export const COPIED_MS = 60_000;
const MOST_TEXT = 10_000;

/**
 * Identity and telephone numbers that were copied here leave the clipboard after a minute, and when the page locks, unless
 * something else was copied since (C28). A browser does not tell what the clipboard holds now: there it is emptied only
 * while the window was never left, since what somebody copied in another program is not ours to throw away.
 */
export function forgetCopied(
  { forgetCopied: forget }: Pick<Bridge, 'forgetCopied'>,
  later: (work: () => void, ms: number) => () => void,
): { readonly stop: () => void; readonly now: () => Promise<void> } {
  let held: { readonly text: string; readonly cancel: () => void; stayed: boolean } | null = null;
  const now = async (): Promise<void> => {
    const mine = held;
    if (mine === null) return;
    held = null;
    mine.cancel();
    await forget({ text: mine.text, stayed: mine.stayed }).catch(() => undefined);
  };
  const onCopy = (): void => {
    held?.cancel();
    held = null;
    const text = copiedText();
    if (isSafeReason(text) || text.length > MOST_TEXT) return;
    held = { text, stayed: true, cancel: later(() => void now(), COPIED_MS) };
  };
  const onBlur = (): void => {
    if (held !== null) held.stayed = false;
  };
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCopy);
  window.addEventListener('blur', onBlur);
  return {
    now,
    stop: () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      window.removeEventListener('blur', onBlur);
      void now();
    },
  };
}

function copiedText(): string {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    const inField = at.value.slice(at.selectionStart ?? 0, at.selectionEnd ?? 0);
    if (inField !== '') return inField;
  }
  return document.getSelection()?.toString() ?? '';
}
