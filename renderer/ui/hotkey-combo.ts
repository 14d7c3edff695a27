type KeyLike = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const MODIFIERS = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const;

/** `Alt+Digit1` must read `1` on every keyboard layout, so digits and letters come from the physical key. */
function keyName({ key, code }: KeyLike): string {
  const physical = /^(?:Digit|Key)(.)$/.exec(code)?.[1];
  if (physical !== undefined) return physical;
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The canonical name of a pressed combination: `F2`, `Ctrl+S`, `Ctrl+Shift+Enter`, `Alt+1`. */
export function eventToCombo(event: KeyLike): string {
  const held = [event.ctrlKey, event.altKey, event.shiftKey, event.metaKey];
  return [...MODIFIERS.filter((_, index) => held[index]), keyName(event)].join('+');
}

/** Brings a written combination (`shift + ctrl + s`) to the form of `eventToCombo`. */
export function normaliseCombo(combo: string): string {
  const parts = combo.split('+').map((part) => part.trim().toLowerCase());
  const key = parts[parts.length - 1] ?? '';
  const named = key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1);
  return [...MODIFIERS.filter((modifier) => parts.slice(0, -1).includes(modifier.toLowerCase())), named].join('+');
}

/** The spelling `aria-keyshortcuts` wants: `Control` instead of `Ctrl`. */
export function comboToAriaKeyShortcut(combo: string): string {
  return normaliseCombo(combo).replace('Ctrl', 'Control');
}
