import { useId } from 'react';
import type { ReactNode } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { FieldContext } from './field-context.ts';

export type FieldSpan = 2 | 3 | 4 | 5 | 6 | 8 | 9 | 12;

export type FieldProps = {
  readonly label: string;
  readonly children: ReactNode;
  readonly required?: boolean | undefined;
  readonly hint?: ReactNode;
  /** A sentence saying what to do; its presence marks the control invalid. */
  readonly error?: string | undefined;
  /** For `RadioGroup` and other controls made of several inputs: the label then names the group. */
  readonly group?: boolean | undefined;
  /** Columns of twelve inside a `FieldGrid`. */
  readonly span?: FieldSpan | undefined;
};

/** Label, required mark, hint and error of one control; the control inside picks the ids up by itself. */
export function Field({ label, children, required = false, hint, error, group = false, span = 12 }: FieldProps) {
  const id = useId();
  const labelId = `${id}-label`;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const hasHint = hint !== undefined && hint !== null;
  const describedBy = [error !== undefined && errorId, hasHint && hintId].filter(Boolean).join(' ');
  return (
    <FieldContext
      value={{
        controlId: id,
        labelId,
        describedBy: describedBy === '' ? undefined : describedBy,
        invalid: error !== undefined,
        required,
      }}
    >
      <div className="field" data-span={span}>
        <div className="field-head">
          {group ? (
            <span className="field-label" id={labelId}>
              {label}
            </span>
          ) : (
            <label className="field-label" id={labelId} htmlFor={id}>
              {label}
            </label>
          )}
          {/* Beside the label, not in it: the control is called 姓名, not 姓名必填; aria-required says the rest. */}
          {required && (
            <span className="field-mark" aria-hidden="true">
              {UI_TEXT.required}
            </span>
          )}
        </div>
        {children}
        {error !== undefined && (
          <span className="field-error" id={errorId}>
            {error}
          </span>
        )}
        {hasHint && (
          <span className="field-hint" id={hintId}>
            {hint}
          </span>
        )}
      </div>
    </FieldContext>
  );
}
