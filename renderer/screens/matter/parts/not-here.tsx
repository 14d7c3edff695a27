import { useEffect, useState } from 'react';
import { isAccused } from '#shared/domain/access/matrix.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { GoneNotice } from '#renderer/session/gone-notice.tsx';
import { useSession } from '#renderer/session/session.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { Button } from '#renderer/ui/button.tsx';

/** Why a matter is not shown: it went elsewhere, the officer has to stand aside (RC-04), or it is not here. */
export function NotHere({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  const { store } = useSession();
  const recused = useOwnRecusal(id);
  const gone = store.state.stubs[id]?.gone ?? null;
  if (recused === null) return <p className="matter-loading">{matterText.loading}</p>;
  return (
    <div className="empty-state">
      {gone === null ? recused ? matterText.recused : matterText.missing : <GoneNotice gone={gone} />}
      <Button onClick={onLeave}>{matterText.toLedger}</Button>
    </div>
  );
}

/**
 * Does it accuse the officer who took it down? Only they are told: to anybody else it accuses, it is a matter that is not
 * here, so that nobody learns of an accusation by its address. `null` until it has been read.
 */
function useOwnRecusal(id: string): boolean | null {
  const { store, acting } = useSession();
  const [recused, setRecused] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    void readMatter(store, id).then((view) => {
      if (gone) return;
      const isOwn = acting !== null && view?.history[0]?.by === acting.officer;
      setRecused(view !== null && isOwn && isAccused(acting, factsOf(view)));
    });
    return () => {
      gone = true;
    };
  }, [store, acting, id]);
  return recused;
}
