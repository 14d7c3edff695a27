import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { GoneEntry, SnapshotResponse } from '#shared/sync/pull.ts';
import { PULL_PAGE, PUSH_PAGE, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore, FeedPlace } from '#renderer/data/device-store.ts';
import { readOfficialNumbers, readOwnLog } from '#renderer/data/queries/own-log.ts';
import { readOutboxPage, readTray, type OutboxPage, type TrayItem } from '#renderer/data/queries/sync-state.ts';
import { readOperations } from '#renderer/data/queries/own-operations.ts';
import { applyChanges } from '#renderer/data/writes/apply-changes.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { applySnapshot, findUnnamed } from '#renderer/data/writes/apply-snapshot.ts';
import { requeue } from '#renderer/data/writes/requeue.ts';
import { restartReading, saveLease, saveOwnAsked, saveRevokedHere } from '#renderer/data/writes/device-record.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** What reading needs of a line, or of a package. */
type Reading = Pick<Transport, 'changes' | 'snapshot' | 'missing' | 'where' | 'profile'>;

export type Outcome = Result<{ readonly sent: number; readonly received: number }, TransportProblem>;
type Now = () => string;

/** How many operations, entries or matters a page may have now; less on a line that does not carry more. */
export type Pace = { push: number; pull: number };
const fullPace = (): Pace => ({ push: PUSH_PAGE, pull: PULL_PAGE });

/** A page got through: the next one may be twice as large. */
function speedUp(pace: Pace): void {
  pace.push = Math.min(PUSH_PAGE, pace.push * 2);
  pace.pull = Math.min(PULL_PAGE, pace.pull * 2);
}

/** A server may be restored while this runs; after that the next exchange goes on. */
const MOST_ATTEMPTS = 3;

/**
 * Everything once: send what waits, then read what is new. When the server turns out to have lost operations, the own
 * ones among them are queued again and everything is done once more.
 */
export async function exchange(
  store: DeviceStore,
  transport: Transport,
  now: Now,
  pace: Pace = fullPace(),
): Promise<Outcome> {
  const total = { sent: 0, received: 0 };
  for (let attempt = 1; ; attempt += 1) {
    const sent = await sendPending(store, transport, now, pace);
    const received = sent.ok ? await receive(store, transport, pace) : sent;
    if (!received.ok && received.error.code !== 'history-changed') return received;
    total.sent += sent.ok ? sent.value : 0;
    total.received += received.ok ? received.value : 0;
    if (received.ok && !mayHaveLost(store)) {
      const again = await recoverKept(store, transport);
      if (!again.ok) return again;
      const elsewhere = await isElsewhereNow(store, transport);
      if (!elsewhere.ok) return elsewhere;
      if (elsewhere.value) await restartReading(store);
      if ((again.value === 0 && !elsewhere.value) || attempt === MOST_ATTEMPTS) return ok(total);
      continue;
    }
    if (attempt === MOST_ATTEMPTS) return received.ok ? ok(total) : received;
    const recovered = await recover(store, transport);
    if (!recovered.ok) return recovered;
    // Receipts left now are of operations the server has, in places this device has read past: only all of it tells.
    if (!received.ok || store.state.receipts.size > 0) await restartReading(store);
  }
}

/**
 * May the server have lost own operations without the chain showing it (PROTOCOL R1)? Who has read to the end has met
 * every operation receipted before; and who has read everything anew has no chain to compare the time before with.
 */
export const mayHaveLost = ({ state }: DeviceStore): boolean => state.receipts.size > 0 || state.place.asksOwn === true;

/**
 * Sends the queue page by page (PROTOCOL S2). While one is on its way the next is read and packed, and what the county
 * said about the one before is stored: a receipt lost with the program is given again (S3).
 */
export async function sendPending(
  store: DeviceStore,
  transport: Transport,
  now: Now,
  pace: Pace = fullPace(),
): Promise<Result<number, TransportProblem>> {
  const nextPush = async (after: number): Promise<{ readonly page: OutboxPage; readonly body: string } | null> => {
    const page = await nextPage(store, after, pace.push);
    return page === null ? null : { page, body: bodyOf(store, page, now()) };
  };
  const prepared = async (after: number): ReturnType<typeof nextPush> => {
    const next = await nextPush(after);
    if (next !== null) transport.prepare?.(next.body);
    return next;
  };
  let count = 0;
  let push = await nextPush(0);
  let applied = Promise.resolve();
  while (push !== null) {
    const { rows } = push.page;
    const last = rows.at(-1)?.n ?? 0;
    const [receipts, following] = await Promise.all([transport.push(push.body), prepared(last), applied]);
    if (!receipts.ok) return receipts;
    if (receipts.value.receipts.length !== rows.length) return err({ code: 'bad-answer' });
    speedUp(pace);
    applied = applyReceipts(store, rows, receipts.value.receipts, receipts.value.serverNow);
    count += rows.length;
    // A refusal may have fenced streams of the page that was read ahead.
    const refused = receipts.value.receipts.some((receipt) => receipt[0] === 'r');
    if (refused) await applied;
    push = refused ? await nextPush(last) : following;
  }
  await applied;
  return ok(count);
}

