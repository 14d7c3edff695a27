import './market-day.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useCopyLook } from '#renderer/session/looks.ts';
import { useRoom, useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { useServing, type Reception } from '#renderer/state/serving.ts';
import { explainQueueRefusal, marketDayWords } from '#renderer/text/market-day-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { visitKindOf } from '#shared/domain/reception/session/visit-kind.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { TicketNo } from '#shared/model/queue.ts';
import type { Result } from '#shared/lib/result.ts';
import { isQueueRefusal, type MarketDayProblem } from '#renderer/usecases/market-day.ts';
import { DeskPanel } from './parts/desk-panel.tsx';
import { FormsPanel } from './parts/forms-panel.tsx';
import { JoinedDesk } from './parts/joined-desk.tsx';
import { RoomPanel } from './parts/room-panel.tsx';
import { SessionHead } from './parts/session-head.tsx';
import { SessionOver } from './parts/session-over.tsx';
import { useMarketDay } from './use-market-day.ts';

/** 今日接访: the queue of the room and the desk of this computer, by keyboard (R004-31, R004-39, R004-40). */
export function MarketDayScreen() {
  const { profile } = useSession();
  useCopyLook('market-day');
  const [, navigate] = useLocation();
  const day = useMarketDay();
  const room = useRoom();
  const [refused, setRefused] = useState<string | null>(null);
  const { begin, end: endServing } = useServing.getState();
  // Whoever comes back here has left the form, registered or not.
  useEffect(endServing, [endServing]);

  async function run<T>(work: Promise<Result<T, MarketDayProblem>>): Promise<T | null> {
    const done = await work;
    setRefused(done.ok ? null : sentenceOf(done.error));
    return done.ok ? done.value : null;
  }
  function sentenceOf(problem: MarketDayProblem): string {
    if (problem.code === 'registered-elsewhere') return roomWords.elsewhereChanged(problem.count);
    if (isQueueRefusal(problem)) return explainQueueRefusal(problem);
    return sessionProblemText(problem, profile);
  }

  if (day === null) return null;
  const { session, queue } = day;
  const held = session?.status === 'open';
  const isOver = session?.status === 'ended';
  const serve = (no: TicketNo): void => {
    begin(no, session === null ? { visitKind: 'walk-in', receiver: null } : receptionOf(session, profile));
    navigate('/register');
  };
  return (
    <div className="market-day">
      <h1 className="market-day-title">{marketDayWords.title}</h1>
      {refused !== null && <Notice tone="warning" title={refused} onDismiss={() => setRefused(null)} />}
      {session !== null && room.kind !== 'joined' && <SessionHead session={session} queue={queue} run={run} />}
      {session === null && room.kind !== 'joined' && (
        <p className="market-day-none">
          {marketDayWords.none}{' '}
          <Button small onClick={() => navigate('/sessions')}>
            {marketDayWords.toRoster}
          </Button>
        </p>
      )}
      <div className="market-day-body">
        {room.kind === 'joined' && <JoinedDesk status={room.status} onServe={serve} />}
        {room.kind !== 'joined' && held && (
          <DeskPanel day={day} session={session} run={run} onServe={serve}>
            <RoomPanel queue={queue} held run={run} />
          </DeskPanel>
        )}
        {held && <FormsPanel session={session} queue={queue} run={run} />}
        {room.kind !== 'joined' && isOver && (
          <SessionOver session={session} queue={queue}>
            <RoomPanel queue={queue} held={false} run={run} />
          </SessionOver>
        )}
        {room.kind !== 'joined' && !held && !isOver && <RoomPanel queue={queue} held={false} run={run} />}
      </div>
    </div>
  );
}

function receptionOf({ type, host, delegation }: SessionView, { officers }: CountyProfile): Reception {
  const present = officers.find(({ id }) => id === (delegation?.to ?? host));
  const substituteFor = delegation === undefined ? '' : (officers.find(({ id }) => id === host)?.name ?? '');
  return {
    visitKind: visitKindOf(type),
    receiver: present === undefined ? null : { name: present.name, title: present.title, substituteFor },
  };
}
