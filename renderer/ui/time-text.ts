import { err, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { plainTyping } from './date-text.ts';

const WITH_SIGN = /^(\d{1,2})[:点时.](\d{2})分?$/;
const WHOLE_HOUR = /^(\d{1,2})[点时]$/;
const DIGITS = /^(\d{1,2})(\d{2})$/;

/**
 * Reads a time of day as clerks type it: `09:10`, `9：10`, `0910`, `910`, `9点10`, `9点`. Twenty-four hours; `24:00` and
 * a lone number are `not-a-time`. The value is `HH:MM`.
 */
export function parseTimeText(text: string): Result<string, 'not-a-time'> {
  const typed = plainTyping(text);
  const found = WITH_SIGN.exec(typed) ?? WHOLE_HOUR.exec(typed) ?? DIGITS.exec(typed);
  if (found === null) return err('not-a-time');
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  if (hour > 23 || minute > 59) return err('not-a-time');
  return ok(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}
