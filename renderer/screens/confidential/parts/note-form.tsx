import { useState } from 'react';
import type { ConfidentialFile } from '#shared/domain/confidential/file.ts';
import { CONFIDENTIAL_NOTES } from '#shared/model/confidential.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { confidentialWords, noteNames } from '#renderer/text/confidential-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import type { ConfidentialDesk } from '#renderer/usecases/confidential-desk.ts';
import { writeNote, type NoteKind, type Sent } from '#renderer/usecases/confidential-register.ts';

export type NoteFormProps = {
  readonly desk: ConfidentialDesk;
  readonly file: ConfidentialFile;
  readonly onRun: (work: Promise<Sent>) => Promise<boolean>;
};

/** 联系、会议、移交、一对一答复、归卷, by the confidential officer alone (R003-11, R003-17). */
export function NoteForm({ desk, file, onRun }: NoteFormProps) {
  const [note, setNote] = useState<NoteKind | null>(null);
  const [on, setOn] = useState<string>(desk.deps.clock.today());
  const [words, setWords] = useState('');
  const day = PlainDate.safeParse(on);

  async function save(): Promise<void> {
    if (note === null || !day.success || words.trim() === '') return;
    if (await onRun(writeNote(desk, file, { note, on: day.data, words: words.trim() }))) setWords('');
  }

  return (
    <FieldGrid>
      <Field label={confidentialWords.note} span={6}>
        <Select
          options={CONFIDENTIAL_NOTES.map((value) => ({ value, label: noteNames[value] }))}
          value={note}
          onChange={setNote}
        />
      </Field>
      <Field label={confidentialWords.noteOn} span={6}>
        <DateInput today={desk.deps.clock.today()} value={on} onChange={setOn} />
      </Field>
      <Field label={confidentialWords.noteWords} hint={confidentialWords.noteHint}>
        <TextArea value={words} onChange={setWords} rows={3} />
      </Field>
      <Button disabled={note === null || words.trim() === ''} onClick={() => void save()}>
        {confidentialWords.save}
      </Button>
    </FieldGrid>
  );
}
