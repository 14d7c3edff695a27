/**
 * Limits a county may set (ST-03, ST-04): those entered from memory, and those of the house. What a law or regulation
 * fixes and somebody has read there stays as it is; whoever wants to be quicker sets an internal day.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import type { CountySetting } from '#shared/model/county-setting.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DayDeadlineRule, DeadlineCode, DeadlineRule, RulePack } from '#shared/model/rule-pack.ts';
import { addDays } from '../calendar/plain-date.ts';
import { BUILT_IN_RULES } from '../deadline/built-in-rules.ts';

export type DeadlineSetting = Extract<CountySetting, { sets: 'deadline' }>;

/** The rules in force without an end that a county may set, one a code. */
export const SETTABLE_DEADLINES: ReadonlyMap<DeadlineCode, DayDeadlineRule> = new Map(
  BUILT_IN_RULES.rules.flatMap((rule): [DeadlineCode, DayDeadlineRule][] =>
    isSettable(rule) ? [[rule.code, rule]] : [],
  ),
);

function isSettable(rule: DeadlineRule): rule is DayDeadlineRule {
  if (rule.unit === 'hour' || rule.unit === 'as-instructed' || rule.effectiveTo !== null) return false;
  // One day, as a document says, cannot be less.
  return rule.provenance === 'recalled' || (rule.kind === 'internal' && (rule.length > 1 || isOpen(rule)));
}

/** A limit of the house whose days no document gives: the product's own. */
export function isOpen({ kind, provenance, confidence }: DeadlineRule): boolean {
  return kind === 'internal' && provenance !== 'recalled' && confidence < 100;
}

/**
 * The built-in rules with what the county has set, each value as a version in force from its day on (DL-09): a limit that
 * began before keeps what held then. `settings` in the order in which they were entered, each with who entered it.
 */
export function countyRulePack(settings: readonly (DeadlineSetting & { readonly enteredBy: string })[]): RulePack {
  if (settings.length === 0) return BUILT_IN_RULES;
  const rules = BUILT_IN_RULES.rules.flatMap((rule): readonly DeadlineRule[] => {
    const own = SETTABLE_DEADLINES.get(rule.code);
    return own === rule
      ? versionsOf(
          own,
          settings.filter(({ key }) => key === rule.code),
        )
      : [rule];
  });
  return { ...BUILT_IN_RULES, rules };
}

function versionsOf(
  rule: DayDeadlineRule,
  settings: readonly (DeadlineSetting & { readonly enteredBy: string })[],
): readonly DayDeadlineRule[] {
  // Of two values from one day on the later entered holds.
  const byDay = new Map<PlainDate, (typeof settings)[number]>();
  for (const setting of settings) byDay.set(setting.from, setting);
  const inOrder = [...byDay.values()].sort((a, b) => compareText(a.from, b.from));
  const versions = [
    { ...rule, effectiveTo: dayBefore(inOrder[0]?.from) },
    ...inOrder.map(({ value, from, reason, enteredBy }, i) => ({
      ...rule,
      length: value,
      effectiveFrom: from,
      effectiveTo: dayBefore(inOrder[i + 1]?.from),
      note: reason,
      maintainedBy: enteredBy,
    })),
  ];
  // ST-04: whoever read the source has checked the number, on whatever day it came into force.
  return versions.map((version) => {
    const checked = settings
      .filter(({ value, checked: by }) => by !== undefined && value === version.length)
      .at(-1)?.checked;
    return checked === undefined ? version : { ...version, checkedBy: checked.by, checkedOn: checked.on };
  });
}

const dayBefore = (day: PlainDate | undefined): PlainDate | null => (day === undefined ? null : addDays(day, -1));
