import * as z from 'zod';
import type { Acting } from '#shared/domain/access/acting.ts';
import { decideSession, NOTICE_DAYS } from '#shared/domain/reception/session/decide.ts';
import { evolveSession } from '#shared/domain/reception/session/evolve.ts';
import type { SessionRefusal } from '#shared/domain/reception/session/refusal.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { OfficerId, UnitCode, type DeviceCode, type StreamId } from '#shared/model/ids.ts';
import { SessionOperation, type SessionAction, type SessionView } from '#shared/model/reception.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import type { Clock, Ids } from './deps.ts';

/** The operations of one session, in order, as they are kept. */
const Kept = z.array(SessionOperation).min(1);
type Kept = z.infer<typeof Kept>;

/** Where sessions are kept, and who acts. */
export type SessionDeps = {
  readonly load: () => Promise<readonly unknown[]>;
  /** All of them or none. */
  readonly save: (streams: readonly Kept[]) => Promise<Result<null, StorageProblem>>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'operation' | 'stream'>;
  readonly device: DeviceCode;
  readonly profile: CountyProfile;
  readonly acting: Acting;
};

/** What is to happen; without `session` a new one is planned. Several in a row may concern the same session. */
export type SessionStep = { readonly session?: StreamId | undefined; readonly action: SessionAction };

export type SessionProblem = StorageProblem | SessionRefusal;

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

/** All sessions of this device, by their day. A record that cannot be read is a problem, never an empty list. */
export async function readSessions(
  deps: Pick<SessionDeps, 'load'>,
): Promise<Result<readonly SessionView[], StorageProblem>> {
  const logs = await readLogs(deps);
  if (!logs.ok) return logs;
  const views = logs.value.flatMap((log) => viewOf(log) ?? []);
  return ok(views.sort((a, b) => (a.day === b.day ? (a.from < b.from ? -1 : 1) : a.day < b.day ? -1 : 1)));
}

/**
 * Makes the steps happen, all of them or none: each is decided on what the one before left. Steps without a session plan
 * a new one, and steps after it that name none belong to it.
 */
export async function performOnSessions(
  deps: SessionDeps,
  steps: readonly SessionStep[],
): Promise<Result<null, SessionProblem>> {
  const logs = await readLogs(deps);
  if (!logs.ok) return logs;
  const { acting, profile, clock, ids, device } = deps;
  const today = clock.today();
  const byStream = new Map<StreamId, Kept>(logs.value.flatMap((log) => (log[0] ? [[log[0].stream, log]] : [])));
  const touched = new Set<StreamId>();
  let n = logs.value.flat().reduce((most, op) => (op.device === device ? Math.max(most, op.n) : most), 0);
  let planned: StreamId | null = null;
  for (const { session, action } of steps) {
    if (action.kind === 'plan-session') planned = ids.stream();
    const stream: StreamId | null = session ?? planned;
    if (stream === null) return err({ code: 'no-session' });
    const log = byStream.get(stream) ?? [];
    const view = viewOf(log);
    const decided = decideSession(view, action, { acting, profile, today, noticeDays: NOTICE_DAYS });
    if (!decided.ok) return decided;
    n += 1;
    const prev = log.at(-1);
    const op: SessionOperation = {
      id: ids.operation(),
      stream,
      office: UnitCode.parse(acting.office),
      device,
      n,
      by: OfficerId.parse(acting.officer),
      recordedAt: clock.now(),
      base: view?.head ?? 0,
      ...(prev?.device === device && { prev: prev.id }),
      action,
    };
    byStream.set(stream, [...log, op]);
    touched.add(stream);
  }
  return deps.save([...touched].flatMap((stream) => [byStream.get(stream) ?? []]));
}

async function readLogs({ load }: Pick<SessionDeps, 'load'>): Promise<Result<readonly Kept[], StorageProblem>> {
  const logs = z.array(Kept).safeParse(await load());
  return logs.success ? ok(logs.data) : err({ code: 'damaged' });
}

const viewOf = (log: readonly SessionOperation[]): SessionView | null =>
  log.reduce<SessionView | null>((view, op) => evolveSession(view, op, null), null);
