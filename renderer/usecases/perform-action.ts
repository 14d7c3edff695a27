import type { Action } from '#shared/model/action.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Result } from '#shared/lib/result.ts';
import { performActions, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';

/** Anything else an officer does to a matter that exists: amend, settle, link, choose, confirm a date, void, note. */
export async function performAction(
  deps: UseCaseDeps,
  stream: StreamId,
  action: Exclude<Action, { kind: 'register' }>,
): Promise<Result<MatterView, PerformFailure>> {
  const recordedAt = deps.clock.now();
  const result = await performActions(deps.store, {
    intents: [{ id: deps.ids.operation(), stream, action }],
    by: deps.officer.id,
    recordedAt,
    today: deps.clock.today(),
    clockDoubt: isClockDoubtful(recordedAt, deps.store.state.lastServerTime),
  });
  if (!result.ok) return result;
  const [view] = result.value;
  if (view === undefined) throw new Error('an action was stored without a matter');
  return { ok: true, value: view };
}
