import { ChangeCountyRequest } from '#shared/sync/county.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { changeOrganisation } from '#server/usecases/change-county.ts';
import { identifyConfirmed, type Api } from './api.ts';
import { parsed } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /county`: units, guide targets and settings, from the system administrator (C17 `profile-manage`). */
export async function changeCounty(request: Request, api: Api): Promise<Response> {
  const caller = await identifyConfirmed('profile-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, ChangeCountyRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const { sender, acting } = caller.value;
  const changed = await changeOrganisation(api, asked.value, { ...sender, officer: acting.officer });
  if (!changed.ok) return errorResponse(changed.error, api.now());
  api.forgetCounty();
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), profile: changed.value }));
}
