import { settingsOf } from '#shared/domain/organisation/settings.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import type { KeyTerm, VaultDevice } from '#renderer/vault/vault-rows.ts';
import { isHeld, isWiped, keepTerm, renewTerm, wipeKeys } from '#renderer/vault/wipe-keys.ts';
import { askStanding, type Standing } from './ask-standing.ts';
import { readDoorway } from './doorway.ts';
import { BLIND_START_MS, CLOCK_WANDERS_MS, forwardOnly } from './lease-time.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A look at a page that stands open counts nothing by itself; each start behind a clock set back counts some hours. */
export const LOOKS = { start: BLIND_START_MS, again: 0 } as const;

/**
 * How long the clock says this computer has been without contact, in milliseconds; -Infinity: it stands before both of
 * the beginnings that are known, the county's time and what this clock showed then. A clock that was wrong all along, or
 * was set right since, still gives the days.
 */
function shownAbsence({ at, clock }: KeyTerm, now: number): number {
  const since = [at, clock].map((start) => now - Date.parse(start)).filter((ms) => ms >= -CLOCK_WANDERS_MS);
  return since.length === 0 ? -Infinity : Math.min(...since);
}

/**
 * `near`: the days are over; said for a day of the clock before anything happens, because the clock may be wrong, with the
 * `hours` that are left at most. `due`: that day is over, too. `refused`: the county could not open what would be left, so
 * nothing is wiped. `now`: what the clock showed, in milliseconds, for whoever is to say whether it is wrong.
 */
export type KeyState =
  | { readonly code: 'well' }
  | { readonly code: 'near'; readonly days: number; readonly now: number; readonly hours: number }
  | { readonly code: 'due' | 'refused'; readonly days: number; readonly now: number };

const WELL = { code: 'well' } as const;

/** C16: what a look finds, and what is kept of it for the next one. */
export function judgeTerm(
  term: KeyTerm,
  held: boolean,
  { now, look }: { readonly now: number; readonly look: number },
): { readonly state: KeyState; readonly term: KeyTerm } {
  const { noted, ...bare } = term;
  const shown = shownAbsence(term, now);
  const absence = forwardOnly(term.seen ?? 0, shown, look);
  const isOver = absence >= term.days * DAY_MS;
  // A moment past the days is not believed at once: a clock set right tomorrow leaves no trace of it.
  const kept = isOver && shown >= absence ? bare : { ...bare, seen: absence };
  if (!isOver) return { state: WELL, term: kept };
  const days = Math.floor(absence / DAY_MS);
  if (!held) return { state: { code: 'refused', days, now }, term: kept };
  const first = Math.min(noted ?? absence, absence);
  const left = first + DAY_MS - absence;
  const state =
    left > 0
      ? ({ code: 'near', days, now, hours: Math.ceil(left / HOUR_MS) } as const)
      : ({ code: 'due', days, now } as const);
  return { state, term: { ...kept, noted: first } };
}

/** A look without any line and without any key. What it finds is kept; on a full disk it is only said. */
export async function lookAtTerm(vault: Pick<VaultDeps, 'db' | 'now'>, look: number): Promise<KeyState> {
  const doorway = await readDoorway(vault);
  if (doorway?.device.term === undefined || doorway.seats.every(isWiped)) return WELL;
  const { term } = doorway.device;
  const judged = judgeTerm(term, isHeld(doorway.device), { now: vault.now(), look });
  if (judged.term.noted !== term.noted || isMuchLater(judged.term, term))
    await keepTerm(vault, term, judged.term).catch(() => undefined);
  return judged.state;
}

/** Days are counted; not every look is worth a writing. */
const isMuchLater = (found: KeyTerm, kept: KeyTerm): boolean =>
  (found.seen ?? 0) - (kept.seen ?? 0) >= CLOCK_WANDERS_MS;

/**
 * What the county said at the door, or that it said nothing. A word of it, in its own hand, is a contact; without one the
 * keys go if a look has found them due. `true`: they went now.
 */
export async function settleTerm(
  vault: Pick<VaultDeps, 'db' | 'now'>,
  found: KeyState,
  standing: Standing | null,
): Promise<boolean> {
  if (standing !== null) {
    if (!standing.revoked) await renewTerm(vault, { at: standing.at });
    return false;
  }
  return found.code === 'due' && wipeKeys(vault, (device) => daysDue(vault, device));
}

function daysDue({ now }: Pick<VaultDeps, 'now'>, device: VaultDevice): number | null {
  if (device.term === undefined) return null;
  const { state } = judgeTerm(device.term, isHeld(device), { now: now(), look: LOOKS.again });
  return state.code === 'due' ? state.days : null;
}

/** Before a passphrase or PIN is tried: keys that are due go first, unless the county can be asked. */
export async function wipeIfDue(vault: VaultDeps, base: string): Promise<boolean> {
  const found = await lookAtTerm(vault, LOOKS.again);
  if (found.code !== 'due') return false;
  const doorway = await readDoorway(vault);
  return settleTerm(vault, found, doorway === null ? null : await askStanding(base, doorway));
}

/** While somebody works: each exchange, by line or by stick, begins the days anew. Returns how to stop. */
export function renewAtContact(
  vault: Pick<VaultDeps, 'db' | 'now'>,
  store: DeviceStore,
  report: (error: unknown) => void,
): () => void {
  let known = store.state.lastSyncAt;
  return store.onChange(() => {
    const { lastSyncAt, lastServerTime, profile } = store.state;
    if (lastSyncAt === known || lastServerTime === null || profile === null) return;
    known = lastSyncAt;
    renewTerm(vault, { at: lastServerTime, days: settingsOf(profile).eraseDays }).catch(report);
  });
}
