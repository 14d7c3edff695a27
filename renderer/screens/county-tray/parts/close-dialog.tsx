import { useState } from 'react';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
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
    <Dialog
      open
      title={`${countyTrayWords.closeTitle} ${number}`}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{countyTrayWords.cancel}</Button>
          <Button kind="primary" disabled={busy || note.trim().length < 2} onClick={() => onClose(note.trim())}>
            {countyTrayWords.close}
          </Button>
        </>
      }
    >
      <p>{countyTrayWords.closeHint}</p>
      <Field label={countyTrayWords.reason} hint={countyTrayWords.reasonHint} required>
        <TextInput autoFocus value={note} maxLength={200} onChange={setNote} />
      </Field>
    </Dialog>
  );
}
