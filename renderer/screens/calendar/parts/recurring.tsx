import { recurringDuties } from '#shared/domain/calendar/recurring-duties.ts';
import { useSession } from '#renderer/session/session.ts';
import { calendarText } from '#renderer/text/calendar-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';

const { recurring: words } = calendarText;

/** 定期报送 (calendar.md §4): what is due next of everything that comes round by itself; of an office its own alone. */
export function Recurring() {
  const { deps, identity } = useSession();
  const today = deps.clock.today();
  const duties = recurringDuties(today).filter(({ code }) => identity.countyBound || code === 'township-screening');
  return (
    <Panel title={words.title} flush>
      <table className="calendar-recurring">
        <tbody>
          {duties.map(({ code, first, last, due, at, from }) => (
            <tr key={code}>
              <th scope="row">{words.codes[code]}</th>
              <td>{words.period(first, last)}</td>
              <td>{words.due(due, at)}</td>
              <td>{today >= from && <Tag tone={today === due ? 'due-today' : 'due-soon'}>{words.pressing}</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="calendar-soft calendar-recurring-note">{words.note}</p>
    </Panel>
  );
}
