import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { Clock } from './deps.ts';

/** The device's clock; days are Beijing days whatever zone the laptop is set to. */
export function systemClock(millis: () => number): Clock {
  const now = (): Instant => Instant.parse(new Date(millis()).toISOString());
  return { now, today: () => instantToPlainDate(now()) };
}
