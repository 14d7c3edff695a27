import type { Concerned } from '#shared/model/confidential.ts';
import { sealWords } from '#renderer/text/seal-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { useSession } from './session.ts';

/** Whom a report in confidence is about, as far as they must be kept from it (CF-04). */
export type ConcernedChoice = { readonly unit: string | null; readonly officer: string | null };

export const concernedOf = ({ unit, officer }: ConcernedChoice): Concerned => ({
  units: unit === null ? [] : [unit],
  officers: officer === null ? [] : [officer],
});

/** Two fields of a grid: the unit, and the person in it. */
export function ConcernedFields<C extends ConcernedChoice>({
  choice,
  span,
  onChange,
}: {
  readonly choice: C;
  readonly span: 4 | 6;
  readonly onChange: (choice: C) => void;
}) {
  const { profile } = useSession();
  // A report about one officer need not exclude the whole bureau; the person can be named alone.
  const people = profile.officers.filter(
    ({ left, unit }) => left !== true && (choice.unit === null || unit === choice.unit),
  );
  return (
    <>
      <Field label={sealWords.units} hint={sealWords.unitsHint} span={span}>
        <Combobox
          options={profile.units.map(({ code, name }) => ({ value: code, label: name }))}
          value={choice.unit}
          placeholder={sealWords.none}
          onChange={(unit) => onChange({ ...choice, unit, officer: null })}
        />
      </Field>
      <Field label={sealWords.officer} span={span}>
        <Combobox
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name} ${title}` }))}
          value={choice.officer}
          placeholder={sealWords.noOne}
          onChange={(officer) => onChange({ ...choice, officer })}
        />
      </Field>
    </>
  );
}
