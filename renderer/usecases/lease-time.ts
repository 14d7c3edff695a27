import type { DeviceMeta } from '#renderer/data/device-store.ts';

/** What a sign-in, or a start of the program, counts for while the clock stands behind what this device has seen. */
export const BLIND_START_MS = 4 * 60 * 60 * 1000;
/** Clocks wander. */
export const CLOCK_WANDERS_MS = 5 * 60 * 1000;

/**
 * The moment for the lease (C16), in milliseconds. Setting the clock back must not lengthen it: the newest moment this
 * device has seen counts, its own or the county's, and each sign-in behind it counts some hours more, so that the lease
 * ends although the clock never does. An empty clock battery costs hours, not the morning.
 */
export function leaseTime({ seen, lastServerTime, leaseUntil }: LeaseFacts, now: number): number {
  // A fresh word of the county ends whatever a clock that ran ahead had seen.
  const own = seen !== null && seen.lease === leaseUntil ? seen.at : 0;
  return forwardOnly(Math.max(own, lastServerTime === null ? 0 : Date.parse(lastServerTime)), now, BLIND_START_MS);
}

type LeaseFacts = Pick<DeviceMeta, 'seen' | 'lastServerTime' | 'leaseUntil'>;

/** What counts where `newest` was seen before and `shown` is seen now; behind it, `blind` more than the newest. */
export const forwardOnly = (newest: number, shown: number, blind: number): number =>
  shown >= newest - CLOCK_WANDERS_MS ? Math.max(shown, newest) : newest + blind;
