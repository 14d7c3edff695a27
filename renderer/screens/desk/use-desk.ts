import { useEffect, useMemo, useState } from 'react';
import { useCalendar, useSession, useSettings, useStoreRevision } from '#renderer/session/session.ts';
import { useDeskState } from '#renderer/state/desk.ts';
import { countByOffice, nearDates, newestArrivals } from '#renderer/usecases/desk-lists.ts';
import { createDuplicateFinder, type Duplicate } from '#renderer/usecases/find-duplicates.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { supervisedRows } from '#renderer/usecases/supervision-desk.ts';

/** Changes come in bursts while offices sync; the desk compares once they have settled. */
const SETTLED_MS = 500;

/** Everything the desk shows, renewed after each change of the store. */
export function useDesk() {
  const { store, deps } = useSession();
  const revision = useStoreRevision();
  const { seenUpTo, markSeen } = useDeskState();
  const today = deps.clock.today();
  const calendar = useCalendar();
  const settings = useSettings();
  // Arrivals carry the server's time, so the mark is the newest server time this device has seen.
  const now = store.state.lastServerTime ?? deps.clock.now();
  const mark = seenUpTo ?? now;
  useEffect(() => {
    if (seenUpTo === null) markSeen(now);
  }, [seenUpTo, markSeen, now]);

  const lists = useMemo(
    () => {
      const rows = store.index.all();
      return {
        arrivals: newestArrivals(rows, today),
        counts: countByOffice(rows, mark, today),
        near: nearDates(rows, readGroups(store), today, calendar, settings),
        supervision: supervisedRows(store, today),
        conflicts: rows.filter((row) => row.conflicts > 0 && row.status !== 'void'),
        doubtful: rows.filter((row) => row.timeDoubtful && row.status !== 'void'),
      };
    },
    // The index is changed in place; its revision stands for its content.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, revision, today, mark, calendar, settings],
  );
  const newestArrival = lists.arrivals[0]?.arrivedAt ?? '';
  return { ...lists, mark, today, markAllSeen: () => markSeen(newestArrival > now ? newestArrival : now) };
}

/** Possible duplicates across offices, looked for while nothing else happens; `null` until the first look is done (C33). */
export function useDuplicates(): readonly Duplicate[] | null {
  const { store, deps } = useSession();
  const revision = useStoreRevision();
  const today = deps.clock.today();
  const [finder] = useState(() => createDuplicateFinder({ pause: whenIdle }));
  const [found, setFound] = useState<readonly Duplicate[] | null>(null);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      finder
        .refresh(store.index.all(), today, () => stale)
        .then((pairs) => (stale || pairs === null ? undefined : setFound(pairs)))
        .catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [finder, store, revision, today]);
  return found;
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 0);
  });
}
