import { useEffect, useState } from 'react';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';
import { createMatterSearch, loadReadings, type MatterSearch } from '#renderer/usecases/search-matters.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * The search of this screen. It starts without pinyin, so that numbers and names are found at once; the readings are
 * loaded and made ready behind the screen's back and then take over.
 */
export function useMatterSearch(): MatterSearch {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [search, setSearch] = useState(() => createMatterSearch({ pinyin: null, pause }));
  const [full, setFull] = useState<MatterSearch | null>(null);

  useEffect(() => {
    let gone = false;
    loadReadings()
      .then((pinyin) => {
        if (!gone) setFull(createMatterSearch({ pinyin, pause }));
      })
      // Without the table names are found as written; nothing else depends on it.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);

  useEffect(() => {
    let stale = false;
    const target = full ?? search;
    target
      .prepare(store.index.all(), () => stale)
      .then(() => {
        if (!stale) setSearch(target);
      })
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [store, revision, full, search]);
  return search;
}
