import type { Bytes } from './bytes.ts';
import type { KdfParams } from './kdf-params.ts';

/**
 * Derives in a worker, so that the page neither freezes nor needs WebAssembly, and ends the worker afterwards: its
 * 64 MiB and the passphrase go with it. `create` makes the worker. Rejects when the worker cannot run.
 */
export function deriveInWorker(create: () => Worker): (passphrase: string, params: KdfParams) => Promise<Bytes> {
  return (passphrase, params) =>
    new Promise<Bytes>((resolve, reject) => {
      const worker = create();
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
      worker.postMessage({ passphrase, params });
    });
}
