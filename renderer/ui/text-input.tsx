import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { fieldAttributes, useField } from './field-context.ts';

export type TextInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'defaultValue'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'tel' | undefined;
};

/**
 * A single-line text field. Browser suggestions are off: the next visitor must not see the last one's answers. What is asked
 * for as a number (`inputMode`, `type="tel"`) is taken as half-width digits, however the input method writes them.
 */
export function TextInput({ value, onChange, type = 'text', className, ...rest }: TextInputProps) {
  const field = useField();
  return (
    <input
      id={field?.controlId}
      autoComplete="off"
      spellCheck={false}
      {...fieldAttributes(field)}
      {...rest}
      type={type}
      className={classNames('input', className)}
      value={value}
      onChange={({ target: { value: typed } }) =>
        onChange(type === 'tel' || rest.inputMode === 'numeric' ? typed.normalize('NFKC') : typed)
      }
    />
  );
}
