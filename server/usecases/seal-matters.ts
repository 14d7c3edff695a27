import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { redactOperation } from '#shared/domain/matter/redact.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import type { ConfidentialAction, ConfidentialEntry } from '#shared/model/confidential.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { Operation } from '#shared/model/operation.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { ConfidentialEntryRow, ConfidentialReportRow } from '#server/db/confidential-rows.ts';
import type { Redaction, StoreTx, TrayRow } from '#server/db/store.ts';
import { fileNo, nextNumber } from './file-number.ts';
import { appendEvents } from './join-audit.ts';
import type { Sealing } from './sealing.ts';
import { sealTo } from './signatures.ts';

/** What late work is sealed for; the device opens it under the same words (renderer/vault/late-records.ts). */
const lateAbout = (report: string, op: string): string => `confidential late ${op} ${report}`;

/**
 * Files them in the confidential register with their audit entries, and empties the county tray of what it holds of these
 * matters. Answers what is left of the tray's items; the operations themselves are the ledger's.
 */
export async function fileSealings(
  deps: { readonly hash: (text: string) => string },
  tx: StoreTx,
  county: CountyProfile,
  sealings: readonly Sealing[],
): Promise<readonly Redaction[]> {
  if (sealings.length === 0) return [];
  const streams = [...new Set(sealings.map(({ op }) => op.stream))];
  const end = await tx.readConfidentialEnd();
  const numbers = new Map(end.numbers);
  const reports: ConfidentialReportRow[] = [];
  const entries: ConfidentialEntryRow[] = [];
  const known = [...(await tx.findSealed(streams))];
  const isNew = new Set(streams.filter((stream) => known.every(({ source }) => source !== stream)));

  const enter = (op: Pick<Operation, OpFact>, report: StreamId, what: ConfidentialAction, at: Instant, no?: string) => {
    const { id, office, device, by, recordedAt } = op;
    const entry: ConfidentialEntry = { id, report, office, device, by, recordedAt, action: what };
    const seq = end.seq + entries.length + 1;
    const stamp = JSON.stringify({ seq, arrivedAt: at, ...(no !== undefined && { no }) });
    entries.push({ seq, id, report, arrivedAt: at, stamp, body: JSON.stringify(entry) });
  };
  const enterLate = async (op: Operation, body: string, at: Instant): Promise<void> => {
    const of = known.find(({ source }) => source === op.stream);
    if (of?.lateKey === undefined || of.lateKey === null) throw new Error(`no key for late work on ${op.stream}`);
    const sealed = await sealTo(of.lateKey, new TextEncoder().encode(body), lateAbout(of.id, op.id));
    // An id that was parsed when the report came.
    enter(op, of.id as StreamId, { kind: 'late', sealed: toBase64url(sealed) }, at);
  };

  for (const { op, arrivedAt, ...rest } of sealings) {
    if (rest.kind === 'late') continue;
    const { id, action } = rest.report;
    const number = nextNumber(numbers, yearOf(instantToPlainDate(arrivedAt)));
    numbers.set(number.year, number.n);
    const row = { id, ...number, ...action.concerned, source: op.stream, lateKey: action.lateKey ?? null };
    reports.push(row);
    known.push(row);
    enter(op, id, action, arrivedAt, fileNo(county, number));
  }
  for (const each of sealings) if (each.kind === 'late') await enterLate(each.op, each.body, each.arrivedAt);
  const left: Redaction[] = [];
  for (const row of await tx.readTrayOf([...isNew])) {
    const op = operationOf(row);
    await enterLate(op, row.body, Instant.parse(row.arrivedAt));
    left.push({ id: row.id, body: JSON.stringify(redactOperation(op)) });
    const sealedBy = sealings.find((each) => each.op.stream === row.stream);
    const closing = { at: sealedBy?.arrivedAt ?? row.arrivedAt, by: sealedBy?.op.by ?? '', note: '' };
    await tx.closeTray(row.id, { ...closing, outcome: 'not-needed' });
  }
  await tx.appendConfidential({ reports, entries });
  await appendEvents(
    { hash: deps.hash, now: () => sealings[0]?.arrivedAt ?? Instant.parse(new Date(0).toISOString()) },
    tx,
    sealings.map(({ kind, op }) => ({
      kind: 'reader-change',
      what: kind === 'report' ? 'confidential-transfer' : 'confidential-late',
      office: op.office,
      device: op.device,
      officer: op.by,
      stream: op.stream,
      result: 'done',
    })),
  );
  return left;
}

type OpFact = 'id' | 'office' | 'device' | 'by' | 'recordedAt';

/** Parsed before it was kept. */
const operationOf = ({ body }: TrayRow): Operation => JSON.parse(body) as Operation;
