import { useHotkeys } from './use-hotkeys.ts';

/** Ctrl+Enter does what a dialog's main answer does. Stands inside the open dialog, where the page's own keys are silent. */
export function ConfirmKey({ onConfirm }: { readonly onConfirm: () => void }) {
  useHotkeys({ 'Ctrl+Enter': onConfirm }, { inDialog: true });
  return null;
}
