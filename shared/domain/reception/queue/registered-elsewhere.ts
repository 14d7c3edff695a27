import type { QueueView, Ticket } from '#shared/model/queue.ts';
import type { SessionView } from '#shared/model/reception.ts';

/** The host's own desk; it puts what it registers into the session itself. */
const HOST_DESK = 1;

/**
 * QU-20: numbers whose visitors were registered at another desk of the room and whose matter is not in the session yet. It
 * has not been synced to this computer, or nobody has said that it belongs here: its form would be missing (R004-40).
 */
export const registeredElsewhere = ({ tickets }: QueueView, { received }: SessionView): readonly Ticket[] =>
  tickets.filter(
    ({ state, desk, matter }) =>
      state === 'done' &&
      desk !== HOST_DESK &&
      matter !== undefined &&
      !received.some((each) => each.matter === matter),
  );
