import { openUnits } from '#shared/domain/organisation/units.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { decidedWith } from '#shared/domain/matching/matter-links.ts';
import { openCoRequests } from '#shared/domain/workflow/co-handling.ts';
import { accessRequestsOf, deliveriesOf } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { openOrders } from '#shared/domain/supervision/orders.ts';
import { leadOrder } from '#shared/domain/supervision/lead-order.ts';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { supervisionText } from '#renderer/text/supervision-words.ts';
import { issuedText, paperName } from '#renderer/text/paper-words.ts';
import { codes, optionsOf } from '#renderer/text/codes.ts';
import type { StepField } from '#renderer/text/step-field.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import type { StepValues } from '../step-values.ts';
import { Checks, Codes, Execution, Faults, Findings } from './step-tables.tsx';

type StepInputProps = {
  readonly view: MatterView;
  readonly field: StepField;
  /** What stands in the other fields of the form. */
  readonly values: StepValues;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
};

const WIDE: ReadonlySet<StepField['type']> = new Set([
  'area',
  'findings',
  'execution',
  'checks',
  'codes',
  'contents',
  'faults',
  'people',
  'tick',
]);

/** More than one control, or none, behind one label. */
const GROUPS: ReadonlySet<StepField['type']> = new Set([
  'yes-no',
  'findings',
  'execution',
  'checks',
  'codes',
  'faults',
  'matters',
  'advised-leader',
]);

/** One field of a step's form, with the control that its type asks for. */
export function StepInput(props: StepInputProps) {
  const { field } = props;
  if (field.type === 'tick') {
    return (
      <CheckBox checked={props.value === true} onChange={props.onChange}>
        {field.label}
      </CheckBox>
    );
  }
  const isGroup = GROUPS.has(field.type);
  return (
    <Field
      label={field.label}
      hint={field.hint}
      required={'required' in field}
      group={isGroup}
      span={WIDE.has(field.type) ? 12 : 4}
    >
      <Control {...props} />
    </Field>
  );
}

function Control({ view, field, values, value, onChange }: StepInputProps) {
  const { deps, profile, store } = useSession();
  const text = typeof value === 'string' ? value : '';
  const chosen = text === '' ? null : text;
  switch (field.type) {
    case 'text':
      return <TextInput maxLength={field.max} value={text} onChange={onChange} />;
    case 'names':
      return <TextInput maxLength={200} value={text} onChange={onChange} />;
    case 'number':
      return <TextInput inputMode="numeric" maxLength={3} value={text} onChange={onChange} />;
    case 'area':
      return <TextArea max={field.max} value={text} onChange={onChange} />;
    case 'contents':
    case 'people':
      return <TextArea max={4000} value={text} onChange={onChange} />;
    case 'date':
      return <DateInput today={deps.clock.today()} value={text} onChange={onChange} />;
    case 'code': {
      const options = optionsOf(field.table).filter((option) => field.only?.includes(option.value) ?? true);
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'unit': {
      const options = openUnits(profile.units, chosen).map(({ code, shortName }) => ({
        value: String(code),
        label: shortName,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'advised-leader':
      return <span>{officerName(profile, text)}</span>;
    case 'officer': {
      const options = leadOrder(profile.officers).map(({ id, name, title }) => ({
        value: String(id),
        label: `${name} ${title}`,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'linked': {
      // Also what was linked from the other end: a part that was split off names this one when it is registered.
      const options = [...decidedWith(view.id, readGroups(store).links).keys()].map((to) => {
        const row = store.index.get(to);
        return { value: to, label: row === undefined ? to : `${row.officialNo ?? row.slipNo} ${row.summary}` };
      });
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'delivery': {
      const options = deliveriesOf(view).map(({ op, action }) => ({
        value: String(op),
        label: `${codes.paper[action.paper]} ${dateText(action.on)}`,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'access-request': {
      const open = accessRequestsOf(view).filter(({ decision }) => decision === null);
      const options = open.map(({ asked: { op, action } }) => ({
        value: String(op),
        label: `${dateText(action.on)} ${action.person} ${codes.accessRequest[action.asks]}`,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'co-request': {
      const options = openCoRequests(view).map(({ asked: { op, action } }) => ({
        value: String(op),
        label: `${action.unit === undefined ? (action.organ ?? '') : unitName(profile, action.unit)} ${stepText.coDue(dateText(action.dueOn))}`,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'order': {
      const options = openOrders(view).map(({ no, proposed: { op, action } }) => ({
        value: String(op),
        label: supervisionText.order(no, codes.supervisionTrigger[action.trigger], unitName(profile, action.unit)),
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'issued-letter': {
      const options = (view.papers ?? []).map(({ op, paper, docNo }) => ({
        value: String(op),
        label: `${paperName(paper)}${docNo ?? issuedText.numberWaits}`,
      }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'attachment': {
      const options = currentAttachments(view).map(({ op, title }) => ({ value: String(op), label: title }));
      return <Select options={options} value={chosen} onChange={onChange} />;
    }
    case 'matters':
      return <Numbers ids={value} />;
    case 'yes-no':
      return (
        <RadioGroup
          options={[
            { value: 'yes', label: field.yes },
            { value: 'no', label: field.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(answer) => onChange(answer === 'yes')}
        />
      );
    case 'findings':
      return <Findings value={value} onChange={onChange} />;
    case 'execution':
      return <Execution value={value} onChange={onChange} />;
    case 'codes':
      return <Codes table={field.table} value={value} onChange={onChange} />;
    case 'faults':
      return <Faults checks={values['checks']} value={value} onChange={onChange} />;
    case 'checks':
      return <Checks value={value} onChange={onChange} />;
    case 'tick':
      return null;
  }
}

/** Their numbers, as they stand in lists; a registration this computer does not hold is left out. */
function Numbers({ ids }: { readonly ids: unknown }) {
  const { store } = useSession();
  const numbers = (Array.isArray(ids) ? ids : []).flatMap((id) => {
    const row = typeof id === 'string' ? store.index.get(id) : undefined;
    return row === undefined ? [] : [row.officialNo ?? row.slipNo];
  });
  return <span>{numbers.length === 0 ? supervisionText.noHits : numbers.join('、')}</span>;
}
