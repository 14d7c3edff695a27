import type { ComponentProps } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { classNames } from './class-names.ts';
import { fieldAttributes, useField } from './field-context.ts';

export type SelectOption<V extends string> = {
  readonly value: V;
  readonly label: string;
  /** Options with the same group stand together under its name. */
  readonly group?: string | undefined;
  readonly disabled?: boolean | undefined;
};

export type SelectProps<V extends string> = Omit<
  ComponentProps<'select'>,
  'value' | 'onChange' | 'children' | 'defaultValue'
> & {
  readonly options: readonly SelectOption<V>[];
  /** `null` while nothing is chosen; the placeholder stands there then. */
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  /** The words for “nothing chosen”, e.g. 全部 in a filter. */
  readonly placeholder?: string | undefined;
};

/** The native select: opens, types ahead and reads aloud as the operating system does. Beyond ~15 options use `Combobox`. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, onChange, placeholder = UI_TEXT.choose, className, ...rest } = props;
  const field = useField();
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <select
      id={field?.controlId}
      {...fieldAttributes(field)}
      {...rest}
      className={classNames('input', className)}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value ?? null)}
    >
      <option value="">{placeholder}</option>
      {groups.map((group) => {
        const items = options
          .filter((option) => option.group === group)
          .map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ));
        return group === undefined ? (
          items
        ) : (
          <optgroup key={group} label={group}>
            {items}
          </optgroup>
        );
      })}
    </select>
  );
}
