import { useEffect, useMemo, useState } from 'react';
import { useDayState } from '#renderer/state/day.ts';
import { readDay, type Day } from '#renderer/usecases/day-book.ts';
import type { DayList } from '#shared/domain/my-day/day-lists.ts';
import { useCalendar, useSession, useStoreRevision } from './session.ts';

/** Changes come in bursts while offices sync; counts beside another page follow once they have settled. */
const SETTLED_MS = 400;

/** The lists of the officer's day, renewed after each change of the store. Answered from memory, with or without network. */
export function useDay(): Day {
  const { store, acting, deps } = useSession();
  const revision = useStoreRevision();
  const calendar = useCalendar();
  const soonDays = useDayState((state) => state.soonDays);
  const today = deps.clock.today();
  return useMemo(
    () => readDay(store, { acting, today, soonDays, calendar }),
    // The index is changed in place; its revision stands for its content.
    // oxlint-disable-next-line react/exhaustive-deps
    [store, revision, acting, today, soonDays, calendar],
  );
}

export type DayCounts = { readonly [L in DayList]: number };

/** How many are on each list, for the menu and the pages beside the day; `null` until they are first counted. */
export function useDayCounts(enabled: boolean): DayCounts | null {
  const { store, acting, deps } = useSession();
  const revision = useStoreRevision();
  const calendar = useCalendar();
  const soonDays = useDayState((state) => state.soonDays);
  const today = deps.clock.today();
  const [counts, setCounts] = useState<DayCounts | null>(null);
  useEffect(() => {
    if (!enabled) return undefined;
    const timer = setTimeout(() => {
      const { mine, today: due, overdue, soon, others } = readDay(store, { acting, today, soonDays, calendar });
      setCounts({
        mine: mine.length,
        today: due.length,
        overdue: overdue.length,
        soon: soon.length,
        others: others.length,
      });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [enabled, store, revision, acting, today, soonDays, calendar]);
  return counts;
}
