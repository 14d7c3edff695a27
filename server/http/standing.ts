import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { deviceStanding } from '#server/usecases/device-standing.ts';
import { noteRefusedCall, readSigned, type Api } from './api.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `GET /standing`: was this computer revoked? Signed by the device alone (PROTOCOL A13). */
export async function standing(request: Request, api: Api): Promise<Response> {
  const signed = await readSigned(request, api);
  if (!signed.ok) return signed.error;
  const found = await deviceStanding(api.store, signed.value.call);
  if (!found.ok) {
    await noteRefusedCall(api, signed.value.call, found.error);
    return errorResponse(found.error, api.now());
  }
  const answer = { wire: WIRE_VERSION, serverNow: api.now(), standing: found.value };
  return jsonResponse(request, JSON.stringify(answer));
}
