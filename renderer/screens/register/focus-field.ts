const CONTROL = 'input:not([type=hidden]):enabled, select:enabled, textarea:enabled';

/** Opens what is folded around the first named field, in the order of the page, and puts the cursor there. */
export function focusFirstField(form: HTMLElement | null, fields: readonly string[]): void {
  const named = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  const box = named.find((element) => fields.includes(element.dataset['field'] ?? ''));
  for (let fold = box?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  box?.querySelector<HTMLElement>(CONTROL)?.focus();
}

/** Puts the cursor into the first field of a section (Alt+digit). */
export function focusSection(form: HTMLElement | null, section: string): void {
  const box = form?.querySelector<HTMLElement>(`[data-section="${section}"]`);
  const first = box?.querySelector<HTMLElement>(`${CONTROL}, button:enabled`);
  (first ?? box)?.focus();
}
