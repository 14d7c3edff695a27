import { useEffect, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { calendarText } from '#renderer/text/calendar-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { movedByNewest, type MovedClock } from '#renderer/usecases/enter-year.ts';
import { Moves } from './moves.tsx';

/** C35: what the newest notice moved among the matters of this device, wherever it was entered. */
export function LastMoves() {
  const { deps, profile } = useSession();
  const entries = profile.calendarEntries;
  const [moves, setMoves] = useState<readonly MovedClock[] | null>(null);
  useEffect(() => {
    let gone = false;
    void movedByNewest(deps, entries).then((found) => (gone ? undefined : setMoves(found)));
    return () => {
      gone = true;
    };
  }, [deps, entries]);
  const newest = entries?.at(-1);
  if (newest === undefined || moves === null) return null;
  return (
    <Panel title={calendarText.lastMoves(newest.year.year)}>
      <Moves moves={moves} />
    </Panel>
  );
}
