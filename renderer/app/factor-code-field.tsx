import './second-factor.css';
import type { Explanation } from '#renderer/text/explanation.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

type Props = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
};

/** Six digits, large enough to compare with the telephone. */
export function FactorCodeField({ value, onChange, error }: Props) {
  return (
    <Field label={words.code} required error={error}>
      <TextInput
        className="factor-code"
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}

/** Why the county did not take a code, in one line below the field. */
export const factorProblem = ({ happened, remedies }: Explanation): string => `${happened}${remedies.join('；')}。`;
