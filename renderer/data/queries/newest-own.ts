import type { OperationId } from '#shared/model/ids.ts';
import type { DeviceStore } from '../device-store.ts';
import { readOperations } from './own-operations.ts';

/**
 * Ids of the newest own unconfirmed operations of the streams that have one: what the next operation there names as its
 * predecessor. Looked up once after the store was opened. One that does not open is noted as damaged and is not named.
 */
export async function readNewestOwn(store: DeviceStore, streams: readonly string[]): Promise<Map<string, OperationId>> {
  const { newestOwn } = store.state;
  const unknown = streams.flatMap((stream) => {
    const newest = newestOwn.get(stream);
    return newest !== undefined && newest.id === null ? [newest.n] : [];
  });
  if (unknown.length > 0) {
    const ops = await readOperations(
      store,
      [...unknown].sort((a, b) => a - b),
    );
    for (const { n, stream, id } of ops.values()) newestOwn.set(stream, { n, id });
  }
  return new Map(
    streams.flatMap((stream) => {
      const id = newestOwn.get(stream)?.id ?? null;
      return id === null ? [] : [[stream, id] as const];
    }),
  );
}
