/**
 * What the county has set, and the product's own value where it has said nothing (ST-01, ST-02). Both sides make it from
 * the same entries of the profile, so the device and the county decide alike.
 */
import type { CountySetting, Reminded, SettingEntry, SettingNumber } from '#shared/model/county-setting.ts';
import { REMINDED, SETTING_NUMBERS } from '#shared/model/county-setting.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RulePack } from '#shared/model/rule-pack.ts';
import { cautionOf, DEFAULT_PORTFOLIO } from '../duty/default-portfolio.ts';
import type { Portfolio, PortfolioEntry } from '../duty/portfolio.ts';
import { countyRulePack } from './deadlines.ts';
import { NUMBER_RULES, REMINDER_RULES } from './numbers.ts';

export type ReminderDays = Readonly<Record<Reminded, readonly number[]>>;

/** The values of one day. */
export type SettingValues = Readonly<Record<SettingNumber, number>> & {
  readonly reminders: ReminderDays;
  readonly portfolio: Portfolio;
};

export type CountySettings = {
  /** What holds for something that begins on that day. */
  readonly on: (day: PlainDate) => SettingValues;
  /** Every limit with the versions the county has set; the starting day decides between them (DL-09). */
  readonly rules: RulePack;
};

/** The same keys, each with what `of` makes of it. */
const byKey = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Readonly<Record<K, V>> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>; // one entry for each of the keys

const DEFAULTS: SettingValues = {
  ...byKey(SETTING_NUMBERS, (key) => NUMBER_RULES[key].value),
  reminders: byKey(REMINDED, (key) => REMINDER_RULES[key].days),
  portfolio: DEFAULT_PORTFOLIO,
};

const NO_ENTRIES: readonly SettingEntry[] = [];
/** Entries come with the county profile and do not change, so each list is unfolded once. */
const settingsByEntries = new WeakMap<readonly SettingEntry[], CountySettings>();

export function countySettings(entries: readonly SettingEntry[] = NO_ENTRIES): CountySettings {
  const known = settingsByEntries.get(entries);
  if (known !== undefined) return known;
  const settings = unfolded(entries);
  settingsByEntries.set(entries, settings);
  return settings;
}

/** A county that has set nothing. */
export const BUILT_IN_SETTINGS = countySettings();

function unfolded(entries: readonly SettingEntry[]): CountySettings {
  const periods: { readonly from: PlainDate; readonly values: SettingValues }[] = [];
  let values = DEFAULTS;
  // Sorting keeps the order of entering within one day, so the later entered holds.
  for (const { setting } of [...entries].sort((a, b) => compare(a.setting.from, b.setting.from))) {
    values = withSetting(values, setting);
    periods.unshift({ from: setting.from, values });
  }
  const limits = entries.flatMap(({ setting, enteredBy }) =>
    setting.sets === 'deadline' ? [{ ...setting, enteredBy }] : [],
  );
  return {
    on: (day) => periods.find(({ from }) => from <= day)?.values ?? DEFAULTS,
    rules: countyRulePack(limits),
  };
}

function withSetting(values: SettingValues, setting: CountySetting): SettingValues {
  switch (setting.sets) {
    case 'number':
      return { ...values, [setting.key]: setting.value };
    case 'reminder':
      return { ...values, reminders: { ...values.reminders, [setting.key]: setting.days } };
    case 'duty': {
      const { portfolio } = values;
      const entries = { ...portfolio.entries, [setting.key]: entryOf(setting) };
      return { ...values, portfolio: { ...portfolio, entries } };
    }
    case 'deadline':
      return values;
  }
}

/** DU-05: a caution is about the category, and stays with it. */
function entryOf({ key, to, unit }: Extract<CountySetting, { sets: 'duty' }>): PortfolioEntry {
  if (to !== 'section') return { to, otherwise: unit };
  const caution = cautionOf(key);
  return { to, section: unit, ...(caution !== undefined && { caution }) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
