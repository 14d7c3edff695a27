/** Lunar days as people write them: 八月廿三, 闰六月初一. */
import { lunarDateOf } from '#shared/domain/calendar/lunar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'] as const;

/** 八月廿三 of a Gregorian day; throws outside the lunar table (LU-03). */
export function lunarText(date: PlainDate): string {
  const { month, day } = lunarDateOf(date);
  return `${lunarMonthText(month)}${lunarDayText(day)}`;
}

/** Only the day: 廿三. */
export const lunarDayOf = (date: PlainDate): string => lunarDayText(lunarDateOf(date).day);

/** 闰六月, 冬月, 腊月. */
export function lunarMonthText({ month, leap }: { readonly month: number; readonly leap: boolean }): string {
  return `${leap ? '闰' : ''}${MONTHS[month - 1] ?? month}月`;
}

/** 初一 to 三十. */
export function lunarDayText(day: number): string {
  const ones = DIGITS[day % 10] ?? '';
  if (day <= 10) return `初${day === 10 ? '十' : ones}`;
  if (day < 20) return `十${ones}`;
  if (day === 20) return '二十';
  return day === 30 ? '三十' : `廿${ones}`;
}

/** 逢三 of a digit; 0 is 逢十. */
export const digitText = (digit: number): string => (digit === 0 ? '十' : (DIGITS[digit] ?? ''));
