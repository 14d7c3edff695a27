import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { FactorAsking } from '#renderer/session/factor-asking.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';

const FactorDialog = lazy(async () => ({ default: (await import('./factor-dialog.tsx')).FactorDialog }));

type Props = { readonly asking: FactorAsking; readonly connection: Connection };

/** The dialog for the six digits, above whatever page asked the county; fetched when the county first wants them. */
export function FactorQuestion({ asking, connection }: Props) {
  const isOpen = useSyncExternalStore(asking.onChange, asking.isOpen);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <FactorDialog connection={connection} onAnswer={asking.answer} />
    </Suspense>
  );
}
