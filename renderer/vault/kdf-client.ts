import type { Bytes } from './bytes.ts';
import type { KdfParams } from './kdf-params.ts';

/** What the page asks a worker for: to be ready, or for the key of a passphrase. */
export type KdfRequest = 'warm-up' | { readonly passphrase: string; readonly params: KdfParams };

export type KeyDerivation = {
  readonly derive: (passphrase: string, params: KdfParams) => Promise<Bytes>;
  /** Has a worker loaded, compiled and its memory taken for the next `derive`, while the passphrase is still being typed. */
  readonly warmUp: () => void;
};

/**
 * Derives in a worker, so that the page neither freezes nor needs WebAssembly, and ends the worker afterwards: its
 * 64 MiB and the passphrase go with it. `create` makes the worker. `derive` rejects when the worker cannot run.
 */
export function deriveInWorker(create: () => Worker): KeyDerivation {
  let ready: Worker | null = null;
  return {
    warmUp() {
      if (ready !== null) return;
      const worker = (ready = create());
      // Whoever derives then makes another one, and hears why it does not start either.
      worker.addEventListener('error', () => {
        if (ready === worker) ready = null;
      });
      worker.postMessage('warm-up' satisfies KdfRequest);
    },
    derive: (passphrase, params) =>
      new Promise<Bytes>((resolve, reject) => {
        const worker = ready ?? create();
        ready = null;
        const end = (): void => worker.terminate();
        worker.addEventListener('error', () => {
          end();
          reject(new Error('the key derivation worker did not start'));
        });
        worker.addEventListener('message', ({ data }: MessageEvent<{ key: Bytes | null }>) => {
          end();
          if (data.key === null) reject(new Error('key derivation failed'));
          else resolve(data.key);
        });
        worker.postMessage({ passphrase, params } satisfies KdfRequest);
      }),
  };
}
