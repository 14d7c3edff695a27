import { useEffect, useState } from 'react';
import { may } from '#shared/domain/access/matrix.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';

/** The matter as it is now, read again after every change; `undefined` until first read, `null` when it is not here for this officer. */
export function useMatter(id: string): MatterView | null | undefined {
  const { store, acting } = useSession();
  const revision = useStoreRevision();
  const [view, setView] = useState<MatterView | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void readMatter(store, id).then((read) => {
      if (gone) return;
      setView(read !== null && may(acting, 'view', factsOf(read)).ok ? read : null);
    });
    return () => {
      gone = true;
    };
  }, [store, acting, id, revision]);
  return view;
}
