import { guideContact } from '#shared/domain/organisation/units.ts';
import { useSession } from '#renderer/session/session.ts';
import type { PartyForm } from '#renderer/state/register-form.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { actionFields, petitionerFields } from '#renderer/text/fields.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { blankParty } from '../blank-form.ts';
import { useFormParts } from '../form-context.ts';
import { NamedField } from './named-field.tsx';

/** What is settled on the same page: 当即办结, 引导告知, 转人民调解. */
export function OutcomeFields() {
  const { values } = useFormParts();
  switch (values.outcome) {
    case 'register-only':
      return null;
    case 'settle':
      return <SettleFields />;
    case 'guide':
      return <GuideFields />;
    case 'mediate':
      return <MediateFields />;
  }
}

/** R004-15, R001-62: replied, told, printed at once. */
function SettleFields() {
  const { values, set } = useFormParts();
  return (
    <div className="register-outcome">
      <NamedField name="reply" label={actionFields.reply.label} required>
        <TextArea value={values.reply} max={2000} onChange={(reply) => set({ reply })} />
      </NamedField>
      <NamedField name="closeMode" label={actionFields.closeMode.label} size="half" required>
        <Select
          options={optionsOf('closeMode')}
          value={values.closeMode}
          onChange={(closeMode) => set({ closeMode })}
        />
      </NamedField>
      <NamedField name="response" label={actionFields.response.label} size="half">
        <Select options={optionsOf('response')} value={values.response} onChange={(response) => set({ response })} />
      </NamedField>
      <NamedField name="basis" label={actionFields.basis.label} size="half">
        <TextInput value={values.basis} maxLength={500} onChange={(basis) => set({ basis })} />
      </NamedField>
      <NamedField name="informedBy" label={actionFields.informedBy.label} size="half">
        <Select
          options={optionsOf('serviceMode')}
          value={values.informedBy}
          onChange={(informedBy) => set({ informedBy: informedBy ?? 'in-person' })}
        />
      </NamedField>
    </div>
  );
}

/** R003-03/04: why not here, and where instead. */
function GuideFields() {
  const { values, set } = useFormParts();
  const { guideTargets } = useSession().profile;
  return (
    <div className="register-outcome">
      <NamedField name="redirectTo" label={actionFields.redirectTo.label} required>
        <TextInput
          value={values.redirectTo}
          maxLength={120}
          list="register-targets"
          onChange={(redirectTo) => {
            const known = guideTargets.find(({ name }) => name === redirectTo);
            set({ redirectTo, ...(known !== undefined && { redirectContact: guideContact(known) }) });
          }}
        />
      </NamedField>
      <datalist id="register-targets">
        {guideTargets.map((target) => (
          <option key={target.name} value={target.name}>
            {guideContact(target)}
          </option>
        ))}
      </datalist>
      <NamedField name="redirectContact" label={actionFields.redirectContact.label}>
        <TextInput
          value={values.redirectContact}
          maxLength={200}
          onChange={(redirectContact) => set({ redirectContact })}
        />
      </NamedField>
      <NamedField name="guideReason" label={actionFields.reason.label} required hint={registrationText.outOfScope}>
        <TextArea value={values.guideReason} max={500} onChange={(guideReason) => set({ guideReason })} />
      </NamedField>
      <NamedField
        name="explanation"
        label={actionFields.guideExplanation.label}
        hint={actionFields.guideExplanation.hint}
      >
        <TextArea value={values.explanation} max={1000} onChange={(explanation) => set({ explanation })} />
      </NamedField>
      <NamedField name="guideResponse" label={actionFields.guideResponse.label} size="half">
        <Select
          options={optionsOf('guideResponse')}
          value={values.guideResponse}
          onChange={(guideResponse) => set({ guideResponse })}
        />
      </NamedField>
    </div>
  );
}

/** 人民调解法 3, 17: every party wants it. */
function MediateFields() {
  const { values, set } = useFormParts();
  const change = (key: number, update: Partial<PartyForm>): void => {
    const parties = values.parties.map((party) => (party.key === key ? { ...party, ...update } : party));
    set({ parties });
  };
  return (
    <div className="register-outcome">
      <NamedField name="committee" label={actionFields.committee.label} required>
        <TextInput value={values.committee} maxLength={80} onChange={(committee) => set({ committee })} />
      </NamedField>
      {values.parties.map((party, index) => (
        <div className="register-party" key={party.key}>
          <NamedField
            name={`parties.${index}.name`}
            label={`${registerWords.party(index + 1)}${petitionerFields.name.label}`}
            required
          >
            <TextInput
              value={party.name}
              maxLength={50}
              placeholder={index === 0 ? values.people[0]?.name : undefined}
              onChange={(name) => change(party.key, { name })}
            />
          </NamedField>
          <Consent index={index} agreed={party.agreed} onChange={(agreed) => change(party.key, { agreed })} />
        </div>
      ))}
      <p className="field-hint">{actionFields.parties.hint}</p>
      <div className="register-actions">
        <button
          type="button"
          className="button"
          data-small=""
          onClick={() => set({ parties: [...values.parties, blankParty()] })}
        >
          {registrationText.addParty}
        </button>
      </div>
    </div>
  );
}

/** The tick itself is what is missing, so it carries the sentence and gets the cursor. */
function Consent(props: {
  readonly index: number;
  readonly agreed: boolean;
  readonly onChange: (agreed: boolean) => void;
}) {
  const { errors } = useFormParts();
  const field = `parties.${props.index}.agreed`;
  const problem = errors[field];
  const id = `register-${field}`;
  return (
    <div data-field={field}>
      <CheckBox
        checked={props.agreed}
        onChange={props.onChange}
        aria-invalid={problem !== undefined}
        {...(problem !== undefined && { 'aria-describedby': id })}
      >
        {registrationText.partyAgreed}
      </CheckBox>
      {problem !== undefined && (
        <span className="field-error" id={id}>
          {problem}
        </span>
      )}
    </div>
  );
}
