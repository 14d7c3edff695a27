import { daysInMonth, type PlainDate } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { addDays, plainDateOf } from '../calendar/plain-date.ts';
import { compactText } from './clean-cell.ts';

/** `time` is 'HH:mm', where the ledger tells one. */
export type LedgerDate = { readonly date: PlainDate; readonly time?: string };
export type DateFault = 'unreadable' | 'no-such-day' | 'year-missing' | 'day-missing' | 'in-future' | 'too-early';

/** Day 0 of Excel as it counts from 1 March 1900 on; earlier days are never meant. */
const EXCEL_ZERO = plainDateOf(1899, 12, 30);
/** Serial numbers of 1954 to 2119: smaller ones are counts, larger ones are numbers of something else. */
const SERIAL = /^([2-7]\d{4})(?:\.(\d+))?$/;
const EARLIEST = plainDateOf(1978, 1, 1);

/**
 * A day as old ledgers write it (LI-07): `2025-03-04`, `2025/3/4`, `2025.3.4`, `2025年3月4日`, `20250304`, `25.3.4`,
 * an Excel serial, `3月4日` when the sheet tells its year, each with or without a time behind it. A missing day or year
 * is asked for and never invented. `today` is the officer's day.
 */
export function readLedgerDate(
  text: string,
  context: { readonly today: PlainDate; readonly sheetYear: number | null },
): Result<LedgerDate, DateFault> {
  const compact = compactText(text).replaceAll('。', '.').replaceAll('·', '.').replaceAll('．', '.');
  const serial = SERIAL.exec(compact);
  if (serial !== null) return ofSerial(Number(serial[1]), Number(`0.${serial[2] ?? '0'}`), context.today);

  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(compact);
  if (packed !== null) return ofNumbers(packed.slice(1, 4).map(Number), undefined, context.today);

  const whole =
    /^(\d{4}|\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?(?:T|星期.|周.|上午|下午|[(（][^)）]*[)）])*(.*)$/u.exec(
      compact,
    );
  if (whole !== null) {
    const time = readTime(whole[4] ?? '', compact.includes('下午'));
    if (time === null) return err('unreadable');
    const year = Number(whole[1]);
    return ofNumbers([year < 100 ? 2000 + year : year, Number(whole[2]), Number(whole[3])], time, context.today);
  }
  const short = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/u.exec(compact);
  if (short !== null) {
    if (context.sheetYear === null) return err('year-missing');
    return ofNumbers([context.sheetYear, Number(short[1]), Number(short[2])], undefined, context.today);
  }
  return err(/^\d{4}[年./-]\d{1,2}月?$|^\d{4}年?$/u.test(compact) ? 'day-missing' : 'unreadable');
}

function ofSerial(days: number, fraction: number, today: PlainDate): Result<LedgerDate, DateFault> {
  const minutes = Math.round(fraction * 1440);
  const time = minutes === 0 || minutes >= 1440 ? undefined : clock(Math.floor(minutes / 60), minutes % 60);
  return within(addDays(EXCEL_ZERO, days), time, today);
}

function ofNumbers(
  numbers: readonly number[],
  time: string | undefined,
  today: PlainDate,
): Result<LedgerDate, DateFault> {
  const [year = 0, month = 0, day = 0] = numbers;
  if (day < 1 || day > daysInMonth(year, month)) return err('no-such-day');
  return within(plainDateOf(year, month, day), time, today);
}

function within(date: PlainDate, time: string | undefined, today: PlainDate): Result<LedgerDate, DateFault> {
  if (date > today) return err('in-future');
  if (date < EARLIEST) return err('too-early');
  return ok({ date, ...(time !== undefined && { time }) });
}

/** `undefined`: no time told; `null`: something else stands there. */
function readTime(text: string, afternoon: boolean): string | undefined | null {
  if (text === '') return undefined;
  const match = /^(\d{1,2})[:时点](\d{1,2})?分?(?::\d{1,2}(?:\.\d+)?Z?)?$/u.exec(text);
  if (match === null) return null;
  const told = Number(match[1]);
  const hour = afternoon && told < 12 ? told + 12 : told;
  const minute = Number(match[2] ?? '0');
  return hour > 23 || minute > 59 ? null : clock(hour, minute);
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** The year a sheet speaks of, from its name or title (`2024年来访台账`); `null` when none or several are named. */
export function yearNamed(...texts: readonly string[]): number | null {
  for (const text of texts) {
    const years = new Set(compactText(text).match(/(?:19[89]|20[0-4])\d(?=年|年度|$|\D)/gu) ?? []);
    if (years.size === 1) return Number([...years][0]);
  }
  return null;
}
