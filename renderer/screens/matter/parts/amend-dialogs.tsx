import { useState } from 'react';
import { openUnits } from '#shared/domain/organisation/units.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Registration, type Petitioner } from '#shared/model/registration.ts';
import { useSession } from '#renderer/session/session.ts';
import { petitionerFields, registrationFields } from '#renderer/text/fields.ts';
import { matterText, offeredWords } from '#renderer/text/matter-words.ts';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

type DialogProps = { readonly view: MatterView; readonly onClose: () => void };

/** Names, telephones and addresses of those who came, or of somebody who claims an anonymous matter. One field to the merge: two offices' changes stand side by side. */
export function AmendContact({ view, onClose }: DialogProps) {
  const { problem, busy, act } = useAct(view);
  const claims = view.registration.petitionerType === 'anonymous';
  const [people, setPeople] = useState(claims ? [UNKNOWN] : view.registration.petitioners);
  const [reason, setReason] = useState('');
  const change = (at: number, key: 'name' | 'phone' | 'address', text: string): void =>
    setPeople(people.map((person, i) => (i === at ? withText(person, key, text) : person)));
  const save = async (): Promise<void> => {
    const petitioners = people.map(trimmed);
    const set = claims ? { petitioners, petitionerType: 'individual' as const } : { petitioners };
    const done = await act({ kind: 'amend', set, ...reasonOf(reason) });
    if (done) onClose();
  };
  return (
    <ActDialog
      wide
      title={claims ? matterText.claim : offeredWords['amend-contact']}
      ready={!busy && (!claims || reason.trim() !== '') && people.every((person) => person.name.trim() !== '')}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <FieldGrid>
        {people.map((person, i) => (
          <PersonFields key={i} person={person} onChange={(key, text) => change(i, key, text)} />
        ))}
      </FieldGrid>
      {claims ? (
        <Field label={matterText.claimReason} hint={matterText.claimHint} required>
          <TextInput maxLength={500} value={reason} onChange={setReason} />
        </Field>
      ) : (
        <Reason value={reason} onChange={setReason} />
      )}
    </ActDialog>
  );
}

/** Who claims an anonymous matter, before the name is written (C37). */
const UNKNOWN: Petitioner = { name: '', role: 'principal' };

function PersonFields(props: {
  readonly person: Petitioner;
  readonly onChange: (key: 'name' | 'phone' | 'address', text: string) => void;
}) {
  const { person, onChange } = props;
  return (
    <>
      <Field label={petitionerFields.name.label} span={3} required>
        <TextInput maxLength={50} value={person.name} onChange={(text) => onChange('name', text)} />
      </Field>
      <Field label={petitionerFields.phone.label} span={3}>
        <TextInput type="tel" maxLength={40} value={person.phone ?? ''} onChange={(text) => onChange('phone', text)} />
      </Field>
      <Field label={petitionerFields.address.label} span={6}>
        <TextInput maxLength={120} value={person.address ?? ''} onChange={(text) => onChange('address', text)} />
      </Field>
    </>
  );
}

