import { useId } from 'react';
import { fieldAttributes, useField } from './field-context.ts';

export type RadioOption<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean | undefined;
};

export type RadioGroupProps<V extends string> = {
  readonly options: readonly RadioOption<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Needed only outside a `Field group`. */
  readonly 'aria-label'?: string | undefined;
};

/**
 * A segmented control of native radio buttons: one Tab stop, arrow keys choose, space takes the first. For two to six
 * short choices that should all be seen at once.
 */
export function RadioGroup<V extends string>({ options, value, onChange, ...rest }: RadioGroupProps<V>) {
  const field = useField();
  const name = useId();
  return (
    <div>
      <div
        role="radiogroup"
        className="segments"
        aria-label={rest['aria-label']}
        aria-labelledby={rest['aria-label'] === undefined ? field?.labelId : undefined}
        {...fieldAttributes(field)}
      >
        {options.map((option) => (
          <label
            key={option.value}
            data-checked={option.value === value ? '' : undefined}
            data-disabled={option.disabled === true ? '' : undefined}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  );
}
