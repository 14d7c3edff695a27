import type * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  EnrollResponse,
  RejoinResponse,
  SetupResponse,
  WelcomeResponse,
  type AddSeatRequest,
  type EnrollRequest,
  type SetupRequest,
} from '#shared/sync/enroll.ts';
import { DemoCodeResponse } from '#shared/sync/people.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveIdentity, saveLease } from '#renderer/data/writes/device-record.ts';
import { generateDeviceKey, generateSeatKeys, signerOf, type SeatKeys } from '#renderer/vault/seat-keys.ts';
import type { LocalSeat, SeatStore } from '#renderer/vault/seat-store.ts';
import { openCall, signedCall, type CallProblem, type Connection, type Sent } from '#renderer/vault/signed-call.ts';

export type EnrollProblem = CallProblem;

/** What the county server says of itself before this device belongs to an office. */
export function readWelcome(base: string): Promise<Result<WelcomeResponse, EnrollProblem>> {
  // Nothing is pinned yet: the answer must be signed by the key it names, and a person compares the fingerprint.
  return open(`${base}${API}/welcome`, {}, WelcomeResponse, (json) => {
    const parsed = WelcomeResponse.safeParse(json);
    return parsed.success ? parsed.data.countyKey : null;
  });
}

/** First start of a county server: the fictional county or an own one. */
export function setUpCounty(
  base: string,
  countyKey: string,
  request: SetupRequest,
): Promise<Result<SetupResponse, EnrollProblem>> {
  return open(`${base}${API}/setup`, posted(request), SetupResponse, () => countyKey);
}

/** A code for an officer of the fictional county, where everybody may have one. */
export async function askDemoCode(
  base: string,
  countyKey: string,
  officer: string,
  office: string,
): Promise<Result<string, EnrollProblem>> {
  const sent = posted({ officer, office });
  const answer = await open(`${base}${API}/demo-code`, sent, DemoCodeResponse, () => countyKey);
  return answer.ok ? ok(answer.value.code) : answer;
}

/**
 * Makes this computer a device of the code's office, with the officer's seat on it; the only step that needs the
 * network. Answers whose seat it is.
 */
export async function enrollDevice(
  store: DeviceStore,
  seats: SeatStore,
  base: string,
  countyKey: string,
  code: string,
): Promise<Result<string, EnrollProblem>> {
  const [device, keys] = await Promise.all([generateDeviceKey(), generateSeatKeys()]);
  const request: EnrollRequest = {
    code,
    label: '',
    deviceKey: device.publicKey,
    sign: keys.sign.publicKey,
    seal: keys.seal.publicKey,
  };
  const answer = await open(`${base}${API}/enroll`, posted(request), EnrollResponse, () => countyKey);
  if (!answer.ok) return answer;
  const { ticket, profile, leaseUntil } = answer.value;
  const { office, device: name, officer } = ticket.seat;
  const unit = profile.units.find((each) => each.code === office);
  const identity = { office, device: name, countyKey, countyBound: unit?.level !== 'township-office' };
  // The keys first: a device that knows its name but not its key could never speak again.
  await seats.begin(device.privateKey, localSeat(ticket, keys));
  await saveLease(store, leaseUntil);
  await saveIdentity(store, identity, profile);
  return ok(officer);
}

/** One more officer at this computer. Answers whose seat it is. */
export async function addSeat(
  seats: SeatStore,
  connection: Connection,
  code: string,
): Promise<Result<string, EnrollProblem>> {
  const keys = await generateSeatKeys();
  const request: AddSeatRequest = { code, sign: keys.sign.publicKey, seal: keys.seal.publicKey };
  const answer = await signedCall(connection, '/seats', posted(request));
  if (!answer.ok) return answer;
  const parsed = EnrollResponse.safeParse(answer.value);
  if (!parsed.success) return err({ code: 'bad-answer' });
  await seats.add(localSeat(parsed.data.ticket, keys));
  return ok(parsed.data.ticket.seat.officer);
}

/** How an officer with a seat here speaks to the county; `null` without one. */
export function connectionOf(
  store: DeviceStore,
  seats: SeatStore,
  base: string,
  officer: string,
  onRevoked: () => void,
): Connection | null {
  const { identity } = store.state;
  const [deviceKey, seat] = [seats.deviceKey(), seats.seat(officer)];
  if (identity === null || deviceKey === null || seat === null) return null;
  const { office, device, countyKey } = identity;
  const signer = signerOf({ office, device, officer, deviceKey, officerKey: seat.sign });
  return { base, signer, countyKey, clock: { ahead: 0 }, onRevoked };
}

/** Shows the county the tickets it gave; one that was restored from a backup takes device and seats back (A8). */
export async function rejoinCounty(seats: SeatStore, connection: Connection): Promise<boolean> {
  const tickets = seats.all().map(({ ticket }) => ticket);
  const answer = await signedCall(connection, '/rejoin', posted({ wire: WIRE_VERSION, tickets }));
  return answer.ok && RejoinResponse.safeParse(answer.value).success;
}

const localSeat = (ticket: LocalSeat['ticket'], keys: SeatKeys): LocalSeat => ({
  ticket,
  sign: keys.sign.privateKey,
  seal: keys.seal.privateKey,
});

const posted = (body: unknown): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify(body)).buffer,
});

async function open<T>(
  url: string,
  sent: Sent,
  schema: z.ZodType<T>,
  countyKeyOf: (json: unknown) => string | null,
): Promise<Result<T, EnrollProblem>> {
  const answer = await openCall(url, sent, countyKeyOf);
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  return parsed.success ? ok(parsed.data) : err({ code: 'bad-answer' });
}
