import { err, ok, type Result } from '#shared/lib/result.ts';
import { newRev } from '../codec.ts';
import type { DeviceStore } from '../device-store.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';

/** Keys of the store `reception`. */
export const receptionKeys = {
  rules: 'market-rules',
  session: (stream: string) => `session:${stream}`,
  sessions: 'session:',
} as const;

/** Seals and stores records of the reception, all of them or none. A former record under a key is replaced. */
export function saveReception(
  store: DeviceStore,
  records: readonly { readonly key: string; readonly value: unknown }[],
): Promise<Result<null, StorageProblem>> {
  return store.serial(async () => {
    const rows = records.map(({ key, value }) => ({ key, rev: newRev(), json: JSON.stringify(value) }));
    const bodies = await store.codec.seal(
      rows.map(({ key, rev, json }) => ({ place: { table: 'reception', key, rev }, json })),
    );
    try {
      await write(store.db, ['reception'], 'strict', (named) => {
        rows.forEach(({ key, rev }, i) => named('reception').put({ key, rev, body: bodies[i] }));
      });
    } catch (error) {
      return err(storageProblemOf(error, 'failed'));
    }
    store.changed();
    return ok(null);
  });
}
