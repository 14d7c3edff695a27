import { err, ok, type Result } from '#shared/lib/result.ts';
import { PIN_LIFE_MS, type KeptPin, type PinAnswer, type PinOffer, type PinParams } from '#shared/lib/pin-keeper.ts';
import { joined } from '#shared/lib/joined-bytes.ts';
import { randomBytes, utf8, type Bytes } from './bytes.ts';
import { newKdfParams } from './kdf-params.ts';
import { kekOf, unwrapDataKey } from './key-encryption.ts';
import { countedTry, noteFailedTry, unlockWith, type Unlocked, type UnlockProblem, type VaultDeps } from './vault.ts';
import type { VaultSeat } from './vault-rows.ts';

/**
 * Fast unlock (security C4): after the passphrase has opened this run of the program once, six digits open a lock again.
 * What they open is in memory only and dies with the run, unless the system's key store seals it (os-pin.ts), so six digits
 * alone are never what stands between a thief's disk and its content.
 */

export type PinFlaw = 'digits' | 'simple';

const IV = 12;
const KEY = 32;

/** `null`: it may be used. Runs, repetitions and halves that repeat are what everybody tries first. */
export function pinFlaw(pin: string): PinFlaw | null {
  if (!/^\d{6,12}$/u.test(pin)) return 'digits';
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0));
  const isRun = [1, -1, 0].some((step) => steps.filter((each) => each === step).length >= steps.length - 1);
  const half = pin.slice(0, pin.length / 2);
  return isRun || new Set(digits).size < 3 || half.repeat(2) === pin ? 'simple' : null;
}

/** Asks for the passphrase once more, and seals what it derives under the PIN. Nothing is written to the disk. */
export async function makePin(
  deps: VaultDeps,
  officer: string,
  given: { readonly passphrase: string; readonly pin: string },
): Promise<Result<KeptPin, UnlockProblem>> {
  const proved = await countedTry(deps, officer, given.passphrase, async (derived, seat) => {
    const copy = new Uint8Array(derived);
    const opens = (await unwrapDataKey(seat.wrapped, await kekOf(derived))) !== null;
    return opens ? ok<{ readonly seat: VaultSeat; readonly copy: Bytes }>({ seat, copy }) : null;
  });
  if (!proved.ok) return proved;
  const { memory, passes, lanes, salt } = newKdfParams();
  const params = { memory, passes, lanes, salt };
  const { verifier, key } = await pinKeys(deps, given.pin, params);
  const iv = randomBytes(IV);
  const sealed = await crypto.subtle.encrypt(boxOf(officer, iv), key, proved.value.copy);
  proved.value.copy.fill(0);
  const box = joined(iv, new Uint8Array(sealed));
  return ok({ officer, ...params, verifier, box, until: deps.now() + PIN_LIFE_MS });
}

/** `left` tries before only the passphrase opens. */
export type PinProblem = UnlockProblem | { readonly code: 'wrong-pin'; readonly left: number };

/** Opens a locked computer with the PIN. `take` is the keeper's, who counts. */
export async function unlockByPin(
  deps: VaultDeps,
  offer: PinOffer,
  pin: string,
  take: (verifier: Bytes) => Promise<PinAnswer>,
): Promise<Result<Unlocked, PinProblem>> {
  const { verifier, key } = await pinKeys(deps, pin, offer);
  const answer = await take(verifier);
  if (!answer.taken) {
    await noteFailedTry(deps, offer.officer);
    return err({ code: 'wrong-pin', left: answer.left });
  }
  const derived = await crypto.subtle.decrypt(
    boxOf(offer.officer, answer.box.slice(0, IV)),
    key,
    new Uint8Array(answer.box.slice(IV)),
  );
  // The passphrase was changed, or the seat given anew, since the PIN was made.
  return (
    (await unlockWith(deps, offer.officer, await kekOf(new Uint8Array(derived)))) ?? err({ code: 'wrong-pin', left: 0 })
  );
}

const boxOf = (officer: string, iv: Uint8Array): AesGcmParams => ({
  name: 'AES-GCM',
  iv: new Uint8Array(iv),
  additionalData: utf8(`session pin ${officer}`),
});

/** Two things from one derivation: what proves the PIN, and what opens the box. Neither follows from the other. */
async function pinKeys(
  { derive }: Pick<VaultDeps, 'derive'>,
  pin: string,
  { memory, passes, lanes, salt }: PinParams,
): Promise<{ readonly verifier: Bytes; readonly key: CryptoKey }> {
  const derived = await derive(pin, { kdf: 'argon2id', memory, passes, lanes, salt: new Uint8Array(salt) });
  const base = await crypto.subtle.importKey('raw', derived, 'HKDF', false, ['deriveKey', 'deriveBits']);
  derived.fill(0);
  const hkdf = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) });
  const [verifier, key] = await Promise.all([
    crypto.subtle.deriveBits(hkdf('jft pin proof'), base, KEY * 8),
    crypto.subtle.deriveKey(hkdf('jft pin box'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  return { verifier: new Uint8Array(verifier), key };
}
