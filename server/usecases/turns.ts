/** Resolves when it is the caller's turn: one after the other, each in a round of the event loop of its own. */
export type Turn = () => Promise<void>;

/**
 * After a power cut hundreds of requests lie there at once. Worked off in one go, the answers of the database, and with
 * them the next transaction, would have to wait for the last of them; so after each one the loop looks at its sockets.
 */
export function createTurns(): Turn {
  let last: Promise<void> = Promise.resolve();
  const nextRound = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  return () => (last = last.then(nextRound));
}
