import type { Receipt } from '#shared/sync/push.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Push } from './parse-push.ts';

export type PushQueue = {
  /** Waits for a durable commit. `busy` when too much is waiting already; rejects when storing failed. */
  readonly push: (push: Push) => Promise<Result<readonly Receipt[], 'busy'>>;
};

/** Most request bytes in one transaction, and most waiting. */
const GROUP_BYTES = 4 * 1024 * 1024;
const WAITING_BYTES = 96 * 1024 * 1024;

type Accept = (pushes: readonly Push[]) => Promise<readonly (readonly Receipt[])[]>;
type Waiting = {
  readonly push: Push;
  readonly resolve: (receipts: readonly Receipt[]) => void;
  readonly reject: (cause: unknown) => void;
};

/** Group commit: pushes that arrive while a transaction runs go into the next one together. */
export function createPushQueue(accept: Accept): PushQueue {
  const waiting: Waiting[] = [];
  let waitingBytes = 0;
  let isRunning = false;

  const takeGroup = (): readonly Waiting[] => {
    const group: Waiting[] = [];
    let bytes = 0;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (group.length > 0 && bytes + next.push.bytes > GROUP_BYTES) break;
      bytes += next.push.bytes;
      group.push(next);
      waiting.shift();
    }
    waitingBytes -= bytes;
    return group;
  };
  const settle = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const receipts = await accept(group.map(({ push }) => push));
      group.forEach(({ resolve }, index) => resolve(receipts[index] ?? []));
    } catch (cause) {
      const [only] = group;
      if (group.length === 1) only?.reject(cause);
      // One bad push must not fail the others: each by itself.
      else for (const each of group) await settle([each]);
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) await settle(takeGroup());
    isRunning = false;
  };

  return {
    push: async (push) => {
      if (waitingBytes + push.bytes > WAITING_BYTES) return err('busy');
      waitingBytes += push.bytes;
      const done = new Promise<readonly Receipt[]>((resolve, reject) => waiting.push({ push, resolve, reject }));
      if (!isRunning) void run();
      return ok(await done);
    },
  };
}
