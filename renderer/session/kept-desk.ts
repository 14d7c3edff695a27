import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveJoinedDesk } from '#renderer/data/writes/device-record.ts';
import type { RoomDeps } from './room.ts';

type KeptDeskDeps = {
  readonly store: DeviceStore;
  readonly officer: string;
  readonly today: () => PlainDate;
  readonly report: (cause: unknown) => void;
};

/** The desk that this officer joined today at this computer; another day or another officer joins anew (QU-17). */
export function keptDesk({ store, officer, today, report }: KeptDeskDeps): RoomDeps['kept'] {
  return {
    read: () => {
      const { joinedDesk } = store.state;
      return joinedDesk?.day === today() && joinedDesk.officer === officer ? joinedDesk : null;
    },
    write: (place) => {
      const joined = place === null ? null : { ...place, officer, day: today() };
      saveJoinedDesk(store, joined).catch(report);
    },
  };
}
