import { useState } from 'react';
import { codes } from '#renderer/text/codes.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { Officer, ROLES, type CountyProfile } from '#shared/model/county.ts';

export type PersonDialogProps = {
  readonly profile: CountyProfile;
  /** `null` for a new colleague. */
  readonly officer: Officer | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSave: (officer: Officer) => void;
};

/** Name, unit, roles, and whether somebody has left. The id never changes: records are signed with it. */
export function PersonDialog({ profile, officer, busy, onClose, onSave }: PersonDialogProps) {
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
  const isTaken = officer === null && profile.officers.some(({ id }) => id === entry.id);
  return (
    <Dialog
      open
      wide
      title={officer?.name ?? peopleWords.add}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{peopleWords.cancel}</Button>
          <Button
            kind="primary"
            disabled={busy || !parsed.success || isTaken}
            onClick={() => parsed.success && onSave(parsed.data)}
          >
            {peopleWords.save}
          </Button>
        </>
      }
    >
      {officer === null && (
        <Field label={peopleWords.id} hint={peopleWords.idHint} required>
          <TextInput autoFocus value={entry.id} onChange={(id) => setEntry({ ...entry, id })} />
        </Field>
      )}
      <Field label={peopleWords.name} required>
        <TextInput value={entry.name} onChange={(name) => setEntry({ ...entry, name })} />
      </Field>
      <Field label={peopleWords.jobTitle}>
        <TextInput value={entry.title} onChange={(title) => setEntry({ ...entry, title })} />
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
    </Dialog>
  );
}