/** The next page of the queue; `null` behind its end. */
export async function nextPage(store: DeviceStore, after: number, limit: number): Promise<OutboxPage | null> {
  const page = await readOutboxPage(store, after, limit);
  return page.rows.length > 0 ? page : null;
}

/** The text of a push, as it is sent over whichever way. */
export function bodyOf(store: DeviceStore, page: OutboxPage, sentAt: string): string {
  const { state } = store;
  const { identity } = state;
  const claims = claimsOf(page);
  const head = JSON.stringify({
    wire: WIRE_VERSION,
    office: identity?.office,
    device: identity?.device,
    sentAt,
    place: { cursor: state.place.cursor, chain: state.place.chain },
    ...(Object.keys(claims).length > 0 && { claims }),
  });
  return `${head.slice(0, -1)},"ops":[${page.texts.join(',')}]}`;
}

/** Official numbers told before the server lost them, by operation id (PROTOCOL R4). */
function claimsOf(page: OutboxPage): Record<string, string> {
  const claims: Record<string, string> = {};
  page.rows.forEach((row, i) => {
    if (row.claim === undefined) return;
    // Written by this device's `performActions`.
    const op = JSON.parse(page.texts[i] ?? '{}') as Partial<Operation>;
    if (op.id !== undefined) claims[op.id] = row.claim;
  });
  return claims;
}

/** Reads whole matters first, then changes, until nothing is left. */
export async function receive(
  store: DeviceStore,
  transport: Reading,
  pace: Pace = fullPace(),
): Promise<Result<number, TransportProblem>> {
  let count = 0;
  let knownProfile: number | null = null;
  let lease: string | null = null;
  let revoked: readonly string[] = store.state.revokedHere;
  for (;;) {
    const reading = store.state.place.snapshot;
    if (reading !== 'done') {
      const pages = await readSnapshot(store, transport, reading.after, pace);
      if (!pages.ok) return pages;
      count += pages.value;
      continue;
    }
    const page = await transport.changes(store.state.place.cursor, store.state.place.chain, pace.pull);
    if (!page.ok) return page;
    speedUp(pace);
    const same = await isSameHistory(store, transport, page.value);
    if (!same.ok) return same;
    knownProfile = page.value.profileVersion;
    lease = page.value.leaseUntil;
    revoked = page.value.revokedHere ?? [];
    const outcome = await applyChanges(store, page.value);
    if (outcome.kind === 'reread') await restartReading(store);
    else if (!page.value.more) break;
    count += page.value.entries.length;
  }
  if (lease !== null && isWorthKeeping(lease, store.state.leaseUntil)) await saveLease(store, lease);
  if (revoked.join() !== store.state.revokedHere.join()) await saveRevokedHere(store, revoked);
  // A restored county may be at a lower version than this device.
  if (knownProfile !== null && knownProfile !== store.state.profile?.version) {
    const profile = await transport.profile();
    if (profile.ok) await saveProfile(store, profile.value);
  }
  return ok(count);
}

/** Days are counted; a write for every exchange would buy nothing. A county may also shorten it. */
const isWorthKeeping = (lease: string, kept: string | null): boolean =>
  kept === null || Math.abs(Date.parse(lease) - Date.parse(kept)) > 60 * 60 * 1000;

/** The next page is asked for while one is being stored. */
async function readSnapshot(
  store: DeviceStore,
  transport: Reading,
  from: string | null,
  pace: Pace,
): Promise<Result<number, TransportProblem>> {
  let count = 0;
  let coming = transport.snapshot(from, pace.pull);
  for (;;) {
    const page = await coming;
    if (!page.ok) return page;
    speedUp(pace);
    const same = await isSameHistory(store, transport, page.value);
    if (!same.ok) return same;
    const { next } = page.value;
    // Other officers, other rights, while this was being read: from the beginning (W4).
    if (store.state.place.scope !== undefined && store.state.place.scope !== page.value.scope) {
      await restartReading(store);
      return ok(count);
    }
    if (next !== null) coming = transport.snapshot(next, pace.pull);
    const gone = await findGone(store, transport, page.value);
    if (!gone.ok) return gone;
    await applySnapshot(store, page.value, gone.value);
    count += page.value.views.length;
    if (next === null) return ok(count);
  }
}

