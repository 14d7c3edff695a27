/** Hints that follow from who was there and what was agreed. */
import type { SessionView } from '#shared/model/reception.ts';

/**
 * How many of the officer's latest turns in a row ended in absence (R004-35 连续缺席提示). A turn given away properly,
 * by swap or delegation, is none. For the planner's eyes: it speaks of the roster, and of officers only.
 */
export function absencesInARow(officer: string, sessions: readonly SessionView[]): number {
  const turns = sessions
    .filter(({ host, attendance }) => host === officer && attendance.some((entry) => entry.officer === officer))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const came = turns.findIndex(({ attendance }) =>
    attendance.some((entry) => entry.officer === officer && entry.attendance !== 'absent'),
  );
  return came < 0 ? turns.length : came;
}

/** A swap of which only one session knows: the other half was refused, or has not arrived yet (RO-15). */
export type HalfSwap = { readonly session: string; readonly offer: string; readonly missing: string };

export function halfSwaps(sessions: readonly SessionView[]): readonly HalfSwap[] {
  return sessions.flatMap((session) =>
    session.swaps
      .filter(
        ({ offer, with: other }) =>
          !sessions.some((s) => s.id === other && s.swaps.some((swap) => swap.offer === offer)),
      )
      .map(({ offer, with: other }) => ({ session: session.id, offer, missing: other })),
  );
}
