import { maySitAt } from '#shared/domain/access/administration.ts';
import { DeviceRecord, Seat } from '#shared/model/seat.ts';
import {
  CodeRecord,
  ConfirmRequest,
  FactorRecord,
  IssueCodeRequest,
  RevokeRequest,
  SavePersonRequest,
  type DevicesResponse,
} from '#shared/sync/people.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { confirmDevice, revokeDevice, savePerson } from '#server/usecases/administer.ts';
import { appendEvent } from '#server/usecases/join-audit.ts';
import { issueCode } from '#server/usecases/one-time-codes.ts';
import { identifyConfirmed, identifyFor, type Api } from './api.ts';
import { parsed } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /codes`: a 登记码 for an officer, from the security administrator (C13). */
export async function issue(request: Request, api: Api): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, IssueCodeRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const { county, acting } = caller.value;
  const person = county.officers.find(({ id }) => id === asked.value.officer);
  if (person === undefined) return errorResponse('not-found', api.now());
  const office = asked.value.office ?? person.unit;
  if (!maySitAt(county, office, person.id)) return errorResponse('wrong-office', api.now());
  const issued = await api.store.transaction(async (tx) => {
    await appendEvent(api, tx, {
      kind: 'code-issued',
      what: 'officer-code',
      ...caller.value.sender,
      officer: acting.officer,
      subject: person.id,
      result: 'done',
    });
    return issueCode(tx, api, { officer: person.id, office, issuedBy: acting.officer });
  });
  const answer = { wire: WIRE_VERSION, serverNow: api.now(), ...issued, countyKey: api.countyKey.publicKey };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /devices`: every device with its last contact and waiting count, every seat, every code that is remembered. */
export async function devices(request: Request, api: Api): Promise<Response> {
  const caller = await identifyFor('people-manage', request, api);
  if (!caller.ok) return caller.error;
  // What waits to be written is newer than what is stored.
  await api.notes.flush();
  const [rows, seats, codes, factors] = [
    await api.store.readAllDevices(),
    await api.store.readAllSeats(),
    await api.store.readAllCodes(),
    await api.store.readAllFactors(),
  ];
  const answer: DevicesResponse = {
    wire: WIRE_VERSION,
    serverNow: api.now(),
    devices: rows.map(
      ({ office, device, key, label, enrolledAt, lastSeenAt, waiting, confirmedAt, revokedAt, revokedFor }) =>
        DeviceRecord.parse({
          office,
          device,
          key,
          label,
          enrolledAt,
          lastSeenAt,
          waiting,
          ...(confirmedAt !== null && { confirmedAt }),
          ...(revokedAt !== null && { revokedAt }),
          ...(revokedFor !== null && { revokedFor }),
        }),
    ),
    seats: seats.map((row) => Seat.parse(row)),
    codes: codes.map((row) => CodeRecord.strip().parse(row)),
    factors: factors.flatMap(({ officer, since }) => (since === null ? [] : [FactorRecord.parse({ officer, since })])),
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `POST /devices/:office/:device/confirm`: its fingerprint was compared by telephone (C13). */
export async function confirm(
  request: Request,
  api: Api,
  { office, device }: { readonly office: string; readonly device: string },
): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, ConfirmRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const by = caller.value.acting.officer;
  const confirmed = await confirmDevice(api, { office, device, key: asked.value.key, by });
  if (!confirmed.ok) return errorResponse(confirmed.error, api.now());
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now() }));
}

/** `POST /devices/:office/:device/revoke` (C16). */
export async function revoke(
  request: Request,
  api: Api,
  { office, device }: { readonly office: string; readonly device: string },
): Promise<Response> {
  const caller = await identifyConfirmed('device-revoke', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, RevokeRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const revoked = await revokeDevice(api, {
    office,
    device,
    reason: asked.value.reason,
    by: caller.value.acting.officer,
  });
  if (!revoked.ok) return errorResponse(revoked.error, api.now());
  api.auth.forget(office, device);
  api.endStreams(office, device);
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now() }));
}

/** `POST /people`: adds an officer or changes one; who left has no seat from the next request on. */
export async function person(request: Request, api: Api): Promise<Response> {
  const caller = await identifyConfirmed('people-manage', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, SavePersonRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  const saved = await savePerson(api, asked.value.officer, {
    ...caller.value.sender,
    officer: caller.value.acting.officer,
  });
  if (!saved.ok) return errorResponse(saved.error, api.now());
  api.forgetCounty();
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), profile: saved.value }));
}
