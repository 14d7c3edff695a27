import { type ReactElement, useCallback, useRef, useState } from 'react';
import type { StreamId } from '#shared/model/ids.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import type { ImprintPlace } from '#renderer/print/imprint-place.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import type { ExportGrounds } from '#renderer/session/export-dialog.tsx';
import { type Printed, useCountedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';

export type OutputState = 'idle' | 'working' | 'saved' | 'failed';

export type PaperOutput = {
  /** To be rendered by the screen; only paper sees it. */
  readonly sheet: ReactElement | null;
  /** What waits for purpose and reason before it leaves the program (C41); `null` while nothing does. */
  readonly asked: { readonly name: string; readonly go: (grounds: ExportGrounds) => void } | null;
  /** Nothing is exported after all. */
  readonly dismiss: () => void;
  readonly state: OutputState;
  /** Another paper is looked at: what was said of the last one is gone. */
  readonly clear: () => void;
  readonly print: (document: PrintDocument, printed: Printed) => void;
  readonly savePdf: (document: PrintDocument, what: string) => void;
  readonly saveWord: (document: PrintDocument, what: string, imprint: ImprintPlace) => void;
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Printing, PDF and Word of papers about one matter. PDF and Word ask for purpose and reason and bear a mark (C41). Each is
 * recorded before it happens (C18, C28); a paper whose record cannot be kept does not leave the machine.
 */
export function usePaperOutput(stream: StreamId): PaperOutput {
  const { audit, bridge } = useSession();
  const [outcome, setOutcome] = useState<OutputState>('idle');
  const [asked, setAsked] = useState<PaperOutput['asked']>(null);
  const wanted = useRef<{ readonly document: PrintDocument; readonly grounds: ExportGrounds } | null>(null);
  const printing = usePrint(useCountedPrint(stream));

  const record = useCallback(
    async (what: string, { purpose, reason }: ExportGrounds) => {
      const recorded = await audit.record({ kind: 'export', what, stream, count: 1, purpose, reason });
      if (!recorded.ok) throw new Error(recorded.error.code);
    },
    [audit, stream],
  );
  const pdf = useCallback(
    async (what: string) => {
      if (wanted.current === null) return;
      const { document: sheet, grounds } = wanted.current;
      await record(what, grounds);
      const { title, page, orientation } = sheet;
      const done = await bridge.printToPdf({ title, pageSize: page, landscape: orientation === 'landscape' });
      if (!done.saved && done.reason !== 'cancelled') throw new Error(done.reason);
      setOutcome(done.saved ? 'saved' : 'idle');
    },
    [bridge, record],
  );
  const saving = usePrint(pdf);

  async function word(
    document: PrintDocument,
    what: string,
    imprint: ImprintPlace,
    grounds: ExportGrounds,
  ): Promise<void> {
    // Only now: the library is larger than the first screen.
    const { wordFile } = await import('#renderer/print/docx/word-file.ts');
    // A Word file is text that anybody can change; its mark is a line at the head.
    const bytes = await wordFile({ ...document, marks: [...document.marks, grounds.watermark(1)] }, imprint);
    await record(what, grounds);
    const done = await bridge.saveFile({ suggestedName: document.title, bytes, mime: WORD });
    if (!done.saved && done.reason !== 'cancelled') throw new Error(done.reason);
    setOutcome(done.saved ? 'saved' : 'idle');
  }

  function ask(name: string, go: (grounds: ExportGrounds) => void): void {
    setOutcome('idle');
    setAsked({
      name,
      go: (grounds) => {
        setAsked(null);
        go(grounds);
      },
    });
  }

  const isBusy = outcome === 'working' || printing.state === 'printing' || saving.state === 'printing';
  const hasFailed = outcome === 'failed' || printing.state === 'failed' || saving.state === 'failed';
  return {
    sheet: printing.sheet ?? saving.sheet,
    asked,
    dismiss: () => setAsked(null),
    state: isBusy ? 'working' : hasFailed ? 'failed' : outcome,
    clear: () => setOutcome('idle'),
    print: (document, printed) => {
      setOutcome('idle');
      printing.printDocument(document, printed);
    },
    savePdf: (document, what) =>
      ask(document.title, (grounds) => {
        const marked = { ...document, watermark: grounds.watermark(1) };
        wanted.current = { document: marked, grounds };
        saving.printDocument(marked, what);
      }),
    saveWord: (document, what, imprint) =>
      ask(document.title, (grounds) => {
        setOutcome('working');
        word(document, what, imprint, grounds).catch(() => setOutcome('failed'));
      }),
  };
}
