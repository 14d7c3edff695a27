import { DealRequest, type CountyTrayResponse, type DealResponse } from '#shared/sync/county-tray.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { dealWithTray, listTray } from '#server/usecases/deal-with-tray.ts';
import { identifyFor, type Api } from './api.ts';
import { parsed } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `GET /tray`: 县级待处理箱, what late work waits for a decision (PROTOCOL W5, W6). */
export async function trayItems(request: Request, api: Api): Promise<Response> {
  const caller = await identifyFor('county-tray', request, api);
  if (!caller.ok) return caller.error;
  const answer: CountyTrayResponse = {
    wire: WIRE_VERSION,
    serverNow: api.now(),
    ...(await listTray(api.store, caller.value.acting)),
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `POST /tray/:id`: decided again, or closed with its reason (W6). */
export async function dealWith(request: Request, api: Api, id: string): Promise<Response> {
  const caller = await identifyFor('county-tray', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, DealRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const dealt = await dealWithTray(api, caller.value, id, asked.value);
  if (!dealt.ok) return errorResponse(dealt.error, api.now());
  const answer: DealResponse = { wire: WIRE_VERSION, serverNow: api.now(), refused: dealt.value };
  return jsonResponse(request, JSON.stringify(answer));
}
