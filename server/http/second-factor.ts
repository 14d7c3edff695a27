import { isAdministrator } from '#shared/domain/access/administration.ts';
import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { err, type Result } from '#shared/lib/result.ts';
import { RevokeRequest } from '#shared/sync/people.ts';
import { FactorCodeRequest, FactorRequest, FactorResponse } from '#shared/sync/second-factor.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { readFactor, removeFactor } from '#server/usecases/second-factor.ts';
import { identify, identifyConfirmed, whoOf, type Api, type Caller } from './api.ts';
import { parsed } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `GET /second-factor`: how it stands with the administrator's own factor. */
export async function ownFactor(request: Request, api: Api): Promise<Response> {
  const caller = await administrator(request, api);
  return caller.ok ? factorAnswer(request, api, caller.value) : caller.error;
}

/** `POST /second-factor`: a fresh code opens the acts of administration for ten minutes. */
export const confirmFactor = (request: Request, api: Api): Promise<Response> => takeCode(request, api, 'confirm');

/** `POST /second-factor/activate`: a code of the new secret puts it in force. */
export const activateFactor = (request: Request, api: Api): Promise<Response> => takeCode(request, api, 'activate');

/** `POST /second-factor/new`: a secret for the officer's authenticator, told once. */
export async function newFactor(request: Request, api: Api): Promise<Response> {
  const caller = await administrator(request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, FactorRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const made = await api.secondFactor.make(whoOf(caller.value));
  if (!made.ok) return errorResponse(made.error, api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), secret: made.value }));
}

/** `POST /second-factor/remove`: the administrator takes away their own. */
export async function removeOwnFactor(request: Request, api: Api): Promise<Response> {
  const caller = await administrator(request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, FactorRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const removed = await api.secondFactor.remove(whoOf(caller.value));
  return removed.ok ? factorAnswer(request, api, caller.value) : errorResponse(removed.error, api.now());
}

/**
 * `POST /people/:officer/second-factor/remove`: the security administrator, for a colleague who lost the telephone; only behind
 * a factor of their own, whatever the county requires (decision 0020).
 */
export async function removeFactorOf(request: Request, api: Api, officer: string): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, RevokeRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const by = whoOf(caller.value);
  // The own one goes with a code of its own.
  if (officer === by.officer) return errorResponse('forbidden', api.now());
  const own = await readFactor(api.store, by.officer);
  if (own === null || own.secret === null) return errorResponse('second-factor-missing', api.now());
  const removed = await removeFactor(api, officer, { ...by, reason: asked.value.reason });
  if (!removed.ok) return errorResponse(removed.error, api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now() }));
}

async function takeCode(request: Request, api: Api, use: 'confirm' | 'activate'): Promise<Response> {
  const caller = await administrator(request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, FactorCodeRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const taken = await api.secondFactor[use](whoOf(caller.value), asked.value.code);
  return taken.ok ? factorAnswer(request, api, caller.value) : errorResponse(taken.error, api.now());
}

/** Whose acts a second factor guards; nobody else has any use for one. */
async function administrator(request: Request, api: Api): Promise<Result<Caller, Response>> {
  const caller = await identify(request, api);
  if (!caller.ok || isAdministrator(caller.value.acting)) return caller;
  await api.refusals.note({ kind: 'failed-access', what: 'second-factor', ...whoOf(caller.value) });
  return err(errorResponse('forbidden', api.now()));
}

async function factorAnswer(request: Request, api: Api, { county, acting }: Caller): Promise<Response> {
  const row = await readFactor(api.store, acting.officer);
  const removedAt = row?.removedAt ?? null;
  const answer: FactorResponse = FactorResponse.parse({
    wire: WIRE_VERSION,
    serverNow: api.now(),
    required: settingsOf(county).requireSecondFactor,
    since: row?.since ?? null,
    removed: removedAt === null ? null : { by: row?.removedBy ?? null, at: removedAt },
  });
  return jsonResponse(request, JSON.stringify(answer));
}
