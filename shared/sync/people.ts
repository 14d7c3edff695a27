import * as z from 'zod';
import { Officer } from '#shared/model/county.ts';
import { OfficerId, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { DeviceRecord, PublicKey, Seat } from '#shared/model/seat.ts';
import { OneTimeCode } from './enroll.ts';

/** Asks for a 登记码 for an officer; on a new computer it makes a device of `office`, else of the officer's own unit. */
export const IssueCodeRequest = z.strictObject({ wire: z.int(), officer: OfficerId, office: UnitCode.optional() });

/** Told once; the county keeps only a hash. The fingerprint of `countyKey` is shown beside it (C13). */
export const IssueCodeResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  code: OneTimeCode,
  expiresAt: Instant,
  countyKey: PublicKey,
});
export type IssueCodeResponse = z.infer<typeof IssueCodeResponse>;

/** The fictional county gives a code to everybody: its people and matters are invented. */
export const DemoCodeRequest = z.strictObject({ officer: OfficerId, office: UnitCode.optional() });
export const DemoCodeResponse = z.strictObject({ wire: z.int(), serverNow: Instant, code: OneTimeCode });

/** A 登记码 as its county remembers it: never the code. Five wrong tries make it dead, which is reported (C13). */
export const CodeRecord = z.strictObject({
  officer: OfficerId,
  office: UnitCode,
  issuedBy: OfficerId.nullable(),
  issuedAt: Instant,
  expiresAt: Instant,
  usedAt: Instant.nullable(),
  failures: z.int().min(0),
});
export type CodeRecord = z.infer<typeof CodeRecord>;

/** An administrator's second factor, as the others see it: there is one, since when. */
export const FactorRecord = z.strictObject({ officer: OfficerId, since: Instant });

export const DevicesResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  devices: z.array(DeviceRecord),
  seats: z.array(Seat),
  codes: z.array(CodeRecord),
  factors: z.array(FactorRecord),
});
export type DevicesResponse = z.infer<typeof DevicesResponse>;

/** C13: the fingerprint of this key is what was read out at the computer. */
export const ConfirmRequest = z.strictObject({ wire: z.int(), key: PublicKey });

/** C16, and taking away a second factor. The reason stays in the county's log. */
export const RevokeRequest = z.strictObject({ wire: z.int(), reason: z.string().trim().min(2).max(200) });

/** Adds the officer, or puts it in the place of the one with its id. */
export const SavePersonRequest = z.strictObject({ wire: z.int(), officer: Officer });
