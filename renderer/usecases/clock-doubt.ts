import { CLOCK_TOLERANCE } from '#shared/sync/wire.ts';

/**
 * C32: is the device's clock known to be wrong? Time on the server never runs backwards, so a device clock before the
 * newest server time it has seen is wrong. A clock that runs ahead is found out by the server when the records arrive.
 */
export function isClockDoubtful(now: string, lastServerTime: string | null): boolean {
  return lastServerTime !== null && Date.parse(now) < Date.parse(lastServerTime) - CLOCK_TOLERANCE;
}
