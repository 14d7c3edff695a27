import type * as z from 'zod';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { maySitAt } from '#shared/domain/access/administration.ts';
import {
  AddSeatRequest,
  EnrollRequest,
  RejoinRequest,
  SetupRequest,
  type EnrollResponse,
  type SeatTicket,
  type WelcomeResponse,
} from '#shared/sync/enroll.ts';
import { DemoCodeRequest } from '#shared/sync/people.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import { leaseUntil, setUpCounty } from '#server/usecases/county.ts';
import { addSeat, enrollDevice, type EnrollProblem } from '#server/usecases/enroll-device.ts';
import { issueCode } from '#server/usecases/one-time-codes.ts';
import { appendEvent, recordEvent } from '#server/usecases/join-audit.ts';
import type { Sender } from '#server/usecases/parse-push.ts';
import { rejoinCounty } from '#server/usecases/rejoin-county.ts';
import { identify, noteRefusedCall, readSigned, type Api } from './api.ts';
import { parseJsonBody, readBytes } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `GET /welcome`: what a browser may know before it belongs to an office. */
export async function welcome(request: Request, api: Api): Promise<Response> {
  return jsonResponse(request, JSON.stringify(welcomeOf(api, await api.county())));
}

function welcomeOf(api: Api, county: CountyProfile | null): WelcomeResponse {
  return {
    wire: WIRE_VERSION,
    floor: WIRE_FLOOR,
    serverNow: api.now(),
    countyKey: api.countyKey.publicKey,
    county: county && {
      name: county.name,
      fictional: county.fictional,
      units: openUnits(county.units).map(({ code, name, level }) => ({ code, name, level })),
      ...(county.fictional && {
        officers: county.officers.map(({ id, name, title, unit }) => ({ id, name, title, unit })),
      }),
    },
    database: api.store.kind === 'postgresql' ? 'postgresql' : 'pglite',
  };
}

/** `POST /setup`: the county exists from now on; tells the code of its first security administrator. */
export async function setup(request: Request, api: Api): Promise<Response> {
  const asked = await unsignedBody(request, api, SetupRequest);
  if (!asked.ok) return asked.error;
  // Hashes are compared, so the time it takes tells nothing about the code.
  if (api.hash(asked.value.code) !== api.hash(api.setupCode)) return errorResponse('wrong-code', api.now());
  const county = await setUpCounty(api.store, asked.value);
  if (!county.ok) return errorResponse(county.error, api.now());
  api.forgetCounty();
  const admin = county.value.fictional
    ? undefined
    : county.value.officers.find(({ roles }) => roles.includes('security-admin'));
  const first =
    admin === undefined
      ? null
      : await api.store.transaction(async (tx) => {
          await appendEvent(api, tx, { kind: 'code-issued', what: 'first-code', subject: admin.id, result: 'done' });
          return issueCode(tx, api, { officer: admin.id, office: admin.unit, issuedBy: null });
        });
  return jsonResponse(request, JSON.stringify({ ...welcomeOf(api, county.value), firstCode: first?.code ?? null }));
}

/** `POST /enroll`: a new computer and its first seat, for a one-time code (C13). */
export async function enroll(request: Request, api: Api): Promise<Response> {
  const asked = await unsignedBody(request, api, EnrollRequest);
  if (!asked.ok) return asked.error;
  const county = await api.county();
  if (county === null) return errorResponse('not-set-up', api.now());
  const ticket = await enrollDevice(api, county, asked.value);
  if (!ticket.ok) return refusedCode(api, ticket.error);
  const { office, device, officer } = ticket.value.seat;
  await recordEvent(api, { kind: 'enrol', what: 'device', office, device, officer, result: 'done' });
  return ticketResponse(request, api, county, ticket.value);
}

