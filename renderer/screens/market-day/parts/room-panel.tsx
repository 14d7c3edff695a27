import { useEffect, useState } from 'react';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { roomInvitation } from '#renderer/session/room-address.ts';
import { useRoom, useSession } from '#renderer/session/session.ts';
import { OPEN_PROBLEMS, roomWords as words } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { atThisDesk } from '#renderer/usecases/market-day.ts';
import { JoinDialog } from './join-dialog.tsx';
import { ReleaseButton } from './release-button.tsx';
import { RoomDesks } from './room-desks.tsx';
import type { Run } from './run.ts';

type RoomPanelProps = {
  readonly queue: HostedQueue | null;
  /** Is the session held now? Only then there is a queue to open. */
  readonly held: boolean;
  readonly run: Run;
};

/** 同室各席: this computer's queue opened to the others, or this computer joined to another's (decision 0018). */
export function RoomPanel({ queue, held, run }: RoomPanelProps) {
  const { bridge, room } = useSession();
  const state = useRoom();
  const [joining, setJoining] = useState(false);
  // The room ends with the session (QU-17).
  const isOver = !held || queue === null || queue.view.closedAt !== null;
  useEffect(() => {
    if (isOver && state.kind === 'hosting') room.stop();
  }, [isOver, state.kind, room]);

  if (state.kind === 'joined') return null;
  const isDesktop = bridge.room !== null;
  const isBusy = queue !== null && atThisDesk(queue.view) !== null;
  const problem = state.kind === 'alone' ? state.problem : null;
  return (
    <Panel
      title={words.title}
      actions={
        state.kind === 'hosting' && (
          <Button small onClick={room.stop}>
            {words.close}
          </Button>
        )
      }
    >
      {!isDesktop && <p className="market-day-hint">{words.browser}</p>}
      {problem !== null && (
        <Notice tone="warning" title={problem === 'stopped' ? words.stopped : OPEN_PROBLEMS[problem]} />
      )}
      {isDesktop && state.kind === 'alone' && (
        <div className="market-day-acts">
          {held && (
            <Button disabled={isOver} onClick={() => (queue === null ? undefined : void room.open(queue.id))}>
              {words.open}
            </Button>
          )}
          {!isBusy && <Button onClick={() => setJoining(true)}>{words.join}</Button>}
          {held && queue === null && <p className="market-day-hint">{words.openFirst}</p>}
        </div>
      )}
      {state.kind === 'hosting' && (
        <>
          <p className="market-day-hint">{words.opened}</p>
          <dl className="market-day-address">
            <dt>{words.address}</dt>
            {state.addresses.map((address) => (
              <dd key={address}>{address}</dd>
            ))}
          </dl>
          <div className="market-day-invitation">
            <div>
              <dl className="market-day-address">
                <dt>{words.room}</dt>
                <dd>{state.room}</dd>
              </dl>
              <p className="market-day-hint">{words.scanAbout}</p>
            </div>
            {state.addresses.map((address) => (
              <figure key={address}>
                <QrCode payload={roomInvitation(address, state.room)} label={words.code(address, state.room)} />
                {state.addresses.length > 1 && <figcaption>{address}</figcaption>}
              </figure>
            ))}
          </div>
        </>
      )}
      {queue !== null && queue.view.desks.length > 1 && (
        <RoomDesks
          me={1}
          desks={queue.view.desks.map(({ desk, holder, joined, now }) => {
            return { desk, officer: holder?.officer ?? null, taken: joined !== null, now };
          })}
          act={(desk, now) =>
            queue.view.desks.some((each) => each.desk === desk && each.holder !== null) && (
              <ReleaseButton desk={desk} now={now} run={run} />
            )
          }
        />
      )}
      <JoinDialog open={joining} onClose={() => setJoining(false)} />
    </Panel>
  );
}
