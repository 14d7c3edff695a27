/** PROTOCOL S9. */
const FIRST_WAIT = 2_000;
export const LONGEST_WAIT = 5 * 60_000;
const JITTER = 0.3;

/** Milliseconds to wait after the `failures`-th failure in a row (1, 2, …); `random` is in [0, 1). */
export function backoff(failures: number, random: number): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - 1));
  return Math.round(wait * (1 - JITTER + 2 * JITTER * random));
}
