import { EnrollRequest, SetupRequest } from '#shared/sync/enroll.ts';
import { DeviceCode } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import { setUpCounty } from '#server/usecases/county.ts';
import { recordEvent } from '#server/usecases/join-audit.ts';
import { enrollDevice } from '#server/usecases/enroll-device.ts';
import type { Api } from './api.ts';
import { readJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `GET /welcome`: what a browser may know before it belongs to an office. */
export async function welcome(request: Request, api: Api): Promise<Response> {
  return jsonResponse(request, welcomeText(api, await api.county(), api.now()));
}

function welcomeText(api: Api, county: CountyProfile | null, serverNow: Instant): string {
  return JSON.stringify({
    wire: WIRE_VERSION,
    floor: WIRE_FLOOR,
    serverNow,
    county: county && {
      name: county.name,
      fictional: county.fictional,
      units: county.units.map(({ code, name }) => ({ code, name })),
    },
    database: api.store.kind === 'postgresql' ? 'postgresql' : 'pglite',
  });
}

/** `POST /setup`: the county exists from now on; answers like `welcome`. */
export async function setup(request: Request, api: Api): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return errorResponse(body.error, api.now());
  const parsed = SetupRequest.safeParse(body.value.json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  const county = await setUpCounty(api.store, parsed.data);
  if (!county.ok) return errorResponse(county.error, api.now());
  return jsonResponse(request, welcomeText(api, county.value, api.now()));
}

/** `POST /enroll`: a device becomes one of an office. */
export async function enroll(request: Request, api: Api): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return errorResponse(body.error, api.now());
  const parsed = EnrollRequest.safeParse(body.value.json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  const profile = await api.county();
  if (profile === null) return errorResponse('not-set-up', api.now());
  const enrolled = await enrollDevice(api, profile, parsed.data);
  if (!enrolled.ok) return errorResponse(enrolled.error, api.now());
  const { office } = parsed.data;
  const device = DeviceCode.parse(enrolled.value.device);
  await recordEvent(api, { kind: 'enrol', what: 'device', office, device, result: 'done' });
  const answer = { wire: WIRE_VERSION, serverNow: api.now(), office, ...enrolled.value, profile };
  return jsonResponse(request, JSON.stringify(answer));
}
