import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AuditPushRequest } from '#shared/sync/audit.ts';
import { AUDIT_PAGE } from '#shared/sync/audit.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { saveAuditPlace } from '#renderer/data/writes/append-audit.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** Bounds one run; the next exchange goes on. */
const MOST_PAGES = 40;

/**
 * Sends what the county has not joined of this device's audit chain (PROTOCOL D3, D5). Always asks once, also with
 * nothing to send: a county restored from a backup then says what it lost. Resolves with the number of entries sent.
 */
export async function sendAudit(store: DeviceStore, transport: Transport): Promise<Result<number, TransportProblem>> {
  const { identity } = store.state;
  let count = 0;
  for (let page = 0; identity !== null && page < MOST_PAGES; page += 1) {
    const { head, sent } = store.state.audit;
    const links = await readAuditLinks(store, sent, AUDIT_PAGE);
    const { office, device } = identity;
    const request: AuditPushRequest = { wire: WIRE_VERSION, office, device, head, links: [...links] };
    const answer = await transport.audit(JSON.stringify(request));
    if (!answer.ok) return answer;
    const { have, receipts } = answer.value;
    if (receipts.length !== links.length) return err({ code: 'bad-answer' });
    count += links.length;
    // Ahead of us: this device was restored from a copy, and goes on behind what the county knows of it.
    const place = { head: have.n > head.n ? have : head, sent: have.n };
    if (place.sent !== sent || place.head !== head) await saveAuditPlace(store, place);
    // Entries that cannot be opened leave a gap, which the county names; asking for them again would not end.
    const stuck = have.n <= sent && links.length > 0;
    if (stuck || have.n >= store.state.audit.head.n || (links.length === 0 && have.n === sent)) break;
  }
  return ok(count);
}
