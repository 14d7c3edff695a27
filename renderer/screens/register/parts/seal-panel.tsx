import { partOf } from '#shared/domain/confidential/readers.ts';
import { ConcernedFields, type ConcernedChoice } from '#renderer/session/concerned-fields.tsx';
import { useSession } from '#renderer/session/session.ts';
import { sealWords } from '#renderer/text/seal-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** What is asked besides the form when a report is taken down in confidence. */
export type SealChoice = ConcernedChoice & { readonly second: string | null };

export const NOTHING_CHOSEN: SealChoice = { unit: null, officer: null, second: null };

/** 要求保密: what happens to the form, whom it is kept from, and who is present (decision 0010). */
export function SealPanel({
  choice,
  onChange,
}: {
  readonly choice: SealChoice;
  readonly onChange: (choice: SealChoice) => void;
}) {
  const { profile, acting, deps } = useSession();
  const present = profile.officers.filter(({ left, id }) => left !== true && id !== deps.officer.id);
  return (
    <Panel title={sealWords.title}>
      <div className="register-seal">
        <p>{sealWords.explain}</p>
        <p>{sealWords.contentHint}</p>
      </div>
      <FieldGrid>
        <ConcernedFields choice={choice} span={4} onChange={onChange} />
        {partOf(acting) === 'clerk' && (
          <Field label={sealWords.second} hint={sealWords.secondHint} required span={4}>
            <Combobox
              options={present.map(({ id, name, title }) => ({ value: id, label: `${name} ${title}` }))}
              value={choice.second}
              onChange={(second) => onChange({ ...choice, second })}
            />
          </Field>
        )}
      </FieldGrid>
    </Panel>
  );
}
