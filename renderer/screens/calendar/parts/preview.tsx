import { useEffect, useRef } from 'react';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { CalendarYear } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { calendarText, noticeWarningText } from '#renderer/text/calendar-words.ts';
import { dayWithWeekday } from '#renderer/text/deadline-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Checked } from '../use-enter-year.ts';
import { Moves } from './moves.tsx';

type PreviewProps = {
  readonly checked: Extract<Checked, { kind: 'preview' }>;
  readonly replaces: boolean;
  readonly busy: boolean;
  readonly onSave: () => void;
};

/** What was read, festival by festival, what it moves, and the button that stores it. */
export function Preview({ checked, replaces, busy, onSave }: PreviewProps) {
  const { year, warnings } = checked.notice;
  const section = useRef<HTMLElement>(null);
  // Where to go on reading; also for whoever works by keyboard.
  useEffect(() => section.current?.focus(), []);
  return (
    <section ref={section} tabIndex={-1} className="calendar-preview" aria-label={calendarText.read}>
      <h3>{calendarText.read}</h3>
      <dl className="calendar-festivals">
        {festivalsOf(year).map(({ name, rest, work }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {rest.join('、')}
              {work.length > 0 && <span className="calendar-soft">{calendarText.worked(work)}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {warnings.map((warning) => (
        <Notice key={warning.code} tone="warning" title={noticeWarningText(warning)} />
      ))}
      {replaces && <p className="calendar-soft">{calendarText.replaces(year.year)}</p>}
      <h3>{calendarText.moves}</h3>
      <Moves moves={checked.moves} />
      <div className="calendar-buttons">
        <Button kind="primary" hotkey="Ctrl+S" disabled={busy} onClick={onSave}>
          {calendarText.save}
        </Button>
      </div>
    </section>
  );
}

type Festival = { readonly name: string; readonly rest: readonly string[]; readonly work: readonly string[] };

/** Days of one festival as runs: 1月1日 周五 至 1月3日 周日. */
function festivalsOf({ days }: CalendarYear): readonly Festival[] {
  return [...new Set(days.map(({ name }) => name))].map((name) => {
    const own = days.filter((day) => day.name === name);
    return {
      name,
      rest: runs(own.filter(({ kind }) => kind === 'rest').map(({ date }) => date)),
      work: own.filter(({ kind }) => kind === 'work').map(({ date }) => dayWithWeekday(date)),
    };
  });
}

function runs(dates: readonly PlainDate[]): readonly string[] {
  const found: { first: PlainDate; last: PlainDate }[] = [];
  for (const date of dates) {
    const run = found.at(-1);
    if (run !== undefined && addDays(run.last, 1) === date) run.last = date;
    else found.push({ first: date, last: date });
  }
  return found.map(({ first, last }) =>
    first === last ? dayWithWeekday(first) : `${dayWithWeekday(first)} 至 ${dayWithWeekday(last)}`,
  );
}
