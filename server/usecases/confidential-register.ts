import { actingOf, ownUnits, type Acting } from '#shared/domain/access/acting.ts';
import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { decideConfidential } from '#shared/domain/confidential/decide.ts';
import { foldEntry, type ConfidentialFile } from '#shared/domain/confidential/file.ts';
import { partOf } from '#shared/domain/confidential/readers.ts';
import { isSafeReason, type AuditEvent } from '#shared/model/audit.ts';
import { ConfidentialEntry, ConfidentialStamp, SealReader } from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { KeptReport, keptAbout, type ConfidentialReceipt } from '#shared/sync/confidential.ts';
import type { ConfidentialEntryRow } from '#server/db/confidential-rows.ts';
import type { ServerStore, StoreTx } from '#server/db/store.ts';
import { fileNo, nextNumber } from './file-number.ts';
import { appendEvent, type AuditDeps } from './join-audit.ts';
import type { Sender } from './parse-push.ts';
import type { CountyKey } from './signatures.ts';

type Caller = { readonly sender: Sender; readonly acting: Acting; readonly county: CountyProfile };

/**
 * Puts acts on reports into the confidential register, each accepted or refused by itself, in one transaction with what
 * the audit log says of it. Sent twice, an act is answered again and kept once.
 */
export async function acceptConfidential(
  deps: AuditDeps & { readonly countyKey: Pick<CountyKey, 'open'> },
  caller: Caller,
  raw: readonly unknown[],
): Promise<readonly ConfidentialReceipt[]> {
  const receipts: ConfidentialReceipt[] = [];
  for (const each of raw) {
    const { data: entry } = ConfidentialEntry.safeParse(await opened(deps.countyKey, each));
    receipts.push(
      entry === undefined
        ? { id: null, refused: 'malformed' }
        : await deps.store.transaction((tx) => acceptOne(deps, tx, caller, entry)),
    );
  }
  return receipts;
}

/** An entry as it came, or what the device kept of one for a county that has lost it (K9). */
async function opened(countyKey: Pick<CountyKey, 'open'>, raw: unknown): Promise<unknown> {
  const sealed = KeptReport.safeParse(raw);
  if (!sealed.success) return raw;
  const { id, kept } = sealed.data;
  const box = fromBase64url(kept);
  const plain = box === null ? null : await countyKey.open(box, keptAbout(id));
  // Sealed by the device for us: what else somebody sealed under this name is not JSON of an entry, and refused as such.
  return plain === null ? null : parsed(new TextDecoder().decode(plain));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function acceptOne(
  deps: AuditDeps,
  tx: StoreTx,
  { sender, acting, county }: Caller,
  entry: ConfidentialEntry,
): Promise<ConfidentialReceipt> {
  const { id, report, action } = entry;
  const body = JSON.stringify(entry);
  const [known] = await tx.findConfidential([id]);
  if (known !== undefined) return known.body === body ? { id, seq: known.seq } : { id, refused: 'id-reused' };
  if (entry.office !== sender.office || entry.device !== sender.device) return { id, refused: 'wrong-device' };
  // A colleague's report may wait at the same laptop and is sent by whoever signs in next; an act on one may not.
  if (entry.by !== acting.officer && action.kind !== 'report') return { id, refused: 'role-missing' };
  const file = foldRows(await tx.readConfidentialReports([report]));
  const arrivedAt = deps.now();
  const decision = decideConfidential(file, entry, { profile: county, now: arrivedAt });
  if (!decision.ok) return { id, refused: decision.error };
  const end = await tx.readConfidentialEnd();
  const number = action.kind === 'report' ? nextNumber(end.numbers, yearOf(instantToPlainDate(arrivedAt))) : null;
  const stamp: ConfidentialStamp = {
    seq: end.seq + 1,
    arrivedAt,
    ...(number !== null && { no: fileNo(county, number) }),
  };
  const row = { seq: stamp.seq, id, report, arrivedAt, stamp: JSON.stringify(stamp), body };
  const reports =
    action.kind === 'report' && number !== null
      ? [{ id: report, ...number, ...action.concerned, source: null, lateKey: null }]
      : [];
  await tx.appendConfidential({ reports, entries: [row] });
  await audit(deps, tx, entry);
  return { id, seq: stamp.seq };
}

const EVENTS: Partial<Record<ConfidentialEntry['action']['kind'], Pick<AuditEvent, 'kind' | 'what'>>> = {
  ask: { kind: 'reveal', what: 'confidential-ask' },
  approve: { kind: 'reveal', what: 'confidential-approve' },
  refuse: { kind: 'reveal', what: 'confidential-refuse' },
  open: { kind: 'reveal', what: 'confidential-open' },
  'add-readers': { kind: 'reader-change', what: 'confidential-add' },
  rekey: { kind: 'reader-change', what: 'confidential-rekey' },
};

/** CF-09: every step to an identity, and every change of who may take one, in the county's chain (C18). */
async function audit(
  deps: AuditDeps,
  tx: StoreTx,
  { action, by, office, device, report }: ConfidentialEntry,
): Promise<void> {
  const event = EVENTS[action.kind];
  if (event === undefined) return;
  const reason = action.kind === 'ask' && isSafeReason(action.reason) ? { reason: action.reason } : {};
  await appendEvent(deps, tx, { ...event, ...reason, office, device, officer: by, stream: report, result: 'done' });
}

function foldRows(rows: readonly ConfidentialEntryRow[]): ConfidentialFile | null {
  let file: ConfidentialFile | null = null;
  for (const row of rows) {
    const stamp = ConfidentialStamp.parse(JSON.parse(row.stamp));
    file = foldEntry(file, { entry: ConfidentialEntry.parse(JSON.parse(row.body)), stamp });
  }
  return file;
}

/** Most acts in one answer. */
const PAGE = 200;

/** What this officer may know of the register, after a place; `null` for somebody who has nothing to do with it. */
export async function listConfidential(
  store: Pick<ServerStore, 'readConfidential'>,
  acting: Acting,
  after: number,
): Promise<{ readonly entries: readonly string[]; readonly more: boolean } | null> {
  if (partOf(acting) === null) return null;
  const reader = { units: ownUnits(acting), officer: acting.officer };
  const rows = await store.readConfidential({ reader, after, limit: PAGE });
  return { entries: rows.map(({ stamp, body }) => `{"entry":${body},"stamp":${stamp}}`), more: rows.length === PAGE };
}

/** The seats that reports are sealed to: of officers whose role holds a half, on devices that may still come. */
export async function sealReaders(
  store: Pick<ServerStore, 'readAllSeats' | 'readAllDevices'>,
  county: CountyProfile,
): Promise<readonly SealReader[]> {
  const [seats, devices] = [await store.readAllSeats(), await store.readAllDevices()];
  const revoked = new Set(devices.filter((row) => row.revokedAt !== null).map((row) => `${row.office} ${row.device}`));
  return seats.flatMap(({ office, device, officer, seal }) => {
    const part = partOf(actingOf(county, office, officer));
    if (part === null || revoked.has(`${office} ${device}`)) return [];
    return [SealReader.parse({ office, device, officer, seal, part })];
  });
}
