import { useLocation } from 'wouter';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { receiverOf } from '#shared/domain/reception/roster/rotation.ts';
import { officerName, useCalendar, useQueueSummary, useSession } from '#renderer/session/session.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { marketDayWords } from '#renderer/text/market-day-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { sessionOverWords as words } from '#renderer/text/session-over-words.ts';
import { shortDay } from '#renderer/text/market-words.ts';
import { dayAndWeekday } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { outsideTheSession } from '#renderer/usecases/market-day.ts';
import { slotsOf } from '#renderer/usecases/roster-book.ts';

/** The next days of the series looked through for one that was not called off. */
const SLOTS = 4;

type WhatNextProps = {
  /** Matters of the session that go on, and the nearest day one of them is due. */
  readonly open: number;
  readonly due: string | null;
  readonly outside: ReturnType<typeof outsideTheSession>;
};

/** 接下来: what goes on, what still has to reach the county, and when the next session is. */
export function WhatNext({ open, due, outside }: WhatNextProps) {
  const [, navigate] = useLocation();
  const { pending } = useQueueSummary();
  return (
    <Panel title={words.next}>
      <ul className="market-day-next">
        <li>
          <span>
            {open === 0 ? words.nothingOpen : due === null ? words.nextOpen(open) : words.nextDue(open, shortDay(due))}
          </span>
          {open > 0 && (
            <Button small onClick={() => navigate('/day')}>
              {words.toDay}
            </Button>
          )}
        </li>
        {pending > 0 && <li>{words.pending(pending)}</li>}
        <NextSession />
        {outside.length > 0 && <li>{words.outside(outside.length)}</li>}
        {outside.map(({ id, slipNo, officialNo }) => (
          <li key={id}>
            <span>{officialNo ?? slipNo}</span>
            <Button small onClick={() => navigate(`/matter/${id}`)}>
              {marketDayWords.openMatter}
            </Button>
          </li>
        ))}
      </ul>
      <Button small onClick={() => navigate('/sessions/records')}>
        {receptionRecordWords.open}
      </Button>
    </Panel>
  );
}

function NextSession() {
  const { deps, identity, profile } = useSession();
  const [, navigate] = useLocation();
  const calendar = useCalendar();
  const book = useRosterBook();
  if (book === null || 'problem' in book) return null;
  const today = deps.clock.today();
  const next = slotsOf(book, identity, { calendar, today, count: SLOTS }).find(
    ({ day, session }) => (session?.day ?? day) > today && session?.status !== 'cancelled',
  );
  if (next === undefined) return null;
  const on = next.session?.day ?? next.day;
  const day = dayAndWeekday(on, weekday(on));
  return (
    <li>
      <span>
        {next.session === null
          ? words.nextUnplanned(day)
          : words.nextSession(day, officerName(profile, receiverOf(next.session)))}
      </span>
      {next.session === null && (
        <Button small onClick={() => navigate('/sessions')}>
          {words.toRoster}
        </Button>
      )}
    </li>
  );
}
