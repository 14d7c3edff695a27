import type * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import {
  EnrollResponse,
  RejoinResponse,
  SetupResponse,
  WelcomeResponse,
  type AddSeatRequest,
  type EnrollRequest,
  type SeatTicket,
  type SetupRequest,
} from '#shared/sync/enroll.ts';
import { DemoCodeResponse } from '#shared/sync/people.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { OldStore } from '#renderer/data/old-store.ts';
import { DeviceCode } from '#shared/model/ids.ts';
import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import { generateDeviceKey, generateSeatKeys, signerOf, type SeatKeys } from '#renderer/vault/seat-keys.ts';
import type { Unlocked } from '#renderer/vault/vault.ts';
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

/** A seat that the county has given and nobody has set a passphrase for yet. */
export type GivenSeat = { readonly ticket: SeatTicket; readonly keys: SeatKeys };

/** A new device with its first seat; kept in memory until there is a passphrase to seal it with. */
export type Enrolment = GivenSeat & {
  readonly identity: DeviceIdentity;
  readonly profile: CountyProfile;
  readonly leaseUntil: string;
  /** The county's time, an Instant. */
  readonly at: string;
  readonly deviceKey: CryptoKey;
};

/** Makes this computer a device of the code's office; the only step that needs the network. */
export async function enrollDevice(
  base: string,
  countyKey: string,
  code: string,
  former: OldStore | null = null,
): Promise<Result<Enrolment, EnrollProblem>> {
  const [device, keys] = await Promise.all([generateDeviceKey(), generateSeatKeys()]);
  const request: EnrollRequest = {
    code,
    label: '',
    ...(former !== null && { former: DeviceCode.parse(former.device) }),
    deviceKey: device.publicKey,
    sign: keys.sign.publicKey,
    seal: keys.seal.publicKey,
  };
  const answer = await open(`${base}${API}/enroll`, posted(request), EnrollResponse, () => countyKey);
  if (!answer.ok) return answer;
  const { ticket, profile, leaseUntil, serverNow } = answer.value;
  const { office, device: name } = ticket.seat;
  const unit = profile.units.find((each) => each.code === office);
  const identity = { office, device: name, countyKey, countyBound: unit?.level !== 'township-office' };
  return ok({ identity, profile, leaseUntil, at: serverNow, deviceKey: device.privateKey, ticket, keys });
}

/** One more seat at this computer, asked for by somebody who has one. */
export async function requestSeat(connection: Connection, code: string): Promise<Result<GivenSeat, EnrollProblem>> {
  const keys = await generateSeatKeys();
  const request: AddSeatRequest = { code, sign: keys.sign.publicKey, seal: keys.seal.publicKey };
  const answer = await signedCall(connection, '/seats', posted(request));
  if (!answer.ok) return answer;
  const parsed = EnrollResponse.safeParse(answer.value);
  return parsed.success ? ok({ ticket: parsed.data.ticket, keys }) : err({ code: 'bad-answer' });
}

/** How the officer who signed in speaks to the county. */
export function connectionOf(
  identity: DeviceIdentity,
  { device, seat, keys }: Unlocked,
  base: string,
  onRevoked: () => void,
): Connection {
  const signer = signerOf({
    office: identity.office,
    device: identity.device,
    officer: seat.officer,
    deviceKey: device.deviceKey,
    officerKey: keys.sign,
  });
  return { base, signer, countyKey: identity.countyKey, clock: { ahead: 0 }, onRevoked };
}

/** Shows the county the tickets it gave; one that was restored from a backup takes device and seats back (A8). */
export async function rejoinCounty(tickets: readonly SeatTicket[], connection: Connection): Promise<boolean> {
  const answer = await signedCall(connection, '/rejoin', posted({ wire: WIRE_VERSION, tickets }));
  return answer.ok && RejoinResponse.safeParse(answer.value).success;
}

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
