import type { CountySetting } from '#shared/model/county-setting.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';
import { cautionOf } from '../duty/default-portfolio.ts';
import { CLOCK_TABLE } from '../deadline/clock-table.ts';
import { openUnits } from '../organisation/units.ts';
import { isOpen, SETTABLE_DEADLINES } from './deadlines.ts';
import { NUMBER_RULES, REMINDER_RULES } from './numbers.ts';

export type SettingProblem =
  | { readonly code: 'out-of-range'; readonly least: number; readonly most: number }
  /** ST-03, ST-04: the document fixes the number, or nobody has read the text yet. */
  | { readonly code: 'only-stricter' | 'unchecked'; readonly most: number }
  | {
      readonly code:
        | 'from-past'
        | 'checked-ahead'
        | 'not-settable'
        | 'days-not-falling'
        | 'unit-unknown'
        | 'section-only';
    }
  /** ST-03: days of notice that a document gives are added to, not taken away (R004-16). */
  | { readonly code: 'days-missing'; readonly days: readonly number[] }
  | { readonly code: 'unchecked-right' };

/** No limit of ours is longer than a year. */
const MOST_DAYS = 365;
/** No document gives the days: as long as the longest wait of the house (MD-12). */
const MOST_OPEN = 30;

/** Why the county may not set this, or `null` (ST-02 to ST-06). The device asks before it sends, the county when it comes. */
export function settingProblem(
  setting: CountySetting,
  { units }: Pick<CountyProfile, 'units'>,
  today: PlainDate,
): SettingProblem | null {
  // What has begun keeps the value of its day, so no value is set for days that are over.
  if (setting.from < today) return { code: 'from-past' };
  if (setting.checked !== undefined && setting.checked.on > today) return { code: 'checked-ahead' };
  switch (setting.sets) {
    case 'number': {
      const { value, least, most, mark } = NUMBER_RULES[setting.key];
      if (mark === 'seed' && setting.value > value) return { code: 'only-stricter', most: value };
      return setting.value < least || setting.value > most ? { code: 'out-of-range', least, most } : null;
    }
    case 'reminder': {
      const { days, basis } = REMINDER_RULES[setting.key];
      if (setting.days.some((day, i) => i > 0 && day >= (setting.days[i - 1] ?? 0))) {
        return { code: 'days-not-falling' };
      }
      const isWhole = basis === undefined || days.every((day) => setting.days.includes(day));
      return isWhole ? null : { code: 'days-missing', days };
    }
    case 'deadline': {
      const rule = SETTABLE_DEADLINES.get(setting.key);
      if (rule === undefined) return { code: 'not-settable' };
      const most = isOpen(rule) ? MOST_OPEN : MOST_DAYS;
      if (setting.value > most) return { code: 'out-of-range', least: 1, most };
      // Nobody's right is shortened by what somebody remembers.
      if (setting.checked === undefined && setting.value !== rule.length && isRight(setting.key)) {
        return { code: 'unchecked-right' };
      }
      if (setting.value <= rule.length || isOpen(rule)) return null;
      // From memory: shorter is safe, longer only for who has read the text.
      if (rule.provenance !== 'recalled') return { code: 'only-stricter', most: rule.length };
      return setting.checked === undefined ? { code: 'unchecked', most: rule.length } : null;
    }
    case 'duty':
      // ST-06: what needs caution goes to one section that knows it.
      if (setting.to !== 'section' && cautionOf(setting.key) !== undefined) return { code: 'section-only' };
      return openUnits(units).some(({ code }) => code === setting.unit) ? null : { code: 'unit-unknown' };
  }
}

const isRight = (key: DeadlineCode): boolean =>
  CLOCK_TABLE.some(({ code, whose }) => code === key && whose === 'petitioner');
