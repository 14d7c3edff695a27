import { registrationFields } from '#renderer/text/fields.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useFormParts } from '../form-context.ts';
import { NamedField } from './named-field.tsx';

/** 交办、批示: the incoming document and the day it wants an answer by (R002-12, 条例 22). */
export function AssignedFields() {
  const { values, set, today } = useFormParts();
  const { assignedNo, assignedOn, feedbackDue } = registrationFields;
  return (
    <div className="register-outcome" role="group" aria-label={registrationText.sections.assigned}>
      <NamedField name="assignedNo" label={assignedNo.label} size="half">
        <TextInput value={values.assignedNo} maxLength={80} onChange={(text) => set({ assignedNo: text })} />
      </NamedField>
      <NamedField name="assignedOn" label={assignedOn.label} hint={assignedOn.hint} size="half">
        <DateInput today={today} value={values.assignedOn} onChange={(day) => set({ assignedOn: day })} />
      </NamedField>
      <NamedField
        name="feedbackDue"
        label={feedbackDue.label}
        hint={feedbackDue.hint}
        required={values.intakeSource !== 'petition-bureau'}
      >
        <DateInput today={today} value={values.feedbackDue} onChange={(day) => set({ feedbackDue: day })} />
      </NamedField>
    </div>
  );
}
