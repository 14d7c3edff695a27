import type { MatterView } from '#shared/model/matter.ts';
import type { DeviceStore } from '../device-store.ts';
import { readBodies } from '../matter-rows.ts';

/** One matter with everything known of it; `null` when this device does not have it. */
export async function readMatter(store: DeviceStore, id: string): Promise<MatterView | null> {
  return (await readBodies(store, [id])).get(id)?.view ?? null;
}
