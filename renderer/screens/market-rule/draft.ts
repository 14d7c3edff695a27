import { MarketPattern, type Branch, type MarketRule, type MonthBasis } from '#shared/model/market-rule.ts';

/** What is in the fields. Every shape keeps its own, so that looking at another one loses nothing. */
export type Draft = {
  readonly name: string;
  readonly type: MarketPattern['type'];
  readonly digits: readonly number[];
  readonly include31: boolean;
  readonly monthEnd: 'exact' | 'last-day-if-missing';
  readonly weekdays: readonly number[];
  readonly branches: readonly Branch[];
  readonly anchor: string;
  readonly every: string;
  readonly parity: 'odd' | 'even';
  readonly calendar: 'solar' | 'lunar';
  readonly monthBasis: MonthBasis;
};

const BLANK: Draft = {
  name: '',
  type: 'lunar-digit',
  digits: [],
  include31: true,
  monthEnd: 'exact',
  weekdays: [],
  branches: [],
  anchor: '',
  every: '5',
  parity: 'odd',
  calendar: 'solar',
  monthBasis: 'gregorian',
};

/** The fields for a rule, or empty ones. */
export function draftOf(rule: MarketRule | null): Draft {
  if (rule === null) return BLANK;
  const { pattern, name, monthBasis } = rule;
  const parts = pattern.type === 'interval-days' ? { ...pattern, every: String(pattern.every) } : pattern;
  return { ...BLANK, ...parts, name, monthBasis };
}

/** The pattern the fields say, or `null` while something is missing. */
export function patternOf(draft: Draft): MarketPattern | null {
  const { type, digits, include31, monthEnd, weekdays, branches, anchor, parity, calendar } = draft;
  const parts: Readonly<Record<MarketPattern['type'], object>> = {
    'solar-digit': { digits, include31 },
    'lunar-digit': { digits, monthEnd },
    weekday: { weekdays },
    branch: { branches },
    'interval-days': { anchor, every: /^\d{1,2}$/.test(draft.every) ? Number(draft.every) : null },
    'odd-even': { parity, calendar },
    'every-day': {},
  };
  const parsed = MarketPattern.safeParse({ type, ...parts[type] });
  return parsed.success ? parsed.data : null;
}

/** Do the fields differ from the rule that is kept? */
export const isChanged = (draft: Draft, rule: MarketRule | null): boolean =>
  JSON.stringify([patternOf(draft), draft.name.trim(), draft.monthBasis]) !==
  JSON.stringify([rule?.pattern ?? patternOf(BLANK), rule?.name ?? '', rule?.monthBasis ?? 'gregorian']);
