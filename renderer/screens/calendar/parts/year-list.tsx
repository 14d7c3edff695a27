import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { officerName, useCalendar, useSession } from '#renderer/session/session.ts';
import { calendarText } from '#renderer/text/calendar-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';

/** How many years ahead are shown, entered or not. */
const AHEAD = 1;

/** Each year with its source: entered by whom, built in, or still inferred. */
export function YearList() {
  const { profile, deps } = useSession();
  const calendar = useCalendar();
  const thisYear = yearOf(deps.clock.today());
  const known = calendar.years.map(({ year }) => year);
  const years = [...new Set([...known, thisYear, thisYear + AHEAD])].sort((a, b) => b - a);
  return (
    <Panel title={calendarText.years}>
      {/* Nothing in it can be pressed: this is how the keyboard scrolls it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="calendar-years" role="group" aria-label={calendarText.years} tabIndex={0}>
        <ul>
          {years.map((number) => {
            const year = calendar.years.find((one) => one.year === number);
            const entry = profile.calendarEntries?.filter((one) => one.year.year === number).at(-1);
            return (
              <li key={number}>
                <div className="calendar-year-head">
                  <strong>{calendarText.year(number)}</strong>
                  <Tag tone={year === undefined ? 'provisional' : 'ok'}>
                    {year === undefined ? calendarText.provisional : calendarText.statutory}
                  </Tag>
                </div>
                {year !== undefined && (
                  <>
                    <div>
                      {calendarText.days(
                        year.days.filter(({ kind }) => kind === 'rest').length,
                        year.days.filter(({ kind }) => kind === 'work').length,
                      )}
                    </div>
                    <div className="calendar-soft">{year.source}</div>
                    <div className="calendar-soft">
                      {entry === undefined
                        ? calendarText.builtIn
                        : calendarText.enteredBy(
                            officerName(profile, entry.enteredBy),
                            dateText(instantToPlainDate(entry.enteredAt)),
                          )}
                    </div>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
}
