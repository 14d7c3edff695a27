import type { Codec } from './codec.ts';
import { newRev } from './codec.ts';
import type { DeviceMeta } from './device-store.ts';
import type { MetaRow } from './rows.ts';

/** Facts of the device as rows to put. Sealed like everything else: they name officers and numbers of the day. */
export async function sealMeta(
  { codec }: { readonly codec: Codec },
  facts: Partial<DeviceMeta>,
): Promise<readonly MetaRow[]> {
  const entries = Object.entries(facts).map(([key, value]) => ({ key, rev: newRev(), json: JSON.stringify(value) }));
  const bodies = await codec.seal(entries.map(({ key, rev, json }) => ({ place: { table: 'meta', key, rev }, json })));
  return entries.flatMap(({ key, rev }, i) => {
    const body = bodies[i];
    return body === undefined ? [] : [{ key, rev, body }];
  });
}
