import * as z from 'zod';
import { OfficerId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** The second factor of administrators (decision 0020): six digits of their authenticator, RFC 6238. */

/** A code confirms this officer at this device for ten minutes, or shows that a new secret has arrived in the telephone. */
export const FactorCodeRequest = z.strictObject({ wire: z.int(), code: z.string().regex(/^\d{6}$/) });

/** Asks for a new secret, or takes the factor away; a factor in force wants a code of just now first. */
export const FactorRequest = z.strictObject({ wire: z.int() });

/** Told once, in base32 as authenticators take it. */
export const NewFactorResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  secret: z.string().regex(/^[A-Z2-7]{32}$/),
});

/** How it stands with the asking officer's own factor. */
export const FactorResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  /** Does the county want one of every administrator? */
  required: z.boolean(),
  /** In force since; `null`: there is none. */
  since: Instant.nullable(),
  /** Taken away by somebody else, and not set up again. */
  removed: z.strictObject({ by: OfficerId.nullable(), at: Instant }).nullable(),
});
export type FactorResponse = z.infer<typeof FactorResponse>;
