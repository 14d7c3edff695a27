import { ok, type Result } from '#shared/lib/result.ts';
import type { CountyChange } from '#shared/model/county-change.ts';
import { ProfileResponse } from '#shared/sync/enroll.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import type { CallProblem, Connection } from '#renderer/vault/signed-call.ts';
import { ask, posted } from './ask-county.ts';

/**
 * Changes units, guide targets or settings; this device knows at once, the others at their next contact. `seen`: the
 * version of the profile that was on the screen.
 */
export async function changeCounty(
  store: DeviceStore,
  connection: Connection,
  { seen, change }: { readonly seen: number; readonly change: CountyChange },
): Promise<Result<null, CallProblem>> {
  const answer = await ask(connection, '/county', posted({ seen, change }), ProfileResponse);
  if (!answer.ok) return answer;
  await saveProfile(store, answer.value.profile);
  return ok(null);
}
