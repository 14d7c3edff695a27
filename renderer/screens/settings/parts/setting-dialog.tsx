import { useState } from 'react';
import { NUMBER_RULES } from '#shared/domain/settings/numbers.ts';
import type { SettingSubject } from '#shared/domain/settings/subjects.ts';
import { openUnits } from '#shared/domain/organisation/units.ts';
import type { CountySetting } from '#shared/model/county-setting.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import type { Explanation } from '#renderer/text/explanation.ts';
import { settingHint, settingName, settingsWords as words, settingUnit } from '#renderer/text/settings-words.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { draftOf, settingOf, type Draft, type DraftErrors, type Way } from '../draft.ts';

export type SettingDialogProps = {
  readonly subject: SettingSubject;
  readonly profile: CountyProfile;
  readonly today: PlainDate;
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onSave: (setting: CountySetting) => void;
};

const WAYS: readonly Way[] = ['section', 'issue-office', 'receiving-office'];

/** One value: which, from when on, by which document, and who has read it. */
export function SettingDialog({ subject, profile, today, busy, problem, onClose, onSave }: SettingDialogProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(subject, profile, today));
  const [errors, setErrors] = useState<DraftErrors>({});
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
    setErrors({});
  };
  const save = (): void => {
    const read = settingOf(subject, draft, profile, today);
    setErrors(read.ok ? {} : read.error);
    if (read.ok) onSave(read.value);
  };
  return (
    <FormDialog
      wide
      title={words.changeOf(settingName(subject))}
      confirm={words.save}
      ready={!busy}
      onClose={onClose}
      onConfirm={save}
    >
      <ProblemNotice problem={problem} />
      <FieldGrid>
        {subject.sets === 'duty' ? (
          <DutyFields draft={draft} error={errors.unit} profile={profile} onChange={change} />
        ) : (
          <Field
            label={subject.sets === 'reminder' ? words.days : words.value}
            span={6}
            required
            hint={valueHint(subject)}
            error={errors.value}
          >
            <TextInput
              value={draft.value}
              onChange={(value) => change({ value })}
              inputMode={subject.sets === 'reminder' ? 'text' : 'numeric'}
            />
          </Field>
        )}
        <Field label={words.from} span={6} required hint={words.fromHint} error={errors.from}>
          <DateInput value={draft.from} onChange={(from) => change({ from })} today={today} />
        </Field>
        <Field label={words.reason} required hint={words.reasonHint} error={errors.reason}>
          <TextInput value={draft.reason} onChange={(reason) => change({ reason })} maxLength={200} />
        </Field>
        <Field label={words.checkedBy} span={6} hint={words.checkedByHint} error={errors.checked}>
          <TextInput value={draft.checkedBy} onChange={(checkedBy) => change({ checkedBy })} maxLength={40} />
        </Field>
        <Field label={words.checkedOn} span={6}>
          <DateInput value={draft.checkedOn} onChange={(checkedOn) => change({ checkedOn })} today={today} />
        </Field>
      </FieldGrid>
    </FormDialog>
  );
}

type DutyFieldsProps = {
  readonly draft: Draft;
  readonly error: string | undefined;
  readonly profile: CountyProfile;
  readonly onChange: (part: Partial<Draft>) => void;
};

function DutyFields({ draft, error, profile, onChange }: DutyFieldsProps) {
  const sections = openUnits(profile.units).filter(({ level }) => level !== 'township-office');
  return (
    <>
      <Field label={words.to} span={6} required>
        <Select
          value={draft.to}
          onChange={(to) => to !== null && onChange({ to })}
          options={WAYS.map((value) => ({ value, label: words.ways[value] }))}
        />
      </Field>
      <Field label={words.unit} span={6} required hint={words.unitHint[draft.to]} error={error}>
        <Select
          value={draft.unit}
          onChange={(unit) => onChange({ unit })}
          options={sections.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
      </Field>
    </>
  );
}

/** Within which bounds, and for what. */
function valueHint(subject: SettingSubject): string | undefined {
  if (subject.sets === 'reminder') return words.daysHint;
  if (subject.sets !== 'number') return words.unitIs(settingUnit(subject).trim());
  const { least, most } = NUMBER_RULES[subject.key];
  return `${settingHint(subject)}。${words.range(least, most, settingUnit(subject))}`;
}
