import { dayRule } from '#shared/domain/deadline/find-rule.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { settingProblem, type SettingProblem } from '#shared/domain/settings/setting-problem.ts';
import type { SettingSubject } from '#shared/domain/settings/subjects.ts';
import { CountySetting } from '#shared/model/county-setting.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { settingProblemText, settingsWords as words, settingUnit } from '#renderer/text/settings-words.ts';
import { UI_TEXT } from '#renderer/text/ui.ts';

export type Way = keyof typeof words.ways;

/** A setting as it is typed. */
export type Draft = {
  readonly value: string;
  readonly to: Way;
  readonly unit: string | null;
  readonly from: string;
  readonly reason: string;
  readonly checkedBy: string;
  readonly checkedOn: string;
};
export type DraftErrors = Readonly<Partial<Record<'value' | 'unit' | 'from' | 'reason' | 'checked', string>>>;

/** What holds now, from today on: who only confirms a number adds the reason and who has read the source. */
export function draftOf(subject: SettingSubject, profile: CountyProfile, today: PlainDate): Draft {
  const settings = countySettings(profile.settingEntries);
  const values = settings.on(today);
  const blank = {
    value: '',
    to: 'section',
    unit: null,
    from: today,
    reason: '',
    checkedBy: '',
    checkedOn: '',
  } as const;
  switch (subject.sets) {
    case 'number':
      return { ...blank, value: String(values[subject.key]) };
    case 'reminder':
      return { ...blank, value: values.reminders[subject.key].join('、') };
    case 'deadline':
      return { ...blank, value: String(dayRule(settings.rules, subject.key, today).length) };
    case 'duty': {
      const entry = values.portfolio.entries[subject.key];
      return { ...blank, to: entry.to, unit: entry.to === 'section' ? entry.section : entry.otherwise };
    }
  }
}

/** The setting, or what has to be put right, box by box. */
export function settingOf(
  subject: SettingSubject,
  draft: Draft,
  profile: CountyProfile,
  today: PlainDate,
): Result<CountySetting, DraftErrors> {
  const half = (draft.checkedBy.trim() === '') !== (draft.checkedOn.trim() === '');
  const parsed = CountySetting.safeParse({
    ...subject,
    ...contentOf(subject, draft),
    from: draft.from.trim(),
    reason: draft.reason,
    ...(draft.checkedBy.trim() !== '' && { checked: { by: draft.checkedBy, on: draft.checkedOn.trim() } }),
  });
  if (!parsed.success || half) {
    const wrong = new Set(parsed.error?.issues.map(({ path }) => path[0]));
    return err({
      ...((wrong.has('value') || wrong.has('days')) && {
        value: subject.sets === 'reminder' ? words.daysMissing : words.valueMissing,
      }),
      ...(wrong.has('unit') && { unit: settingProblemText({ code: 'unit-unknown' }, '') }),
      ...(wrong.has('from') && { from: words.fromMissing }),
      ...(wrong.has('reason') && { reason: words.reasonMissing }),
      ...((half || wrong.has('checked')) && { checked: half ? words.checkedBoth : UI_TEXT.dateInvalid }),
    });
  }
  const problem = settingProblem(parsed.data, profile, today);
  if (problem === null) return ok(parsed.data);
  return err({ [boxOf(problem)]: settingProblemText(problem, settingUnit(subject)) });
}

function contentOf({ sets }: SettingSubject, { value, to, unit }: Draft): Readonly<Record<string, unknown>> {
  switch (sets) {
    case 'number':
    case 'deadline':
      return { value: numberIn(value) };
    case 'reminder':
      return {
        days: value
          .normalize('NFKC')
          .split(/[、，,\s]+/u)
          .flatMap((day) => (day === '' ? [] : [numberIn(day)])),
      };
    case 'duty':
      return { to, unit };
  }
}

const numberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

function boxOf({ code }: SettingProblem): keyof DraftErrors {
  switch (code) {
    case 'from-past':
      return 'from';
    case 'checked-ahead':
      return 'checked';
    case 'unit-unknown':
    case 'section-only':
      return 'unit';
    default:
      return 'value';
  }
}
