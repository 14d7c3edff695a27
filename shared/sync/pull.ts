import * as z from 'zod';
import { ServerStamp } from '#shared/model/operation.ts';
import { AnyOperation, ReceptionStream } from '#shared/model/reception-stream.ts';
import { MatterView } from '#shared/model/matter.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { DeviceCode, OperationId, StreamId, UnitCode } from '#shared/model/ids.ts';

/** Hash of everything the server had accepted up to a sequence number (PROTOCOL R1). */
export const ChainHash = z.string().regex(/^[0-9a-f]{0,32}$/);

/** `*` for the whole county, else unit codes with commas between. */
const Scope = z.string().regex(/^(\*|[a-z0-9,-]*)$/);

/** An accepted operation with its stamp. */
export const FeedEntry = z.strictObject({ op: AnyOperation, stamp: ServerStamp });
export type FeedEntry = z.infer<typeof FeedEntry>;

/** One of the asking device's own operations: it has the content, so only its place in the order is sent (L3). */
export const OwnEntry = z.strictObject({ id: OperationId, stream: StreamId, n: z.int(), stamp: ServerStamp });
export type OwnEntry = z.infer<typeof OwnEntry>;

/** Where a matter is that this device has no more: its numbers, who has it now (PROTOCOL W2). */
export const Whereabouts = z.strictObject({
  to: UnitCode,
  slipNo: z.string().max(60).nullable(),
  officialNo: z.string().max(60).nullable(),
  /** It was handed over into confidence: nobody has its content but the confidential register (CF-14). */
  sealed: z.literal(true).optional(),
});
export type Whereabouts = z.infer<typeof Whereabouts>;

/** A matter has left the device's scope; `seq` is the place up to which this is known. */
export const GoneEntry = z.strictObject({ stream: StreamId, seq: z.int(), gone: Whereabouts });
export type GoneEntry = z.infer<typeof GoneEntry>;

export const PullResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  cursor: z.int().min(0),
  chain: ChainHash,
  more: z.boolean(),
  /** Operations on the server that this device may see and has not yet asked for. */
  left: z.int().min(0),
  profileVersion: z.int().min(0),
  /** Without another contact until then, the device must not be opened cold (C16). */
  leaseUntil: Instant,
  /** Devices of the asking one's office that must not come any more: no desk of its room either (QU-16). */
  revokedHere: z.array(DeviceCode).optional(),
  /** Whose matters this device receives; another one than before means reading anew (W4). */
  scope: Scope,
  entries: z.array(z.union([FeedEntry, OwnEntry])),
  /** Matters that this device has no more (W2). */
  gone: z.array(GoneEntry),
});
export type PullResponse = z.infer<typeof PullResponse>;

/** A page of whole streams for a new device, by stream id, matters and receptions apart; `cursor` is where the tail begins (L4). */
export const SnapshotResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  cursor: z.int().min(0),
  chain: ChainHash,
  next: z.string().nullable(),
  left: z.int().min(0),
  profileVersion: z.int().min(0),
  scope: Scope,
  views: z.array(MatterView),
  receptions: z.array(ReceptionStream),
});
export type SnapshotResponse = z.infer<typeof SnapshotResponse>;

/** Asks about matters that a snapshot did not name (W3): unknown to the server, or elsewhere. */
export const WhereRequest = z.strictObject({ wire: z.int(), streams: z.array(StreamId).max(2000) });
export const WhereResponse = z.strictObject({ wire: z.int(), gone: z.array(GoneEntry) });
export type WhereResponse = z.infer<typeof WhereResponse>;

/** Asks which of the device's own operations the server does not know (R3). */
export const KnownRequest = z.strictObject({ wire: z.int(), ids: z.array(z.string().max(40)).max(5000) });
export const KnownResponse = z.strictObject({ wire: z.int(), missing: z.array(z.string()) });
