import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  confidentialBody,
  ConfidentialPushResponse,
  ReadersResponse,
  type ConfidentialReceipt,
} from '#shared/sync/confidential.ts';
import type { ConfidentialEntry } from '#shared/model/confidential.ts';
import { KnownResponse } from '#shared/sync/pull.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { doubtReaders, saveReaders, settleSealed } from '#renderer/data/writes/sealed-reports.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import type { CallProblem, Sent } from '#renderer/vault/signed-call.ts';
import { posted } from './ask-county.ts';
import { isTrustworthy } from './seal-readers.ts';

/** A signed question to the county (`signedCall` bound to a connection), or to what a package brought back. */
export type Ask = (path: string, sent?: Sent) => Promise<Result<unknown, CallProblem>>;

/** The same for an answer that is bytes. */
export type AskBytes = (path: string) => Promise<Result<Bytes, CallProblem>>;

/** Beside each exchange: the seats to seal to, and reports that wait, one at a time (PROTOCOL K1, K2). */
export async function exchangeSealed(store: DeviceStore, ask: Ask): Promise<void> {
  const answer = await ask('/confidential/readers');
  const readers = answer.ok ? ReadersResponse.safeParse(answer.value) : null;
  const { identity, sealReaders } = store.state;
  if (readers?.success === true && identity !== null) {
    const isGood = await isTrustworthy(sealReaders, readers.data, identity.countyKey);
    await (isGood ? saveReaders(store, readers.data.readers) : doubtReaders(store));
  }
  for (const { entry, refused } of store.state.sealedWaiting) {
    if (refused !== undefined) continue;
    const receipt = await sendEntry(ask, entry);
    if (!receipt.ok) return;
    await settleSealed(store, entry.id, 'refused' in receipt.value ? receipt.value.refused : null);
  }
}

/** Stores that have asked since they were opened. */
const hasAsked = new WeakSet<DeviceStore>();

/**
 * CF-26: once in each run the county is asked whether it still has the reports it took from here. What a restored backup
 * lacks is sent again as it is kept, and taken once, under a number of its own.
 */
export async function resendLost(store: DeviceStore, ask: Ask): Promise<void> {
  const { sealedKept } = store.state;
  if (hasAsked.has(store) || sealedKept.length === 0) return;
  const answer = await ask('/known', posted({ ids: sealedKept.map(({ id }) => id) }));
  const known = answer.ok ? KnownResponse.safeParse(answer.value) : null;
  if (known?.success !== true) return;
  const { missing } = known.data;
  for (const kept of sealedKept.filter(({ id }) => missing.includes(id))) {
    if (!(await ask('/confidential', posted({ entries: [kept] }))).ok) return;
  }
  hasAsked.add(store);
}

/** Sends one act; the answer is the county's own, or a problem of the way there. */
export async function sendEntry(ask: Ask, entry: ConfidentialEntry): Promise<Result<ConfidentialReceipt, CallProblem>> {
  const body = new TextEncoder().encode(confidentialBody(entry)).buffer;
  const answer = await ask('/confidential', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!answer.ok) return answer;
  const parsed = ConfidentialPushResponse.safeParse(answer.value);
  const receipt = parsed.success ? parsed.data.receipts[0] : undefined;
  return receipt === undefined ? err({ code: 'bad-answer' }) : ok(receipt);
}
