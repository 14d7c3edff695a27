import { useState } from 'react';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import { codes } from '#renderer/text/codes.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { Officer, ROLES, type CountyProfile } from '#shared/model/county.ts';
import { OfficerId } from '#shared/model/ids.ts';

export type PersonDialogProps = {
  readonly profile: CountyProfile;
  /** `null` for a new colleague. */
  readonly officer: Officer | null;
  readonly busy: boolean;
  readonly problem: Explanation | null;
  readonly onClose: () => void;
  readonly onSave: (officer: Officer) => void;
};

/** Name, unit, roles, and whether somebody has left. The id never changes: records are signed with it. */
export function PersonDialog({ profile, officer, busy, problem, onClose, onSave }: PersonDialogProps) {
  const [entry, setEntry] = useState({
    id: officer?.id ?? '',
    name: officer?.name ?? '',
    title: officer?.title ?? '',
    unit: officer?.unit ?? null,
    roles: officer?.roles ?? [],
    oversees: officer?.oversees ?? [],
    left: officer?.left === true,
  });
  const { left, oversees, ...rest } = entry;
  const isLeader = rest.roles.some((role) => role === 'chief' || role === 'deputy-chief');
  const parsed = Officer.safeParse({
    ...rest,
    name: rest.name.trim(),
    ...(isLeader && oversees.length > 0 && { oversees }),
    ...(left && { left: true }),
  });
  const idProblem =
    officer !== null || entry.id === ''
      ? undefined
      : profile.officers.some(({ id }) => id === entry.id)
        ? peopleWords.idTaken
        : OfficerId.safeParse(entry.id).success
          ? undefined
          : peopleWords.idWrong;
  return (
    <FormDialog
      wide
      title={officer?.name ?? peopleWords.add}
      confirm={peopleWords.save}
      ready={!busy && parsed.success && idProblem === undefined}
      onClose={onClose}
      onConfirm={() => parsed.success && onSave(parsed.data)}
    >
      <ProblemNotice problem={problem} />
      {officer === null && (
        <Field label={peopleWords.id} hint={peopleWords.idHint} error={idProblem} required>
          <TextInput
            autoFocus
            maxLength={40}
            value={entry.id}
            onChange={(id) => setEntry({ ...entry, id: id.normalize('NFKC') })}
          />
        </Field>
      )}
      <Field label={peopleWords.name} required>
        <TextInput maxLength={40} value={entry.name} onChange={(name) => setEntry({ ...entry, name })} />
      </Field>
      <Field label={peopleWords.jobTitle}>
        <TextInput maxLength={40} value={entry.title} onChange={(title) => setEntry({ ...entry, title })} />
      </Field>
      <Field label={peopleWords.unit} required>
        <Select
          value={entry.unit}
          onChange={(unit) => setEntry({ ...entry, unit })}
          options={openUnits(profile.units, entry.unit).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field label={peopleWords.roles} hint={peopleWords.rolesHint} required group>
        <div className="people-roles">
          {ROLES.map((role) => (
            <CheckBox
              key={role}
              checked={entry.roles.includes(role)}
              onChange={(has) =>
                setEntry({
                  ...entry,
                  roles: has ? [...entry.roles, role] : entry.roles.filter((each) => each !== role),
                })
              }
            >
              {codes.role[role]}
            </CheckBox>
          ))}
        </div>
      </Field>
      {isLeader && (
        <Field label={peopleWords.oversees} hint={peopleWords.overseesHint} group>
          <div className="people-roles">
            {profile.units.map(({ code, shortName }) => (
              <CheckBox
                key={code}
                checked={oversees.includes(code)}
                onChange={(has) =>
                  setEntry({
                    ...entry,
                    oversees: has ? [...oversees, code] : oversees.filter((each) => each !== code),
                  })
                }
              >
                {shortName}
              </CheckBox>
            ))}
          </div>
        </Field>
      )}
      {officer !== null && (
        <CheckBox checked={left} onChange={(gone) => setEntry({ ...entry, left: gone })}>
          {peopleWords.leave}
        </CheckBox>
      )}
    </FormDialog>
  );
}
