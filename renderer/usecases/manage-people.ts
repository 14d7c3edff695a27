import type { Officer } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { DeviceRecord } from '#shared/model/seat.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { ProfileResponse } from '#shared/sync/enroll.ts';
import { DevicesResponse, IssueCodeResponse } from '#shared/sync/people.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { fingerprintOf, signedCall, type CallProblem, type Connection } from '#renderer/vault/signed-call.ts';
import { ask, posted } from './ask-county.ts';

/** A code as the administrator hands it on, with the county's fingerprint beside it (C13). */
export type IssuedCode = { readonly code: string; readonly expiresAt: Instant; readonly fingerprint: string };

/** A device with the fingerprint of its key, as the computer itself shows it; empty where no key is known. */
export type CountyDevice = DeviceRecord & { readonly fingerprint: string };

/** What the county has of devices, seats, codes and second factors. */
export type CountyDevices = Pick<DevicesResponse, 'seats' | 'codes' | 'factors'> & {
  readonly devices: readonly CountyDevice[];
};

/** Devices, seats, codes and second factors of the county, for its security administrator. */
export async function readDevices(connection: Connection): Promise<Result<CountyDevices, CallProblem>> {
  const answer = await ask(connection, '/devices', {}, DevicesResponse);
  if (!answer.ok) return answer;
  const { devices, seats, codes, factors } = answer.value;
  const shown = devices.map(async (row) => ({
    ...row,
    fingerprint: row.key === '' ? '' : await fingerprintOf(row.key),
  }));
  return ok({ devices: await Promise.all(shown), seats, codes, factors });
}

/** C13: the fingerprint was read out at the computer and is the one shown here. */
export async function confirmDevice(
  connection: Connection,
  { office, device, key }: CountyDevice,
): Promise<Result<null, CallProblem>> {
  const answer = await signedCall(connection, `/devices/${office}/${device}/confirm`, posted({ key }));
  return answer.ok ? ok(null) : answer;
}

/** Gives an officer a code for a computer. */
export async function issueCode(connection: Connection, officer: string): Promise<Result<IssuedCode, CallProblem>> {
  const answer = await ask(connection, '/codes', posted({ officer }), IssueCodeResponse);
  if (!answer.ok) return answer;
  const { code, expiresAt, countyKey } = answer.value;
  return ok({ code, expiresAt, fingerprint: await fingerprintOf(countyKey) });
}

/** From its next contact on the device erases itself (C16). */
export async function revokeDevice(
  connection: Connection,
  { office, device, reason }: { readonly office: string; readonly device: string; readonly reason: string },
): Promise<Result<null, CallProblem>> {
  const answer = await signedCall(connection, `/devices/${office}/${device}/revoke`, posted({ reason }));
  return answer.ok ? ok(null) : answer;
}

/** A colleague lost the telephone; log and colleague are told (decision 0020). */
export async function removeFactorOf(
  connection: Connection,
  { officer, reason }: { readonly officer: string; readonly reason: string },
): Promise<Result<null, CallProblem>> {
  const answer = await signedCall(connection, `/people/${officer}/second-factor/remove`, posted({ reason }));
  return answer.ok ? ok(null) : answer;
}

/** Adds an officer or changes one; this device knows at once, the others at their next contact. */
export async function savePerson(
  store: DeviceStore,
  connection: Connection,
  officer: Officer,
): Promise<Result<null, CallProblem>> {
  const answer = await ask(connection, '/people', posted({ officer }), ProfileResponse);
  if (!answer.ok) return answer;
  await saveProfile(store, answer.value.profile);
  return ok(null);
}
