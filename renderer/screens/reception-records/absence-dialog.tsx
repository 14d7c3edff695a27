import { useState } from 'react';
import type { AttendanceLine } from '#shared/domain/reception/records/attendance.ts';
import { ABSENCE_REASONS, type AbsenceReason } from '#shared/model/reception.ts';
import { StreamId } from '#shared/model/ids.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { receptionRecordWords as words } from '#renderer/text/reception-record-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { performOnSessions } from '#renderer/usecases/sessions.ts';

type AbsenceDialogProps = {
  /** Those of whom nothing was noted. */
  readonly lines: readonly AttendanceLine[];
  readonly onClose: () => void;
};

const REASONS = ABSENCE_REASONS.map((value) => ({ value, label: sessionWords.absences[value] }));

/** 记未到岗 (R004-09): who was to be there and was not, and why; it speaks of officers only. Enter stores it. */
export function AbsenceDialog({ lines, onClose }: AbsenceDialogProps) {
  const { deps, profile } = useSession();
  const [picked, setPicked] = useState<string | null>(lines.length === 1 ? '0' : null);
  const [reason, setReason] = useState<AbsenceReason | null>(null);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const nameOf = (officer: string): string => officerName(profile, officer);
  const line = lines[Number(picked ?? -1)];

  const save = async (): Promise<void> => {
    if (line === undefined || reason === null) return;
    const officer = profile.officers.find(({ id }) => id === line.officer);
    if (officer === undefined) return;
    const said = note.trim();
    const action = {
      kind: 'sign-in',
      officer: officer.id,
      at: deps.clock.now(),
      attendance: 'absent',
      reason,
    } as const;
    const done = await performOnSessions(deps, [
      { session: StreamId.parse(line.session), action: { ...action, ...(said !== '' && { note: said }) } },
    ]);
    if (done.ok) return onClose();
    setRefused(sessionProblemText(done.error, profile));
  };
  return (
    <FormDialog
      title={words.noteAbsence}
      confirm={words.noteAbsence}
      ready={line !== undefined && reason !== null}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      {refused !== null && <Notice tone="warning" title={refused} />}
      <Field label={words.absent} required>
        <Select
          value={picked}
          onChange={setPicked}
          options={lines.map(({ day, officer, post }, i) => ({
            value: String(i),
            label: `${day} ${nameOf(officer)}（${words.posts[post]}）`,
          }))}
        />
      </Field>
      <Field label={words.absenceReason} required>
        <Select value={reason} onChange={setReason} options={REASONS} />
      </Field>
      <Field label={words.absenceNote}>
        <TextInput maxLength={200} value={note} onChange={setNote} />
      </Field>
    </FormDialog>
  );
}
