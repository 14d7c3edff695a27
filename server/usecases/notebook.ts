import type { NonceRow, Seen, ServerStore } from '#server/db/store.ts';

/**
 * What is written down about requests beside the requests: their nonces, when a device was last heard and how much
 * waited there. A commit for each would cost a third of the time of a push; they go to the disk together once a second.
 */
export type Notebook = {
  /** Reads the nonces of before; otherwise the first request waits for them. */
  readonly load: () => Promise<void>;
  /** Was the nonce never seen? Notes it until `until`, in milliseconds (PROTOCOL A5). */
  readonly isFresh: (nonce: string, until: number) => Promise<boolean>;
  readonly seen: (row: Seen) => void;
  /** Writes what is not written yet; before the server stops. */
  readonly flush: () => Promise<void>;
};

const FLUSH_MS = 1000;
/** More than every device of a county can use up in ten minutes; above it requests are refused rather than unguarded. */
const MOST_NONCES = 500_000;

export function createNotebook(deps: {
  readonly store: Pick<ServerStore, 'readNonces' | 'saveNonces' | 'noteSeen'>;
  readonly millis: () => number;
  readonly logFailure: (cause: unknown) => void;
}): Notebook {
  const { store, millis } = deps;
  const nonces = new Map<string, number>();
  let loaded: Promise<void> | null = null;
  let unsaved: NonceRow[] = [];
  const seen = new Map<string, Seen>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const load = async (): Promise<void> => {
    for (const { nonce, until } of await store.readNonces(millis())) nonces.set(nonce, until);
  };
  const flush = async (): Promise<void> => {
    timer = null;
    const [rows, devices] = [unsaved, [...seen.values()]];
    unsaved = [];
    seen.clear();
    const now = millis();
    // In the order they came, which is about the order they end.
    for (const [nonce, until] of nonces) {
      if (until >= now) break;
      nonces.delete(nonce);
    }
    try {
      if (rows.length > 0) await store.saveNonces(rows, now);
      if (devices.length > 0) await store.noteSeen(devices);
    } catch (cause) {
      deps.logFailure(cause);
      unsaved = [...rows, ...unsaved].slice(-MOST_NONCES);
    }
  };
  const plan = (): void => {
    if (timer !== null) return;
    timer = setTimeout(() => void flush(), FLUSH_MS);
    timer.unref();
  };
  const loadOnce = (): Promise<void> =>
    (loaded ??= load().catch((cause: unknown) => {
      loaded = null;
      throw cause;
    }));
  return {
    load: loadOnce,
    isFresh: async (nonce, until) => {
      await loadOnce();
      if (nonces.has(nonce) || nonces.size >= MOST_NONCES) return false;
      nonces.set(nonce, until);
      unsaved.push({ nonce, until });
      plan();
      return true;
    },
    seen: (row) => {
      seen.set(`${row.office} ${row.device}`, row);
      plan();
    },
    flush: async () => {
      if (timer !== null) clearTimeout(timer);
      await flush();
    },
  };
}
