import type { PersonForm } from '#renderer/state/register-form.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { MOST_REPRESENTATIVES } from '#shared/domain/matter/decide.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { blankPerson } from '../blank-form.ts';
import { useFormParts } from '../form-context.ts';
import { PersonFields } from './person-fields.tsx';
import { More } from './more.tsx';
import { NamedField } from './named-field.tsx';

/** 信访人: who came, how many, and what makes it easier for them. */
export function PetitionersSection() {
  const { values, set, numbers } = useFormParts();
  const { people } = values;
  const anonymous = values.petitionerType === 'anonymous';
  const total = Number(values.totalPersons);
  const representatives = people.filter(({ role }) => role === 'representative').length;

  const change = (index: number) => (update: Partial<PersonForm>) =>
    set({ people: people.map((person, place) => (place === index ? { ...person, ...update } : person)) });

  return (
    <section className="register-section" data-section="petitioner" aria-labelledby="register-petitioner">
      <h2 id="register-petitioner">
        {registrationText.sections.petitioner}
        <kbd aria-hidden="true">Alt+2</kbd>
      </h2>
      <div className="register-rows">
        {anonymous ? (
          <p className="register-note">{registerWords.anonymousHere}</p>
        ) : (
          people.map((person, index) => (
            <PersonFields
              key={person.key}
              index={index}
              person={person}
              alone={people.length === 1}
              onChange={change(index)}
              onRemove={() => set({ people: people.filter(({ key }) => key !== person.key) })}
            />
          ))
        )}
        <NamedField name="petitionerType" label={registrationFields.petitionerType.label} size="half">
          <Select
            options={optionsOf('petitionerType')}
            value={values.petitionerType}
            onChange={(petitionerType) => set({ petitionerType: petitionerType ?? 'individual' })}
          />
        </NamedField>
        <NamedField name="totalPersons" label={registrationFields.totalPersons.label} size="half" required>
          <TextInput
            inputMode="numeric"
            value={values.totalPersons}
            onChange={(totalPersons) => set({ totalPersons })}
          />
        </NamedField>
        {total >= numbers.groupPersons && values.form === 'visit' && (
          <p className="register-note" role="status">
            {registerWords.jointHint(numbers.groupPersons)}
            {representatives > 0 && registrationText.representatives(representatives, MOST_REPRESENTATIVES)}
          </p>
        )}
        {!anonymous && (
          <div className="register-actions">
            <Button small hotkey="Alt+A" onClick={() => set(oneMore(values, numbers.groupPersons))}>
              {registrationText.addPetitioner}
            </Button>
          </div>
        )}
        <More label={registerWords.more.needs} filled={values.accessNeeds.length > 0}>
          <Field label={registrationFields.accessNeeds.label} hint={registrationFields.accessNeeds.hint} group>
            <div className="register-checks">
              {optionsOf('accessNeed').map(({ value, label }) => (
                <CheckBox
                  key={value}
                  checked={values.accessNeeds.includes(value)}
                  onChange={(on) =>
                    set({
                      accessNeeds: on ? [...values.accessNeeds, value] : values.accessNeeds.filter((n) => n !== value),
                    })
                  }
                >
                  {label}
                </CheckBox>
              ))}
            </div>
          </Field>
        </More>
      </div>
    </section>
  );
}

/** One more person: a representative of a group (条例 20, C02), otherwise a companion; the total never falls below those named. */
export function oneMore(
  values: { readonly people: readonly PersonForm[]; readonly totalPersons: string },
  groupPersons: number,
) {
  const total = Number(values.totalPersons);
  const people = [...values.people, blankPerson(total >= groupPersons ? 'representative' : 'companion')];
  return { people, ...(total < people.length && { totalPersons: String(people.length) }) };
}
