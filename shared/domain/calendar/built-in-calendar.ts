import type { CalendarYear, WorkCalendar } from '#shared/model/calendar.ts';
import { CALENDAR_2021 } from './data/2021.ts';
import { CALENDAR_2022 } from './data/2022.ts';
import { CALENDAR_2023 } from './data/2023.ts';
import { CALENDAR_2024 } from './data/2024.ts';
import { CALENDAR_2025 } from './data/2025.ts';
import { CALENDAR_2026 } from './data/2026.ts';

/** The calendar a fresh installation starts with, back to the last years of 《信访条例》; further years arrive by import (CAL-10). */
export const BUILT_IN_CALENDAR: WorkCalendar = {
  years: [CALENDAR_2021, CALENDAR_2022, CALENDAR_2023, CALENDAR_2024, CALENDAR_2025, CALENDAR_2026],
};

/** The calendar with one year entered or replaced, when the notice for it has come out (CAL-10). */
export function withCalendarYear(calendar: WorkCalendar, year: CalendarYear): WorkCalendar {
  return { years: [...calendar.years.filter((existing) => existing.year !== year.year), year] };
}
