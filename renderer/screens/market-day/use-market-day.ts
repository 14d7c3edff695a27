import { useEffect, useState } from 'react';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';
import { readMarketDay, type MarketDay } from '#renderer/usecases/market-day.ts';

/** Today's session and queue as they stand; `null` until they have been read. */
export function useMarketDay(): MarketDay | null {
  const { store, deps } = useSession();
  const revision = useStoreRevision();
  const today = deps.clock.today();
  const [read, setRead] = useState<MarketDay | null>(null);
  useEffect(() => {
    let gone = false;
    void readMarketDay(store, today).then((day) => (gone ? undefined : setRead(day)));
    return () => {
      gone = true;
    };
  }, [store, revision, today]);
  return read;
}
