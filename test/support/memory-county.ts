/**
 * A county server without HTTP and without a database: the real use cases over the store in memory, behind the same
 * `Transport` that devices use. Answers pass through JSON and the wire schemas, as over the network.
 */
import { createHash } from 'node:crypto';
import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import type { AuditReader, Transport } from '#renderer/sync/transport.ts';
import { createMemoryStore, type MemoryDump, type MemoryStore } from '#server/db/memory-store.ts';
import { acceptOperations } from '#server/usecases/accept-operations.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { deviceScope } from '#shared/domain/access/device-scope.ts';
import { setUpCounty } from '#server/usecases/county.ts';
import { findMissing } from '#server/usecases/find-missing.ts';
import { foldStreams } from '#server/usecases/materialise.ts';
import { parseOperations } from '#server/usecases/parse-push.ts';
import { joinAudit } from '#server/usecases/join-audit.ts';
import { checkAudit, listAudit } from '#server/usecases/read-audit.ts';
import { hasHistory, readChanges } from '#server/usecases/read-changes.ts';
import { findElsewhere } from '#server/usecases/read-scoped.ts';
import { readSnapshot } from '#server/usecases/read-snapshot.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant } from '#shared/model/plain-date.ts';
import {
  AuditListResponse,
  AuditPushRequest,
  AuditPushResponse,
  AuditQuery,
  AuditStateResponse,
} from '#shared/sync/audit.ts';
import { PullResponse, SnapshotResponse } from '#shared/sync/pull.ts';
import { PushRequest, PushResponse } from '#shared/sync/push.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a device receives on which every officer of its office has a seat. */
export const officeScope = (profile: CountyProfile, office: string): readonly string[] | null =>
  deviceScope(
    profile.officers.filter(({ unit }) => unit === office).flatMap(({ id }) => actingOf(profile, office, id) ?? []),
  );

export type MemoryCounty = {
  readonly profile: CountyProfile;
  readonly store: () => MemoryStore;
  /** What a device of this office and code talks to; every call is delivered, at once. */
  readonly transportOf: (identity: Pick<DeviceIdentity, 'office' | 'device'>) => Transport & AuditReader;
  /** A backup, and the server as it was then. */
  readonly backup: () => MemoryDump;
  readonly restore: (dump: MemoryDump) => void;
  /** Everything accepted, folded. */
  readonly views: () => Promise<Map<string, MatterView>>;
};

export type MemoryCountyOptions = {
  /** Server clock in milliseconds. */
  readonly millis: () => number;
  /** Entries of one page of changes or of a snapshot. */
  readonly page?: number;
};

/** Sets up the fictional county in an empty memory store. */
export async function createMemoryCounty(options: MemoryCountyOptions): Promise<MemoryCounty> {
  let store = createMemoryStore();
  const created = await setUpCounty(store, { kind: 'fictional' });
  if (!created.ok) throw new Error(created.error);
  const profile = created.value;
  const limit = options.page ?? 2000;
  const now = (): Instant => Instant.parse(new Date(options.millis()).toISOString());
  const answerHead = () => ({ wire: WIRE_VERSION, serverNow: now() });
  const transportOf = (identity: Pick<DeviceIdentity, 'office' | 'device'>): Transport & AuditReader => {
    const sender = { office: UnitCode.parse(identity.office), device: DeviceCode.parse(identity.device) };
    const units = officeScope(profile, identity.office);
    return {
      push: async (body) => {
        const request = PushRequest.parse(JSON.parse(body));
        if (request.place !== undefined && !(await hasHistory(store, request.place))) {
          return err({ code: 'history-changed' });
        }
        const push = {
          sender,
          sentAt: request.sentAt,
          arrivedAt: now(),
          ops: parseOperations(request.ops),
          claims: request.claims ?? {},
          bytes: body.length,
        };
        const [receipts] = await acceptOperations({ store, hash: sha256 }, profile, [push]);
        return ok(PushResponse.parse({ wire: WIRE_VERSION, digest: sha256(body), serverNow: now(), receipts }));
      },
      changes: async (cursor, chain) => {
        const page = await readChanges(store, sender, units, { cursor, chain, limit });
        if (!page.ok) return err({ code: page.error });
        const { entries, ...place } = page.value;
        const head = {
          wire: WIRE_VERSION,
          serverNow: now(),
          profileVersion: profile.version,
          ...place,
          leaseUntil: now(),
        };
        return ok(PullResponse.parse({ ...head, entries: entries.map((text) => JSON.parse(text) as unknown) }));
      },
      snapshot: async (after) => {
        const { views, receptions, ...place } = await readSnapshot(store, units, { after: after ?? '', limit });
        const head = { wire: WIRE_VERSION, serverNow: now(), profileVersion: profile.version, ...place };
        const parsed = (texts: readonly string[]) => texts.map((text) => JSON.parse(text) as unknown);
        return ok(SnapshotResponse.parse({ ...head, views: parsed(views), receptions: parsed(receptions) }));
      },
      audit: async (body) => {
        const { head, links } = AuditPushRequest.parse(JSON.parse(body));
        const joined = await joinAudit({ store, hash: sha256, now }, sender, { head, links });
        return ok(AuditPushResponse.parse({ wire: WIRE_VERSION, digest: sha256(body), serverNow: now(), ...joined }));
      },
      auditList: async (query) => ok(AuditListResponse.parse({ ...answerHead(), ...(await listAudit(store, query)) })),
      auditState: async () => ok(AuditStateResponse.parse({ ...answerHead(), ...(await checkAudit(store, sha256)) })),
      looks: async (stream) => {
        const list = await listAudit(store, AuditQuery.parse({ stream }));
        return ok(AuditListResponse.parse({ ...answerHead(), ...list }));
      },
      missing: async (ids) => ok(await findMissing(store, ids)),
      where: async (streams) => ok(await findElsewhere(store, units, streams)),
      profile: () => Promise.resolve(ok(profile)),
      listen: () => () => undefined,
    };
  };
  return {
    profile,
    store: () => store,
    transportOf,
    backup: () => store.dump(),
    restore: (dump) => {
      store = createMemoryStore(dump);
    },
    views: () => {
      const { operations } = store.dump();
      const { matters } = store.dump();
      const ids = new Set(matters.filter(({ kind }) => kind === 'matter').map(({ id }) => id));
      return Promise.resolve(foldStreams(operations.filter(({ stream }) => ids.has(stream))));
    },
  };
}