/** Asks where the matters are that a snapshot page leaves out (W3); a county-wide device is given all there are. */
async function findGone(
  store: DeviceStore,
  transport: Reading,
  page: SnapshotResponse,
): Promise<Result<readonly GoneEntry[], TransportProblem>> {
  const unnamed = page.scope === '*' ? [] : await findUnnamed(store, page);
  const gone: GoneEntry[] = [];
  for (let start = 0; start < unnamed.length; start += KNOWN_PAGE) {
    const answer = await transport.where(unnamed.slice(start, start + KNOWN_PAGE));
    if (!answer.ok) return answer;
    gone.push(...answer.value);
  }
  return ok(gone);
}

/**
 * Matters read ahead of the cursor belong to the server's history of that moment. Before a page of a later moment is
 * stored, the server is asked whether it still is the same one; without a restored backup it is.
 */
async function isSameHistory(
  store: DeviceStore,
  transport: Reading,
  page: FeedPlace,
): Promise<Result<null, TransportProblem>> {
  const { seen } = store.state.place;
  if (seen === undefined || (seen.cursor === page.cursor && seen.chain === page.chain)) return ok(null);
  const answer = await transport.changes(seen.cursor, seen.chain, 1);
  return answer.ok ? ok(null) : answer;
}

/**
 * Asks which own operations the server lost (PROTOCOL R3, R4) and queues them again unchanged, with the official numbers
 * to claim. What was refused only because the server had lost what it built on is queued with them.
 */
export async function recover(store: DeviceStore, transport: Reading): Promise<Result<null, TransportProblem>> {
  const ops = await readOwnLog(store);
  const curable = new Set((await readTray(store)).filter(isCuredByRecovery).map((item) => item.n));
  for (let start = 0; start < ops.length; start += KNOWN_PAGE) {
    const part = ops.slice(start, start + KNOWN_PAGE);
    const missing = await transport.missing(part.map((op) => op.id));
    if (!missing.ok) return missing;
    const lost = new Set(missing.value);
    const again = part.filter((op) => lost.has(op.id) && (!store.state.tray.has(op.n) || curable.has(op.n)));
    const claims = await readOfficialNumbers(store, again);
    await requeue(
      store,
      again.map((op) => ({ op, claim: claims.get(op.n) })),
    );
  }
  await saveOwnAsked(store);
  return ok(null);
}

/**
 * The county tray has no place in the order, so no chain tells that a restored server lost what it kept (W5, R3): while
 * there is any of it, each exchange asks. Queues again what is gone, and says how much it is.
 */
export async function recoverKept(store: DeviceStore, transport: Reading): Promise<Result<number, TransportProblem>> {
  const kept = Object.values(store.state.stubs).flatMap((stub) => stub.kept);
  if (kept.length === 0) return ok(0);
  const ops = [
    ...(
      await readOperations(
        store,
        [...kept].sort((a, b) => a - b),
      )
    ).values(),
  ];
  const missing = await transport.missing(ops.slice(0, KNOWN_PAGE).map((op) => op.id));
  if (!missing.ok) return missing;
  const lost = new Set(missing.value);
  const again = ops.filter((op) => lost.has(op.id)).map((op) => ({ op }));
  if (again.length > 0) await requeue(store, again);
  return ok(again.length);
}

/**
 * A matter that a restored server had lost may come back to it in other hands than before, and then no feed of this
 * device's units tells of it. While any is shown here, each exchange asks (W3); reading anew then withdraws it.
 */
async function isElsewhereNow({ state }: DeviceStore, transport: Reading): Promise<Result<boolean, TransportProblem>> {
  const { unplaced = [] } = state.place;
  if (unplaced.length === 0) return ok(false);
  const answer = await transport.where(unplaced.slice(0, KNOWN_PAGE));
  return answer.ok ? ok(answer.value.length > 0) : answer;
}

/** Most ids of one question. */
export const KNOWN_PAGE = 2000;

const isCuredByRecovery = (item: TrayItem): boolean =>
  ['predecessor-missing', 'not-registered', 'no-session', 'no-queue', 'no-period'].includes(item.code);
