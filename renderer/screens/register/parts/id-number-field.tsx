import { checkResidentId, normalizeResidentId, type ResidentIdFault } from '#shared/domain/identity/resident-id.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { PersonForm } from '#renderer/state/register-form.ts';
import { codes } from '#renderer/text/codes.ts';
import { petitionerFields } from '#renderer/text/fields.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { registerWords } from '#renderer/text/register-words.ts';
import { useFormParts } from '../form-context.ts';
import { NamedField } from './named-field.tsx';

type IdNumberFieldProps = {
  readonly name: string;
  readonly person: PersonForm;
  readonly onChange: (change: Partial<PersonForm>) => void;
};

/** Checked while it is typed; sex and birth date are read from it. A doubtful number can be registered all the same. */
export function IdNumberField({ name, person, onChange }: IdNumberFieldProps) {
  const today = PlainDate.safeParse(useFormParts().today);
  const isResident = person.idType === null || person.idType === 'resident-id';
  const told = isResident && today.success ? aboutNumber(person.idNo, today.data) : null;

  function type(typed: string): void {
    const idNo = typed.normalize('NFKC');
    const checked = isResident && today.success ? checkResidentId(idNo, today.data) : null;
    onChange(
      checked?.ok === true
        ? { idNo: checked.value.number, idType: 'resident-id', gender: checked.value.gender }
        : { idNo },
    );
  }

  return (
    <NamedField
      name={`${name}.idNo`}
      label={petitionerFields.idNo.label}
      hint={told === null ? null : <span data-tone={told.tone}>{told.text}</span>}
    >
      <TextInput value={person.idNo} onChange={type} maxLength={40} inputMode="text" />
    </NamedField>
  );
}

function aboutNumber(
  idNo: string,
  today: PlainDate,
): { readonly text: string; readonly tone: 'quiet' | 'good' | 'doubt' } | null {
  const typed = normalizeResidentId(idNo);
  if (typed === '') return null;
  if (typed.length < 18 && typed.length !== 15) {
    return /^\d*$/.test(typed)
      ? { text: registerWords.idProgress(typed.length), tone: 'quiet' }
      : { text: registrationText.idWrong.digits, tone: 'doubt' };
  }
  const checked = checkResidentId(typed, today);
  if (checked.ok) {
    const { gender, birthDate } = checked.value;
    return { text: registerWords.idGood(codes.gender[gender], birthDate, ageOn(birthDate, today)), tone: 'good' };
  }
  const faults = checked.error.map(faultWords);
  return { text: [...new Set(faults), registrationText.idWrongCanSave].join(''), tone: 'doubt' };
}

function faultWords(fault: ResidentIdFault): string {
  switch (fault.code) {
    case 'fifteen-digits':
      return registerWords.idFifteen;
    case 'wrong-length':
      return registrationText.idWrong.length;
    case 'wrong-character':
      return registrationText.idWrong.digits;
    case 'unknown-region':
      return registrationText.idWrong.region;
    case 'impossible-birth-date':
    case 'birth-in-future':
    case 'birth-too-early':
      return registrationText.idWrong.birthDate;
    case 'wrong-checksum':
      return registrationText.idWrong.checksum;
  }
}

/** Full years on that day. */
function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
