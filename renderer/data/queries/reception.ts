import { foldReception, type ReceptionState } from '#shared/domain/reception/stream/evolve.ts';
import { isBeginning } from '#shared/model/reception-stream.ts';
import type { DeviceStore } from '../device-store.ts';
import { readAllLogs, type ReceptionLog } from '../reception-rows.ts';

/** What a log adds up to, with what waits on top; `null` when its beginning was refused and nothing else is left. */
export function logState({ confirmed, waiting }: Pick<ReceptionLog, 'confirmed' | 'waiting'>): ReceptionState | null {
  const entries = [...confirmed, ...waiting.map((op) => ({ op, stamp: null }))];
  const first = entries[0];
  return first === undefined || !isBeginning(first.op) ? null : foldReception(entries);
}

/** Everything about receptions on this device, by stream. */
export async function readReceptions(store: DeviceStore): Promise<ReadonlyMap<string, ReceptionState>> {
  const logs = await readAllLogs(store);
  return new Map(
    [...logs].flatMap(([id, log]) => {
      const state = logState(log);
      return state === null ? [] : [[id, state] as const];
    }),
  );
}
