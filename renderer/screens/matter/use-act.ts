import { useState } from 'react';
import type { Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainFailure, type Failure } from '#renderer/text/failure-words.ts';
import { performRecorded } from '#renderer/usecases/perform-recorded.ts';

export type Act = {
  /** Why the last attempt was not stored; nothing typed is lost. */
  readonly problem: Explanation | null;
  readonly busy: boolean;
  readonly act: (action: Exclude<Action, { kind: 'register' }>) => Promise<boolean>;
  readonly run: (
    work: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Failure }>,
  ) => Promise<boolean>;
};

/** Performs actions on one matter; resolves with whether it is stored. */
export function useAct(view: Pick<MatterView, 'id'>): Act {
  const { deps, audit } = useSession();
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [busy, setBusy] = useState(false);
  const run: Act['run'] = async (work) => {
    setBusy(true);
    const result = await work();
    setBusy(false);
    setProblem(result.ok ? null : explainFailure(result.error));
    return result.ok;
  };
  return { problem, busy, run, act: (action) => run(() => performRecorded(deps, audit, view.id, action)) };
}
