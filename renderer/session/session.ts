import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Acting } from '#shared/domain/access/acting.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { DeviceIdentity, DeviceStore } from '#renderer/data/device-store.ts';
import { queueSummary, type QueueSummary } from '#renderer/data/queries/sync-state.ts';
import type { SyncDriver, SyncStatus } from '#renderer/sync/driver.ts';
import type { ContentExchange } from '#renderer/sync/exchange-contents.ts';
import type { AuditReader } from '#renderer/sync/transport.ts';
import type { SendYear } from '#renderer/usecases/enter-year.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import type { Ask, AskBytes } from '#renderer/usecases/exchange-sealed.ts';
import type { Audit } from '#renderer/usecases/record-audit.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Room, RoomState } from './room.ts';
import type { Keeping, Stick } from './stick.ts';

/** What every screen may use while an officer sits at the desk: made once by the composition root. */
export type Session = {
  /** Its list, search and counts hold only what the officer at the desk may see (ACC-06). */
  readonly store: DeviceStore;
  readonly deps: UseCaseDeps;
  readonly identity: DeviceIdentity;
  /** The officer at the desk with roles and unit; `null` once the county's list says that they left. */
  readonly acting: Acting | null;
  readonly profile: CountyProfile;
  readonly sync: SyncDriver;
  /** Contents of attachments on their way (PROTOCOL F1). */
  readonly contents: ContentExchange;
  /** How this officer speaks to the county besides sync: people, codes, devices. */
  readonly connection: Connection;
  /** A key from a passphrase, outside the page. */
  readonly derive: VaultDeps['derive'];
  readonly bridge: Bridge;
  /** The other desks of the room (decision 0018). */
  readonly room: Room;
  /** Sends a year of holidays to the county server. */
  readonly sendYear: SendYear;
  /** Where every look and act of this officer is recorded (RX-06, C18). */
  readonly audit: Audit;
  /** What the county shows of its log, to whom it shows it (PROTOCOL D6). */
  readonly auditReader: AuditReader;
  /** Exchange by stick (PROTOCOL U1). */
  readonly stick: Stick;
  /** Backup of this computer, and what a backup brings back (decision 0012). */
  readonly keeping: Keeping;
  /** The way to the confidential register, and the seat's own key to what is sealed to it (decision 0010). */
  readonly confidential: { readonly ask: Ask; readonly askBytes: AskBytes; readonly key: CryptoKey | null };
  /** Locks: keys and names leave the memory, the sign-in comes (C5). */
  readonly leave: () => void;
  /** Opens the officer's own page: passphrase, session PIN, the seats at this computer. */
  readonly ownSeat: () => void;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of a session');
  return session;
}

export function useRoom(): RoomState {
  const { room } = useSession();
  return useSyncExternalStore(room.onState, room.state);
}

/** Renders again after every committed change of the store; the number itself means nothing. */
export function useStoreRevision(): number {
  const { store } = useSession();
  return useSyncExternalStore(store.onChange, () => store.state.revision);
}

/** Is every matter of this device in memory? For a moment after sign-in it is not, and no list may say it is complete. */
export function useListRead(): boolean {
  useStoreRevision();
  return useSession().store.state.listRead;
}

export function useSyncStatus(): SyncStatus {
  const { sync } = useSession();
  return useSyncExternalStore(sync.onStatus, sync.status);
}

/** How many wait, since when, why: always on the screen. */
export function useQueueSummary(): QueueSummary {
  useStoreRevision();
  return queueSummary(useSession().store);
}

/** Which days are worked, as the county has entered it so far (CAL-13); one object as long as nothing is entered. */
export function useCalendar(): WorkCalendar {
  return countyCalendar(useSession().profile.calendarEntries);
}

/** What the county has set, where it has not the product's own values (ST-01). */
export function useSettings(): CountySettings {
  return countySettings(useSession().profile.settingEntries);
}

/** Short name of a unit, or its code when the profile does not know it. */
export function unitName(profile: CountyProfile, code: string): string {
  return profile.units.find((unit) => unit.code === code)?.shortName ?? code;
}

export function officerName(profile: CountyProfile, id: string): string {
  return profile.officers.find((officer) => officer.id === id)?.name ?? id;
}
