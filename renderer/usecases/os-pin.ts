import * as z from 'zod';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { PIN_TRIES, type KeptPin, type PinKeeping } from '#shared/lib/pin-keeper.ts';
import { readSeats, type VaultDeps } from '#renderer/vault/vault.ts';

/** The key store of the operating system, as the shell hands it to the page; a browser has none. */
export type OsStore = {
  readonly seal: (bytes: Uint8Array) => Promise<Answer<OsSealed>>;
  readonly unseal: (secret: OsSealed) => Promise<Answer<{ readonly bytes: Uint8Array }>>;
};
type OsSealed = { readonly backend: string; readonly sealed: Uint8Array };
type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** C4: after a week the passphrase is asked again, so that nobody forgets it. */
export const OS_PIN_LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** What the key store seals: the box that only the PIN opens. */
const Kept = z.strictObject({
  memory: z.int(),
  passes: z.int(),
  lanes: z.int(),
  salt: z.string(),
  verifier: z.string(),
  box: z.string(),
  until: z.number(),
});

/**
 * C4, decision 0005: a session PIN that opens the next runs of the program, too. Its box is sealed by the key store of
 * the operating system and lies beside the wrap of the passphrase, never in its place: whoever has the disk has nothing
 * to try six digits against, and whoever loses the key store has the passphrase. `false`: nothing here can seal it.
 */
export async function keepBeyondRun(vault: VaultDeps, os: OsStore, pin: KeptPin): Promise<boolean> {
  const { memory, passes, lanes, salt, verifier, box } = pin;
  const kept: z.infer<typeof Kept> = {
    memory,
    passes,
    lanes,
    salt: toBase64url(salt),
    verifier: toBase64url(verifier),
    box: toBase64url(box),
    until: vault.now() + OS_PIN_LIFE_MS,
  };
  const answer = await os.seal(new TextEncoder().encode(JSON.stringify(kept)));
  if (!answer.ok) return false;
  const { backend, sealed } = answer.value;
  await vault.db.seats.update(pin.officer, {
    osPin: { backend, sealed: new Uint8Array(sealed), left: PIN_TRIES },
  });
  return true;
}

/** At the door: PINs of earlier runs go back to the keeper. What the key store does not open any more is forgotten. */
export async function bringBackPins(
  vault: Pick<VaultDeps, 'db' | 'now'>,
  os: Pick<OsStore, 'unseal'>,
  keeper: Pick<PinKeeping, 'keep' | 'offers'>,
): Promise<void> {
  const offered = new Set((await keeper.offers()).map(({ officer }) => officer));
  for (const { officer, osPin } of await readSeats(vault)) {
    if (osPin === undefined || offered.has(officer)) continue;
    const { backend, sealed } = osPin;
    const answer = await os.unseal({ backend, sealed });
    if (answer.ok) {
      const pin = pinOf(officer, answer.value.bytes);
      if (pin !== null && vault.now() < pin.until && osPin.left > 0) await keeper.keep(pin);
      else await forgetOsPin(vault, officer);
    } else if (answer.error.code === 'unreadable') await forgetOsPin(vault, officer);
    // Another desktop session, or a key store that is closed now: it may be back tomorrow.
  }
}

function pinOf(officer: string, bytes: Uint8Array): KeptPin | null {
  try {
    const { salt, verifier, box, ...rest } = Kept.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const [salted, proof, sealed] = [fromBase64url(salt), fromBase64url(verifier), fromBase64url(box)];
    return salted === null || proof === null || sealed === null
      ? null
      : { officer, ...rest, salt: salted, verifier: proof, box: sealed };
  } catch {
    return null;
  }
}

/**
 * Counts a try before it is made, so that ending the program does not take it back; how many are left then. `null`: this
 * officer has no PIN that outlasts the program.
 */
export async function countOsTry({ db }: Pick<VaultDeps, 'db'>, officer: string): Promise<number | null> {
  const seat = await db.seats.get(officer);
  if (seat?.osPin === undefined) return null;
  const left = Math.max(0, seat.osPin.left - 1);
  await db.seats.update(officer, { osPin: { ...seat.osPin, left } });
  return left;
}

/** The right one clears the count. */
export async function settleOsTries({ db }: Pick<VaultDeps, 'db'>, officer: string): Promise<void> {
  const seat = await db.seats.get(officer);
  if (seat?.osPin !== undefined) await db.seats.update(officer, { osPin: { ...seat.osPin, left: PIN_TRIES } });
}

/** Only the passphrase opens now. */
export async function forgetOsPin({ db }: Pick<VaultDeps, 'db'>, officer: string): Promise<void> {
  const seat = await db.seats.get(officer);
  if (seat === undefined) return;
  const { osPin: _, ...kept } = seat;
  await db.seats.put(kept);
}
