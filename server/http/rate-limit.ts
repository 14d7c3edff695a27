import type { MiddlewareHandler } from 'hono';
import type { Instant } from '#shared/model/plain-date.ts';
import { SIGNED } from '#shared/sync/signed-request.ts';
import { errorResponse } from './respond.ts';

/** So many at once, refilled so fast. */
type Rate = { readonly burst: number; readonly perMinute: number };

/** What one address and one device behind it may ask. */
export type Rates = { readonly address: Rate; readonly device: Rate };

/** An office behind one address must not lock itself out; whoever guesses codes must be slow. */
export const LIMITS = {
  codes: { address: { burst: 20, perMinute: 10 }, device: { burst: 10, perMinute: 5 } },
  open: { address: { burst: 120, perMinute: 120 }, device: { burst: 120, perMinute: 120 } },
  signed: { address: { burst: 6000, perMinute: 12_000 }, device: { burst: 600, perMinute: 1200 } },
} as const satisfies Record<string, Rates>;

/** Most buckets kept; a full one says nothing and is forgotten first. */
const MOST_BUCKETS = 50_000;

type Bucket = { level: number; at: number };

/** Requests of one address and of one device, each counted by itself (C22). */
export function rateLimit(
  rates: Rates,
  { now, addressOf }: { readonly now: () => Instant; readonly addressOf: (env: unknown) => string },
): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  const take = ([key, rate]: readonly [string, Rate]): boolean => {
    const at = Date.parse(now());
    const old = buckets.get(key) ?? { level: rate.burst, at };
    const level = Math.min(rate.burst, old.level + (Math.max(0, at - old.at) / 60_000) * rate.perMinute);
    // Put last again: the first of the map is the one unused longest.
    buckets.delete(key);
    buckets.set(key, { level: level >= 1 ? level - 1 : level, at });
    if (buckets.size > MOST_BUCKETS) buckets.delete(buckets.keys().next().value ?? '');
    return level >= 1;
  };
  return async (context, next) => {
    const [office, device] = [context.req.header(SIGNED.office), context.req.header(SIGNED.device)];
    const address = addressOf(context.env);
    const keys: [string, Rate][] = [[address, rates.address]];
    // Whoever only claims to be a device must not use up its share, so it counts together with its address.
    if (office !== undefined && device !== undefined) keys.push([`${address} ${office} ${device}`, rates.device]);
    return keys.every(take) ? next() : errorResponse('too-many', now());
  };
}

/** The address of the other end under Node; behind a proxy of the county's own all look alike. */
export function socketAddress(env: unknown): string {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return 'unknown';
  const { incoming } = env;
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return 'unknown';
  const { socket } = incoming;
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return 'unknown';
  return String(socket.remoteAddress);
}
