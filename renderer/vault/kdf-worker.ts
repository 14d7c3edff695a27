/// <reference lib="webworker" />
import { deriveKey, warmUp } from './derive-key.ts';
import type { KdfRequest } from './kdf-client.ts';

// The worker's own global, which the DOM library types as a window.
const worker = self as unknown as DedicatedWorkerGlobalScope;

/**
 * The only script that may compile WebAssembly; it is served with a policy of its own (stack T8). One passphrase, one
 * answer, and the page ends it: the passphrase does not stay in a worker's memory.
 */
worker.addEventListener('message', ({ data }: MessageEvent<KdfRequest>) => {
  // A worker that could not warm up says so when it is asked for a key.
  if (data === 'warm-up') return void warmUp().catch(() => undefined);
  return void deriveKey(data.passphrase, data.params).then(
    (key) => worker.postMessage({ key }),
    () => worker.postMessage({ key: null }),
  );
});
