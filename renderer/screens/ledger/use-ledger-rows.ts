import { useDeferredValue, useMemo } from 'react';
import { useCalendar, useSession, useSettings, useStoreRevision } from '#renderer/session/session.ts';
import { useLedgerState, type LedgerFilters } from '#renderer/state/ledger.ts';
import { readGroups, type MatterGroups } from '#renderer/usecases/matter-groups.ts';
import { nextDate, type NextDate } from '#renderer/usecases/next-date.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { useMatterSearch } from './use-matter-search.ts';

export type LedgerRows = {
  readonly rows: readonly MatterListRow[];
  readonly all: number;
  readonly groups: MatterGroups;
  readonly today: PlainDate;
  readonly calendar: WorkCalendar;
};

/** The rows that answer the filters and the search box, newest first. The box stays ahead of the list while typing. */
export function useLedgerRows(): LedgerRows {
  const { store, deps } = useSession();
  const revision = useStoreRevision();
  const search = useMatterSearch();
  const filters = useDeferredValue(useLedgerState((state) => state.filters));
  const today = deps.clock.today();
  const calendar = useCalendar();
  const settings = useSettings();
  const groups = readGroups(store);
  const rows = useMemo(() => {
    const found = filters.query.trim() === '' ? null : search.matcher(filters.query);
    const near = nearTest(filters.near);
    return store.index.list(
      {
        status: filters.status ?? undefined,
        office: filters.office ?? undefined,
        form: filters.form ?? undefined,
        delivery: filters.delivery ?? undefined,
        matches: (row) =>
          (found === null || found(row)) &&
          (filters.flag === null ||
            (filters.flag === 'doubtful' ? row.timeDoubtful : row.conflicts > 0 && row.status !== 'void')) &&
          (near === null || near(nextDate(row, groups.groupOf(row.id), today, calendar, settings))),
      },
      Number.POSITIVE_INFINITY,
    );
    // The index is changed in place; its revision stands for its content.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [store, revision, search, filters, groups, today, calendar, settings]);
  return { rows, all: store.index.size(), groups, today, calendar };
}

function nearTest(near: LedgerFilters['near']): ((date: NextDate) => boolean) | null {
  if (near === null) return null;
  const lights = { soon: ['due-soon', 'due-today'], today: ['due-today'], overdue: ['overdue'] }[near];
  return (date) => date.kind === 'due' && lights.includes(date.light);
}
