import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { fieldAttributes, useField } from './field-context.ts';
import { filterOptions } from './filter-options.ts';
import type { ComboboxOption } from './filter-options.ts';
import { isImeEvent } from './ime.ts';

const SHOWN_AT_MOST = 50;

export type ComboboxProps<V extends string> = {
  readonly options: readonly ComboboxOption<V>[];
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Needed only outside a `Field`. */
  readonly 'aria-label'?: string | undefined;
};

/**
 * Chooses one of many by typing Chinese or pinyin initials (ARIA combobox with a list box). Down and Up open and move,
 * Enter or Tab take the marked option, Escape closes and then restores. Emptying the text clears the value; text that
 * matches nothing falls back to the chosen option, so what is shown is always what is chosen.
 */
export function Combobox<V extends string>(props: ComboboxProps<V>) {
  const { options, value, onChange, placeholder = UI_TEXT.choose, disabled } = props;
  const field = useField();
  const id = useId();
  const listRef = useRef<HTMLUListElement>(null);
  const chosenLabel = options.find((option) => option.value === value)?.label ?? '';
  /** `null` while the user is not editing; then the chosen label is shown and every option is offered. */
  const [query, setQuery] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const matches = open ? filterOptions(options, query ?? '') : [];
  const shown = matches.slice(0, SHOWN_AT_MOST);
  const marked = shown[active];

  useLayoutEffect(() => {
    const list = listRef.current;
    const item = list?.children[active];
    if (!(list instanceof HTMLElement) || !(item instanceof HTMLElement)) return;
    if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
    const below = item.offsetTop + item.offsetHeight - list.clientHeight;
    if (below > list.scrollTop) list.scrollTop = below;
  }, [active, open]);

  function show() {
    setOpen(true);
    const index = options.findIndex((option) => option.value === value);
    setActive(query === null && index >= 0 && index < SHOWN_AT_MOST ? index : 0);
  }

  function close() {
    setOpen(false);
    setQuery(null);
  }

  function choose(option: ComboboxOption<V>) {
    if (option.value !== value) onChange(option.value);
    close();
  }

  function leave() {
    const exact = query === null ? undefined : options.find((option) => option.label === query.trim());
    if (exact !== undefined) return choose(exact);
    if (query?.trim() === '' && value !== null) onChange(null);
    return close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!open) show();
      else if (shown.length > 0) setActive((active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && open && !event.ctrlKey && !event.shiftKey) {
      // Emptied text means “none”: Enter then leaves the field like any other.
      if (query !== null && query.trim() === '') return leave();
      event.preventDefault();
      if (marked !== undefined) choose(marked);
    } else if (event.key === 'Tab' && open && query !== null && query.trim() !== '' && marked !== undefined) {
      choose(marked);
    } else if (event.key === 'Escape' && (open || query !== null)) {
      // Spent here: the same key must not close the dialog around the field.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    return undefined;
  }

  return (
    <div className="combobox">
      <input
        id={field?.controlId}
        type="text"
        role="combobox"
        className="input"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        placeholder={placeholder}
        aria-label={props['aria-label']}
        {...fieldAttributes(field)}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={marked === undefined ? undefined : `${id}-${active}`}
        value={query ?? chosenLabel}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => (open ? undefined : show())}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <ul
        ref={listRef}
        id={`${id}-list`}
        role="listbox"
        className="combobox-list"
        hidden={!open}
        // Not the field's own name: one name, one control.
        aria-label={UI_TEXT.optionList}
        // Pressing the mouse in the list must not take the focus from the input, or blur would close it first.
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            className="combobox-option"
            aria-selected={index === active}
            onClick={() => choose(option)}
          >
            {option.label}
            {option.detail !== undefined && <small>{option.detail}</small>}
          </li>
        ))}
        {open && shown.length === 0 && (
          <li className="combobox-note" role="presentation">
            {UI_TEXT.noMatch}
          </li>
        )}
        {matches.length > shown.length && (
          <li className="combobox-note" role="presentation">
            {UI_TEXT.moreMatches(matches.length - shown.length)}
          </li>
        )}
      </ul>
      <span className="visually-hidden" role="status">
        {open && (shown.length === 0 ? UI_TEXT.noMatch : UI_TEXT.matchCount(matches.length))}
      </span>
    </div>
  );
}
