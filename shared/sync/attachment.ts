import * as z from 'zod';
import { chunksOf, MOST_ATTACHMENT } from '#shared/model/attachment.ts';
import { Instant } from '#shared/model/plain-date.ts';

/** First and last number of consecutive pieces. */
const Run = z.tuple([z.int().min(0), z.int().min(0)]);

/**
 * What the county has of a content (PROTOCOL F3). `unknown`: the operation that names it is not in the order yet;
 * `missing`: these pieces are wanted; `have`: all of it is on the county's disk; `withdrawn`: nobody wants it any more.
 */
export const ContentState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unknown') }),
  z.strictObject({ state: z.literal('withdrawn') }),
  z.strictObject({ state: z.literal('missing'), runs: z.array(Run).max(chunksOf(MOST_ATTACHMENT)) }),
  z.strictObject({ state: z.literal('have') }),
]);
export type ContentState = z.infer<typeof ContentState>;

/**
 * Answer to a question and to each piece sent. After a piece, `digest` is the SHA-256 of what arrived; `refused` says that
 * the whole does not fit its name: every piece is wanted again.
 */
export const ContentResponse = z.strictObject({
  wire: z.int(),
  serverNow: Instant,
  content: ContentState,
  digest: z.string().max(64).optional(),
  refused: z.enum(['content-differs']).optional(),
});
export type ContentResponse = z.infer<typeof ContentResponse>;
