import { err } from '#shared/lib/result.ts';
import type { Action } from '#shared/model/action.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { UseCaseDeps } from './deps.ts';
import { performAction } from './perform-action.ts';
import type { Audit } from './record-audit.ts';

/**
 * Performs an action like `performAction`. What is done with a person's request about their own data (C40) is told by the
 * log first, or is not done (D1); what the rules refused is told as refused.
 */
export async function performRecorded(
  deps: UseCaseDeps,
  audit: Audit,
  stream: StreamId,
  action: Exclude<Action, { kind: 'register' }>,
): ReturnType<typeof performAction> {
  if (!OF_OWN_DATA.has(action.kind)) return performAction(deps, stream, action);
  const note = { kind: 'access-request', what: action.kind, stream } as const;
  const kept = await audit.record(note);
  if (!kept.ok) return err({ kind: 'storage', problem: kept.error });
  const done = await performAction(deps, stream, action);
  if (!done.ok) audit.note({ ...note, result: 'refused' });
  return done;
}

const OF_OWN_DATA: ReadonlySet<Action['kind']> = new Set<Action['kind']>(['request-access', 'answer-access']);
