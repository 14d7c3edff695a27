import { ok, type Result } from '#shared/lib/result.ts';
import {
  CountyTrayResponse,
  DealResponse,
  type KeptOperation as Kept,
  type DealRequest,
} from '#shared/sync/county-tray.ts';
import type { CallProblem, Connection } from '#renderer/vault/signed-call.ts';
import { ask, posted } from './ask-county.ts';

/** An operation of a unit on a matter that it has no more; a person at the county decides (PROTOCOL W6). */
export type KeptOperation = Kept;
export type CountyTray = Pick<CountyTrayResponse, 'items' | 'more'>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Decision = DistributiveOmit<DealRequest, 'wire'>;

/** What waits in the county tray, the oldest first. */
export const readCountyTray = (connection: Connection): Promise<Result<CountyTray, CallProblem>> =>
  ask(connection, '/tray', {}, CountyTrayResponse);

/** Decides about one item; answers why it was refused and stays, or `null`. */
export async function dealWithKept(
  connection: Connection,
  id: string,
  decision: Decision,
): Promise<Result<DealResponse['refused'], CallProblem>> {
  const answer = await ask(connection, `/tray/${encodeURIComponent(id)}`, posted(decision), DealResponse);
  return answer.ok ? ok(answer.value.refused) : answer;
}
