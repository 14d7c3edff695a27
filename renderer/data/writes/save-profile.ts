import type { CountyProfile } from '#shared/model/county.ts';
import type { DeviceStore } from '../device-store.ts';
import { redate } from '../redate.ts';
import { putMeta } from './device-record.ts';

/** Keeps a newer county profile; when it brings a year of holidays or a setting, the lists follow it. */
export async function saveProfile(store: DeviceStore, profile: CountyProfile): Promise<void> {
  const years = (of: CountyProfile | null): number => of?.calendarEntries?.length ?? 0;
  const settings = (of: CountyProfile | null): number => of?.settingEntries?.length ?? 0;
  const before = { years: years(store.state.profile), settings: settings(store.state.profile) };
  await store.serial(async () => {
    await putMeta(store, { profile }, 'relaxed');
    store.state.profile = profile;
    store.changed();
  });
  if (settings(profile) !== before.settings) await redate(store, 'setting');
  else if (years(profile) !== before.years) await redate(store, 'year');
}
