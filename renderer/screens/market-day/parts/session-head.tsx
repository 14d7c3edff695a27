import { useEffect, useRef, useState } from 'react';
import { boardOfSession } from '#shared/documents/board-of-session.ts';
import { boardOutdated, hangsBoard, isReady, onDuty } from '#shared/domain/reception/session/decide.ts';
import { registeredElsewhere } from '#shared/domain/reception/queue/registered-elsewhere.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import type { SessionAction, SessionView } from '#shared/model/reception.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { officerName, unitName, useCalendar, useSession } from '#renderer/session/session.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { sessionStatus } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { endMarketDay } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { BoardOpener } from './board-window.tsx';
import type { Run } from './run.ts';

/** In these a board hangs, or is to be hung. */
const SHOWN: ReadonlySet<SessionView['status']> = new Set(['planned', 'postponed', 'published', 'open']);

type SessionHeadProps = {
  readonly session: SessionView;
  readonly queue: HostedQueue | null;
  readonly run: Run;
};

/** From the board on the wall to the end of the session, one step after another (R004-36, R004-39, R004-40). */
export function SessionHead({ session, queue, run }: SessionHeadProps) {
  const { deps, profile } = useSession();
  const calendar = useCalendar();
  const { sheet, printDocument } = usePrint(useRecordedPrint(session.id));
  const receiver = session.delegation?.to ?? session.host;
  const [asked, setAsked] = useState(false);
  const [conclusion, setConclusion] = useState('');
  const { joint } = session;
  const nameOf = (officer: string): string => officerName(profile, officer);
  const act = (action: SessionAction): Promise<null> =>
    run(performOnSessions(deps, [{ session: session.id, action }])).then(() => null);

  const publish = async (page: 'A4' | 'A3'): Promise<void> => {
    await act({ kind: 'publish-session' });
    const reprint = session.announced === undefined ? 0 : 1;
    const printedAt = deps.clock.now();
    const built = boardOfSession(session, { county: profile, calendar, printedAt, reprint, page });
    printDocument(built.document, 'board');
  };
  const present = onDuty(session) !== null;
  const { status } = session;
  const [hangs, ready] = [hangsBoard(session), isReady(session)];
  const missing = session.companions.filter((id) => !session.attendance.some(({ officer }) => officer === id));
  // The next step is under the hand: board, attendance, doors open are Enter three times.
  const nextStep = useRef<HTMLButtonElement>(null);
  useEffect(() => nextStep.current?.focus(), [status, present]);
  const waiting = queue?.view.tickets.filter((ticket) => ticket.state === 'waiting').length ?? 0;
  const elsewhere = queue === null ? [] : registeredElsewhere(queue.view, session);
  // R004-40: what another desk registered is signed here only after both have exchanged with the county.
  const isShared = (queue?.view.desks.length ?? 0) > 1;
  // Nothing was received yet: the button was hardly meant, and an end is not taken back.
  const isEmpty = session.received.length === 0;
  const end = (): void => {
    setAsked(false);
    const told = { left: waiting, elsewhere: elsewhere.length };
    void run(endMarketDay(deps, { ...told, ...(joint !== undefined && { conclusion: conclusion.trim() }) }));
  };
  const who =
    session.delegation === undefined
      ? words.host(nameOf(session.host))
      : words.delegated(nameOf(receiver), nameOf(session.host));

  return (
    <section className="market-day-head" aria-label={words.title}>
      <strong>{who}</strong>
      <span>{words.at(session.place.name, session.from, session.to)}</span>
      <span>{sessionStatus(session)}</span>
      {hangs && (status === 'planned' || status === 'postponed') && (
        <Button ref={nextStep} kind="primary" onClick={() => void publish('A4')}>
          {words.publish}
        </Button>
      )}
      {hangs && (status === 'published' || status === 'open') && (
        <Button onClick={() => void publish('A4')}>{words.reprint}</Button>
      )}
      {hangs && SHOWN.has(status) && <Button onClick={() => void publish('A3')}>{words.largeBoard}</Button>}
      {ready && !present && (
        <Button
          ref={nextStep}
          kind="primary"
          onClick={() =>
            void act({
              kind: 'sign-in',
              officer: receiver,
              at: deps.clock.now(),
              attendance: session.delegation === undefined ? 'on-duty' : 'substitute',
            })
          }
        >
          {words.signIn(nameOf(receiver))}
        </Button>
      )}
      {ready && present && (
        <Button ref={nextStep} kind="primary" onClick={() => void act({ kind: 'open-session', at: deps.clock.now() })}>
          {words.open}
        </Button>
      )}
      {status === 'open' && (
        <Button onClick={waiting > 0 || isShared || isEmpty || joint !== undefined ? () => setAsked(true) : end}>
          {words.end}
        </Button>
      )}
      {(status === 'published' || status === 'open') &&
        joint?.units
          .filter((unit) => !session.arrivals.some((each) => each.unit === unit))
          .map((unit) => (
            <Button
              key={unit}
              small
              onClick={() => void act({ kind: 'unit-arrived', unit, officer: deps.officer.id, at: deps.clock.now() })}
            >
              {extraSessionWords.arrived(unitName(profile, unit))}
            </Button>
          ))}
      {(ready || status === 'open') &&
        missing.map((officer) => (
          <Button
            key={officer}
            small
            onClick={() => void act({ kind: 'sign-in', officer, at: deps.clock.now(), attendance: 'on-duty' })}
          >
            {words.signIn(nameOf(officer))}
          </Button>
        ))}
      {boardOutdated(session) && <Notice tone="warning" title={words.boardOld} />}
      <Dialog
        open={asked}
        title={waiting > 0 ? words.endTitle : words.end}
        onClose={() => setAsked(false)}
        footer={
          <Button disabled={joint !== undefined && conclusion.trim() === ''} onClick={end}>
            {elsewhere.length > 0 ? roomWords.endWithout : waiting > 0 ? words.endAnyway : words.end}
          </Button>
        }
      >
        {waiting > 0 && <p>{words.endAsk(waiting)}</p>}
        {elsewhere.length > 0 && <Notice tone="warning" title={roomWords.elsewhere(elsewhere.map(({ no }) => no))} />}
        {waiting === 0 && isEmpty && <p>{words.endEmpty}</p>}
        {isShared && <p>{roomWords.endShared}</p>}
        {joint !== undefined && (
          <Field label={extraSessionWords.conclusion} required hint={extraSessionWords.conclusionHint}>
            <TextArea autoFocus value={conclusion} max={1000} onChange={setConclusion} />
          </Field>
        )}
      </Dialog>
      {hangs && (status === 'published' || status === 'open') && <BoardOpener />}
      {sheet}
    </section>
  );
}
