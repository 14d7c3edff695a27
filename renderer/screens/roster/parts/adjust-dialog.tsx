import { useState } from 'react';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { arrangementOf } from '#shared/domain/reception/session/decide.ts';
import { shareRoster } from '#shared/domain/reception/roster/shared-roster.ts';
import { sitsAtReceptions } from '#shared/domain/reception/session/who-may-receive.ts';
import { AdjustSession, PLACE_KINDS, type SessionView } from '#shared/model/reception.ts';
import { useSession } from '#renderer/session/session.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { dayAndWeekday, sessionWords } from '#renderer/text/session-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import { Several } from './several.tsx';

type AdjustDialogProps = {
  readonly session: SessionView;
  readonly onClose: () => void;
  /** Resolves with the sentence to show when it was refused. */
  readonly onSteps: (steps: readonly SessionStep[]) => Promise<string | null>;
};

const { fields } = sessionWords;

/** 调整 (RO-37): hours, place, companions and note of a planned session, with the reason; the board is then made again. */
export function AdjustDialog({ session, onClose, onSteps }: AdjustDialogProps) {
  const { profile } = useSession();
  const [seen] = useState(() => arrangementOf(session));
  const [next, setNext] = useState({
    from: seen.from,
    to: seen.to,
    place: { kind: seen.place.kind, name: seen.place.name },
    // Widened: what the list of officers offers is checked by the schema.
    companions: seen.companions as readonly string[],
    note: seen.note ?? '',
  });
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | undefined>();
  const set = (part: Partial<typeof next>): void => setNext((before) => ({ ...before, ...part }));
  const people = profile.officers.filter(
    ({ id, left, unit, roles }) =>
      next.companions.includes(id) ||
      (left !== true && id !== session.host && sitsAtReceptions(roles) && shareRoster(profile, unit, session.office)),
  );

  const confirm = async (): Promise<void> => {
    const { note, ...rest } = next;
    const action = AdjustSession.safeParse({
      kind: 'adjust-session',
      seen,
      next: { ...rest, ...(note.trim() !== '' && { note }) },
      reason,
    });
    if (!action.success) return setRefused(sessionWords.missing);
    const sentence = await onSteps([{ session: session.id, action: action.data }]);
    if (sentence === null) onClose();
    else setRefused(sentence);
  };

  return (
    <FormDialog
      title={`${dayAndWeekday(session.day, weekday(session.day))} ${sessionWords.acts.adjust}`}
      className="roster-extra roster-adjust"
      onClose={onClose}
      confirm={sessionWords.confirm}
      onConfirm={() => void confirm()}
    >
      <Field label={extraSessionWords.fields.from} required>
        <TimeInput autoFocus value={next.from} onChange={(from) => set({ from })} />
      </Field>
      <Field label={extraSessionWords.fields.to} required>
        <TimeInput value={next.to} onChange={(to) => set({ to })} />
      </Field>
      <Field label={extraSessionWords.fields.placeKind} required>
        <Select
          options={PLACE_KINDS.map((value) => ({ value, label: extraSessionWords.placeKinds[value] }))}
          value={next.place.kind}
          onChange={(kind) => kind !== null && set({ place: { ...next.place, kind } })}
        />
      </Field>
      <Field label={extraSessionWords.fields.place} required>
        <TextInput
          value={next.place.name}
          onChange={(name) => set({ place: { ...next.place, name } })}
          maxLength={80}
        />
      </Field>
      <Several
        label={extraSessionWords.fields.companions}
        options={people.map(({ id, name, title }) => ({ value: id, label: `${name}（${title}）` }))}
        chosen={next.companions}
        onChange={(companions) => set({ companions })}
      />
      <div className="roster-matter">
        <Field label={fields.note} hint={fields.noteHint}>
          <TextInput value={next.note} onChange={(note) => set({ note })} maxLength={200} />
        </Field>
      </div>
      <div className="roster-matter">
        <Field label={fields.reason} required error={refused}>
          <TextInput value={reason} onChange={setReason} maxLength={500} />
        </Field>
      </div>
    </FormDialog>
  );
}
