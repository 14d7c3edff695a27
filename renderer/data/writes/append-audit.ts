import type { AuditEvent, AuditHead, AuditLink } from '#shared/model/audit.ts';
import { linkText } from '#shared/sync/audit-chain.ts';
import type { AuditPlace, DeviceStore } from '../device-store.ts';
import { sealMeta } from '../meta-rows.ts';
import { write } from '../transaction.ts';

/** Table and place of sealed entries. */
export const auditRowAt = (n: number) => ({ table: 'audit', key: n }) as const;

/**
 * Puts entries at the end of this device's chain, in one transaction with the chain's new head (PROTOCOL D1). `strict`
 * for acts that must not happen unrecorded; `relaxed` for looks, which a person must not be kept waiting for: those
 * survive the end of the program at once and a power cut as soon as `settleAudit` or any other strict write came after.
 * Rejects when the disk does not take them; then nothing was written.
 */
export function appendAudit(
  store: DeviceStore,
  events: readonly AuditEvent[],
  durability: 'strict' | 'relaxed',
): Promise<void> {
  return store.serial(async () => {
    if (events.length === 0) return;
    const links: AuditLink[] = [];
    let { head } = store.state.audit;
    for (const event of events) {
      const link = await linkAfter(head, JSON.stringify(event));
      links.push(link);
      head = { n: link.n, hash: link.hash };
    }
    const audit: AuditPlace = { ...store.state.audit, head };
    const [bodies, meta] = await Promise.all([
      store.codec.seal(links.map((link) => ({ place: auditRowAt(link.n), json: JSON.stringify(link) }))),
      sealMeta(store, { audit }),
    ]);
    await write(store.db, ['audit', 'meta'], durability, (named) => {
      // `put`: rows behind a head that was put back by hand are not worth a stop; the county names the break (D4).
      links.forEach((link, i) => named('audit').put({ n: link.n, body: bodies[i] }));
      for (const row of meta) named('meta').put(row);
    });
    store.state.audit = audit;
  });
}

/** Makes sure that everything appended so far survives a power cut: a strict write is a barrier for all before it. */
export function settleAudit(store: DeviceStore): Promise<void> {
  return saveAuditPlace(store, store.state.audit);
}

/** Notes how far the county has joined the chain, or where it is to go on (D5). */
export function saveAuditPlace(store: DeviceStore, place: AuditPlace): Promise<void> {
  return store.serial(async () => {
    // Entries may have been appended while the county answered.
    const head = place.head.n > store.state.audit.head.n ? place.head : store.state.audit.head;
    const audit = { head, sent: place.sent };
    const meta = await sealMeta(store, { audit });
    await write(store.db, ['meta'], 'strict', (named) => {
      for (const row of meta) named('meta').put(row);
    });
    store.state.audit = audit;
  });
}

async function linkAfter(head: AuditHead, body: string): Promise<AuditLink> {
  const n = head.n + 1;
  return { n, prev: head.hash, hash: await hashOf(linkText({ n, prev: head.hash, body })), body };
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
