import type { Exchange, Transport } from '#renderer/sync/transport.ts';
import { err } from '#shared/lib/result.ts';
import type { Random } from './seeded-random.ts';

/**
 * What a bad line does. `lying-200` and `cut-answer` stand for what the HTTP transport makes of them (PROTOCOL S4, its
 * own tests): something answered, and it was no answer.
 */
export const LINE_FAULTS = ['drop-request', 'drop-answer', 'delay', 'repeat', 'lying-200', 'cut-answer'] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

export type BadLine = {
  readonly random: Random;
  /** Probability of a fault at each call. */
  readonly rate: () => number;
  readonly count: (fault: LineFault) => void;
  /** Requests that are still on their way; whoever runs them delivers them late, in any order. */
  readonly late: (() => Promise<unknown>)[];
  /** Runs before and after each call; may throw, as a device that dies there does. */
  readonly step: () => void;
};

/** The same transport over a bad line. */
export function faultyTransport(base: Transport, line: BadLine): Transport {
  const attempt = async <T>(call: () => Exchange<T>): Exchange<T> => {
    line.step();
    const fault = line.random.chance(line.rate()) ? line.random.pick(LINE_FAULTS) : null;
    if (fault !== null) line.count(fault);
    if (fault === 'drop-request') return err({ code: 'offline' });
    if (fault === 'lying-200') return err({ code: 'bad-answer' });
    if (fault === 'delay') {
      line.late.push(call);
      return err({ code: 'offline' });
    }
    if (fault === 'repeat') await call();
    const answer = await call();
    line.step();
    if (fault === 'drop-answer') return err({ code: 'offline' });
    return fault === 'cut-answer' ? err({ code: 'bad-answer' }) : answer;
  };
  const over = <T>(call: () => Exchange<T>): Exchange<T> => {
    const answer = attempt(call);
    // A program that died while it waited for something else never looks at this answer.
    answer.catch(() => undefined);
    return answer;
  };
  return {
    push: (body) => over(() => base.push(body)),
    changes: (cursor, chain) => over(() => base.changes(cursor, chain)),
    snapshot: (after) => over(() => base.snapshot(after)),
    missing: (ids) => over(() => base.missing(ids)),
    where: (streams) => over(() => base.where(streams)),
    profile: () => over(() => base.profile()),
    audit: (body) => over(() => base.audit(body)),
    listen: (onNews) => base.listen(onNews),
  };
}
