import { compareText } from '#shared/lib/compare-text.ts';
import type { ReceptionState } from '#shared/domain/reception/stream/evolve.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { SessionAction, SessionView } from '#shared/model/reception.ts';
import type { ReceptionAction } from '#shared/model/reception-stream.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import {
  performReceptionTurn,
  type ReceptionFailure,
  type ReceptionIntent,
  type ReceptionTurn,
} from '#renderer/data/writes/perform-reception.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';

/** What is to happen; without `session` a new one is planned. Several in a row may concern the same session. */
export type SessionStep = { readonly session?: StreamId | undefined; readonly action: SessionAction };

export type SessionProblem = ReceptionFailure;

/** Did the disk fail, rather than a rule refuse? */
export const isStorageProblem = (problem: SessionProblem): problem is StorageProblem =>
  STORAGE_CODES.some((code) => code === problem.code);

const STORAGE_CODES: readonly StorageProblem['code'][] = [
  'disk-full',
  'damaged',
  'newer-version',
  'unavailable',
  'failed',
];

/** All sessions this device knows, by their day. */
export async function readSessions(store: DeviceStore): Promise<readonly SessionView[]> {
  return sessionsOf(await readReceptions(store));
}

export function sessionsOf(states: ReadonlyMap<string, ReceptionState>): readonly SessionView[] {
  const views = [...states.values()].flatMap((state) => (state.kind === 'session' ? [state.session] : []));
  return views.sort((a, b) => compareText(`${a.day} ${a.from}`, `${b.day} ${b.from}`));
}

/**
 * Makes the steps happen, all of them or none: each is decided on what the one before left. Steps without a session plan
 * a new one, and steps after it that name none belong to it.
 */
export async function performOnSessions(
  deps: UseCaseDeps,
  steps: readonly SessionStep[],
): Promise<Result<null, SessionProblem>> {
  let planned: StreamId | null = null;
  const intents: ReceptionIntent[] = [];
  for (const { session, action } of steps) {
    if (action.kind === 'plan-session') planned = deps.ids.stream();
    const stream: StreamId | null = session ?? planned;
    if (stream === null) return err({ code: 'no-session' });
    intents.push({ id: deps.ids.operation(), stream, action });
  }
  return performIntents(deps, intents);
}

/** Anything that happens at a reception, of one stream or several, all of it or nothing. */
export const performIntents = (
  deps: Pick<UseCaseDeps, 'store' | 'clock' | 'officer'>,
  intents: readonly ReceptionIntent[],
): Promise<Result<null, SessionProblem>> =>
  performTurn<null, never>(deps, () => Promise.resolve(ok({ intents, value: null })));

/** The same, decided on what is stored when its turn comes. */
export function performTurn<T, E>(
  { store, clock, officer }: Pick<UseCaseDeps, 'store' | 'clock' | 'officer'>,
  decide: () => Promise<Result<ReceptionTurn<T>, E>>,
): Promise<Result<T, E | SessionProblem>> {
  const recordedAt = clock.now();
  const input = {
    by: officer.id,
    recordedAt,
    today: clock.today(),
    clockDoubt: isClockDoubtful(recordedAt, store.state.lastServerTime),
  };
  return performReceptionTurn(store, input, decide);
}

/** One thing that happens to one stream. */
export const intentOf = (
  { ids }: Pick<UseCaseDeps, 'ids'>,
  stream: StreamId,
  action: ReceptionAction,
): ReceptionIntent => ({ id: ids.operation(), stream, action });
