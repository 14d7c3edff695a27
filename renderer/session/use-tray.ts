import { useEffect, useState } from 'react';
import { readTray, type TrayItem } from '#renderer/data/queries/sync-state.ts';
import { useSession, useStoreRevision } from './session.ts';

/** The tray as it is now; `null` until it has been read. */
export function useTray(): readonly TrayItem[] | null {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [items, setItems] = useState<readonly TrayItem[] | null>(null);
  useEffect(() => {
    let gone = false;
    void readTray(store).then((read) => (gone ? undefined : setItems(read)));
    return () => {
      gone = true;
    };
  }, [store, revision]);
  return items;
}
