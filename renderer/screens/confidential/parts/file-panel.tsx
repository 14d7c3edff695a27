import { useState } from 'react';
import { unreadLate } from '#shared/domain/confidential/file.ts';
import { confidentialTerms } from '#shared/domain/confidential/terms.ts';
import { useLook } from '#renderer/session/looks.ts';
import { officerName, unitName, useCalendar, useSession } from '#renderer/session/session.ts';
import { confidentialWords, noteNames } from '#renderer/text/confidential-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ConfidentialDesk, DeskProblem } from '#renderer/usecases/confidential-desk.ts';
import {
  addReaders,
  confidentialPart,
  missingReaders,
  type OpenFile,
  type Sent,
} from '#renderer/usecases/confidential-register.ts';
import { problemWords } from '../problem-words.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { NoteForm } from './note-form.tsx';

export type FilePanelProps = {
  readonly desk: ConfidentialDesk;
  readonly open: OpenFile;
  readonly onChanged: () => void;
};

/** One report: what it says, who may be told who it is from, and what was done (R003-15 to R003-18). */
export function FilePanel({ desk, open, onChanged }: FilePanelProps) {
  const { profile } = useSession();
  const calendar = useCalendar();
  const [problem, setProblem] = useState<DeskProblem | null>(null);
  const { file, content, notes } = open;
  useLook(file.id, { kind: 'view', what: 'confidential', stream: file.id });
  const isClerk = confidentialPart(desk.acting) === 'clerk';
  const terms = confidentialTerms(calendar, file.report.receivedOn);
  const missing = open.box === null ? [] : missingReaders(desk, open);

  async function run(work: Promise<Sent>): Promise<boolean> {
    const sent = await work;
    setProblem(sent.ok ? null : sent.error);
    if (sent.ok) onChanged();
    return sent.ok;
  }

  const words = new Map(notes.map(({ id, words: text }) => [id, text]));
  return (
    <div className="confidential-file">
      {problem !== null && <Notice tone="warning" title={problemWords(problem)} onDismiss={() => setProblem(null)} />}
      {unreadLate(file).length > 0 && (
        <Notice tone="info" title={confidentialWords.lateTitle(unreadLate(file).length)}>
          {confidentialWords.lateText}
        </Notice>
      )}
      {content === null && <Notice tone="info" title={confidentialWords.noBox} />}
      {content !== null && (
        <Panel title={file.no} note={content.pseudonyms.join('、')}>
          <KeyValueList
            items={[
              { label: confidentialWords.columns.summary, value: content.summary },
              { label: confidentialWords.claims, value: content.claims.join('；') },
              {
                label: confidentialWords.about,
                value: [content.concernedParty ?? '', ...file.concerned.units.map((code) => unitName(profile, code))]
                  .filter((part) => part !== '')
                  .join('、'),
              },
              ...(content.formerNo === undefined
                ? []
                : [{ label: confidentialWords.formerNo, value: content.formerNo }]),
              { label: confidentialWords.handOverBy, value: terms.handOverBy },
              { label: confidentialWords.acceptedBy, value: terms.acceptedBy },
            ]}
          />
          {missing.length > 0 && (
            <Button small onClick={() => void run(addReaders(desk, open))}>
              {confidentialWords.addReaders(missing.length)}
            </Button>
          )}
        </Panel>
      )}
      {open.box !== null && (
        <IdentityPanel
          desk={desk}
          file={file}
          isClerk={isClerk}
          onRun={run}
          onProblem={setProblem}
          onOpened={onChanged}
        />
      )}
      <Panel title={confidentialWords.notes} level={3}>
        {file.notes.length === 0 && <p>{confidentialWords.noNotes}</p>}
        <ol className="confidential-notes">
          {file.notes.map(({ id, note, on, by }) => (
            <li key={id}>
              <strong>{noteNames[note]}</strong> {on} {officerName(profile, by)}
              <p>{words.get(id) ?? confidentialWords.unreadable}</p>
            </li>
          ))}
        </ol>
        {isClerk && open.box !== null && <NoteForm desk={desk} file={file} onRun={run} />}
      </Panel>
    </div>
  );
}
