import { partOf } from '#shared/domain/confidential/readers.ts';
import type { Concerned } from '#shared/model/confidential.ts';
import { useSession } from '#renderer/session/session.ts';
import { sealWords } from '#renderer/text/confidential-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** What is asked besides the form when a report is taken down in confidence. */
export type SealChoice = {
  readonly unit: string | null;
  readonly officer: string | null;
  readonly second: string | null;
};

export const NOTHING_CHOSEN: SealChoice = { unit: null, officer: null, second: null };

export const concernedOf = ({ unit, officer }: SealChoice): Concerned => ({
  units: unit === null ? [] : [unit],
  officers: officer === null ? [] : [officer],
});

/** 要求保密: what happens to the form, whom it is kept from, and who is present (decision 0010). */
export function SealPanel({
  choice,
  onChange,
}: {
  readonly choice: SealChoice;
  readonly onChange: (choice: SealChoice) => void;
}) {
  const { profile, acting, deps } = useSession();
  const present = profile.officers.filter(({ left }) => left !== true);
  // A report about one officer need not exclude the whole bureau; the person can be named alone.
  const people = present.filter(({ unit }) => choice.unit === null || unit === choice.unit);
  const named = (of: typeof present) => of.map(({ id, name, title }) => ({ value: id, label: `${name} ${title}` }));
  return (
    <Panel title={sealWords.title}>
      <p>{sealWords.explain}</p>
      <p>{sealWords.contentHint}</p>
      <FieldGrid>
        <Field label={sealWords.units} hint={sealWords.unitsHint} span={4}>
          <Combobox
            options={profile.units.map(({ code, name }) => ({ value: code, label: name }))}
            value={choice.unit}
            placeholder={sealWords.none}
            onChange={(unit) => onChange({ ...choice, unit, officer: null })}
          />
        </Field>
        <Field label={sealWords.officer} span={4}>
          <Combobox
            options={named(people)}
            value={choice.officer}
            placeholder={sealWords.noOne}
            onChange={(officer) => onChange({ ...choice, officer })}
          />
        </Field>
        {partOf(acting) === 'clerk' && (
          <Field label={sealWords.second} hint={sealWords.secondHint} required span={4}>
            <Combobox
              options={named(present.filter(({ id }) => id !== deps.officer.id))}
              value={choice.second}
              onChange={(second) => onChange({ ...choice, second })}
            />
          </Field>
        )}
      </FieldGrid>
    </Panel>
  );
}
