import * as z from 'zod';
import type { Acting } from '#shared/domain/access/acting.ts';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { StreamId } from '#shared/model/ids.ts';
import { ChainHash } from '#shared/sync/pull.ts';
import { PULL_PAGE, WIRE_VERSION } from '#shared/sync/wire.ts';
import { leaseUntil, visibleTo } from '#server/usecases/county.ts';
import { revokedAt } from '#server/usecases/device-standing.ts';
import { readChanges } from '#server/usecases/read-changes.ts';
import { readSnapshot } from '#server/usecases/read-snapshot.ts';
import { answerHead, identify, isServedVersion, type Api } from './api.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** A number written in decimal digits and nothing else. */
const decimal = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const Limit = decimal(1, PULL_PAGE).default(PULL_PAGE);

/** V1: a device of a version that is not served must not guess at pages it cannot read. */
const Wire = decimal(0, 9999).default(WIRE_VERSION);

const ChangesQuery = z.object({
  wire: Wire,
  cursor: decimal(0, Number.MAX_SAFE_INTEGER),
  chain: ChainHash.default(''),
  limit: Limit,
  /** Operations that wait on the device; shown to the county, decides nothing. */
  waiting: decimal(0, 1_000_000).default(0),
});

/** No `after`, or an empty one, asks for the first page. */
const SnapshotQuery = z.object({ wire: Wire, after: z.union([z.literal(''), StreamId]).default(''), limit: Limit });

const queryOf = (request: Request): unknown => Object.fromEntries(new URL(request.url).searchParams);

/**
 * Roles may change while seats stay: whoever may see no matter any more fetches none, though colleagues at the same
 * computer may (ACC-09). Where the computer receives nothing there is nothing to refuse.
 */
const mayRead = (acting: Acting, units: readonly string[] | null): boolean =>
  mayEver(acting, 'view') || (units !== null && units.length === 0);

/** `GET /changes`: the feed after a cursor (PROTOCOL L1–L3, R1). */
export async function changes(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const asked = ChangesQuery.safeParse(queryOf(request));
  if (!asked.success) return errorResponse('bad-request', api.now());
  if (!isServedVersion(asked.data)) return errorResponse('needs-upgrade', api.now());
  const { sender, county, acting } = caller.value;
  const units = await visibleTo(api.store, county, sender);
  if (!mayRead(acting, units)) return errorResponse('forbidden', api.now());
  const page = await readChanges(api.store, sender, units, asked.data);
  if (!page.ok) return errorResponse(page.error, api.now());
  const revoked = await revokedAt(api.store, sender.office);
  const at = api.now();
  api.notes.seen({ ...sender, lastSeenAt: at, waiting: asked.data.waiting });
  const { cursor, chain, more, left, scope, entries, gone } = page.value;
  const place = `"cursor":${cursor},"chain":"${chain}","more":${more},"left":${left},"scope":"${scope}"`;
  const fields = `${place},"profileVersion":${county.version},"leaseUntil":"${leaseUntil(county, at)}"`;
  const lists = `"revokedHere":${JSON.stringify(revoked)},"gone":${JSON.stringify(gone)},"entries":[${entries.join(',')}]`;
  return jsonResponse(request, `${answerHead(at)},${fields},${lists}}`);
}

/** `GET /snapshot`: whole matters page by page for a new device (PROTOCOL L4). */
export async function snapshot(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const asked = SnapshotQuery.safeParse(queryOf(request));
  if (!asked.success) return errorResponse('bad-request', api.now());
  if (!isServedVersion(asked.data)) return errorResponse('needs-upgrade', api.now());
  const { sender, county, acting } = caller.value;
  const units = await visibleTo(api.store, county, sender);
  if (!mayRead(acting, units)) return errorResponse('forbidden', api.now());
  const { cursor, chain, next, left, scope, views, receptions } = await readSnapshot(api.store, units, asked.data);
  const place = `"cursor":${cursor},"chain":"${chain}","next":${JSON.stringify(next)},"left":${left}`;
  const fields = `${place},"profileVersion":${county.version},"scope":"${scope}"`;
  const lists = `"views":[${views.join(',')}],"receptions":[${receptions.join(',')}]`;
  return jsonResponse(request, `${answerHead(api.now())},${fields},${lists}}`);
}
