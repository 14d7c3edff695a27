import { checkPhone } from '#shared/domain/identity/phone.ts';
import { MOST_REPRESENTATIVES } from '#shared/domain/matter/decide.ts';
import type { PersonForm } from '#renderer/state/register-form.ts';
import { codes, optionsOf } from '#renderer/text/codes.ts';
import { petitionerFields } from '#renderer/text/fields.ts';
import { explainAtForm } from '#renderer/text/registration-refusals.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useFormParts } from '../form-context.ts';
import { firstTooMany } from '../to-registration.ts';
import { IdNumberField } from './id-number-field.tsx';
import { More } from './more.tsx';
import { NamedField } from './named-field.tsx';

type PersonFieldsProps = {
  readonly index: number;
  readonly person: PersonForm;
  readonly alone: boolean;
  readonly onChange: (change: Partial<PersonForm>) => void;
  readonly onRemove: () => void;
};

/** One person. Whoever comes along takes two lines; identity and address fold away. */
export function PersonFields({ index, person, alone, onChange, onRemove }: PersonFieldsProps) {
  const { values } = useFormParts();
  const name = `people.${index}`;
  const tooMany = values.form === 'visit' && firstTooMany(values.people) === index;
  return (
    <div className="register-person" role="group" aria-label={alone ? undefined : registerWords.person(index + 1)}>
      <NamedField name={`${name}.name`} label={petitionerFields.name.label} size="half" required>
        <TextInput
          value={person.name}
          onChange={(text) => onChange({ name: text })}
          data-first={index === 0 ? '' : undefined}
        />
      </NamedField>
      {alone ? (
        <PhoneField name={name} person={person} onChange={onChange} />
      ) : (
        <NamedField
          name={`${name}.role`}
          label={petitionerFields.role.label}
          size="half"
          error={tooMany ? tooManyWords(values.people) : undefined}
        >
          <Select
            options={optionsOf('petitionerRole')}
            value={person.role}
            onChange={(role) => onChange({ role: role ?? 'companion' })}
          />
        </NamedField>
      )}
      {index === 0 ? (
        <>
          <IdFields name={name} person={person} onChange={onChange} />
          {!alone && <PhoneField name={name} person={person} onChange={onChange} />}
          {/* Behind the identity number, which tells it (ID-04). */}
          {alone && <GenderField name={name} person={person} onChange={onChange} />}
          <AddressField name={name} person={person} onChange={onChange} />
          {!alone && <GenderField name={name} person={person} onChange={onChange} />}
        </>
      ) : (
        <>
          <PhoneField name={name} person={person} onChange={onChange} />
          <Button small className="register-remove" onClick={onRemove}>
            {registrationText.removePetitioner(person.name)}
          </Button>
          <More label={registerWords.more.person} filled={person.idNo + person.address !== ''}>
            <IdFields name={name} person={person} onChange={onChange} />
            <GenderField name={name} person={person} onChange={onChange} />
            <AddressField name={name} person={person} onChange={onChange} />
          </More>
        </>
      )}
    </div>
  );
}

type OnePersonProps = Pick<PersonFieldsProps, 'person' | 'onChange'> & { readonly name: string };

function GenderField({ name, person, onChange }: OnePersonProps) {
  return (
    <NamedField name={`${name}.gender`} label={petitionerFields.gender.label} size="half">
      <Select options={optionsOf('gender')} value={person.gender} onChange={(gender) => onChange({ gender })} />
    </NamedField>
  );
}

function IdFields({ name, person, onChange }: OnePersonProps) {
  return (
    <>
      <IdNumberField name={name} person={person} onChange={onChange} />
      <NamedField name={`${name}.idType`} label={petitionerFields.idType.label} size="half">
        <Select
          options={optionsOf('idType')}
          value={person.idType}
          placeholder={codes.idType['resident-id']}
          onChange={(idType) => onChange({ idType })}
        />
      </NamedField>
    </>
  );
}

function PhoneField({ name, person, onChange }: OnePersonProps) {
  const doubtful = person.phone.trim() !== '' && checkPhone(person.phone).kind === 'doubtful';
  return (
    <NamedField
      name={`${name}.phone`}
      label={petitionerFields.phone.label}
      size="half"
      hint={doubtful ? <span data-tone="doubt">{registerWords.phoneDoubtful}</span> : null}
    >
      <TextInput type="tel" value={person.phone} onChange={(phone) => onChange({ phone })} />
    </NamedField>
  );
}

function AddressField({ name, person, onChange }: OnePersonProps) {
  return (
    <>
      <NamedField name={`${name}.address`} label={petitionerFields.address.label}>
        <TextInput value={person.address} onChange={(address) => onChange({ address })} />
      </NamedField>
      {person.address.trim() === '' && (
        <CheckBox
          checked={person.addressUnknown}
          onChange={(addressUnknown) => onChange({ addressUnknown })}
          data-enter-pass=""
        >
          {petitionerFields.addressUnknown.label}
        </CheckBox>
      )}
    </>
  );
}

function tooManyWords(people: readonly PersonForm[]): string {
  const found = people.filter(({ role }) => role === 'representative').length;
  const told = explainAtForm({ code: 'too-many-representatives', found, most: MOST_REPRESENTATIVES });
  return `${told.title}。${told.remedies[0] ?? ''}`;
}
