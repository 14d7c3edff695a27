import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { signedText, type RequestFacts, type SignedHeaders } from '#shared/sync/signed-request.ts';
import { CLOCK_TOLERANCE } from '#shared/sync/wire.ts';
import type { ServerStore } from '#server/db/store.ts';
import type { CountyReader } from './county.ts';
import type { Notebook } from './notebook.ts';
import { askTogether } from './ask-together.ts';
import { isSignedBy, verifyingKey, type VerifyingKey } from './signatures.ts';

/** A request as it came: its signed headers and what else the signatures cover. */
export type SignedCall = SignedHeaders & Pick<RequestFacts, 'method' | 'path'>;

/** An officer at a device. */
type SeatAt = Pick<SignedCall, 'office' | 'device' | 'officer'>;

export type AuthProblem = 'unknown-device' | 'no-seat' | 'bad-signature' | 'clock-off' | 'replayed' | 'revoked';

/** The device's key, and the officer's where there is a seat. */
type Keys = { readonly device: VerifyingKey; readonly officer: VerifyingKey | null };

export type Authenticator = {
  /** Shows that the call comes from this device and this officer, now and for the first time (PROTOCOL A1–A6). */
  readonly authenticate: (call: SignedCall) => Promise<Result<null, AuthProblem>>;
  /** May the officer still speak for the device? For connections that stay open after they were checked. */
  readonly admits: (at: SeatAt) => Promise<boolean>;
  /** Has the officer a seat at this device, so that work recorded there may be theirs (decision 0005)? */
  readonly hasSeat: (at: SeatAt) => Promise<boolean>;
  /** The same as `authenticate` with keys that a ticket names (A8). */
  readonly checkWith: (keys: Keys, call: SignedCall) => Promise<Result<null, AuthProblem>>;
  /** What the database says of this device has changed. */
  readonly forget: (office: string, device: string) => void;
};

/** How long an answer of the database is trusted: another process of this server may have revoked the device. */
const TRUST_MS = 60_000;

type Entry = { readonly keys: Keys; readonly revoked: boolean; readonly until: number };

export function createAuthenticator(deps: {
  readonly store: ServerStore;
  readonly county: CountyReader;
  readonly notes: Notebook;
  readonly now: () => Instant;
}): Authenticator {
  const { store, notes } = deps;
  const millis = (): number => Date.parse(deps.now());
  const startedAt = millis();
  const trusted = new Map<string, Entry>();
  // After a power cut in a town all its laptops come at once.
  const ask = askTogether(store.findSigners);
  // What was read before somebody said `forget` is not kept.
  let generation = 0;

  const find = async ({ office, device, officer }: SeatAt): Promise<Entry | null> => {
    const key = `${office} ${device} ${officer}`;
    const entry = trusted.get(key);
    if (entry !== undefined && entry.until > millis()) return entry;
    const mine = generation;
    const stored = await ask({ office, device, officer });
    const deviceKey = stored === null ? null : verifyingKey(stored.deviceKey);
    if (stored === null || deviceKey === null) return null;
    const found: Entry = {
      keys: { device: deviceKey, officer: stored.seatKey === null ? null : verifyingKey(stored.seatKey) },
      revoked: stored.revoked,
      until: millis() + TRUST_MS,
    };
    // Names anybody can make up are not kept: they would fill the memory.
    if (mine === generation && stored.seatKey !== null) trusted.set(key, found);
    return found;
  };

  const isHere = async (officer: string): Promise<boolean> => {
    const person = (await deps.county())?.officers.find(({ id }) => id === officer);
    return person !== undefined && person.left !== true;
  };

  const checkWith: Authenticator['checkWith'] = async (keys, call) => {
    const text = signedText(call);
    if (!isSignedBy(keys.device, call.signature, text)) return err('bad-signature');
    if (keys.officer === null) return err('no-seat');
    if (!isSignedBy(keys.officer, call.officerSignature, text)) return err('bad-signature');
    const at = Date.parse(call.time);
    // A5: nonces of the last second may be lost in a crash; what was signed before this start is signed again.
    if (Math.abs(at - millis()) > CLOCK_TOLERANCE || at < startedAt) return err('clock-off');
    return (await notes.isFresh(call.nonce, at + CLOCK_TOLERANCE)) ? ok(null) : err('replayed');
  };

  return {
    checkWith,
    admits: async (at) => {
      const entry = await find(at);
      const isThere = entry !== null && !entry.revoked && entry.keys.officer !== null;
      return isThere && (await isHere(at.officer));
    },
    hasSeat: async (at) => ((await find(at))?.keys.officer ?? null) !== null,
    authenticate: async (call) => {
      const entry = await find(call);
      if (entry === null) return err('unknown-device');
      if (entry.revoked) {
        return isSignedBy(entry.keys.device, call.signature, signedText(call)) ? err('revoked') : err('bad-signature');
      }
      const checked = await checkWith(entry.keys, call);
      if (!checked.ok) return checked;
      return (await isHere(call.officer)) ? ok(null) : err('no-seat');
    },
    forget: (office, device) => {
      generation += 1;
      for (const key of trusted.keys()) if (key.startsWith(`${office} ${device} `)) trusted.delete(key);
    },
  };
}
