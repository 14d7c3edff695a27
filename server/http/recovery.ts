import { EscrowRequest, RecoverRequest, RecoveryKeyRequest, RecoveryRequest } from '#shared/sync/recovery.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import {
  keepEscrow,
  offerRecovery,
  readEscrow,
  saveRecoveryKey,
  takeRecovery,
} from '#server/usecases/recover-device.ts';
import { identify, identifyConfirmed, noteRefusedCall, readSigned, type Api } from './api.ts';
import { parsed, refusedCode } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /recovery-key`: the public half, from the security administrator. */
export async function recoveryKey(request: Request, api: Api): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, RecoveryKeyRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const { sender, acting } = caller.value;
  const saved = await saveRecoveryKey(api, { office: sender.office, officer: acting.officer }, asked.value.key);
  if (!saved.ok) return errorResponse(saved.error, api.now());
  api.forgetCounty();
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), profile: saved.value }));
}

/** `POST /escrow`: the sending device's data key, sealed to the recovery key. */
export async function escrow(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, EscrowRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const kept = await keepEscrow(api, caller.value.county, caller.value.sender, asked.value.escrow);
  if (!kept.ok) return errorResponse(kept.error, api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now() }));
}

/** `GET /devices/:office/:device/escrow`: useless without two shares. */
export async function escrowOf(
  request: Request,
  api: Api,
  { office, device }: { readonly office: string; readonly device: string },
): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const found = await readEscrow(api, office, device);
  if (!found.ok) return errorResponse(found.error, api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), escrow: found.value }));
}

/** `POST /recoveries`: a code for the officer who forgot the passphrase. */
export async function recovery(request: Request, api: Api): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, RecoveryRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const { county, acting } = caller.value;
  const issued = await offerRecovery(api, county, { officer: acting.officer }, asked.value);
  if (!issued.ok) return errorResponse(issued.error, api.now());
  const answer = { wire: WIRE_VERSION, serverNow: api.now(), ...issued.value, countyKey: api.countyKey.publicKey };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `POST /recover`: the officer at the device, who has no key of their own any more. */
export async function recover(request: Request, api: Api): Promise<Response> {
  const signed = await readSigned(request, api);
  if (!signed.ok) return signed.error;
  const asked = await parsed(request, api, RecoverRequest, signed.value.raw);
  if (!asked.ok) return asked.error;
  const county = await api.county();
  if (county === null) return errorResponse('not-set-up', api.now());
  const { call } = signed.value;
  const taken = await takeRecovery(api, county, call, asked.value);
  if (!taken.ok) {
    // The device has shown that it is this one; who guesses there is seen in the log.
    const { error } = taken;
    const isOfCode = error === 'wrong-code' || error === 'wrong-office' || error === 'bad-request';
    if (isOfCode) return refusedCode(api, error, { office: call.office, device: call.device });
    await noteRefusedCall(api, call, error);
    return errorResponse(error, api.now());
  }
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), ...taken.value }));
}
