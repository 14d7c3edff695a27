import * as z from 'zod';
import { MATTER_STATUSES } from '#shared/model/codes.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { CLOSE_MODES } from '#shared/model/workflow-codes.ts';

/** 查询码: random, of eight to ten characters (vocabulary §16). */
export const QueryCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8,10}$/);

/** What the holder of a receipt learns (R001-49): names of units, codes and legal days; nobody's name, no content. */
export const QueryResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  status: z.enum(MATTER_STATUSES),
  receivedOn: PlainDate,
  updatedAt: Instant,
  office: z.string(),
  dutyUnit: z.string(),
  acceptedOn: PlainDate.optional(),
  answeredOn: PlainDate.optional(),
  deliveredOn: PlainDate.optional(),
  closedAs: z.enum(CLOSE_MODES).optional(),
});
export type QueryResponse = z.infer<typeof QueryResponse>;
