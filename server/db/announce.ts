/** Tells listeners about commits. A listener that throws does not keep the others from hearing. */
export type Announcer = {
  readonly announce: (seq: number) => void;
  readonly watch: (listener: (seq: number) => void) => () => void;
};

export function createAnnouncer(): Announcer {
  const listeners = new Set<(seq: number) => void>();
  return {
    announce: (seq) => {
      for (const listener of listeners) queueMicrotask(() => listener(seq));
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
