import * as z from 'zod';
import { CountyProfile, Unit } from '#shared/model/county.ts';
import { DeviceCode, OfficerId, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { PublicKey, Seat } from '#shared/model/seat.ts';
import { Signature } from './signed-request.ts';

/** What a browser may know before it belongs to an office: is there a county, and which offices has it. */
export const WelcomeResponse = z.strictObject({
  wire: z.int(),
  floor: z.int(),
  serverNow: Instant,
  /** With what the county signs its answers (C15); a person compares its fingerprint before entering a code. */
  countyKey: PublicKey,
  /** `null` while the county server is empty: the first start chooses (SetupRequest). */
  county: z
    .strictObject({
      name: z.string(),
      fictional: z.boolean(),
      units: z.array(z.strictObject({ code: UnitCode, name: z.string(), level: Unit.shape.level })),
      /** Only of the fictional county: a real one names nobody to strangers. */
      officers: z
        .array(z.strictObject({ id: OfficerId, name: z.string(), title: z.string(), unit: UnitCode }))
        .optional(),
    })
    .nullable(),
  database: z.enum(['pglite', 'postgresql']),
});
export type WelcomeResponse = z.infer<typeof WelcomeResponse>;

/** Ten characters of Crockford's alphabet: set-up codes and 登记码 (C13). */
export const OneTimeCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{10}$/);

/**
 * First start of the county: the fictional 青岚县 to try with, or an own county with one office to begin with. `code` is
 * the set-up code that the server printed on its console; whoever has it stands at the server (C22).
 */
export const SetupRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fictional'), code: OneTimeCode }),
  z.strictObject({ kind: z.literal('empty'), code: OneTimeCode, profile: CountyProfile }),
]);
export type SetupRequest = z.infer<typeof SetupRequest>;

/** The county exists; `firstCode` is the 登记码 of its security administrator, who gives everybody else theirs. */
export const SetupResponse = WelcomeResponse.extend({ firstCode: OneTimeCode.nullable() });
export type SetupResponse = z.infer<typeof SetupResponse>;

/** A new computer with its first seat. The code says whose seat and at which office. */
export const EnrollRequest = z.strictObject({
  code: OneTimeCode,
  label: z.string().max(60),
  /** What this computer was called before devices had keys: it keeps the name its stored operations bear. */
  former: DeviceCode.optional(),
  deviceKey: PublicKey,
  sign: PublicKey,
  seal: PublicKey,
});
export type EnrollRequest = z.infer<typeof EnrollRequest>;

/** One more seat at the computer that signs this request. */
export const AddSeatRequest = z.strictObject({ code: OneTimeCode, sign: PublicKey, seal: PublicKey });
export type AddSeatRequest = z.infer<typeof AddSeatRequest>;

/**
 * The county's signature below a seat and its device's key. A county server restored from a backup has forgotten the
 * newest seats but knows its own hand: whoever shows the ticket keeps name and seat (PROTOCOL A8).
 */
export const SeatTicket = z.strictObject({ seat: Seat, deviceKey: PublicKey, signature: Signature });
export type SeatTicket = z.infer<typeof SeatTicket>;

/** What the county signs for a ticket. */
export function ticketText({ seat, deviceKey }: Pick<SeatTicket, 'seat' | 'deviceKey'>): string {
  const { office, device, officer, sign, seal, since } = seat;
  return ['jft-seat-1', office, device, deviceKey, officer, sign, seal, since].join('\n');
}

/** The seat's ticket, the county's key to pin, its people, and until when the device may be opened without contact. */
export const EnrollResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  ticket: SeatTicket,
  countyKey: PublicKey,
  leaseUntil: Instant,
  profile: CountyProfile,
});
export type EnrollResponse = z.infer<typeof EnrollResponse>;

/** Shows all tickets of this device to a county that has forgotten it; signed by the keys they name. */
export const RejoinRequest = z.strictObject({ wire: z.int(), tickets: z.array(SeatTicket).min(1).max(50) });
export const RejoinResponse = z.strictObject({ wire: z.int(), serverNow: Instant, seats: z.int() });

export const ProfileResponse = z.strictObject({ wire: z.int(), serverNow: Instant, profile: CountyProfile });

/** A fresh word for a device that was too long without contact (C16). */
export const LeaseResponse = z.strictObject({ wire: z.int(), serverNow: Instant, leaseUntil: Instant });

/** What a computer may ask where nobody is signed in (PROTOCOL A13). It names the key, so that it is about no other. */
export const StandingResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  standing: z.strictObject({ office: UnitCode, device: DeviceCode, deviceKey: PublicKey, revoked: z.boolean() }),
});

/** Every refusal of a whole request, whatever the path: a code for renderer/text, never a stack trace. */
export const ErrorResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  error: z.enum([
    'bad-request',
    'too-large',
    'unknown-device',
    'no-seat',
    'bad-signature',
    'clock-off',
    'replayed',
    'revoked',
    'wrong-code',
    'wrong-office',
    'own-computer',
    'forbidden',
    'separate-duties',
    'last-admin',
    'unit-closed',
    'unit-in-use',
    'prefix-used',
    'prefix-taken',
    'setting-refused',
    'wiped-too-early',
    'too-many',
    'needs-upgrade',
    'history-changed',
    'profile-changed',
    'not-found',
    'already-set-up',
    'not-set-up',
    'not-allowed',
    'second-factor',
    'second-factor-missing',
    'second-factor-wrong',
    'second-factor-paused',
    'busy',
    'storage-failed',
  ]),
});
export type ErrorCode = z.infer<typeof ErrorResponse>['error'];
