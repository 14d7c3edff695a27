/// <reference lib="webworker" />
import { readSheets } from './read-sheets.ts';

// The worker's own global, which the DOM library types as a window.
const worker = self as unknown as DedicatedWorkerGlobalScope;

/** Files from outside are taken apart here, away from the page's memory and keys (security C10). One file, one answer. */
worker.addEventListener('message', ({ data }: MessageEvent<{ name: string; bytes: Uint8Array }>) => {
  readSheets(data).then(
    (read) => worker.postMessage(read),
    () => worker.postMessage({ ok: false, error: 'damaged' }),
  );
});
