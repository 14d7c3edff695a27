import { useState } from 'react';
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { officerName, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { importText } from '#renderer/text/import-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { ImportLine } from '../use-import.ts';

type Undo = { readonly onUndo: (line: ImportLine) => void };

/** The imports of this device, newest first, with what was left out of each (vocabulary §19). */
export function ImportLog({ onUndo }: Undo) {
  const { store } = useSession();
  useStoreRevision();
  const { imports } = store.state;
  return (
    <Panel title={importText.log}>
      {imports.length === 0 ? (
        <p className="import-soft">{importText.logEmpty}</p>
      ) : (
        <ul className="import-log">
          {imports.map((line) => (
            <LogLine key={line.id} line={line} onUndo={onUndo} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** One import: file, when, who, how many, what was left out, and taking it back. */
export function LogLine({ line, onUndo }: Undo & { readonly line: ImportLine }) {
  const { profile } = useSession();
  const [asking, setAsking] = useState(false);
  const at = Instant.parse(line.at);
  const facts = [
    importText.done(line.imported),
    ...(line.already > 0 ? [importText.alreadyThere(line.already)] : []),
    ...(line.leftOut > 0 ? [importText.leftOutRows(line.leftOut)] : []),
    ...(line.undone === undefined ? [] : [importText.undone(line.undone.voided, line.undone.kept)]),
  ];
  return (
    <li>
      <div className="import-log-head">
        <strong>{line.file}</strong>
        <span>{line.sheet}</span>
        <Tag tone={line.state === 'done' ? 'ok' : line.state === 'undone' ? 'provisional' : 'due-soon'}>
          {importText.states[line.state]}
        </Tag>
        <span className="import-soft">
          {importText.logLine(`${instantToPlainDate(at)} ${instantToTime(at)}`, officerName(profile, line.by))}
        </span>
        {line.imported > 0 && line.state !== 'undone' && (
          <Button small onClick={() => setAsking(true)}>
            {line.state === 'undoing' ? importText.undoGoOn : importText.undo}
          </Button>
        )}
      </div>
      <p>{facts.join('；')}。</p>
      {line.dropped.length > 0 && <p className="import-soft">{importText.dropped(line.dropped)}</p>}
      {line.skipped.length > 0 && <p className="import-soft">{importText.skipped(line.skipped)}</p>}
      <Dialog
        open={asking}
        title={importText.undoTitle}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{importText.cancel}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false);
                onUndo(line);
              }}
            >
              {importText.undo}
            </Button>
          </>
        }
      >
        <p>{importText.undoBody(line.imported)}</p>
      </Dialog>
    </li>
  );
}
