import { useLocation } from 'wouter';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { addDays, weekday } from '#shared/domain/calendar/plain-date.ts';
import { ownSessions } from '#shared/domain/reception/roster/reminders.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { dayAndWeekday, sessionWords } from '#renderer/text/session-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { useCalendar, useSession } from './session.ts';
import { useRosterBook } from './use-roster-book.ts';

const { own: words } = dutyWords;

/** RO-39: the officer's own receptions up to the next working day; without one, nothing. */
export function OwnSessions({ leadsThere = false }: { readonly leadsThere?: boolean }) {
  const { deps, acting } = useSession();
  const [, navigate] = useLocation();
  const calendar = useCalendar();
  const book = useRosterBook();
  if (book === null || 'problem' in book) return null;
  const today = deps.clock.today();
  const own = ownSessions(deps.officer.id, book.sessions, { today, calendar });
  if (own.length === 0) return null;
  // One that is held today is gone into, not planned; its page is for those who register.
  const goesToday =
    mayEver(acting, 'register') && own.some(({ session, as }) => session.day === today && as !== 'told');
  const lead = goesToday
    ? { label: sessionWords.toToday, onAct: () => navigate('/sessions/today') }
    : { label: dutyWords.toRoster, onAct: () => navigate('/sessions') };
  const whenOf = (day: typeof today): string => {
    const date = dayAndWeekday(day, weekday(day));
    if (day === today) return `${words.today} ${date}`;
    return day === addDays(today, 1) ? `${words.tomorrow} ${date}` : date;
  };
  return (
    <Notice tone="info" title={words.title(own.length)} action={leadsThere ? lead : undefined}>
      {own.map(({ session, as }) => (
        <div key={session.id}>
          {words.line(whenOf(session.day), session)}（{words.as[as]}）
          {as === 'told' && session.reports.map(({ at, text }) => <div key={at}>{text}</div>)}
        </div>
      ))}
    </Notice>
  );
}
