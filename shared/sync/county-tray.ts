import * as z from 'zod';
import { DeviceCode, StreamId, UnitCode } from '#shared/model/ids.ts';
import { Operation } from '#shared/model/operation.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** An operation that the county keeps because its unit has the matter no more (PROTOCOL W5, W6). */
export const KeptOperation = z.strictObject({
  op: Operation,
  stream: StreamId,
  /** The unit and device that sent it. */
  office: UnitCode,
  device: DeviceCode,
  arrivedAt: Instant,
  /** Why it was not taken. */
  code: z.string().max(60),
  /** Official number of the matter, else its slip number. */
  number: z.string().max(60),
  /** The unit that has the matter now. */
  to: UnitCode,
});
export type KeptOperation = z.infer<typeof KeptOperation>;

/** Open items, the oldest first; `more`: there are others behind them. */
export const CountyTrayResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  items: z.array(KeptOperation),
  more: z.boolean(),
});
export type CountyTrayResponse = z.infer<typeof CountyTrayResponse>;

/** Decides it again against the matter as it is, or closes it with the reason why it is not needed. */
export const DealRequest = z.discriminatedUnion('outcome', [
  z.strictObject({ wire: z.int(), outcome: z.literal('re-applied') }),
  z.strictObject({ wire: z.int(), outcome: z.literal('not-needed'), note: z.string().trim().min(2).max(200) }),
]);
export type DealRequest = z.infer<typeof DealRequest>;

/** `refused`: it stays in the tray; code and detail are those of a receipt. */
export const DealResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  refused: z.strictObject({ code: z.string().max(60), detail: z.record(z.string(), z.unknown()) }).nullable(),
});
export type DealResponse = z.infer<typeof DealResponse>;
