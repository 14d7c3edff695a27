import type { MiddlewareHandler } from 'hono';
import { answerText, SIGNED } from '#shared/sync/signed-request.ts';
import type { CountyKey } from '#server/usecases/signatures.ts';
import { BODY_HASH } from './respond.ts';

const NONCE = /^[A-Za-z0-9_-]{22}$/;

/**
 * The county's signature on every answer whose asker sent a nonce (C15, PROTOCOL A7): refusals too, because a false
 * `revoked` would make a device erase itself.
 */
export function signAnswers(countyKey: CountyKey): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const bodyHash = context.res.headers.get(BODY_HASH);
    if (bodyHash === null) return;
    context.res.headers.delete(BODY_HASH);
    const nonce = context.req.header(SIGNED.nonce) ?? '';
    if (!NONCE.test(nonce)) return;
    const signature = countyKey.sign(answerText({ nonce, status: context.res.status, bodyHash }));
    context.res.headers.set(SIGNED.countySignature, signature);
  };
}
