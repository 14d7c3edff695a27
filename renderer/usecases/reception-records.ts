import type { ReceivedMatter } from '#shared/domain/reception/records/tally.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readBodies } from '#renderer/data/matter-rows.ts';
import { readSessions } from './sessions.ts';

/** Sessions of a stretch of days, and the matters received there that this device has. */
export type ReceptionRecords = {
  readonly sessions: readonly SessionView[];
  readonly matters: ReadonlyMap<string, MatterView>;
  readonly received: ReadonlyMap<string, ReceivedMatter>;
};

/** Reads what the records of the days from `first` to `last` are made of; from this device alone, so also offline. */
export async function readReceptionRecords(store: DeviceStore, first: string, last: string): Promise<ReceptionRecords> {
  const sessions = (await readSessions(store)).filter(({ day }) => day >= first && day <= last);
  const ids = [
    ...new Set(sessions.flatMap(({ received, marks }) => [...received, ...marks].map(({ matter }) => matter))),
  ];
  // What the officer at the desk may not see is not in the session's index, and is not read (ACC-06).
  const bodies = await readBodies(
    store,
    ids.filter((id) => store.index.get(id) !== undefined),
  );
  const matters = new Map([...bodies].map(([id, { view }]) => [id, view] as const));
  const received = new Map(
    [...matters].map(([id, view]) => {
      const settled = view.settlement !== undefined || view.guidance !== undefined;
      return [id, { persons: view.registration.totalPersons, settled }] as const;
    }),
  );
  return { sessions, matters, received };
}
