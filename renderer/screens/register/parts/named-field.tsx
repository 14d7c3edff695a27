import type { ComponentProps } from 'react';
import { Field } from '#renderer/ui/field.tsx';
import { useFormParts } from '../form-context.ts';

type NamedFieldProps = Omit<ComponentProps<typeof Field>, 'error' | 'span'> & {
  /** Key of its sentence among the errors. */
  readonly name: string;
  /** Share of the row: a whole one, a half, a third or two thirds. */
  readonly size?: 'full' | 'half' | 'third' | 'two-thirds' | undefined;
  /** Shown at once, before anything is submitted. */
  readonly error?: string | undefined;
};

/** A field that finds its own error and can be found by it. */
export function NamedField({ name, size = 'full', error, ...rest }: NamedFieldProps) {
  const { errors } = useFormParts();
  return (
    <div className="register-field" data-field={name} data-size={size}>
      <Field {...rest} error={error ?? errors[name]} />
    </div>
  );
}
