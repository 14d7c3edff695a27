import './calendar.css';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { useSession } from '#renderer/session/session.ts';
import { calendarText } from '#renderer/text/calendar-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { EnterYear } from './parts/enter-year.tsx';
import { LastMoves } from './parts/last-moves.tsx';
import { Recurring } from './parts/recurring.tsx';
import { YearList } from './parts/year-list.tsx';

/** 节假日: which years are known, and where the county's petition office enters the next one (C35, CAL-10). */
export function CalendarScreen() {
  const { acting } = useSession();
  return (
    <div className="calendar">
      <header>
        <h1>{calendarText.title}</h1>
        <p className="calendar-soft">{calendarText.intro}</p>
      </header>
      <div className="calendar-columns">
        <YearList />
        <div className="calendar-main">
          {mayEver(acting, 'calendar-enter') ? <EnterYear /> : <Notice tone="info" title={calendarText.notAllowed} />}
          <LastMoves />
          <Recurring />
        </div>
      </div>
    </div>
  );
}
