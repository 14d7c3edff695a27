import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isImeEvent } from './ime.ts';

const STOPS =
  'input:not([type=hidden]):not([data-enter-pass]), select, textarea, button[type=submit], button[data-enter-stop]';
const NOT_REACHABLE = '[hidden], [inert], details:not([open])';

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement;

/** A group of radio buttons is one stop, as it is for Tab: the chosen one, or the first. */
function isGroupsStop(input: HTMLInputElement, all: readonly FormControl[]): boolean {
  const group = all.filter(
    (other) => other instanceof HTMLInputElement && other.type === 'radio' && other.name === input.name,
  );
  const chosen = group.find((other) => other instanceof HTMLInputElement && other.checked);
  return (chosen ?? group[0]) === input;
}

function stopsOf(form: HTMLElement): readonly FormControl[] {
  const reachable = [...form.querySelectorAll<FormControl>(STOPS)].filter(
    (control) => !control.matches(':disabled') && control.tabIndex >= 0 && control.closest(NOT_REACHABLE) === null,
  );
  return reachable.filter(
    (control) => !(control instanceof HTMLInputElement) || control.type !== 'radio' || isGroupsStop(control, reachable),
  );
}

/** Which way the pressed key leads from `target`: forward, back, or nowhere (the key keeps its own meaning). */
function directionOf(event: KeyboardEvent, target: Element): 1 | -1 | 0 {
  if (event.key !== 'Enter' || event.altKey || event.metaKey || isImeEvent(event)) return 0;
  // In a paragraph Enter is a new line; on a button it presses the button.
  if (target instanceof HTMLButtonElement || (target instanceof HTMLTextAreaElement && !event.ctrlKey)) return 0;
  if (!(target instanceof HTMLTextAreaElement) && event.ctrlKey) return 0;
  return event.shiftKey ? -1 : 1;
}

/**
 * Clerks go through a form with Enter alone (issue 2, item 2): Enter goes to the next field, Shift+Enter back; in a text
 * area Ctrl+Enter and Ctrl+Shift+Enter do. Stops are fields, submit buttons and buttons marked `data-enter-stop`.
 * What is marked `data-enter-pass` is reached by Tab alone.
 * Enter never submits the form from a field, and an input method's Enter is left alone.
 */
export function useEnterAsTab(formRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const form = formRef.current;
      const target = event.target;
      if (event.defaultPrevented || form === null || !(target instanceof Element) || !form.contains(target)) return;
      if (!target.matches('input, select, textarea')) return;
      const direction = directionOf(event, target);
      if (direction === 0) return;
      event.preventDefault();
      const stops = stopsOf(form);
      const here = stops.findIndex((stop) => stop === target);
      const next = here < 0 ? undefined : stops[here + direction];
      if (next === undefined) return;
      next.focus();
      // Tab selects what is in the field it enters; so does Enter.
      if (next instanceof HTMLInputElement && next.type === 'text') next.select();
    }
    // On the document, after React's own handlers on its root: a control that used the Enter itself has prevented it.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [formRef]);
}
