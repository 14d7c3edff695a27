import type * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { signedCall, type CallProblem, type Connection, type Sent } from '#renderer/vault/signed-call.ts';

/** A request with this body, in the version of the wire this program speaks. */
export const posted = (body: object): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify({ wire: WIRE_VERSION, ...body })).buffer,
});

/** Asks the county and takes only an answer of this shape. */
export async function ask<T>(
  connection: Connection,
  path: string,
  sent: Sent,
  schema: z.ZodType<T>,
): Promise<Result<T, CallProblem>> {
  const answer = await signedCall(connection, path, sent);
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(answer.value);
  return parsed.success ? ok(parsed.data) : err({ code: 'bad-answer' });
}
