import type { PlainDate } from '#shared/model/plain-date.ts';
import { daysBetween } from '../calendar/plain-date.ts';
import { NUMBER_RULES } from '../settings/numbers.ts';

/** vocabulary §16; `suspended` is a matter's own state and not computed from dates. */
export type TrafficLight = 'ok' | 'due-soon' | 'due-today' | 'overdue';

/** How near a red line is: `due-soon` from `soonDays` calendar days before it, by the county (DL-08). */
export function trafficLight(due: PlainDate, today: PlainDate, soonDays = NUMBER_RULES.soon.value): TrafficLight {
  const left = daysBetween(today, due);
  if (left < 0) return 'overdue';
  if (left === 0) return 'due-today';
  return left <= soonDays ? 'due-soon' : 'ok';
}
