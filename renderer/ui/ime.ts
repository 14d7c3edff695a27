/**
 * True while an input method owns the keyboard: Enter then confirms a candidate and must not move or submit anything.
 * `keyCode` 229 covers the key that starts or ends a composition, for which `isComposing` is still (or already) false.
 */
export function isImeEvent(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}
