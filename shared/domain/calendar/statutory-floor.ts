/**
 * The rest days everybody is entitled to by 《全国年节及纪念日放假办法》 (2024 revision, in force from 2025), for years whose
 * State Council notice is not entered yet (CAL-03). A floor, not a forecast: 调休 cannot be derived by rule.
 */
import type { PlainDate } from '#shared/model/plain-date.ts';
import { FESTIVAL_DATES } from './data/festival-dates.ts';
import { addDays, isWeekend, plainDateOf } from './plain-date.ts';

export interface FloorDay {
  readonly name: string;
  /** True for the working day given in exchange for a festival day on a weekend (第六条). */
  readonly substitute: boolean;
}

export interface StatutoryFloor {
  /** False when the moving festivals of the year are unknown; then only 元旦, 劳动节 and 国庆节 are in `days`. */
  readonly complete: boolean;
  readonly days: ReadonlyMap<PlainDate, FloorDay>;
}

/** Floors are derived from constants only, so keeping them changes nothing but speed. */
const floorByYear = new Map<number, StatutoryFloor>();

export function statutoryFloor(year: number): StatutoryFloor {
  const known = floorByYear.get(year);
  if (known) return known;
  const floor = computeFloor(year);
  floorByYear.set(year, floor);
  return floor;
}

function computeFloor(year: number): StatutoryFloor {
  const moving = FESTIVAL_DATES.find((entry) => entry.year === year);
  const festivals = [
    { name: '元旦', first: plainDateOf(year, 1, 1), length: 1 },
    { name: '劳动节', first: plainDateOf(year, 5, 1), length: 2 },
    ...(moving
      ? [
          // From 除夕 to 初三.
          { name: '春节', first: addDays(moving.springFestival, -1), length: 4 },
          { name: '清明', first: moving.qingming, length: 1 },
          { name: '端午', first: moving.dragonBoat, length: 1 },
          { name: '中秋', first: moving.midAutumn, length: 1 },
        ]
      : []),
    { name: '国庆节', first: plainDateOf(year, 10, 1), length: 3 },
  ];
  const days = new Map<PlainDate, FloorDay>();
  const owed: { readonly name: string; readonly after: PlainDate }[] = [];
  for (const { name, first, length } of festivals) {
    for (let offset = 0; offset < length; offset += 1) {
      const date = addDays(first, offset);
      // Two festivals on one day (中秋 2028-10-03) still make two days, or the year would not reach 13 (CAL-04).
      if (isWeekend(date) || days.has(date)) owed.push({ name, after: date });
      if (!days.has(date)) days.set(date, { name, substitute: false });
    }
  }
  for (const { name, after } of owed) {
    let date = addDays(after, 1);
    while (isWeekend(date) || days.has(date)) date = addDays(date, 1);
    days.set(date, { name, substitute: true });
  }
  return { complete: moving !== undefined, days };
}
