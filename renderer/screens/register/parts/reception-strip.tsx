import { PETITION_FORMS } from '#shared/model/codes.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';
import { registerWords } from '#renderer/text/register-words.ts';
import { useFormParts } from '../form-context.ts';
import { NamedField } from './named-field.tsx';

const FORMS = PETITION_FORMS.map((value) => ({
  value,
  label: registerWords.forms[value],
}));

/** 接待情况: mostly carried over from the visitor before (R004-33). */
export function ReceptionStrip() {
  const { values, set, today } = useFormParts();
  return (
    <section className="register-strip" data-section="reception" aria-label={registrationText.sections.reception}>
      <NamedField name="form" label={registrationFields.form.label} group>
        <RadioGroup options={FORMS} value={values.form} onChange={(form) => set({ form })} />
      </NamedField>
      {values.form === 'visit' ? (
        <NamedField name="visitKind" label={registrationFields.visitKind.label}>
          <Select
            options={optionsOf('visitKind')}
            value={values.visitKind}
            onChange={(visitKind) => set({ visitKind })}
          />
        </NamedField>
      ) : (
        <NamedField name="intakeSource" label={registrationFields.intakeSource.label}>
          <Select
            options={optionsOf('intakeSource')}
            value={values.intakeSource}
            onChange={(intakeSource) => set({ intakeSource })}
          />
        </NamedField>
      )}
      <NamedField name="date" label={registerWords.date} required>
        <DateInput today={today} value={values.date} onChange={(date) => set({ date })} />
      </NamedField>
      <NamedField name="time" label={registerWords.time} required>
        <TimeInput value={values.time} onChange={(time) => set({ time })} />
      </NamedField>
      <NamedField name="place" label={registrationFields.place.label}>
        <TextInput value={values.place} onChange={(place) => set({ place })} />
      </NamedField>
      <NamedField
        name="receiver"
        label={registrationFields.receiver.label}
        hint={values.substituteFor === '' ? null : registerWords.onBehalf(values.substituteFor)}
      >
        <TextInput value={values.receiver} onChange={(receiver) => set({ receiver })} />
      </NamedField>
      <NamedField name="receiverTitle" label={registrationFields.receiverTitle.label}>
        <TextInput value={values.receiverTitle} onChange={(receiverTitle) => set({ receiverTitle })} />
      </NamedField>
    </section>
  );
}
