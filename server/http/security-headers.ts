import type { MiddlewareHandler } from 'hono';
import { contentSecurityPolicy, KDF_WORKER_PATH, KDF_WORKER_POLICY } from '#shared/lib/csp.ts';
import { BODY_HASH } from './respond.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy({ connect: [] }),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
};

/** The same headers on every answer, and nothing of what one part of the server tells another. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  context.res.headers.delete(BODY_HASH);
  if (context.req.path === KDF_WORKER_PATH) context.res.headers.set('content-security-policy', KDF_WORKER_POLICY);
};
