import { useState } from 'react';
import type { AuditKind } from '#shared/model/audit.ts';
import { AuditQuery } from '#shared/sync/audit.ts';
import { useSession } from '#renderer/session/session.ts';
import { auditKinds, auditText } from '#renderer/text/audit-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

/** What to look for: officer, device, kind, matter number, days (C18). Enter asks. */
export function FilterForm({ devices, today, onFind }: FilterFormProps) {
  const { profile } = useSession();
  const [officer, setOfficer] = useState<string | null>(null);
  const [device, setDevice] = useState<string | null>(null);
  const [kind, setKind] = useState<AuditKind | null>(null);
  const [matter, setMatter] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [faulty, setFaulty] = useState(false);
  const find = (): void => {
    const [office, code] = device?.split(' ') ?? [];
    const query = AuditQuery.safeParse({
      ...(officer !== null && { officer }),
      ...(office !== undefined && { office, device: code }),
      ...(kind !== null && { kind }),
      ...(matter.trim() !== '' && { matter: matter.trim() }),
      ...(from !== '' && { from }),
      ...(to !== '' && { to }),
      ...(faulty && { faulty: '1' }),
    });
    if (query.success) onFind(query.data);
  };
  const clear = (): void => {
    for (const set of [setOfficer, setDevice, setKind]) set(null);
    for (const set of [setFrom, setTo]) set('');
    setMatter('');
    setFaulty(false);
    onFind({});
  };
  return (
    <form
      className="audit-filters"
      aria-label={auditText.filters}
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <Field label={auditText.officer}>
        <Select
          placeholder={auditText.any}
          options={profile.officers.map(({ id, name }) => ({ value: id, label: name }))}
          value={officer}
          onChange={setOfficer}
        />
      </Field>
      <Field label={auditText.device}>
        <Select placeholder={auditText.any} options={devices} value={device} onChange={setDevice} />
      </Field>
      <Field label={auditText.kind}>
        <Select placeholder={auditText.any} options={KINDS} value={kind} onChange={setKind} />
      </Field>
      <Field label={auditText.matter}>
        <TextInput maxLength={60} placeholder={auditText.matterHint} value={matter} onChange={setMatter} />
      </Field>
      <Field label={auditText.from}>
        <DateInput today={today} value={from} onChange={setFrom} />
      </Field>
      <Field label={auditText.to}>
        <DateInput today={today} value={to} onChange={setTo} />
      </Field>
      <CheckBox checked={faulty} onChange={setFaulty}>
        {auditText.faulty}
      </CheckBox>
      <Button kind="primary" type="submit">
        {auditText.find}
      </Button>
      <Button onClick={clear}>{auditText.clear}</Button>
    </form>
  );
}

export type FilterFormProps = {
  /** Devices that sent entries, as `office code` with their names. */
  readonly devices: readonly { readonly value: string; readonly label: string }[];
  /** For years that are left out. */
  readonly today: string;
  readonly onFind: (query: AuditQuery) => void;
};

// The table of words lists every kind once.
const KINDS = (Object.keys(auditKinds) as AuditKind[]).map((value) => ({ value, label: auditKinds[value] }));
