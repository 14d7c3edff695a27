import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { PrintSheet } from './print-sheet.tsx';

export type PrintState = 'idle' | 'printing' | 'failed';

export type Printing<What> = {
  /** To be rendered by the screen; nothing of it is seen on the screen. */
  readonly sheet: ReactElement | null;
  readonly state: PrintState;
  /** `what`: which paper it is, for whoever records the print. */
  readonly printDocument: (document: PrintDocument, what: What) => void;
  /** What is no single document; it puts itself where only paper sees it, as `PrintSheet` does. */
  readonly printSheet: (sheet: ReactElement, what: What) => void;
};

/**
 * Lays a document out, waits for its fonts, prints, and takes it away again.
 * @param print the platform's print call; resolves when the job was handed over, rejects when it was not. Must keep its
 *   identity between renders.
 */
export function usePrint<What>(print: (what: What) => Promise<void>): Printing<What> {
  const [job, setJob] = useState<{ readonly sheet: ReactElement; readonly what: What } | null>(null);
  const [state, setState] = useState<PrintState>('idle');

  useEffect(() => {
    if (job === null) return undefined;
    let isCurrent = true;
    // Without its fonts Chromium prints an empty sheet (stack §7).
    const whenLaidOut = document.fonts.ready.then(() => print(job.what));
    whenLaidOut.then(
      () => {
        if (isCurrent) finish('idle');
      },
      () => {
        if (isCurrent) finish('failed');
      },
    );
    function finish(next: PrintState): void {
      setState(next);
      setJob(null);
    }
    return () => {
      isCurrent = false;
    };
  }, [job, print]);

  const printSheet = useCallback((sheet: ReactElement, what: What) => {
    setState('printing');
    setJob({ sheet, what });
  }, []);
  const printDocument = useCallback(
    (next: PrintDocument, what: What) => printSheet(<PrintSheet document={next} />, what),
    [printSheet],
  );

  return { sheet: job?.sheet ?? null, state, printDocument, printSheet };
}
