import { useEffect, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import type { MarketRules } from '#shared/model/market-rule.ts';
import { useSession, useStoreRevision } from '#renderer/session/session.ts';
import { readMarketRules } from '#renderer/usecases/market-rules.ts';
import { marketRulesOf } from '#renderer/usecases/reception-store.ts';

type Read = Result<MarketRules, { readonly code: 'damaged' | 'failed' }>;

/** The rules as they are kept now; `null` until they have been read. */
export function useMarketRules(): Read | null {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [rules, setRules] = useState<Read | null>(null);
  useEffect(() => {
    let gone = false;
    readMarketRules(marketRulesOf(store)).then(
      (read) => (gone ? undefined : setRules(read.ok ? read : { ok: false, error: { code: 'damaged' } })),
      () => (gone ? undefined : setRules({ ok: false, error: { code: 'failed' } })),
    );
    return () => {
      gone = true;
    };
  }, [store, revision]);
  return rules;
}
