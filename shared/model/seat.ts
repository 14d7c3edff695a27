import * as z from 'zod';
import { DeviceCode, OfficerId, UnitCode } from './ids.ts';
import { Instant } from './plain-date.ts';

/** An uncompressed P-256 point (65 bytes) in base64url. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
export type PublicKey = z.infer<typeof PublicKey>;

/**
 * 席位: an officer at a device (decision 0005). Keys belong to the seat, not to the person: a lost laptop takes only its
 * own seats with it. `sign` proves who asked, `seal` is what confidential identities are sealed to.
 */
export const Seat = z.strictObject({
  officer: OfficerId,
  office: UnitCode,
  device: DeviceCode,
  sign: PublicKey,
  seal: PublicKey,
  since: Instant,
});
export type Seat = z.infer<typeof Seat>;

/** A device as the county lists it: when it was last heard, how much waits on it, whether it may still come (C16). */
export const DeviceRecord = z.strictObject({
  office: UnitCode,
  device: DeviceCode,
  label: z.string().max(60),
  enrolledAt: Instant,
  lastSeenAt: Instant,
  /** Operations that waited when it was last heard. */
  waiting: z.int().min(0),
  /** What its fingerprint is made of; empty when the county went back to before it came and has not heard from it. */
  key: PublicKey.or(z.literal('')),
  /** When a person at the county compared the fingerprint with what is shown at the computer (C13). */
  confirmedAt: Instant.optional(),
  revokedAt: Instant.optional(),
  revokedFor: z.string().max(200).optional(),
});
export type DeviceRecord = z.infer<typeof DeviceRecord>;
