import { useEffect, useState } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';

/** The matter as it is now, read again after every change; `undefined` until first read, `null` when it is not here. */
export function useMatter(id: string): MatterView | null | undefined {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [view, setView] = useState<MatterView | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void readMatter(store, id).then((read) => (gone ? undefined : setView(read)));
    return () => {
      gone = true;
    };
  }, [store, id, revision]);
  return view;
}
