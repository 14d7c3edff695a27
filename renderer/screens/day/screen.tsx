import './day.css';
import { lazy, Suspense, useMemo } from 'react';
import { useLocation } from 'wouter';
import { plansReceptions } from '#shared/domain/reception/session/decide.ts';
import { DAY_LISTS, type DayList } from '#shared/domain/my-day/day-lists.ts';
import { ExportList } from '#renderer/session/export-list.tsx';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { useListRead, useSession } from '#renderer/session/session.ts';
import { useDay } from '#renderer/session/use-day.ts';
import { SOON_DAYS, useDayState } from '#renderer/state/day.ts';
import { dayText } from '#renderer/text/day-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { dayWithWeekday } from '#renderer/text/deadline-words.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { firstList, type DayRow } from '#renderer/usecases/day-book.ts';
import { exportOfDay } from './export-day.ts';
import { dayColumns } from './parts/columns.tsx';

/** Loaded after the lists: it needs the lunar calendar. */
const DutyNotice = lazy(async () => ({
  default: (await import('#renderer/session/duty-notice.tsx')).DutyNotice,
}));

const OwnSessions = lazy(async () => ({
  default: (await import('#renderer/session/own-sessions.tsx')).OwnSessions,
}));

/**
 * 我的一天 (MD-03 to MD-06): what waits for me, what is due today, overdue and soon, what waits for others, each by legal
 * date. Left and Right change the list, Up and Down the row, Enter opens; a matter's page leads back to the same row.
 */
export function DayScreen() {
  const { deps, profile, acting } = useSession();
  const [, navigate] = useLocation();
  const day = useDay();
  const { list: chosenList, places, soonDays, chooseList, select, setSoonDays } = useDayState();
  const list = chosenList ?? firstList(day);
  const rows = day[list];
  const read = useListRead();
  const today = deps.clock.today();
  const columns = useMemo(() => dayColumns(list, today, profile), [list, today, profile]);
  useLook('day', { kind: 'list', what: 'day', count: rows.length });
  useCopyLook('day');

  // The row one was at; when it has left the list, the one that is in its place now.
  const place = places[list];
  const chosen = rows.find(({ id }) => id === place?.id) ?? rows[Math.min(place?.at ?? 0, rows.length - 1)];
  const choose = (id: string): void => select(list, { id, at: rows.findIndex((row) => row.id === id) });
  const open = ({ id }: DayRow): void => {
    choose(id);
    navigate(`/matter/${id}`);
  };

  const turn = (step: 1 | -1): void => {
    const { length } = DAY_LISTS;
    const next = DAY_LISTS[(DAY_LISTS.indexOf(list) + step + length) % length];
    if (next !== undefined) chooseList(next);
  };

  return (
    <div className="day">
      <header className="day-head">
        <h1>{dayText.title}</h1>
        <span className="day-soft">{dayWithWeekday(today)}</span>
        <span className="day-keys">{dayText.keys}</span>
        <Select
          className="day-soon"
          aria-label={dayText.soonDays}
          value={String(soonDays)}
          options={SOON_DAYS.map((days) => ({ value: String(days), label: dayText.days(days) }))}
          onChange={(value) => value !== null && setSoonDays(Number(value))}
        />
        <ExportList list={() => exportOfDay(list, rows, today, profile)} />
      </header>
      <Suspense fallback={null}>
        <OwnSessions leadsThere />
      </Suspense>
      {acting !== null && plansReceptions(acting) && (
        <Suspense fallback={null}>
          <DutyNotice leadsThere />
        </Suspense>
      )}
      <section className="panel day-lists" aria-label={dayText.title}>
        <Tabs<DayList>
          label={dayText.title}
          tabs={DAY_LISTS.map((value) => ({ value, label: dayText.lists[value], count: day[value].length }))}
          value={list}
          onChange={chooseList}
        >
          <div className="day-table">
            <DataTable
              label={dayText.lists[list]}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              selectedKey={chosen?.id ?? null}
              onSelect={choose}
              onOpen={open}
              onTurn={turn}
              takesFocus
              empty={read ? dayText.empty[list] : listText.reading}
            />
          </div>
        </Tabs>
      </section>
    </div>
  );
}