/** The clerk's summary and the claims. */
export function AmendContent({ view, onClose }: DialogProps) {
  const { problem, busy, act } = useAct(view);
  const { registration } = view;
  const [summary, setSummary] = useState(registration.summary);
  const [claims, setClaims] = useState(registration.claims.join('\n'));
  const [reason, setReason] = useState('');
  const lines = claims.split('\n').flatMap((line) => (line.trim() === '' ? [] : line.trim()));
  // Only what changed is written, so that another office's change of the other field stays (C31).
  const set = {
    ...(summary.trim() !== registration.summary && { summary: summary.trim() }),
    ...(lines.join('\n') !== registration.claims.join('\n') && { claims: lines }),
  };
  const ready =
    !busy && Registration.pick({ summary: true, claims: true }).safeParse({ summary, claims: lines }).success;
  const save = async (): Promise<void> => {
    if (await act({ kind: 'amend', set, ...reasonOf(reason) })) onClose();
  };
  return (
    <ActDialog
      wide
      title={offeredWords['amend-content']}
      ready={ready}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Field label={registrationFields.summary.label} required>
        <TextArea max={1000} value={summary} onChange={setSummary} />
      </Field>
      <Field label={registrationFields.claims.label} hint={matterText.claimsHint}>
        <TextArea value={claims} onChange={setClaims} />
      </Field>
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

/** Who handles it. A field with legal effect: two people's changes are never put together by machine (C31). */
export function AmendDuty({ view, onClose }: DialogProps) {
  const { profile } = useSession();
  const { problem, busy, act } = useAct(view);
  const { registration } = view;
  const [unit, setUnit] = useState<string | null>(registration.dutyUnit);
  const [officer, setOfficer] = useState(registration.dutyOfficer ?? '');
  const [reason, setReason] = useState('');
  const name = officer.trim();
  const save = async (): Promise<void> => {
    const set = {
      ...(unit !== null && unit !== registration.dutyUnit && { dutyUnit: unit }),
      ...(name !== '' && name !== registration.dutyOfficer && { dutyOfficer: name }),
    };
    const unset = name === '' && registration.dutyOfficer !== undefined ? { unset: ['dutyOfficer'] } : {};
    if (await act({ kind: 'amend', set, ...unset, ...reasonOf(reason) })) onClose();
  };
  return (
    <ActDialog
      title={offeredWords['amend-duty']}
      ready={!busy && unit !== null}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Field label={registrationFields.dutyUnit.label} required>
        <Combobox
          options={openUnits(profile.units, unit).map(({ code, shortName }) => ({
            value: code,
            label: shortName,
            keywords: code,
          }))}
          value={unit}
          onChange={setUnit}
        />
      </Field>
      <Field label={registrationFields.dutyOfficer.label}>
        <TextInput maxLength={40} value={officer} onChange={setOfficer} />
      </Field>
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

const ASSIGNED = ['assignedNo', 'assignedOn', 'feedbackDue'] as const;

/** 来文 and its 反馈期限: as the document says, or a day that the assigning organ has changed since (R002-12). */
export function AmendAssigned({ view, onClose }: DialogProps) {
  const { deps } = useSession();
  const { problem, busy, act } = useAct(view);
  const { registration } = view;
  const [no, setNo] = useState(registration.assignedNo ?? '');
  const [on, setOn] = useState<string>(registration.assignedOn ?? '');
  const [due, setDue] = useState<string>(registration.feedbackDue ?? '');
  const [reason, setReason] = useState('');
  const typed = { assignedNo: no.trim(), assignedOn: on, feedbackDue: due };
  const changed = ASSIGNED.filter((field) => typed[field] !== (registration[field] ?? ''));
  const set = Object.fromEntries(changed.flatMap((field) => (typed[field] === '' ? [] : [[field, typed[field]]])));
  const unset = changed.filter((field) => typed[field] === '');
  const days = Registration.pick({ assignedOn: true, feedbackDue: true });
  const written = { ...(on !== '' && { assignedOn: on }), ...(due !== '' && { feedbackDue: due }) };
  const ready = !busy && due !== '' && days.safeParse(written).success;
  const save = async (): Promise<void> => {
    const done = await act({ kind: 'amend', set, ...(unset.length > 0 && { unset }), ...reasonOf(reason) });
    if (done) onClose();
  };
  const today = deps.clock.today();
  return (
    <ActDialog
      title={offeredWords['amend-assigned']}
      ready={ready}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Field label={registrationFields.assignedNo.label}>
        <TextInput maxLength={80} value={no} onChange={setNo} />
      </Field>
      <Field label={registrationFields.assignedOn.label} hint={registrationFields.assignedOn.hint}>
        <DateInput today={today} value={on} onChange={setOn} />
      </Field>
      <Field label={registrationFields.feedbackDue.label} hint={registrationFields.feedbackDue.hint} required>
        <DateInput today={today} value={due} onChange={setDue} />
      </Field>
      <Reason value={reason} onChange={setReason} />
    </ActDialog>
  );
}

function Reason({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  return (
    <Field label={matterText.reasonOfChange}>
      <TextInput maxLength={500} value={value} onChange={onChange} />
    </Field>
  );
}

const reasonOf = (reason: string): { readonly reason?: string } =>
  reason.trim() === '' ? {} : { reason: reason.trim() };

/** An emptied telephone is absent, not an empty text. */
function withText(person: Petitioner, key: 'name' | 'phone' | 'address', text: string): Petitioner {
  const { [key]: _, ...rest } = person;
  // Only the name is required, and it always stays.
  return (text === '' && key !== 'name' ? rest : { ...rest, [key]: text }) as Petitioner;
}

const trimmed = (person: Petitioner): Petitioner => ({ ...person, name: person.name.trim() });
