import { useEffect, useState } from 'react';
import type { MarketRule } from '#shared/model/market-rule.ts';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';
import { readMarketRules } from '#renderer/usecases/market-rules.ts';

/** The rules as they are known now; `null` until they have been read. */
export function useMarketRules(): readonly MarketRule[] | 'failed' | null {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [rules, setRules] = useState<readonly MarketRule[] | 'failed' | null>(null);
  useEffect(() => {
    let gone = false;
    readMarketRules(store).then(
      (read) => (gone ? undefined : setRules(read)),
      () => (gone ? undefined : setRules('failed')),
    );
    return () => {
      gone = true;
    };
  }, [store, revision]);
  return rules;
}
