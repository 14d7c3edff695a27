import * as z from 'zod';
import { CalendarYear } from '#shared/model/calendar.ts';
import { OfficerId } from '#shared/model/ids.ts';

/**
 * `POST /calendar`: the county enters the holiday notice of a year (CAL-13); the answer is a `ProfileResponse`. `seen` is
 * the version of the profile on which somebody saw what will move: another one is refused, so that nobody confirms what
 * they have not seen.
 */
export const EnterYearRequest = z.strictObject({
  wire: z.int(),
  officer: OfficerId,
  seen: z.int().min(1),
  year: CalendarYear,
});
export type EnterYearRequest = z.infer<typeof EnterYearRequest>;
