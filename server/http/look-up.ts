import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { QueryCode } from '#shared/sync/query.ts';
import { KnownRequest, WhereRequest } from '#shared/sync/pull.ts';
import { leaseUntil, visibleTo } from '#server/usecases/county.ts';
import { findMissing } from '#server/usecases/find-missing.ts';
import { lookUpProgress } from '#server/usecases/look-up-progress.ts';
import { findElsewhere } from '#server/usecases/read-scoped.ts';
import { identify, isServedVersion, type Api } from './api.ts';
import { parseJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /known`: which of the device's operations the server does not have (PROTOCOL R3). */
export async function known(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, api.now());
  if (!isServedVersion(body.value.json)) return errorResponse('needs-upgrade', api.now());
  const parsed = KnownRequest.safeParse(body.value.json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  const missing = await findMissing(api.store, parsed.data.ids);
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, missing }));
}

/** `POST /where`: which of the device's matters are elsewhere (PROTOCOL W3). */
export async function where(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, api.now());
  if (!isServedVersion(body.value.json)) return errorResponse('needs-upgrade', api.now());
  const parsed = WhereRequest.safeParse(body.value.json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  const { county, sender } = caller.value;
  const gone = await findElsewhere(api.store, await visibleTo(api.store, county, sender), parsed.data.streams);
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, gone }));
}

/** `GET /profile`: units, officers and addresses of the county. */
export async function profile(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const answer = { wire: WIRE_VERSION, serverNow: api.now(), profile: caller.value.county };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /lease`: until when this device may be opened without another contact (C16). */
export async function lease(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const serverNow = api.now();
  const answer = { wire: WIRE_VERSION, serverNow, leaseUntil: leaseUntil(caller.value.county, serverNow) };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /query/:code`: progress for the holder of a receipt (R001-49): no names, no content. */
export async function progress(request: Request, api: Api, code: string): Promise<Response> {
  const county = await api.county();
  const found =
    county === null || !QueryCode.safeParse(code).success ? null : await lookUpProgress(api.store, county, code);
  if (found === null) return errorResponse('not-found', api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), ...found }));
}
