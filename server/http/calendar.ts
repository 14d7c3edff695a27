import { EnterYearRequest } from '#shared/sync/calendar.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { enterCalendarYear } from '#server/usecases/enter-calendar-year.ts';
import { identifyFor, isServedVersion, type Api } from './api.ts';
import { parseJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /calendar`: the holiday notice of a year, from the county's petition office (CAL-13). */
export async function calendar(request: Request, api: Api): Promise<Response> {
  const caller = await identifyFor('calendar-enter', request, api);
  if (!caller.ok) return caller.error;
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, api.now());
  if (!isServedVersion(body.value.json)) return errorResponse('needs-upgrade', api.now());
  const parsed = EnterYearRequest.safeParse(body.value.json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  // Whoever signed enters it, not whoever the body names.
  if (parsed.data.officer !== caller.value.acting.officer) return errorResponse('forbidden', api.now());
  const entered = await enterCalendarYear(api, caller.value.sender.office, parsed.data);
  if (!entered.ok) return errorResponse(entered.error, api.now());
  api.forgetCounty();
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), profile: entered.value }));
}
