import { useSession } from '#renderer/session/session.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useFormParts } from '../form-context.ts';
import { missingOpinionParts } from '#shared/domain/reception/session/opinion-parts.ts';
import { NamedField } from './named-field.tsx';

/** 领导签批: a concrete opinion names the unit, the task and the day (R004-41). Missing parts are pointed out, not refused. */
export function LeaderFields() {
  const { values, set } = useFormParts();
  const { units } = useSession().profile;
  const missing = missingOpinionParts(
    values.leaderOpinion,
    units.flatMap(({ name, shortName }) => [name, shortName]),
  );
  const hint = missing.length === 0 ? registerWords.opinionComplete : registerWords.opinionMissing(missing);
  return (
    <div className="register-outcome" role="group" aria-label={registrationText.sections.leader}>
      <NamedField
        name="leaderOpinion"
        label={registrationFields.leaderOpinion.label}
        hint={
          values.leaderOpinion === '' ? (
            registrationFields.leaderOpinion.hint
          ) : (
            <span data-tone={missing.length === 0 ? 'good' : 'doubt'}>{hint}</span>
          )
        }
      >
        <TextArea value={values.leaderOpinion} onChange={(leaderOpinion) => set({ leaderOpinion })} />
      </NamedField>
      <NamedField name="leaderName" label={registrationFields.leaderName.label} size="half">
        <TextInput value={values.leaderName} maxLength={40} onChange={(leaderName) => set({ leaderName })} />
      </NamedField>
      <NamedField name="leaderTitle" label={registrationFields.leaderTitle.label} size="half">
        <TextInput value={values.leaderTitle} maxLength={40} onChange={(leaderTitle) => set({ leaderTitle })} />
      </NamedField>
    </div>
  );
}
