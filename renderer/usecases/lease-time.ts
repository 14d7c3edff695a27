import type { DeviceMeta } from '#renderer/data/device-store.ts';

/** What a sign-in counts for while the clock stands behind what this device has seen. */
const BLIND_SIGN_IN_MS = 4 * 60 * 60 * 1000;
/** Clocks wander. */
const TOLERANCE_MS = 5 * 60 * 1000;

/**
 * The moment for the lease (C16), in milliseconds. Setting the clock back must not lengthen it: the newest moment this
 * device has seen counts, its own or the county's, and each sign-in behind it counts some hours more, so that the lease
 * ends although the clock never does. An empty clock battery costs hours, not the morning.
 */
export function leaseTime({ seen, lastServerTime, leaseUntil }: LeaseFacts, now: number): number {
  // A fresh word of the county ends whatever a clock that ran ahead had seen.
  const own = seen !== null && seen.lease === leaseUntil ? seen.at : 0;
  const newest = Math.max(own, lastServerTime === null ? 0 : Date.parse(lastServerTime));
  return now >= newest - TOLERANCE_MS ? Math.max(now, newest) : newest + BLIND_SIGN_IN_MS;
}

type LeaseFacts = Pick<DeviceMeta, 'seen' | 'lastServerTime' | 'leaseUntil'>;
