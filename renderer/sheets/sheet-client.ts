import { scriptUrl } from '#renderer/platform/script-url.ts';
import { err, type Result } from '#shared/lib/result.ts';
import type { ReadSheet, SheetProblem } from './sheet-limits.ts';

/** Reading so long is no ledger; 20,000 rows take a few seconds on an old laptop. */
const LONGEST_MS = 60_000;

export type SheetFile = { readonly name: string; readonly bytes: Uint8Array };
export type ReadInWorker = (file: SheetFile) => Promise<Result<readonly ReadSheet[], SheetProblem>>;

/** Reads a file in a worker that lives for this one file; whatever the file does, the page goes on. */
export function readInWorker(file: SheetFile): Promise<Result<readonly ReadSheet[], SheetProblem>> {
  return new Promise((resolve) => {
    const worker = new Worker(scriptUrl('/sheet-worker.js'));
    const end = (answer: Result<readonly ReadSheet[], SheetProblem>): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end(err('took-too-long')), LONGEST_MS);
    worker.addEventListener('error', () => end(err('damaged')));
    worker.addEventListener('message', ({ data }: MessageEvent<Result<readonly ReadSheet[], SheetProblem>>) =>
      end(data),
    );
    worker.postMessage(file);
  });
}
