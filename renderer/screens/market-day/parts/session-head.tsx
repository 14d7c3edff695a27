import { useEffect, useRef, useState } from 'react';
import { board } from '#shared/documents/board.ts';
import { boardOutdated, onDuty } from '#shared/domain/reception/session/decide.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import type { SessionAction, SessionView } from '#shared/model/reception.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { endMarketDay } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { BoardWindow } from './board-window.tsx';
import type { Run } from './run.ts';

type SessionHeadProps = {
  readonly session: SessionView;
  readonly queue: HostedQueue | null;
  readonly run: Run;
};

/** From the board on the wall to the end of the session, one step after another (R004-36, R004-39, R004-40). */
export function SessionHead({ session, queue, run }: SessionHeadProps) {
  const { deps, profile } = useSession();
  const { sheet, printDocument } = usePrint(useRecordedPrint(session.id));
  const receiver = session.delegation?.to ?? session.host;
  const [asked, setAsked] = useState(false);
  const nameOf = (officer: string): string => officerName(profile, officer);
  const at = deps.clock.now();
  const act = (action: SessionAction): Promise<null> =>
    run(performOnSessions(deps, [{ session: session.id, action }])).then(() => null);

  const publish = async (): Promise<void> => {
    await act({ kind: 'publish-session' });
    const person = profile.officers.find(({ id }) => id === receiver);
    const unit = profile.units.find(({ code }) => code === session.office);
    const built = board({
      county: profile,
      printedAt: at,
      reprint: session.announced === undefined ? 0 : 1,
      office: session.office,
      date: session.day,
      time: `${session.from}—${session.to}`,
      place: session.place.name,
      hosts: [{ name: nameOf(receiver), title: person?.title ?? '' }],
      companions: session.companions.map(nameOf),
      scope: words.scope,
      hotline: unit?.phone ?? '',
      page: 'A4',
      orientation: 'landscape',
    });
    printDocument(built.document, 'board');
  };
  const present = onDuty(session) !== null;
  const { status } = session;
  // The next step is under the hand: board, attendance, doors open are Enter three times.
  const nextStep = useRef<HTMLButtonElement>(null);
  useEffect(() => nextStep.current?.focus(), [status, present]);
  const waiting = queue?.view.tickets.filter((ticket) => ticket.state === 'waiting').length ?? 0;
  const end = (): void => {
    setAsked(false);
    void run(endMarketDay(deps, { session, queue }, waiting));
  };
  const who =
    session.delegation === undefined
      ? words.host(nameOf(session.host))
      : words.delegated(nameOf(receiver), nameOf(session.host));

  return (
    <section className="market-day-head" aria-label={words.title}>
      <strong>{who}</strong>
      <span>{words.at(session.place.name, session.from, session.to)}</span>
      <span>{sessionWords.statuses[status]}</span>
      {(status === 'planned' || status === 'postponed') && (
        <Button ref={nextStep} kind="primary" onClick={() => void publish()}>
          {words.publish}
        </Button>
      )}
      {(status === 'published' || status === 'open') && <Button onClick={() => void publish()}>{words.reprint}</Button>}
      {status === 'published' && !present && (
        <Button
          ref={nextStep}
          kind="primary"
          onClick={() =>
            void act({
              kind: 'sign-in',
              officer: receiver,
              at,
              attendance: session.delegation === undefined ? 'on-duty' : 'substitute',
            })
          }
        >
          {words.signIn(nameOf(receiver))}
        </Button>
      )}
      {status === 'published' && present && (
        <Button ref={nextStep} kind="primary" onClick={() => void act({ kind: 'open-session', at })}>
          {words.open}
        </Button>
      )}
      {status === 'open' && <Button onClick={waiting > 0 ? () => setAsked(true) : end}>{words.end}</Button>}
      {status === 'open' && waiting > 0 && <span>{words.stillWaiting(waiting)}</span>}
      {boardOutdated(session) && <Notice tone="warning" title={words.boardOld} />}
      <Dialog
        open={asked}
        title={words.endTitle}
        onClose={() => setAsked(false)}
        footer={<Button onClick={end}>{words.endAnyway}</Button>}
      >
        <p>{words.endAsk(waiting)}</p>
      </Dialog>
      {(status === 'published' || status === 'open') && <BoardWindow session={session} queue={queue} />}
      {sheet}
    </section>
  );
}
