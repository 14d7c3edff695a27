import * as z from 'zod';
import { Action } from './action.ts';
import { DeviceCode, OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { Instant } from './plain-date.ts';

/**
 * An action that happened: stamped once when the officer acted, never changed, sent again byte for byte (style §3.8).
 * Of the four times of RX-01 it carries three: when it happened and was learned (inside the action), and when it was
 * recorded on this device; the server adds the fourth, when it arrived.
 */
export const Operation = z.strictObject({
  id: OperationId,
  stream: StreamId,
  office: UnitCode,
  device: DeviceCode,
  /** Position in the device's own sequence, 1, 2, 3 … without gaps. */
  n: z.int().min(1),
  by: OfficerId,
  recordedAt: Instant,
  /** Highest server sequence of this stream the author had seen; 0 for a new stream. */
  base: z.int().min(0),
  /** The author's own operation on this stream directly before this one, if it was not yet confirmed. */
  prev: OperationId.optional(),
  /** The device knew that its clock could not be right when it recorded this (C32). */
  clockDoubt: z.literal(true).optional(),
  action: Action,
});
export type Operation = z.infer<typeof Operation>;

/** What the server adds to an accepted operation. */
export const ServerStamp = z.strictObject({
  seq: z.int().min(1),
  /** RX-01 到达服务器. */
  arrivedAt: Instant,
  /** Official number given to this registration (R004-47). */
  officialNo: z.string().max(60).optional(),
  /** 发文字号 given to this letter (LN-02). */
  letterNo: z.string().max(80).optional(),
  /** A number this registration or letter bore before the server was restored from an older backup. */
  formerNo: z.string().max(60).optional(),
  /** The device's clock differed from the server's by more than five minutes when this arrived (C32). */
  timeDoubtful: z.literal(true).optional(),
});
export type ServerStamp = z.infer<typeof ServerStamp>;
