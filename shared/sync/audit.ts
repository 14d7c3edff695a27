import * as z from 'zod';
import { AUDIT_FAULTS, AUDIT_KINDS, AuditHead, AuditLink } from '#shared/model/audit.ts';
import { DeviceCode, OfficerId, StreamId, UnitCode } from '#shared/model/ids.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';

/** Most entries in one page, sent or read. */
export const AUDIT_PAGE = 500;

/** The next entries of a device's audit chain (PROTOCOL D3). An empty page asks how far the county has joined it. */
export const AuditPushRequest = z.strictObject({
  wire: z.int(),
  office: UnitCode,
  device: DeviceCode,
  /** The newest entry the device has: tells a county that knows later ones that they are gone. */
  head: AuditHead,
  links: z.array(AuditLink).max(AUDIT_PAGE),
});
export type AuditPushRequest = z.infer<typeof AuditPushRequest>;

/** `digest`: SHA-256 of exactly the bytes that were sent, as in S4. A receipt is `['a', seq]` or, seen before, `['d', seq]`. */
export const AuditPushResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The newest entry of this device that the county has now. */
  have: AuditHead,
  receipts: z.array(z.tuple([z.enum(['a', 'd']), z.int()])),
});
export type AuditPushResponse = z.infer<typeof AuditPushResponse>;

/** What the auditor looks for; every part may be left out. */
export const AuditQuery = z.strictObject({
  officer: OfficerId.optional(),
  office: UnitCode.optional(),
  device: DeviceCode.optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  /** Official or slip number, or a query code. */
  matter: z.string().min(1).max(60).optional(),
  stream: StreamId.optional(),
  /** Days of Beijing, both included. */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  /** Only entries that something was wrong with. */
  faulty: z.literal('1').optional(),
  /** Entries before this place of the county's chain: the next page. */
  before: z.int().min(1).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** An entry at its place in the county's chain. `body` is the device's text; `number` of the matter, never a name. */
export const AuditEntry = z.strictObject({
  seq: z.int().min(1),
  office: z.string(),
  device: z.string(),
  n: z.int(),
  arrivedAt: Instant,
  fault: z.enum(AUDIT_FAULTS).nullable(),
  number: z.string().nullable(),
  body: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditListResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  /** Newest first. */
  entries: z.array(AuditEntry),
  more: z.boolean(),
});
export type AuditListResponse = z.infer<typeof AuditListResponse>;

/** The county's chain at one entry; `null` where there is no such entry. */
export const AuditHeadResponse = z.strictObject({ wire: z.int(), serverNow: Instant, chain: z.string().nullable() });
export type AuditHeadResponse = z.infer<typeof AuditHeadResponse>;

/** Every chain checked from its first entry: the county's own, and each device's as it was joined. */
export const AuditStateResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  county: z.strictObject({ count: z.int(), chain: z.string(), brokenAt: z.int().nullable() }),
  devices: z.array(
    z.strictObject({
      office: z.string(),
      device: z.string(),
      count: z.int(),
      lastAt: z.string(),
      /** The first place where something was wrong, and what. */
      first: z.strictObject({ n: z.int(), fault: z.enum(AUDIT_FAULTS) }).nullable(),
      faults: z.int(),
    }),
  ),
});
export type AuditStateResponse = z.infer<typeof AuditStateResponse>;