/** `POST /seats`: one more officer at the computer that signs. */
export async function seats(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const { county, sender, raw } = caller.value;
  const asked = await parsed(request, api, AddSeatRequest, raw);
  if (!asked.ok) return asked.error;
  const ticket = await addSeat(api, county, sender, asked.value);
  if (!ticket.ok) return refusedCode(api, ticket.error, sender);
  api.auth.forget(sender.office, sender.device);
  const { office, device, officer } = ticket.value.seat;
  await recordEvent(api, { kind: 'enrol', what: 'seat', office, device, officer, result: 'done' });
  return ticketResponse(request, api, county, ticket.value);
}

/** Whoever guesses codes is seen in the log, once an hour (C13, C22). */
export async function refusedCode(api: Api, problem: EnrollProblem, sender?: Sender): Promise<Response> {
  if (problem === 'wrong-code') await api.refusals.note({ kind: 'failed-access', what: 'wrong-code', ...sender });
  return errorResponse(problem, api.now());
}

/** `POST /rejoin`: a device that a restored county has forgotten shows its tickets (PROTOCOL A8). */
export async function rejoin(request: Request, api: Api): Promise<Response> {
  const signed = await readSigned(request, api);
  if (!signed.ok) return signed.error;
  const asked = await parsed(request, api, RejoinRequest, signed.value.raw);
  if (!asked.ok) return asked.error;
  const county = await api.county();
  if (county === null) return errorResponse('not-set-up', api.now());
  const seatsNow = await rejoinCounty(api, county, signed.value.call, asked.value.tickets);
  if (!seatsNow.ok) {
    // Nothing shows that such a device was ever here, so its name is not written down.
    if (seatsNow.error !== 'bad-request') await noteRefusedCall(api, null, seatsNow.error);
    return errorResponse(seatsNow.error, api.now());
  }
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), seats: seatsNow.value }));
}

/** `POST /demo-code`: a code for whoever asks, in the fictional county only. */
export async function demoCode(request: Request, api: Api): Promise<Response> {
  const asked = await unsignedBody(request, api, DemoCodeRequest);
  if (!asked.ok) return asked.error;
  const county = await api.county();
  if (county === null) return errorResponse('not-set-up', api.now());
  if (!county.fictional) return errorResponse('forbidden', api.now());
  const officer = county.officers.find(({ id }) => id === asked.value.officer);
  const office = asked.value.office ?? officer?.unit;
  if (officer === undefined || office === undefined) return errorResponse('not-found', api.now());
  if (!maySitAt(county, office, officer.id)) return errorResponse('wrong-office', api.now());
  const { code } = await api.store.transaction((tx) =>
    issueCode(tx, api, { officer: officer.id, office, issuedBy: null }),
  );
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), code }));
}

function ticketResponse(request: Request, api: Api, county: CountyProfile, ticket: SeatTicket): Promise<Response> {
  const serverNow = api.now();
  const answer: EnrollResponse = {
    wire: WIRE_VERSION,
    serverNow,
    ticket,
    countyKey: api.countyKey.publicKey,
    leaseUntil: Instant.parse(leaseUntil(county, serverNow)),
    profile: county,
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** Of a body for which nobody signs, in bytes, packed or not: a code and keys, or a county with its first office. */
const MOST_UNSIGNED = 64 * 1024;

async function unsignedBody<T>(request: Request, api: Api, schema: z.ZodType<T>): Promise<Result<T, Response>> {
  const raw = await readBytes(request, MOST_UNSIGNED);
  return raw.ok ? parsed(request, api, schema, raw.value, MOST_UNSIGNED) : err(errorResponse(raw.error, api.now()));
}

/** A body after its schema, or the answer that refuses it. */
export async function parsed<T>(
  request: Request,
  api: Api,
  schema: z.ZodType<T>,
  raw: Buffer,
  most?: number,
): Promise<Result<T, Response>> {
  const body = await parseJsonBody(request, raw, most);
  if (!body.ok) return err(errorResponse(body.error, api.now()));
  const value = schema.safeParse(body.value.json);
  return value.success ? ok(value.data) : err(errorResponse('bad-request', api.now()));
}
