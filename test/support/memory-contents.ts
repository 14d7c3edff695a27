/** The county's side of contents for a device in the same process: the real use cases, behind what devices use. */
import { createHash } from 'node:crypto';
import type { ContentTransport } from '#renderer/sync/content-transport.ts';
import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import type { ContentStore } from '#server/db/contents.ts';
import { contentState, readPiece, takePiece } from '#server/usecases/exchange-contents.ts';
import { err, ok } from '#shared/lib/result.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { ContentResponse } from '#shared/sync/attachment.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { officeScope, type MemoryCounty } from './memory-county.ts';

const AT = Instant.parse('2026-09-04T01:10:00.000Z');

/** What the device talks to. `before`: called with each call's number; `false` is a line that breaks before it arrives. */
export function contentsOf(
  county: MemoryCounty,
  contents: ContentStore,
  { office, device }: Pick<DeviceIdentity, 'office' | 'device'>,
  before: (call: number) => boolean = () => true,
): ContentTransport & { readonly calls: () => number } {
  let calls = 0;
  const asker = () => ({ sender: { office, device }, units: officeScope(county.profile, office) });
  const deps = () => ({ store: county.store(), contents });
  const arrives = (): boolean => before((calls += 1));
  const said = (answer: object): ContentResponse =>
    ContentResponse.parse({ wire: WIRE_VERSION, serverNow: AT, ...answer });
  return {
    calls: () => calls,
    ask: async (stream, hash) => {
      if (!arrives()) return err({ code: 'offline' });
      return ok(said({ content: await contentState(deps(), asker(), { stream, hash }) }));
    },
    give: async (stream, hash, n, bytes) => {
      if (!arrives()) return err({ code: 'offline' });
      const taken = await takePiece(deps(), asker(), { stream, hash }, { n, bytes });
      if (!taken.ok) return err({ code: taken.error });
      return ok(said({ ...taken.value, digest: createHash('sha256').update(bytes).digest('hex') }));
    },
    fetch: async (stream, hash, n) => {
      if (!arrives()) return err({ code: 'offline' });
      const bytes = await readPiece(deps(), asker(), { stream, hash }, n);
      return bytes === null ? err({ code: 'not-found' }) : ok(bytes);
    },
  };
}
