import { useState } from 'react';
import { ConfirmDate, type Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { instantAt, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { useSession } from '#renderer/session/session.ts';
import { actionFields, registrationFields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { detailText } from '#renderer/text/screens.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

/** 时间待核 (C32): says so, and lets an officer state the real day of receipt. */
export function DateDoubt({ view }: { readonly view: MatterView }) {
  const [open, setOpen] = useState(false);
  if (view.timeDoubtful !== true) return null;
  return (
    <>
      <Notice
        tone="warning"
        title={matterText.dateDoubt}
        action={{ label: matterText.dateConfirm, onAct: () => setOpen(true) }}
      >
        {matterText.dateDoubtBody}
      </Notice>
      {open && <ConfirmDateDialog view={view} onClose={() => setOpen(false)} />}
    </>
  );
}

function ConfirmDateDialog({ view, onClose }: { readonly view: MatterView; readonly onClose: () => void }) {
  const { deps } = useSession();
  const { problem, busy, act } = useAct(view);
  const [day, setDay] = useState<string>(view.registration.receivedOn);
  const [time, setTime] = useState(instantToTime(view.registration.occurredAt));
  const [reason, setReason] = useState('');
  const action = confirmation(day, time, reason.trim());
  return (
    <ActDialog
      title={matterText.dateConfirm}
      ready={action !== null && !busy}
      problem={problem}
      onConfirm={() => void (action === null ? null : act(action).then((done) => (done ? onClose() : undefined)))}
      onClose={onClose}
    >
      <p>{detailText.confirmDateAsk}</p>
      <FieldGrid>
        <Field label={registrationFields.receivedOn.label} span={6} required>
          <DateInput today={deps.clock.today()} value={day} onChange={setDay} />
        </Field>
        <Field label={matterText.receivedTime} span={6} required>
          <TimeInput value={time} onChange={setTime} />
        </Field>
        <Field label={actionFields.reason.label} required>
          <TextInput maxLength={500} value={reason} onChange={setReason} />
        </Field>
      </FieldGrid>
    </ActDialog>
  );
}

type Confirmation = Extract<Action, { kind: 'confirm-date' }>;

/** The action, once day, time and reason are complete. */
function confirmation(day: string, time: string, reason: string): Confirmation | null {
  const receivedOn = PlainDate.safeParse(day);
  if (!receivedOn.success || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const occurredAt = instantAt(receivedOn.data, time);
  const parsed = ConfirmDate.safeParse({ kind: 'confirm-date', occurredAt, receivedOn: receivedOn.data, reason });
  return parsed.success ? parsed.data : null;
}
