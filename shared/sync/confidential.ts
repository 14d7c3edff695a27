import * as z from 'zod';
import { ContentHash, MOST_ATTACHMENT } from '#shared/model/attachment.ts';
import { ConfidentialEntry, ConfidentialStamp, SealReader } from '#shared/model/confidential.ts';
import { OperationId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { WIRE_VERSION } from './wire.ts';

/** Acts on reports in confidence, each judged by itself and answered in order (PROTOCOL K1). */
export const ConfidentialPushRequest = z.strictObject({
  wire: z.int(),
  entries: z.array(z.unknown()).min(1).max(50),
});

/** In the place of an entry: a report that was sent before, as its device keeps it, sealed to the county (K9). */
export const KeptReport = z.strictObject({
  id: OperationId,
  kept: z
    .string()
    .max(400_000)
    .regex(/^[A-Za-z0-9_-]+$/),
});
export type KeptReport = z.infer<typeof KeptReport>;

/** What it is sealed for. */
export const keptAbout = (id: OperationId): string => `kept report ${id}`;

/** The text that sends one act, over whichever way. */
export const confidentialBody = (entry: ConfidentialEntry): string =>
  JSON.stringify({ wire: WIRE_VERSION, entries: [entry] });

/** `seq` where it is kept, now or since before; a code where it is refused. */
export const ConfidentialReceipt = z.union([
  z.strictObject({ id: OperationId, seq: z.int() }),
  z.strictObject({ id: z.string().max(40).nullable(), refused: z.string().max(40) }),
]);
export type ConfidentialReceipt = z.infer<typeof ConfidentialReceipt>;

export const ConfidentialPushResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  receipts: z.array(ConfidentialReceipt),
});

/** What the caller may see of the confidential register after a place; never what is about them. */
export const ConfidentialListResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  entries: z.array(z.strictObject({ entry: ConfidentialEntry, stamp: ConfidentialStamp })),
  more: z.boolean(),
});
export type ConfidentialListResponse = z.infer<typeof ConfidentialListResponse>;

/** Contents of attachments that went into confidence with their matter: numbers and sealed heads (K8). */
export const SealedContentsResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  contents: z.array(z.strictObject({ id: z.string().max(40), head: z.string().max(1000) })),
});
export type SealedContentsResponse = z.infer<typeof SealedContentsResponse>;

/** Says the sealed head of a content once it is opened: what it is called by, and its length in bytes. */
export const SealedHead = z.object({ hash: ContentHash, size: z.int().min(1).max(MOST_ATTACHMENT) });
export type SealedHead = z.infer<typeof SealedHead>;

/**
 * The seats reports are sealed to. Every device keeps the list, so that it can seal without a network (K2), and believes
 * it only under the county's signature (CF-18).
 */
export const ReadersResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  readers: z.array(SealReader),
  signature: z.string().max(200),
});

/** What the county signs: this list, for this purpose and no other. */
export const readersText = (readers: readonly SealReader[]): string => `jft seal readers 1\n${JSON.stringify(readers)}`;
