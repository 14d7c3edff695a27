/** Wrong passphrases in a row, kept on the disk: closing the program does not forgive them. `at` in milliseconds. */
export type Tries = { readonly wrong: number; readonly at: number };

export const NO_TRIES: Tries = { wrong: 0, at: 0 };

/** So many mistypings cost nothing. */
const FREE = 3;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;

/** Milliseconds until the next try may be made: 5 s after the fourth, twice as long each time, at most 15 minutes. */
export function waitOf({ wrong, at }: Tries, now: number): number {
  if (wrong <= FREE) return 0;
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE - 1));
  // A clock set back does not make the wait longer than it was, one set forward ends it: guessing costs Argon2id anyway.
  return Math.max(0, Math.min(wait, at + wait - now));
}
