import { useLayoutEffect, useRef } from 'react';
import { eventToCombo, normaliseCombo } from './hotkey-combo.ts';
import { isImeEvent } from './ime.ts';

export type HotkeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export type HotkeyOptions = {
  readonly enabled?: boolean | undefined;
  /** Set where the hook is used inside a `Dialog`; otherwise an open dialog silences it, for the page behind is inert. */
  readonly inDialog?: boolean | undefined;
};

function isTyping(event: KeyboardEvent): boolean {
  const plainCharacter = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  return plainCharacter && event.target instanceof Element && event.target.matches('input, textarea, select');
}

/**
 * Window-wide hotkeys, e.g. `{ F2: save, 'Ctrl+S': save, 'Alt+1': toBasics }`. A key that is held down fires once;
 * keys an input method is using and plain characters typed into a field never fire.
 */
export function useHotkeys(map: HotkeyMap, { enabled = true, inDialog = false }: HotkeyOptions = {}): void {
  // The newest map is read when the key is pressed, so callers need not memoise their handlers.
  const latest = useRef(map);
  useLayoutEffect(() => {
    latest.current = map;
  });

  // In the layout phase: a key pressed as soon as the page is seen is heard.
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || isImeEvent(event) || isTyping(event)) return;
      if (!inDialog && document.querySelector('dialog[open]') !== null) return;
      const pressed = eventToCombo(event);
      const entry = Object.entries(latest.current).find(([combo]) => normaliseCombo(combo) === pressed);
      if (entry === undefined) return;
      // Also for repeats: Ctrl+S held down must not open the browser's own dialog.
      event.preventDefault();
      if (!event.repeat) entry[1](event);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [enabled, inDialog]);
}
