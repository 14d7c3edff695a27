import { useId, useState } from 'react';
import type { ComponentProps, KeyboardEvent } from 'react';
import type { Result } from '#shared/lib/result.ts';
import { classNames } from './class-names.ts';
import { fieldAttributes, useField } from './field-context.ts';
import { isImeEvent } from './ime.ts';

type NormalisingInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'defaultValue'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly parse: (text: string) => Result<string, string>;
  readonly problem: string;
};

/** Keys that may end the entry without leaving the field: the hotkey's handler must already see the finished value. */
function endsEntry(event: KeyboardEvent): boolean {
  if (isImeEvent(event.nativeEvent)) return false;
  return event.key === 'Enter' || event.altKey || /^F\d+$/.test(event.key) || (event.ctrlKey && event.key === 's');
}

/**
 * A text field with a canonical form. `value` is what stands in the box: while typing, the raw text; once the field is
 * left, the canonical form if `parse` finds one, else still the raw text, with `problem` shown. Nothing typed is lost.
 */
export function NormalisingInput(props: NormalisingInputProps) {
  const { value, onChange, parse, problem, className, onBlur, onKeyDown, ...rest } = props;
  const field = useField();
  const problemId = useId();
  const [editing, setEditing] = useState(false);
  const wrong = !editing && value.trim() !== '' && !parse(value).ok;
  // The field's own error says it already.
  const showProblem = wrong && field?.invalid !== true;

  function finish() {
    setEditing(false);
    const parsed = parse(value);
    if (parsed.ok && parsed.value !== value) onChange(parsed.value);
  }

  return (
    <>
      <input
        id={field?.controlId}
        autoComplete="off"
        spellCheck={false}
        {...fieldAttributes(field, wrong, showProblem && problemId)}
        {...rest}
        type="text"
        className={classNames('input', className)}
        value={value}
        onChange={(event) => {
          setEditing(true);
          onChange(event.target.value);
        }}
        onBlur={(event) => {
          finish();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (endsEntry(event)) finish();
        }}
      />
      {showProblem && (
        <span className="field-error" id={problemId} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
