import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AuditHead, AuditLink } from '#shared/model/audit.ts';
import { AUDIT_PAGE, type AuditPushRequest, type AuditPushResponse } from '#shared/sync/audit.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { saveAuditPlace } from '#renderer/data/writes/append-audit.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** Bounds one run; the next exchange goes on. */
const MOST_PAGES = 40;

/**
 * Sends what the county has not joined of this device's audit chain (PROTOCOL D3, D5). Always asks first, also with
 * nothing to send: a county restored from a backup then says what it lost. Resolves with the number of entries sent.
 */
export async function sendAudit(store: DeviceStore, transport: Transport): Promise<Result<number, TransportProblem>> {
  let count = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { head, sent } = store.state.audit;
    // First the question alone: entries behind a place the county has lost would only show a gap there (D4, D5).
    const links = page === 0 ? [] : await readAuditLinks(store, sent, AUDIT_PAGE);
    const body = bodyOf(store, links);
    if (body === null) break;
    const answer = await transport.audit(body);
    if (!answer.ok) return answer;
    const { have, receipts } = answer.value;
    if (receipts.length !== links.length) return err({ code: 'bad-answer' });
    count += links.length;
    if (have.n !== sent || have.n > head.n) await savePlace(store, have);
    // Entries that cannot be opened leave a gap, which the county names; asking for them again would not end.
    const stuck = have.n <= sent && links.length > 0;
    if (stuck || have.n >= store.state.audit.head.n || (page > 0 && links.length === 0)) break;
  }
  return ok(count);
}

/**
 * The same entries as texts for a package (PROTOCOL U1). With nothing to send it asks nothing: put in late, a question
 * about an earlier end of the chain would look like one that was cut off (D4).
 */
export async function auditBodies(store: DeviceStore): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (let after = store.state.audit.sent; bodies.length < MOST_PAGES; ) {
    const links = await readAuditLinks(store, after, AUDIT_PAGE);
    const body = links.length === 0 ? null : bodyOf(store, links);
    if (body === null) break;
    bodies.push(body);
    after = links.at(-1)?.n ?? after;
  }
  return bodies;
}

/** What an answer that was carried says of the chain; one that is behind what the network brought changes nothing. */
export async function takeCarriedAudit(store: DeviceStore, { have }: Pick<AuditPushResponse, 'have'>): Promise<void> {
  if (have.n > store.state.audit.sent) await savePlace(store, have);
}

function bodyOf(store: DeviceStore, links: readonly AuditLink[]): string | null {
  const { audit, identity } = store.state;
  if (identity === null) return null;
  const { office, device } = identity;
  const request: AuditPushRequest = { wire: WIRE_VERSION, office, device, head: audit.head, links: [...links] };
  return JSON.stringify(request);
}

/** Ahead of us: this device was restored from a copy, and goes on behind what the county knows of it (D5). */
const savePlace = (store: DeviceStore, have: AuditHead): Promise<void> =>
  saveAuditPlace(store, { head: have.n > store.state.audit.head.n ? have : store.state.audit.head, sent: have.n });
