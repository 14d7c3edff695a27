import { type ReactElement, useCallback, useRef, useState } from 'react';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import type { ImprintPlace } from '#renderer/print/imprint-place.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';

export type OutputState = 'idle' | 'working' | 'saved' | 'failed';

export type PaperOutput = {
  /** To be rendered by the screen; only paper sees it. */
  readonly sheet: ReactElement | null;
  readonly state: OutputState;
  /** Another paper is looked at: what was said of the last one is gone. */
  readonly clear: () => void;
  readonly print: (document: PrintDocument, what: string) => void;
  readonly savePdf: (document: PrintDocument, what: string) => void;
  readonly saveWord: (document: PrintDocument, what: string, imprint: ImprintPlace) => void;
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Printing, PDF and Word of papers about one matter. Each is recorded before it happens (C18, C28); a paper whose record
 * cannot be kept does not leave the machine.
 */
export function usePaperOutput(stream: string): PaperOutput {
  const { audit, bridge } = useSession();
  const [outcome, setOutcome] = useState<OutputState>('idle');
  const wanted = useRef<PrintDocument | null>(null);
  const printing = usePrint(useRecordedPrint(stream));

  const record = useCallback(
    async (what: string) => {
      const recorded = await audit.record({ kind: 'export', what, stream, count: 1 });
      if (!recorded.ok) throw new Error(recorded.error.code);
    },
    [audit, stream],
  );
  const pdf = useCallback(
    async (what: string) => {
      const sheet = wanted.current;
      if (sheet === null) return;
      await record(what);
      const { title, page, orientation } = sheet;
      const done = await bridge.printToPdf({ title, pageSize: page, landscape: orientation === 'landscape' });
      if (!done.saved && done.reason !== 'cancelled') throw new Error(done.reason);
      setOutcome(done.saved ? 'saved' : 'idle');
    },
    [bridge, record],
  );
  const saving = usePrint(pdf);

  async function word(document: PrintDocument, what: string, imprint: ImprintPlace): Promise<void> {
    // Only now: the library is larger than the first screen.
    const { wordFile } = await import('#renderer/print/docx/word-file.ts');
    const bytes = await wordFile(document, imprint);
    await record(what);
    const done = await bridge.saveFile({ suggestedName: document.title, bytes, mime: WORD });
    if (!done.saved && done.reason !== 'cancelled') throw new Error(done.reason);
    setOutcome(done.saved ? 'saved' : 'idle');
  }

  const isBusy = outcome === 'working' || printing.state === 'printing' || saving.state === 'printing';
  const hasFailed = outcome === 'failed' || printing.state === 'failed' || saving.state === 'failed';
  return {
    sheet: printing.sheet ?? saving.sheet,
    state: isBusy ? 'working' : hasFailed ? 'failed' : outcome,
    clear: () => setOutcome('idle'),
    print: (document, what) => {
      setOutcome('idle');
      printing.printDocument(document, what);
    },
    savePdf: (document, what) => {
      setOutcome('idle');
      wanted.current = document;
      saving.printDocument(document, what);
    },
    saveWord: (document, what, imprint) => {
      setOutcome('working');
      word(document, what, imprint).catch(() => setOutcome('failed'));
    },
  };
}
