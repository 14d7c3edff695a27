import { AuditEvent, type AuditFault, type AuditHead, type AuditLink } from '#shared/model/audit.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { AuditPushResponse } from '#shared/sync/audit.ts';
import { linkText } from '#shared/sync/audit-chain.ts';
import type { AuditRow } from '#server/db/audit-rows.ts';
import type { ServerStore, StoreTx } from '#server/db/store.ts';
import type { Hash } from './ledger.ts';
import type { Sender } from './parse-push.ts';

export type AuditDeps = { readonly store: ServerStore; readonly hash: Hash; readonly now: () => Instant };

/** What a device sent of its chain, the frame already checked. */
export type AuditPage = { readonly head: AuditHead; readonly links: readonly AuditLink[] };

export type Joined = Pick<AuditPushResponse, 'have' | 'receipts'>;

/**
 * Puts a device's entries at the end of the county's chain (PROTOCOL D3, D4). Every entry is taken, the faulty ones with
 * what is wrong with them: the auditor is told, and the device is never held up. Entries sent again change nothing.
 */
export function joinAudit(deps: AuditDeps, { office, device }: Sender, page: AuditPage): Promise<Joined> {
  const arrivedAt = deps.now();
  return deps.store.transaction(async (tx) => {
    const hashes = page.links.map((link) => link.hash);
    const ends = await tx.readAuditEnds(office, device, hashes);
    const known = new Map(ends.known);
    const rows: AuditRow[] = [];
    const receipts: Joined['receipts'] = [];
    let { tail } = ends;
    let end = ends.county;
    for (const link of page.links) {
      const before = known.get(link.hash);
      if (before !== undefined) {
        receipts.push(['d', before]);
        continue;
      }
      const event = eventOf(link.body);
      const fault = faultOf(deps.hash, link, { event, tail, office, device });
      const row = rowAfter(deps.hash, end, { office, device, arrivedAt, link, event, fault });
      rows.push(row);
      receipts.push(['a', row.seq]);
      known.set(link.hash, row.seq);
      tail = { n: link.n, hash: link.hash };
      end = row;
    }
    await tx.appendAudit(rows);
    // Entries the county has joined and the device no longer has: its newest ones were cut off (D4).
    if (page.head.n < tail.n && page.links.length === 0) {
      await appendEvent(deps, tx, {
        kind: 'log-shortened',
        office,
        device,
        count: tail.n - page.head.n,
        result: 'failed',
      });
    }
    return { have: tail, receipts };
  });
}

/** What is wrong with an entry: with itself first, then with its place behind the one before it. */
function faultOf(
  hash: Hash,
  link: AuditLink,
  at: { readonly event: AuditEvent | null; readonly tail: AuditHead; readonly office: string; readonly device: string },
): AuditFault | null {
  if (`sha256:${hash(linkText(link))}` !== link.hash) return 'edited';
  if (at.event === null) return 'malformed';
  if (at.event.office !== at.office || at.event.device !== at.device) return 'foreign';
  if (link.n > at.tail.n + 1) return 'missing';
  if (link.n <= at.tail.n) return 'rewritten';
  return link.prev === at.tail.hash ? null : 'unlinked';
}

function eventOf(body: string): AuditEvent | null {
  try {
    const parsed = AuditEvent.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

type Place = { readonly seq: number; readonly chain: string };

function rowAfter(
  hash: Hash,
  end: Place,
  entry: {
    readonly office: string;
    readonly device: string;
    readonly arrivedAt: Instant;
    readonly link: AuditLink;
    readonly event: AuditEvent | null;
    readonly fault: AuditFault | null;
  },
): AuditRow {
  const { link, event, fault, office, device, arrivedAt } = entry;
  const row = {
    ...link,
    seq: end.seq + 1,
    office,
    device,
    arrivedAt,
    at: event?.at ?? null,
    officer: event?.officer ?? null,
    kind: event?.kind ?? null,
    stream: event?.stream ?? null,
    fault,
  };
  return { ...row, chain: hash(countyText(end.chain, row)) };
}

/** What the county's chain hashes of a row: everything that is not already under the entry's own hash. */
export const countyText = (previous: string, row: Omit<AuditRow, 'chain'>): string =>
  JSON.stringify([previous, row.seq, row.office, row.device, row.n, row.arrivedAt, row.fault, row.prev, row.hash]);

/** What the county server did itself, or saw of a device; `office` and `device` here say about whom. */
export type ServerEvent = Omit<AuditEvent, 'at'>;

/** Records something the server did, inside the transaction that does it: neither is there without the other. Answers the chain's end. */
export const appendEvent = (deps: Omit<AuditDeps, 'store'>, tx: StoreTx, event: ServerEvent): Promise<Place> =>
  appendEvents(deps, tx, [event]);

/** Several at once, in their order; a transaction appends once. */
export async function appendEvents(
  deps: Omit<AuditDeps, 'store'>,
  tx: StoreTx,
  events: readonly ServerEvent[],
): Promise<Place> {
  const at = deps.now();
  let { county: end, tail } = await tx.readAuditEnds('', '', []);
  const rows: AuditRow[] = [];
  for (const event of events) {
    const full: AuditEvent = { ...event, at };
    const unhashed = { n: tail.n + 1, prev: tail.hash, body: JSON.stringify(full) };
    const link: AuditLink = { ...unhashed, hash: `sha256:${deps.hash(linkText(unhashed))}` };
    const from = { office: '', device: '', arrivedAt: at, link, event: full, fault: null };
    const row = rowAfter(deps.hash, end, from);
    rows.push(row);
    end = row;
    tail = { n: link.n, hash: link.hash };
  }
  await tx.appendAudit(rows);
  return { seq: end.seq, chain: end.chain };
}

/** The same with a transaction of its own. */
export const recordEvent = (deps: AuditDeps, event: ServerEvent): Promise<Place> =>
  deps.store.transaction((tx) => appendEvent(deps, tx, event));
