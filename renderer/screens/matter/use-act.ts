import { useState } from 'react';
import { err } from '#shared/lib/result.ts';
import type { Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainFailure, type Failure } from '#renderer/text/failure-words.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';

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
  const recorded = async (action: Parameters<Act['act']>[0]): ReturnType<typeof performAction> => {
    if (!OF_OWN_DATA.has(action.kind)) return performAction(deps, view.id, action);
    const note = { kind: 'access-request', what: action.kind, stream: view.id } as const;
    const kept = await audit.record(note);
    if (!kept.ok) return err({ kind: 'storage', problem: kept.error });
    const done = await performAction(deps, view.id, action);
    if (!done.ok) audit.note({ ...note, result: 'refused' });
    return done;
  };
  return { problem, busy, run, act: (action) => run(() => recorded(action)) };
}

/** C40: what is done with a person's request about their own data is told by the log too, or is not done (D1). */
const OF_OWN_DATA: ReadonlySet<Action['kind']> = new Set<Action['kind']>(['request-access', 'answer-access']);
