import * as z from 'zod';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import type { AnyOperation } from '#shared/model/reception-stream.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { PUSH_PAGE } from './wire.ts';

/** Numbers that registrations bore before the server was restored, by operation id (PROTOCOL R4). */
const Claims = z.record(z.string(), z.string().max(60));

/**
 * A page of pending operations of one device, in the device's order (PROTOCOL S2). The operations are checked one by
 * one by the use case, so that one malformed record does not hold up the other 499 (S5).
 */
export const PushRequest = z.strictObject({
  wire: z.int(),
  office: UnitCode,
  device: DeviceCode,
  /** The device's clock when it sent this; only to judge the clock (C32). */
  sentAt: Instant,
  ops: z.array(z.unknown()).min(1).max(PUSH_PAGE),
  claims: Claims.optional(),
  /** How far the device has read; a server that was restored since says so before it judges anything (R1). */
  place: z.strictObject({ cursor: z.int().min(0), chain: z.string().regex(/^[0-9a-f]{0,32}$/) }).optional(),
});
export type PushRequest = Omit<z.infer<typeof PushRequest>, 'ops'> & { readonly ops: readonly AnyOperation[] };

/** Refusals that sync itself adds to those of the rules. */
export const SYNC_REFUSALS = [
  'malformed',
  'id-reused',
  'wrong-device',
  'fenced',
  'predecessor-missing',
  'wrong-stream',
  // Of the sealed report that comes with a transfer into confidence (CF-13).
  'no-clerk',
  'no-approver',
  'not-a-reader',
] as const;

/**
 * `['a', seq, officialNo | null]` accepted; `['d', …]` the same, seen before; `['r', code, detail]` refused; `['k', code]`
 * kept in the county tray, because the matter is with another unit now (W5).
 */
export const Receipt = z.union([
  z.tuple([z.enum(['a', 'd']), z.int(), z.string().nullable()]),
  z.tuple([z.literal('k'), z.string().max(60)]),
  z.tuple([z.literal('r'), z.string().max(60), z.record(z.string(), z.unknown())]),
]);
export type Receipt = z.infer<typeof Receipt>;

/** The answer. It counts only when `digest` is the SHA-256 of exactly the bytes that were sent (S4). */
export const PushResponse = z.strictObject({
  wire: z.int(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  serverNow: Instant,
  receipts: z.array(Receipt),
});
export type PushResponse = z.infer<typeof PushResponse>;
