import { Link } from 'wouter';
import { unitName, useSession } from '#renderer/session/session.ts';
import { calendarText, changedDayText } from '#renderer/text/calendar-words.ts';
import { clockName } from '#renderer/text/clock-words.ts';
import { dayWithWeekday } from '#renderer/text/deadline-words.ts';
import type { DueDate } from '#shared/domain/deadline/compute-deadline.ts';
import type { MovedClock } from '#renderer/usecases/enter-year.ts';

/** A list beyond this is cut: it is a preview, and every matter shows its own dates. */
const SHOWN = 200;

/** Numbers and responsible units, no names: the list is about dates. Dates that move, from what to what and why; those that stay and become certain are only counted. */
export function Moves({ moves }: { readonly moves: readonly MovedClock[] }) {
  const { profile } = useSession();
  const moved = moves.filter(({ kind }) => kind === 'moved');
  const confirmed = moves.length - moved.length;
  const { columns } = calendarText;
  return (
    <>
      <p>{moved.length === 0 ? calendarText.noMoves : calendarText.moved(moved.length)}</p>
      {moved.length > 0 && (
        <table className="calendar-moves">
          <thead>
            <tr>
              <th scope="col">{columns.matter}</th>
              <th scope="col">{columns.clock}</th>
              <th scope="col">{columns.from}</th>
              <th scope="col">{columns.to}</th>
              <th scope="col">{columns.because}</th>
            </tr>
          </thead>
          <tbody>
            {moved.slice(0, SHOWN).map(({ row, clock, from, to, because }) => (
              <tr key={`${row.id} ${clock.id}`}>
                <td>
                  <Link href={`/matter/${row.id}`}>{row.officialNo ?? row.slipNo}</Link>{' '}
                  {unitName(profile, row.dutyUnit)}
                </td>
                <td>{clockName(clock)}</td>
                <td>{dueText(from)}</td>
                <td>
                  <strong>{dueText(to)}</strong>
                </td>
                <td>{because.map(changedDayText).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {confirmed > 0 && <p className="calendar-soft">{calendarText.confirmed(confirmed)}</p>}
    </>
  );
}

const dueText = ({ due, rolled }: DueDate): string =>
  rolled === due ? dayWithWeekday(due) : `${dayWithWeekday(due)}${calendarText.rolled(dayWithWeekday(rolled))}`;
