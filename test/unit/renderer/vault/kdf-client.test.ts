import { describe, expect, test } from 'vitest';
import { deriveInWorker } from '#renderer/vault/kdf-client.ts';
import { newKdfParams } from '#renderer/vault/kdf-params.ts';

const KEY = new Uint8Array(32).fill(7);

/** Workers that note what they are told, and answer when the test says so. */
function setupWorkers() {
  const made: FakeWorker[] = [];
  const create = (): Worker => {
    const worker = Object.assign(new EventTarget(), {
      told: [] as unknown[],
      ended: false,
      postMessage: (message: unknown) => void worker.told.push(message),
      terminate: () => void (worker.ended = true),
    });
    made.push(worker);
    // What the client uses of a worker.
    return worker as unknown as Worker;
  };
  return { made, ...deriveInWorker(create) };
}
type FakeWorker = EventTarget & { readonly told: readonly unknown[]; readonly ended: boolean };

const answer = (worker: FakeWorker | undefined, key: Uint8Array | null) =>
  worker?.dispatchEvent(new MessageEvent('message', { data: { key } }));

describe('C3 deriving in a worker', () => {
  const params = newKdfParams();

  test('one that was warmed up is used, once, and ended with its answer', async () => {
    const { made, warmUp, derive } = setupWorkers();
    warmUp();
    warmUp();
    expect(made.map(({ told }) => told)).toEqual([['warm-up']]);
    const key = derive('口令', params);
    expect(made[0]?.told).toEqual(['warm-up', { passphrase: '口令', params }]);
    answer(made[0], KEY);
    expect(await key).toEqual(KEY);
    expect(made[0]?.ended).toBe(true);

    const second = derive('口令', params);
    expect(made).toHaveLength(2);
    answer(made[1], null);
    await expect(second).rejects.toThrow('derivation failed');
    expect(made[1]?.ended).toBe(true);
  });

  test('one that did not start is not asked for a key', async () => {
    const { made, warmUp, derive } = setupWorkers();
    warmUp();
    made[0]?.dispatchEvent(new Event('error'));
    const key = derive('口令', params);
    expect(made.map(({ told }) => told.length)).toEqual([1, 1]);
    made[1]?.dispatchEvent(new Event('error'));
    await expect(key).rejects.toThrow('did not start');
  });
});
