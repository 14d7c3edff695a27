/**
 * What is left of an officer's keys while the computer is locked: a box that only the session PIN opens (security C4).
 * It lives in the memory of whoever outlasts the page (the shell, or the service worker), and never open on a disk. The keeper
 * itself counts the tries, so that a page loaded anew does not forgive them. It protects against somebody at the keyboard
 * of a locked computer; not against somebody who reads the memory of the running program.
 */
export type KeptPin = PinParams & {
  readonly officer: string;
  /** Derived from the PIN beside the key of the box: who shows it has the PIN. */
  readonly verifier: Uint8Array;
  readonly box: Uint8Array;
  /** Milliseconds: from then on only the passphrase. */
  readonly until: number;
};

/** How the PIN becomes a key (Argon2id); no secret. */
export type PinParams = {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Uint8Array;
};

/** What anybody at the locked computer may know. */
export type PinOffer = PinParams & { readonly officer: string; readonly left: number };

export type PinAnswer =
  | { readonly taken: true; readonly box: Uint8Array }
  /** `left`: tries before only the passphrase opens; 0: it is so far. */
  | { readonly taken: false; readonly left: number };

export type PinKeeper = {
  readonly keep: (pin: KeptPin) => void;
  readonly offers: () => readonly PinOffer[];
  readonly take: (officer: string, verifier: Uint8Array) => PinAnswer;
  /** One officer's, or all. */
  readonly drop: (officer?: string) => void;
};

/** The same, asked from the page. */
export type PinKeeping = {
  /** `false`: nobody here can keep it. */
  readonly keep: (pin: KeptPin) => Promise<boolean>;
  readonly offers: () => Promise<readonly PinOffer[]>;
  readonly take: (request: { readonly officer: string; readonly verifier: Uint8Array }) => Promise<PinAnswer>;
  /** `null`: those of all officers. */
  readonly drop: (officer: string | null) => Promise<void>;
};

/** C4: five wrong tries, then the passphrase. */
export const PIN_TRIES = 5;
/** C4: a working day after the passphrase. */
export const PIN_LIFE_MS = 10 * 60 * 60 * 1000;

type Kept = KeptPin & { readonly since: number; wrong: number };

/** `now` in milliseconds. */
export function createPinKeeper(now: () => number): PinKeeper {
  const kept = new Map<string, Kept>();
  /** A clock that went back before the keeping began is no way to more time. */
  const current = (officer: string): Kept | null => {
    const pin = kept.get(officer);
    if (pin === undefined) return null;
    const time = now();
    if (time < pin.until && time >= pin.since && pin.wrong < PIN_TRIES) return pin;
    kept.delete(officer);
    return null;
  };
  return {
    keep: (pin) => {
      const since = now();
      kept.set(pin.officer, { ...pin, until: Math.min(pin.until, since + PIN_LIFE_MS), since, wrong: 0 });
    },
    offers: () =>
      [...kept.keys()].flatMap((officer) => {
        const pin = current(officer);
        if (pin === null) return [];
        const { memory, passes, lanes, salt, wrong } = pin;
        return [{ officer, memory, passes, lanes, salt, left: PIN_TRIES - wrong }];
      }),
    take: (officer, verifier) => {
      const pin = current(officer);
      if (pin === null) return { taken: false, left: 0 };
      if (isSame(pin.verifier, verifier)) {
        pin.wrong = 0;
        return { taken: true, box: pin.box };
      }
      pin.wrong += 1;
      const left = PIN_TRIES - pin.wrong;
      if (left === 0) kept.delete(officer);
      return { taken: false, left };
    },
    drop: (officer) => {
      if (officer === undefined) kept.clear();
      else kept.delete(officer);
    },
  };
}

/** In a time that does not depend on where they differ. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [i, byte] of a.entries()) difference |= byte ^ (b[i] ?? 0);
  return difference === 0;
}
