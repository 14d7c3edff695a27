import './attachments.css';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { AddAttachment } from '#shared/model/attachment.ts';
import { attachmentText } from '#renderer/text/attachment-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { pagesOf, useChoosing, type Named } from './use-choosing.ts';

/** Fetched when somebody adds something: most visitors bring nothing. */
const DetailsDialog = lazy(async () => ({ default: (await import('./details-dialog.tsx')).DetailsDialog }));
const CameraDialog = lazy(async () => ({ default: (await import('./camera-dialog.tsx')).CameraDialog }));
const RecordDialog = lazy(async () => ({ default: (await import('./record-dialog.tsx')).RecordDialog }));

export type AdderProps = {
  /** The form or matter it is for; keeps what is chosen from being tidied away. */
  readonly draft: string;
  readonly letter: boolean;
  /** Takes what was chosen; `null` when it did, else why not. Nothing is lost then. */
  readonly onAdd: (actions: readonly AddAttachment[]) => Promise<Explanation | null>;
  /** Why nothing can be added now; the buttons are not there then. */
  readonly closed?: string | undefined;
  readonly children: ReactNode;
};

/** Files by dialog, dragged or pasted; photographs; sound. Around the list that they come into. */
export function AttachmentAdder({ draft, letter, onAdd, closed, children }: AdderProps) {
  const choosing = useChoosing(draft, { letter });
  const [asking, setAsking] = useState<'camera' | 'record' | null>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isOpen = closed === undefined;

  const takeFiles = (files: FileList | null): void => {
    if (files !== null && files.length > 0) void choosing.take(named(files)).catch(reportError);
  };
  usePaste(isOpen, takeFiles);

  const confirm = async (actions: readonly AddAttachment[]): Promise<void> => {
    const refused = await onAdd(actions);
    setProblem(refused);
    if (refused === null) choosing.end(true);
  };
  const close = (): void => {
    choosing.end(false);
    setProblem(null);
  };

  return (
    <div
      className="attachment-drop"
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        if (!isOpen || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!isOpen) return;
        event.preventDefault();
        takeFiles(event.dataTransfer.files);
      }}
    >
      {isOpen && (
        <div className="attachment-actions" role="group" aria-label={attachmentText.title}>
          <Button small onClick={() => input.current?.click()}>
            {attachmentText.add}
          </Button>
          <Button small onClick={() => setAsking('camera')}>
            {attachmentText.camera}
          </Button>
          <Button small onClick={() => setAsking('record')}>
            {attachmentText.record}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={attachmentText.add}
            onChange={(event) => {
              takeFiles(event.target.files);
              // The same file may be chosen again.
              event.target.value = '';
            }}
          />
        </div>
      )}
      {closed !== undefined && <p className="attachment-soft">{closed}</p>}
      {choosing.reading !== null && (
        <p role="status">{attachmentText.reading(choosing.reading.name, choosing.reading.part)}</p>
      )}
      {choosing.problems.length > 0 && (
        <Notice tone="warning" title={choosing.problems[0] ?? ''} onDismiss={choosing.forgetProblems}>
          {choosing.problems.slice(1).map((each) => (
            <div key={each}>{each}</div>
          ))}
        </Notice>
      )}
      {children}
      <Suspense fallback={null}>
        {asking === 'camera' && (
          <CameraDialog
            onClose={() => setAsking(null)}
            onDone={(shots) => {
              setAsking(null);
              void choosing.take(pagesOf(shots)).catch(reportError);
            }}
          />
        )}
        {asking === 'record' && (
          <RecordDialog
            onClose={() => setAsking(null)}
            onDone={(sound, consent) => {
              setAsking(null);
              const made = { category: 'recording', source: 'own-office', consent } as const;
              void choosing.take([{ name: attachmentText.recordWords.name(1), blob: sound }], made).catch(reportError);
            }}
          />
        )}
        {choosing.chosen.length > 0 && choosing.reading === null && (
          <DetailsDialog
            // Other suggestions are another form.
            key={JSON.stringify(choosing.suggested)}
            chosen={choosing.chosen}
            suggested={choosing.suggested}
            problem={problem}
            onConfirm={(actions) => void confirm(actions).catch(reportError)}
            onRemove={choosing.remove}
            onSmaller={() => void choosing.makeSmaller().catch(reportError)}
            onClose={close}
          />
        )}
      </Suspense>
    </div>
  );
}

const named = (files: FileList): readonly Named[] => Array.from(files, (blob) => ({ name: blob.name, blob }));

/** Files on the clipboard, such as a screenshot; text goes where it always goes. */
function usePaste(enabled: boolean, take: (files: FileList) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const paste = (event: ClipboardEvent): void => {
      const files = event.clipboardData?.files;
      if (files === undefined || files.length === 0 || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [enabled]);
}
