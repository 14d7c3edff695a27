import { useEffect, useState } from 'react';
import { dayNote } from '#shared/documents/board-of-session.ts';
import { BOARD_WINDOW } from '#shared/lib/board-window.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { officerName, unitName, useCalendar, useSession } from '#renderer/session/session.ts';
import { useBoardOnWall } from '#renderer/state/board.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { openSecondWindow, SecondWindow, useFullScreen } from '#renderer/ui/second-window.tsx';
import { useMarketDay } from '../use-market-day.ts';

type BoardProps = { readonly session: SessionView; readonly queue: HostedQueue | null };

/** Opens the board on a second screen. */
export function BoardOpener() {
  const { show } = useBoardOnWall.getState();
  const [blocked, setBlocked] = useState(false);
  const open = (): void => {
    const opened = openSecondWindow(BOARD_WINDOW, words.boardTitle);
    setBlocked(opened === null);
    show(opened);
  };
  return (
    <>
      <Button onClick={open}>{words.showBoard}</Button>
      {blocked && <Notice tone="warning" title={words.boardBlocked} />}
    </>
  );
}

/**
 * 公示牌 on a second screen: it shows a change of officer or number the moment it is written (R004-39), whatever is on
 * the desk's own screen, and goes when the session is over or the desk is locked.
 */
export function BoardOnWall() {
  const { shown, show } = useBoardOnWall();
  const day = useMarketDay();
  const session = day?.session ?? null;
  const hangs = session !== null && (session.status === 'published' || session.status === 'open');
  const isOver = day !== null && !hangs;
  useEffect(() => (isOver ? show(null) : undefined), [isOver, show]);
  useEffect(() => () => show(null), [show]);
  if (shown === null || isOver) return null;
  return (
    <SecondWindow shown={shown} onClosed={() => show(null)}>
      {hangs && <Board session={session} queue={day?.queue ?? null} />}
      <FullScreen shown={shown} />
    </SecondWindow>
  );
}

/** The key that makes the board fill its screen, gone when it does; where only the browser's own key does, its name. */
function FullScreen({ shown }: { readonly shown: Window }) {
  const [refused, setRefused] = useState(false);
  if (useFullScreen(shown)) return null;
  const fill = (): void => void shown.document.documentElement.requestFullscreen().catch(() => setRefused(true));
  return (
    <p className="market-board-fill">
      {refused ? (
        words.fullScreenKey
      ) : (
        <Button autoFocus onClick={fill}>
          {words.fullScreen}
        </Button>
      )}
    </p>
  );
}

/** To be read from across the room; numbers and officers, and nobody else. */
function Board({ session, queue }: BoardProps) {
  const { profile } = useSession();
  const receiver = session.delegation?.to ?? session.host;
  const person = profile.officers.find(({ id }) => id === receiver);
  const note = dayNote(session, useCalendar());
  const isShared = (queue?.view.desks.length ?? 0) > 1;
  const beside = session.companions.map((id) => officerName(profile, id));
  const called = (queue?.view.tickets ?? []).filter(({ state }) => state === 'called');
  return (
    <main className="market-board">
      <h1>{`${unitName(profile, session.office)}　${words.boardTitle}`}</h1>
      <p className="market-board-name">
        {officerName(profile, receiver)}
        <small>{person?.title}</small>
      </p>
      {beside.length > 0 && <p>{sessionWords.with(beside)}</p>}
      <p>{words.at(session.place.name, session.from, session.to)}</p>
      {note !== null && <p>{note}</p>}
      <p className="market-board-call" role="status">
        {called.length === 0 ? words.nobodyCalled : words.calling}
        {called.map(({ no, desk }) => (
          <strong key={no}>
            {no}
            {isShared && desk !== null && <small>{roomWords.deskNo(desk)}</small>}
          </strong>
        ))}
      </p>
    </main>
  );
}
