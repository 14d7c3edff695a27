/** 本场小结 (RO-35): what a session that is over adds up to, for whoever closes the room in the evening. */
import type { QueueView } from '#shared/model/queue.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { tally, type ReceivedMatter } from './tally.ts';

export type SessionSummary = {
  readonly matters: number;
  readonly persons: number;
  /** Ended at the counter: answered at once, or guided to the right body. */
  readonly settled: number;
  /** Go on after the session. */
  readonly open: number;
  readonly forms: { readonly screen: number; readonly paper: number; readonly missing: number };
  /** Slips of this computer's queue; `left` were not received, of whom nothing is noted (QU-07). `null` without a queue. */
  readonly numbers: { readonly given: number; readonly received: number; readonly left: number } | null;
};

/** `matters`: those that this device has; `isOver` says of one whether its work has ended. */
export function sessionSummary(
  session: SessionView,
  queue: QueueView | null,
  matters: ReadonlyMap<string, ReceivedMatter>,
  isOver: (matter: string) => boolean,
): SessionSummary {
  const { received } = session;
  const [sum] = tally([session], 'unit', matters);
  const forms = { screen: 0, paper: 0, missing: 0 };
  for (const { form } of received) forms[form ?? 'missing'] += 1;
  const done = queue?.tickets.filter(({ state }) => state === 'done').length ?? 0;
  return {
    matters: received.length,
    persons: sum?.persons ?? 0,
    settled: sum?.settled ?? 0,
    open: received.filter(({ matter }) => !isOver(matter)).length,
    forms,
    numbers: queue === null ? null : { given: queue.tickets.length, received: done, left: queue.tickets.length - done },
  };
}
