import { partOf } from '#shared/domain/confidential/readers.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { retrySealed } from '#renderer/data/writes/sealed-reports.ts';

/** A sealed report that the county would not take. What it says and about whom cannot be read here. */
export type RefusedReport = {
  readonly id: string;
  readonly receivedOn: string;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly why: string;
};

/** CF-19: for the confidential officer, and for whoever took it down; nobody else at this laptop hears of it. */
export function refusedReports({ state }: DeviceStore, acting: Acting | null): readonly RefusedReport[] {
  return state.sealedWaiting.flatMap(({ entry, refused }) => {
    const { id, by, recordedAt, action } = entry;
    const maySee = acting !== null && (by === acting.officer || partOf(acting) === 'clerk');
    if (refused === undefined || action.kind !== 'report' || !maySee) return [];
    return [{ id, receivedOn: action.receivedOn, recordedAt, by, why: refused }];
  });
}

export const retryReport = (store: DeviceStore, { id }: RefusedReport): Promise<void> => retrySealed(store, id);
