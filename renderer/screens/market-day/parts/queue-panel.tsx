import type { ReactNode } from 'react';
import type { Ticket, TicketNo } from '#shared/model/queue.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';

type Row = Pick<Ticket, 'no' | 'persons' | 'state' | 'desk'>;

type QueuePanelProps = {
  readonly tickets: readonly Row[];
  /** What can be done for a passed number. */
  readonly passedAct?: (no: TicketNo) => ReactNode;
};

/** Who waits, then who was passed: numbers and how many came together. */
export function QueuePanel({ tickets, passedAct }: QueuePanelProps) {
  const rows = (['waiting', 'passed'] as const).flatMap((state) => tickets.filter((ticket) => ticket.state === state));
  return (
    <Panel title={words.queue} flush>
      {rows.length === 0 ? (
        <p className="market-day-none">{words.empty}</p>
      ) : (
        <table className="market-day-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.no}</th>
              <th scope="col">{words.columns.persons}</th>
              <th scope="col">{words.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ no, persons, state, desk }) => (
              <tr key={no}>
                <th scope="row">{no}</th>
                <td>{persons}</td>
                <td>
                  {words.states[state]}
                  {state === 'waiting' && desk !== null && `（${roomWords.deskNo(desk)}）`}{' '}
                  {state === 'passed' && passedAct?.(no)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
