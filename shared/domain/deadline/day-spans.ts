/** Counting calendar days around days that do not count (DL-16). */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, daysBetween } from '../calendar/plain-date.ts';

/** Days from `from` to `to`, both included; empty when `to` is earlier. */
export type DaySpan = { readonly from: PlainDate; readonly to: PlainDate };

type Stretch = { readonly from: PlainDate; readonly to: PlainDate; readonly days: number };

/** A stretch of the count: days counted in one go, the first of them the `nth` of all, or days left out. */
export type CountPart = ({ readonly kind: 'span'; readonly nth: number } | { readonly kind: 'excluded' }) & Stretch;

/**
 * The `length`-th day after `start` that lies in none of the spans, and how it was counted. Overlapping spans count once;
 * spans before `start` or after the last day change nothing.
 */
export function countAround(
  start: PlainDate,
  length: number,
  spans: readonly DaySpan[],
): { readonly due: PlainDate; readonly parts: readonly CountPart[] } {
  const parts: CountPart[] = [];
  let at = start;
  let left = length;
  for (const { from, to } of inOrder(spans)) {
    // The part of the span that still lies ahead.
    const first = from > at ? from : addDays(at, 1);
    if (to < first) continue;
    const free = daysBetween(at, first) - 1;
    if (free >= left) break;
    if (free > 0) parts.push({ kind: 'span', nth: length - left + 1, ...stretch(addDays(at, 1), addDays(first, -1)) });
    parts.push({ kind: 'excluded', ...stretch(first, to) });
    left -= free;
    at = to;
  }
  const due = addDays(at, left);
  parts.push({ kind: 'span', nth: length - left + 1, ...stretch(addDays(at, 1), due) });
  return { due, parts };
}

const inOrder = (spans: readonly DaySpan[]): readonly DaySpan[] =>
  [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const stretch = (from: PlainDate, to: PlainDate): Stretch => ({ from, to, days: daysBetween(from, to) + 1 });
