import { useState } from 'react';
import { useLocation } from 'wouter';
import { ticketSlip } from '#shared/documents/ticket-slip.ts';
import { visitKindOf } from '#shared/domain/reception/session/visit-kind.ts';
import type { Ticket } from '#shared/model/queue.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { useServing } from '#renderer/state/serving.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { askAtDesk, atThisDesk, hostDoes, takeTicket, type MarketDay } from '#renderer/usecases/market-day.ts';
import type { Run } from './run.ts';

type DeskPanelProps = { readonly day: MarketDay; readonly session: SessionView; readonly run: Run };

/** 取号、叫号、接谈: everything with one key each, so that the hands stay where they are. */
export function DeskPanel({ day, session, run }: DeskPanelProps) {
  const { deps, identity, profile } = useSession();
  const [, navigate] = useLocation();
  const begin = useServing((state) => state.begin);
  const [persons, setPersons] = useState('1');
  const [given, setGiven] = useState<string | null>(null);
  const { sheet, state, printDocument } = usePrint(useRecordedPrint(session.id));
  const { queue } = day;
  const tickets = queue?.view.tickets ?? [];
  const waiting = tickets.filter((ticket) => ticket.state === 'waiting');
  const passed = tickets.filter((ticket) => ticket.state === 'passed');
  const no = queue === null ? null : atThisDesk(queue.view);
  const now = tickets.find((ticket) => ticket.no === no) ?? null;

  const take = async (): Promise<void> => {
    const many = /^[1-9]\d{0,2}$/.test(persons) ? Number(persons) : 1;
    const taken = await run(takeTicket(deps, many));
    if (taken === null) return;
    setPersons('1');
    setGiven(taken.no);
    const unit = unitName(profile, identity.office);
    const slip = { ...taken, persons: many, ahead: waiting.length, unit, place: session.place.name };
    printDocument(ticketSlip({ ...slip, at: deps.clock.now(), paper: 'receipt-80mm' }), 'ticket');
  };
  const ask = (what: 'call-next' | 'recall' | 'no-show' | 'finish'): void => {
    if (queue !== null) void run(askAtDesk(deps, queue, { ask: what }));
  };
  const serveNow = (): void => {
    if (no === null) return;
    begin(no, visitKindOf(session.type));
    navigate('/register');
  };
  useHotkeys({
    Q: () => void take(),
    K: () => ask('call-next'),
    R: () => ask('recall'),
    S: () => ask('no-show'),
    D: serveNow,
    J: () => ask('finish'),
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => setPersons(digit)])),
  });

  return (
    <>
      <Panel title={words.desk} note={`${words.waiting(waiting.length)}　${words.done(doneOf(tickets))}`}>
        <p className="market-day-now" role="status">
          {now === null ? words.nobody : words.now(now.no)}
          {now !== null && <small>{`${words.together(now.persons)}　${words.called(now.calls)}`}</small>}
        </p>
        <div className="market-day-acts">
          {now === null ? (
            <Button kind="primary" hotkey="K" disabled={waiting.length === 0} onClick={() => ask('call-next')}>
              {words.callNext}
            </Button>
          ) : (
            <>
              <Button kind="primary" hotkey="D" onClick={serveNow}>
                {words.serve}
              </Button>
              <Button hotkey="R" onClick={() => ask('recall')}>
                {words.recall}
              </Button>
              <Button hotkey="S" onClick={() => ask('no-show')}>
                {words.noShow}
              </Button>
              <Button hotkey="J" onClick={() => ask('finish')}>
                {words.leave}
              </Button>
            </>
          )}
        </div>
        <form
          className="market-day-take"
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <Field label={words.persons}>
            <TextInput value={persons} onChange={setPersons} maxLength={3} />
          </Field>
          <Button type="submit" hotkey="Q">
            {words.take}
          </Button>
          <span role="status">{given !== null && (state === 'failed' ? words.printFailed : words.printed(given))}</span>
        </form>
        {sheet}
      </Panel>
      <Panel title={words.queue} flush>
        {waiting.length + passed.length === 0 ? (
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
              {[...waiting, ...passed].map((ticket) => (
                <tr key={ticket.no}>
                  <th scope="row">{ticket.no}</th>
                  <td>{ticket.persons}</td>
                  <td>
                    {words.states[ticket.state]}{' '}
                    {ticket.state === 'passed' && queue !== null && (
                      <Button small onClick={() => void run(hostDoes(deps, { kind: 'return-ticket', no: ticket.no }))}>
                        {words.back}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}

/** How many came together, without leaving the keys: 3, then Q. */
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const doneOf = (tickets: readonly Ticket[]): number => tickets.filter(({ state }) => state === 'done').length;
