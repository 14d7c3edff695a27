import * as z from 'zod';
import { CountyProfile } from '#shared/model/county.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** What a browser may know before it belongs to an office: is there a county, and which offices has it. */
export const WelcomeResponse = z.strictObject({
  wire: z.int(),
  floor: z.int(),
  serverNow: Instant,
  /** `null` while the county server is empty: the first start chooses (SetupRequest). */
  county: z
    .strictObject({
      name: z.string(),
      fictional: z.boolean(),
      units: z.array(z.strictObject({ code: UnitCode, name: z.string() })),
    })
    .nullable(),
  database: z.enum(['pglite', 'postgresql']),
});
export type WelcomeResponse = z.infer<typeof WelcomeResponse>;

/** First start of the county: the fictional 青岚县 to try with, or an own county with one office to begin with. */
export const SetupRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fictional') }),
  z.strictObject({ kind: z.literal('empty'), profile: CountyProfile }),
]);
export type SetupRequest = z.infer<typeof SetupRequest>;

export const EnrollRequest = z.strictObject({
  office: UnitCode,
  label: z.string().max(60),
  /** A device that a restored server has forgotten keeps its name: its printed slips and waiting operations bear it. */
  previous: z.strictObject({ device: DeviceCode, token: z.string().min(20).max(100) }).optional(),
});
export type EnrollRequest = z.infer<typeof EnrollRequest>;

/** The device's name inside its office and the token that it shows with every later call. */
export const EnrollResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  office: UnitCode,
  device: DeviceCode,
  token: z.string().min(20).max(100),
  profile: CountyProfile,
});
export type EnrollResponse = z.infer<typeof EnrollResponse>;

export const ProfileResponse = z.strictObject({ wire: z.int(), serverNow: Instant, profile: CountyProfile });

/** Every refusal of a whole request, whatever the path: a code for renderer/text, never a stack trace. */
export const ErrorResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  error: z.enum([
    'bad-request',
    'too-large',
    'unknown-device',
    'needs-upgrade',
    'history-changed',
    'forbidden',
    'profile-changed',
    'not-found',
    'already-set-up',
    'not-set-up',
    'unknown-office',
    'not-allowed',
    'busy',
    'storage-failed',
  ]),
});
export type ErrorCode = z.infer<typeof ErrorResponse>['error'];
