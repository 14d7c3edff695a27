import type { AuditEvent, AuditLink } from '#shared/model/audit.ts';
import type { DeviceStore } from '../device-store.ts';
import type { AuditRow } from '../rows.ts';
import { readPage, requested } from '../transaction.ts';
import { auditRowAt } from '../writes/append-audit.ts';

/** Entries after number `after`, as they were written. One that cannot be opened is left out: the county sees the gap. */
export async function readAuditLinks(store: DeviceStore, after: number, limit: number): Promise<readonly AuditLink[]> {
  const rows = await readPage<AuditRow>(store.db, 'audit', after, limit);
  return (await Promise.all(rows.map((row) => openLink(store, row)))).flatMap((link) => link ?? []);
}

/** Is the newest entry the one that the head remembers? An empty chain is. */
export async function endsAtHead(store: DeviceStore): Promise<boolean> {
  const source = store.db.backendDB().transaction('audit').objectStore('audit');
  const newest = await requested<IDBCursorWithValue | null>(source.openCursor(null, 'prev'));
  const { head } = store.state.audit;
  if (newest === null) return head.n === 0;
  // Written by `appendAudit`.
  const link = await openLink(store, newest.value as AuditRow);
  return link?.n === head.n && link.hash === head.hash;
}

async function openLink(store: DeviceStore, row: AuditRow): Promise<AuditLink | null> {
  try {
    const [text] = await store.codec.open([{ place: auditRowAt(row.n), body: row.body }]);
    // Sealed by `appendAudit`; the county checks every field again.
    return JSON.parse(text ?? 'null') as AuditLink | null;
  } catch {
    return null;
  }
}

/** The newest entries of this device about one matter, newest first, among its last `among` entries. */
export async function readOwnLooks(store: DeviceStore, stream: string, among = 5000): Promise<readonly AuditEvent[]> {
  const from = Math.max(0, store.state.audit.head.n - among);
  const links = await readAuditLinks(store, from, among);
  // Written by `appendAudit`.
  const events = links.map((link) => JSON.parse(link.body) as AuditEvent);
  return events.filter((event) => event.stream === stream).reverse();
}
