import type { TicketNo } from '#shared/model/queue.ts';
import type { RoomState } from '#renderer/session/room.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { explainQueueRefusal, marketDayWords } from '#renderer/text/market-day-words.ts';
import { explainRoom, roomWords as words } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { DeskActs } from './desk-acts.tsx';
import { QueuePanel } from './queue-panel.tsx';
import { RoomDesks } from './room-desks.tsx';

type JoinedDeskProps = {
  readonly status: Extract<RoomState, { kind: 'joined' }>['status'];
  readonly onServe: (no: TicketNo) => void;
};

/** A desk whose numbers another computer of the room calls for it (QU-18). */
export function JoinedDesk({ status, onServe }: JoinedDeskProps) {
  const { profile, room } = useSession();
  const { desk, stage, reached, queue, now: no, asked, refused } = status;
  const tickets = queue?.tickets ?? [];
  const waiting = tickets.filter(({ state }) => state === 'waiting').length;
  const ticket = tickets.find((each) => each.no === no);
  const now = no === null ? null : { no, persons: ticket?.persons ?? 1, calls: ticket?.calls ?? 1 };
  const others = (queue?.desks ?? [])
    .filter((each) => each.desk !== desk && each.taken)
    .map((each) => ({
      desk: each.desk,
      name: each.officer === null ? words.hostDesk : officerName(profile, each.officer),
    }));
  return (
    <>
      <Panel
        title={marketDayWords.desk}
        note={
          queue === null
            ? words.deskNo(desk)
            : `${words.deskNo(desk)}　${marketDayWords.waiting(waiting)}　${marketDayWords.done(queue.done)}`
        }
      >
        <Standing status={status} />
        {stage === 'joined' && (
          <DeskActs
            now={now}
            waiting={waiting}
            others={others}
            blocked={asked !== null || queue?.closed === true ? 'all' : reached ? null : 'but-finish'}
            onWish={room.wish}
            onServe={onServe}
          />
        )}
        {stage === 'joined' && refused !== null && <Notice tone="warning" title={explainQueueRefusal(refused)} />}
        <div className="market-day-take">
          <Button onClick={room.leave}>{words.leave}</Button>
        </div>
      </Panel>
      {queue !== null && (
        <>
          <QueuePanel tickets={tickets} />
          <Panel title={words.title}>
            <RoomDesks desks={queue.desks} me={desk} />
          </Panel>
        </>
      )}
    </>
  );
}

/** In one sentence or two: does the host answer, and what becomes of the number at this desk while it does not. */
function Standing({
  status: { desk, stage, reached, problem, queue, now, asked, refused },
}: Pick<JoinedDeskProps, 'status'>) {
  if (stage === 'out') {
    const why =
      problem !== null
        ? explainRoom(problem)
        : refused === null || refused.code === 'not-a-member'
          ? words.released
          : explainQueueRefusal(refused);
    return (
      <Notice tone="warning" title={words.out}>
        {why}
      </Notice>
    );
  }
  if (!reached && problem !== null) {
    return (
      <Notice tone="warning" title={words.unreached}>
        {explainRoom(problem)}
        {now !== null && words.keeps(now)}
        {asked !== null && words.willTell}
        {stage === 'joined' && words.goOn}
      </Notice>
    );
  }
  if (stage === 'joining') return <p role="status">{words.joining}</p>;
  if (queue?.closed === true) return <Notice tone="info" title={words.closed} />;
  return <p className="market-day-hint">{asked === null ? words.joined(desk) : words.asking}</p>;
}
