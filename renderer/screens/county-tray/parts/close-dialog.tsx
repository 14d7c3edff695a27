import { useState } from 'react';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type CloseDialogProps = {
  readonly number: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  readonly onClose: (note: string) => void;
};

/** What a person does not take over is closed with a reason (PROTOCOL W6). */
export function CloseDialog({ number, busy, onCancel, onClose }: CloseDialogProps) {
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={`${countyTrayWords.closeTitle} ${number}`}
      confirm={countyTrayWords.close}
      cancel={countyTrayWords.cancel}
      ready={!busy && note.trim().length >= 2}
      onClose={onCancel}
      onConfirm={() => onClose(note.trim())}
    >
      <p>{countyTrayWords.closeHint}</p>
      <Field label={countyTrayWords.reason} hint={countyTrayWords.reasonHint} required>
        <TextInput autoFocus value={note} maxLength={200} onChange={setNote} />
      </Field>
    </FormDialog>
  );
}
