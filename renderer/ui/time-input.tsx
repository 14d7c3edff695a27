import type { ComponentProps } from 'react';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { NormalisingInput } from './normalising-input.tsx';
import { parseTimeText } from './time-text.ts';

export type TimeInputProps = Omit<ComponentProps<typeof NormalisingInput>, 'parse' | 'problem'>;

/** A time of day as text, `HH:MM` once the field is left (see `parseTimeText` for what is understood). */
export function TimeInput(props: TimeInputProps) {
  return (
    <NormalisingInput
      placeholder={UI_TEXT.timePlaceholder}
      maxLength={6}
      {...props}
      parse={parseTimeText}
      problem={UI_TEXT.timeInvalid}
    />
  );
}
