import { useState, type ReactNode } from 'react';
import { ticketPaper, ticketSlip } from '#shared/documents/ticket-slip.ts';
import { MOST_PERSONS, type Ticket, type TicketNo } from '#shared/model/queue.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { askAtDesk, atThisDesk, hostDoes, takeTicket, type MarketDay } from '#renderer/usecases/market-day.ts';
import { DeskActs } from './desk-acts.tsx';
import { QueuePanel } from './queue-panel.tsx';
import type { Run } from './run.ts';

type DeskPanelProps = {
  readonly day: MarketDay;
  readonly session: SessionView;
  readonly run: Run;
  readonly onServe: (no: TicketNo) => void;
  /** What stands below the desk. */
  readonly children: ReactNode;
};

/** 取号、叫号、接谈: everything with one key each, so that the hands stay where they are. */
export function DeskPanel({ day, session, run, onServe, children }: DeskPanelProps) {
  const { deps, identity, profile, store } = useSession();
  const [persons, setPersons] = useState('1');
  const [tried, setTried] = useState(false);
  const isCount = /^[1-9]\d{0,2}$/.test(persons) && Number(persons) <= MOST_PERSONS;
  const [given, setGiven] = useState<string | null>(null);
  const { sheet, state, printDocument } = usePrint(useRecordedPrint(session.id));
  const { queue } = day;
  const tickets = queue?.view.tickets ?? [];
  const waiting = tickets.filter((ticket) => ticket.state === 'waiting');
  const no = queue === null ? null : atThisDesk(queue.view);
  const now = tickets.find((ticket) => ticket.no === no) ?? null;
  const others = (queue?.view.desks ?? []).flatMap(({ desk, holder }) =>
    holder === null ? [] : [{ desk, name: officerName(profile, holder.officer) }],
  );

  const take = async (): Promise<void> => {
    if (!isCount) return setTried(true);
    const many = Number(persons);
    const taken = await run(takeTicket(deps, many));
    if (taken === null) return;
    setPersons('1');
    setTried(false);
    setGiven(taken.no);
    const unit = unitName(profile, identity.office);
    const paper = ticketPaper(store.state.receiptPaper);
    const slip = { ...taken, persons: many, ahead: waiting.length, unit, place: session.place.name };
    printDocument(ticketSlip({ ...slip, at: deps.clock.now(), paper }), 'ticket');
  };
  useHotkeys({
    Q: () => void take(),
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => setPersons(digit)])),
  });

  return (
    <>
      <div className="market-day-column">
        <Panel title={words.desk} note={`${words.waiting(waiting.length)}　${words.done(doneOf(tickets))}`}>
          <DeskActs
            now={now}
            waiting={waiting.length}
            others={others}
            onWish={(wish) => (queue === null ? undefined : void run(askAtDesk(deps, queue, wish)))}
            onServe={onServe}
          />
          <form
            className="market-day-take"
            onSubmit={(event) => {
              event.preventDefault();
              void take();
            }}
          >
            <Field label={words.persons} error={tried && !isCount ? words.personsWrong(MOST_PERSONS) : undefined}>
              <TextInput inputMode="numeric" value={persons} onChange={setPersons} maxLength={3} />
            </Field>
            <Button type="submit" hotkey="Q">
              {words.take}
            </Button>
            <span role="status">
              {given !== null && (state === 'failed' ? words.printFailed : words.printed(given))}
            </span>
          </form>
          {sheet}
        </Panel>
        {children}
      </div>
      <QueuePanel
        tickets={tickets}
        passedAct={(back) => (
          <Button small onClick={() => void run(hostDoes(deps, { kind: 'return-ticket', no: back }))}>
            {words.back}
          </Button>
        )}
      />
    </>
  );
}

/** How many came together, without leaving the keys: 3, then Q. */
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const doneOf = (tickets: readonly Ticket[]): number => tickets.filter(({ state }) => state === 'done').length;
