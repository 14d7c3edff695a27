import type { ReactNode } from 'react';
import { officerName, useSession } from '#renderer/session/session.ts';
import { roomWords as words } from '#renderer/text/room-words.ts';

type RoomDesksProps = {
  readonly desks: readonly {
    readonly desk: number;
    /** `null` for the host's own desk. */
    readonly officer: string | null;
    readonly taken: boolean;
    readonly now: string | null;
  }[];
  /** The desk of this computer. */
  readonly me: number;
  readonly act?: (desk: number, now: string | null) => ReactNode;
};

/** Every desk of the room: who sits there, and with which number. */
export function RoomDesks({ desks, me, act }: RoomDesksProps) {
  const { profile } = useSession();
  const whoAt = (desk: number, officer: string | null): string =>
    desk === me ? words.me : officer === null ? words.hostDesk : officerName(profile, officer);
  return (
    <ul className="market-day-desks">
      {[...desks]
        .sort((a, b) => a.desk - b.desk)
        .map(({ desk, officer, taken, now }) => (
          <li key={desk}>
            <strong>{words.deskNo(desk)}</strong>
            <span>{taken ? whoAt(desk, officer) : words.vacant}</span>
            <span>{now === null ? (taken ? words.idle : '') : words.talking(now)}</span>
            {act?.(desk, now)}
          </li>
        ))}
    </ul>
  );
}
