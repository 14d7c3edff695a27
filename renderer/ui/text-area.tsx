import { useId, useLayoutEffect, useRef } from 'react';
import type { ComponentProps } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { classNames } from './class-names.ts';
import { fieldAttributes, useField } from './field-context.ts';

export type TextAreaProps = Omit<
  ComponentProps<'textarea'>,
  'value' | 'onChange' | 'maxLength' | 'ref' | 'defaultValue'
> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /**
   * Shows a counter. Too long a text is marked, never cut: cutting loses words of the visitor. Counted in characters
   * (code points), so a rare character outside the BMP is one.
   */
  readonly max?: number | undefined;
};

/** A text area that grows with its text. */
export function TextArea({ value, onChange, max, className, ...rest }: TextAreaProps) {
  const field = useField();
  const box = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  const used = [...value].length;
  const over = max !== undefined && used > max;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.height = 'auto';
    // scrollHeight leaves the borders out; without them the last line is cut.
    const borders = element.offsetHeight - element.clientHeight;
    element.style.height = `${element.scrollHeight + borders}px`;
  }, [value]);

  return (
    <>
      <textarea
        id={field?.controlId}
        rows={2}
        spellCheck={false}
        {...fieldAttributes(field, over, max !== undefined && counterId)}
        {...rest}
        ref={box}
        className={classNames('input', className)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {max !== undefined && (
        <span className="counter" id={counterId} data-over={over ? '' : undefined}>
          {over ? UI_TEXT.charactersOver(used - max) : UI_TEXT.charactersUsed(used, max)}
        </span>
      )}
    </>
  );
}
