import type { ComponentProps, ReactNode } from 'react';
import { fieldAttributes, useField } from './field-context.ts';

export type CheckBoxProps = Omit<ComponentProps<'input'>, 'type' | 'checked' | 'onChange' | 'children'> & {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A check box with its words; space toggles, the words are part of the target. */
export function CheckBox({ children, checked, onChange, ...rest }: CheckBoxProps) {
  const field = useField();
  return (
    <label className="check-box">
      <input
        {...fieldAttributes(field)}
        {...rest}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
