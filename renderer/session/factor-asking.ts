/** The question for the six digits, between calls that the county refused and the dialog (decision 0020). */
export type FactorAsking = {
  /** Opens the question, or joins the one that is open; was a right code entered? */
  readonly ask: () => Promise<boolean>;
  readonly isOpen: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
  /** The dialog's answer, to everybody who waits. */
  readonly answer: (isConfirmed: boolean) => void;
};

export function createFactorAsking(): FactorAsking {
  const listeners = new Set<() => void>();
  let waiting: readonly ((isConfirmed: boolean) => void)[] = [];
  const wait = (next: typeof waiting): void => {
    waiting = next;
    for (const listener of listeners) listener();
  };
  return {
    ask: () => new Promise((resolve) => wait([...waiting, resolve])),
    isOpen: () => waiting.length > 0,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer: (isConfirmed) => {
      const asked = waiting;
      wait([]);
      for (const resolve of asked) resolve(isConfirmed);
    },
  };
}
