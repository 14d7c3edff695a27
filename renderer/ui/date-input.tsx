import type { ComponentProps } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { parseDateText } from './date-text.ts';
import { NormalisingInput } from './normalising-input.tsx';

export type DateInputProps = Omit<ComponentProps<typeof NormalisingInput>, 'parse' | 'problem'> & {
  /** `YYYY-MM-DD`; gives the year to dates typed without one. */
  readonly today: string;
};

/**
 * A calendar day as text, `YYYY-MM-DD` once the field is left (see `parseDateText` for what is understood). Not the
 * native date input, which follows the browser's locale instead of the page's (stack.md §2.2). `value` may be raw text
 * while typing: parse it with the schema when saving.
 */
export function DateInput({ today, ...rest }: DateInputProps) {
  return (
    <NormalisingInput
      placeholder={UI_TEXT.datePlaceholder}
      maxLength={11}
      {...rest}
      parse={(text) => parseDateText(text, today)}
      problem={UI_TEXT.dateInvalid}
    />
  );
}
