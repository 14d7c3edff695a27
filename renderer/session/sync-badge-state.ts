import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { QueueSummary } from '#renderer/data/queries/sync-state.ts';
import type { SyncStatus } from '#renderer/sync/driver.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { syncWords } from '#renderer/text/sync-words.ts';

export type BadgeState = {
  readonly mark: 'done' | 'sending' | 'waiting' | 'offline' | 'stopped' | 'refused';
  readonly words: string;
  /** What stands in the way, if anything. */
  readonly problem: Explanation | null;
  readonly next: string;
};

/** How many wait, since when, why, and what happens next. `millis` is the time now, for the countdown. */
export function badgeState(status: SyncStatus, queue: QueueSummary, millis: number): BadgeState {
  const { pending, refused } = queue;
  switch (status.kind) {
    case 'needs-upgrade':
      return {
        mark: 'stopped',
        words: syncWords.needsUpgrade,
        problem: explainProblem('needs-upgrade'),
        next: syncWords.nextAfterUpgrade,
      };
    case 'waiting': {
      const problem = explainProblem(status.problem);
      const retry = syncWords.retryIn(Math.max(1, Math.ceil((status.retryAt - millis) / 1000)));
      const what =
        status.problem === 'offline' ? syncWords.offline(pending) : syncWords.problem(problem.title, pending);
      return { mark: 'offline', words: what, problem, next: retry };
    }
    case 'exchanging':
      // A look for news is no news: only what leaves this computer is worth the word.
      return pending > 0
        ? { mark: 'sending', words: syncWords.sending, problem: null, next: syncWords.nextRunning }
        : { ...settled(queue), next: syncWords.nextRunning };
    case 'idle': {
      const calm = settled(queue);
      return refused > 0 && pending === 0 ? { ...calm, mark: 'refused' } : calm;
    }
  }
}

function settled({ pending, oldestPendingAt, lastSyncAt }: QueueSummary): BadgeState {
  const next = syncWords.nextSoon;
  if (pending > 0) {
    return { mark: 'waiting', words: syncWords.pending(pending, clockTime(oldestPendingAt)), problem: null, next };
  }
  const words = lastSyncAt === null ? syncWords.never : syncWords.allDone(clockTime(Date.parse(lastSyncAt)));
  return { mark: lastSyncAt === null ? 'waiting' : 'done', words, problem: null, next };
}

/** 09:10 in Beijing. */
export function clockTime(millis: number | null): string {
  // `toISOString` writes the shape of an Instant.
  return millis === null ? '' : instantToTime(new Date(millis).toISOString() as Instant);
}
