import { useState } from 'react';
import type { StreamId } from '#shared/model/ids.ts';
import { MarkMatter, MATTER_MARKS, type MatterMark, type SessionView } from '#shared/model/reception.ts';
import { receptionRecordWords as words } from '#renderer/text/reception-record-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { sessionProblemText } from './session-problem.ts';
import { useSession } from './session.ts';

type MarkDialogProps = { readonly session: SessionView; readonly matter: StreamId; readonly onClose: () => void };

/** 疑难、紧急、普遍性 (R001-24, R001-25): of a matter received or to be talked about here, with the reason. Enter stores it. */
export function MarkDialog({ session, matter, onClose }: MarkDialogProps) {
  const { deps, profile, store } = useSession();
  const [marks, setMarks] = useState<readonly MatterMark[]>(
    () => session.marks.find((each) => each.matter === matter)?.marks ?? [],
  );
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | undefined>();
  const row = store.index.get(matter);

  const save = async (): Promise<void> => {
    const action = MarkMatter.safeParse({ kind: 'mark-matter', matter, marks, reason });
    if (!action.success) return setRefused(sessionWords.missing);
    const done = await performOnSessions(deps, [{ session: session.id, action: action.data }]);
    if (done.ok) return onClose();
    setRefused(sessionProblemText(done.error, profile));
  };
  return (
    <FormDialog
      title={words.markTitle(row?.officialNo ?? row?.slipNo ?? '')}
      confirm={words.mark}
      onClose={onClose}
      onConfirm={() => void save()}
    >
      <p>{words.markAbout}</p>
      {MATTER_MARKS.map((mark) => (
        <CheckBox
          key={mark}
          checked={marks.includes(mark)}
          onChange={(on) => setMarks(MATTER_MARKS.filter((each) => (each === mark ? on : marks.includes(each))))}
        >
          {words.marks[mark]}
        </CheckBox>
      ))}
      <Field label={words.markReason} required error={refused}>
        <TextInput value={reason} onChange={setReason} maxLength={500} />
      </Field>
    </FormDialog>
  );
}
