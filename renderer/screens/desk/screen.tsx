import './desk.css';
import { useMemo } from 'react';
import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { DayLine } from '#renderer/session/day-line.tsx';
import { ExportList } from '#renderer/session/export-list.tsx';
import { useSession, useSyncStatus } from '#renderer/session/session.ts';
import { useDeskState } from '#renderer/state/desk.ts';
import { deskText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { StatusDot } from '#renderer/ui/tag.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { exportOfArrivals } from './export-arrivals.ts';
import { Arrivals } from './parts/arrivals.tsx';
import { Attention } from './parts/attention.tsx';
import { OfficeList } from './parts/office-list.tsx';
import { useDesk, useDuplicates } from './use-desk.ts';

/** 县局工作台: arrivals of every office as they come, what is near its date, and what waits for a decision (issue 2, item 7). */
export function DeskScreen() {
  const desk = useDesk();
  const duplicates = useDuplicates();
  const { profile } = useSession();
  const office = useDeskState((state) => state.office);
  const status = useSyncStatus();
  const live = status.kind === 'idle' || status.kind === 'exchanging';
  const arrivals = useMemo(
    () => (office === null ? desk.arrivals : desk.arrivals.filter((row) => row.office === office)),
    [desk.arrivals, office],
  );
  const fresh = [...desk.counts.values()].reduce((sum, each) => sum + each.fresh, 0);
  const mark = Instant.safeParse(desk.mark);
  useLook('desk', { kind: 'list', what: 'desk', count: desk.arrivals.length });
  useCopyLook('desk');
  useHotkeys({ F8: desk.markAllSeen });
  return (
    <div className="desk">
      <header className="desk-head">
        <h1>{deskText.title}</h1>
        <span className="desk-live" role="status">
          <StatusDot tone={live ? 'ok' : 'due-soon'} />
          {live ? deskText.live : deskText.notLive}
        </span>
        <DayLine />
        <span className="desk-soft">
          {mark.success && deskText.sinceLast(instantToTime(mark.data))} {deskText.newCount(fresh)}
        </span>
        <Button small hotkey="F8" disabled={fresh === 0} onClick={desk.markAllSeen}>
          {deskText.markSeen}
        </Button>
        <ExportList list={() => exportOfArrivals(arrivals, profile)} />
      </header>
      <div className="desk-body">
        <OfficeList counts={desk.counts} />
        <Arrivals rows={arrivals} mark={desk.mark} today={desk.today} />
        <Attention
          near={desk.near}
          supervision={desk.supervision}
          conflicts={desk.conflicts}
          doubtful={desk.doubtful}
          duplicates={duplicates}
        />
      </div>
    </div>
  );
}
