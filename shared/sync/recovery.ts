import * as z from 'zod';
import { DeviceCode, OfficerId, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { PublicKey } from '#shared/model/seat.ts';
import { OneTimeCode, SeatTicket } from './enroll.ts';

/** Recovery of a forgotten passphrase by two people at the county (security §3.3). Nothing here opens anything alone. */

const Bytes = z.string().regex(/^[A-Za-z0-9_-]{1,400}$/);
const StoreName = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** The public half of the county's recovery key; the private half is on three sheets of paper, of which two open. */
export const RecoveryKeyRequest = z.strictObject({ wire: z.int(), key: PublicKey });

/** A device's data key, sealed to the county's recovery key. */
export const Escrow = z.strictObject({ to: PublicKey, store: StoreName, box: Bytes });
export type Escrow = z.infer<typeof Escrow>;

export const EscrowRequest = z.strictObject({ wire: z.int(), escrow: Escrow });
export const EscrowResponse = z.strictObject({ wire: z.int(), serverNow: Instant, escrow: Escrow.nullable() });

/** The data key under a one-time passphrase, with how the passphrase becomes a key. */
export const RecoveryWrap = z.strictObject({
  store: StoreName,
  kdf: z.literal('argon2id'),
  memory: z.int(),
  passes: z.int(),
  lanes: z.int(),
  salt: Bytes,
  wrapped: Bytes,
});
export type RecoveryWrap = z.infer<typeof RecoveryWrap>;

/** Two shares were joined: lets one named officer back in at one device. Answered like a new code. */
export const RecoveryRequest = z.strictObject({
  wire: z.int(),
  office: UnitCode,
  device: DeviceCode,
  officer: OfficerId,
  wrap: RecoveryWrap,
});

/** The officer at the device: the code, and public keys for a new seat. Signed with the device's and the new key. */
export const RecoverRequest = z.strictObject({ wire: z.int(), code: OneTimeCode, sign: PublicKey, seal: PublicKey });
export const RecoverResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  ticket: SeatTicket,
  wrap: RecoveryWrap,
});
