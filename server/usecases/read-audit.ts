import { addDays, instantAt } from '#shared/domain/calendar/plain-date.ts';
import type { AuditFault } from '#shared/model/audit.ts';
import type { AuditEntry, AuditQuery, AuditStateResponse } from '#shared/sync/audit.ts';
import { linkText } from '#shared/sync/audit-chain.ts';
import type { AuditRow } from '#server/db/audit-rows.ts';
import type { ServerStore } from '#server/db/store.ts';
import { countyText } from './join-audit.ts';
import type { Hash } from './ledger.ts';

/** Entries of one page of the auditor's list. */
export const LIST_PAGE = 200;

export type AuditList = { readonly entries: readonly AuditEntry[]; readonly more: boolean };

/** The entries that answer the auditor's question, newest first; numbers of matters are added, never names. */
export async function listAudit(store: ServerStore, query: AuditQuery): Promise<AuditList> {
  const named = query.matter === undefined ? null : await store.findStreams(query.matter.trim());
  const streams = query.stream === undefined ? named : [query.stream];
  const rows = await store.readAudit({
    before: query.before ?? null,
    office: query.office ?? null,
    device: query.device ?? null,
    officer: query.officer ?? null,
    kind: query.kind ?? null,
    streams,
    from: query.from === undefined ? null : instantAt(query.from, '00:00'),
    to: query.to === undefined ? null : instantAt(addDays(query.to, 1), '00:00'),
    faulty: query.faulty === '1',
    limit: LIST_PAGE + 1,
  });
  const shown = rows.slice(0, LIST_PAGE);
  const numbers = await store.readNumbers([...new Set(shown.flatMap((row) => row.stream ?? []))]);
  return { entries: shown.map((row) => entryOf(row, numbers)), more: rows.length > LIST_PAGE };
}

const entryOf = (row: AuditRow, numbers: ReadonlyMap<string, string>): AuditEntry => ({
  seq: row.seq,
  office: row.office,
  device: row.device,
  n: row.n,
  // Written by `joinAudit` from the server's clock and its own list of faults.
  arrivedAt: row.arrivedAt as AuditEntry['arrivedAt'],
  fault: row.fault as AuditEntry['fault'],
  number: row.stream === null ? null : (numbers.get(row.stream) ?? null),
  body: row.body,
});

export type AuditState = Pick<AuditStateResponse, 'county' | 'devices'>;

const CHECK_PAGE = 2000;

/**
 * Checks every entry from the first: the county's chain, each entry against its own hash, and what was found wrong with
 * the devices' chains when they were joined. `brokenAt` names the first place where the database was touched by hand.
 */
export async function checkAudit(store: Pick<ServerStore, 'readAuditChain'>, hash: Hash): Promise<AuditState> {
  const devices = new Map<string, AuditState['devices'][number]>();
  let [seq, chain, brokenAt]: [number, string, number | null] = [0, '', null];
  for (let rows = await store.readAuditChain(0, CHECK_PAGE); ; rows = await store.readAuditChain(seq, CHECK_PAGE)) {
    for (const row of rows) {
      if (brokenAt === null && !isWhole(hash, row, seq + 1, chain)) brokenAt = row.seq > seq + 1 ? seq + 1 : row.seq;
      [seq, chain] = [row.seq, row.chain];
      if (row.device !== '') count(devices, row);
    }
    if (rows.length < CHECK_PAGE) break;
  }
  return { county: { count: seq, chain, brokenAt }, devices: [...devices.values()] };
}

function isWhole(hash: Hash, row: AuditRow, seq: number, previous: string): boolean {
  if (row.seq !== seq || hash(countyText(previous, row)) !== row.chain) return false;
  // An entry that came edited is kept as it came; every other one must still fit its hash, and its columns its body.
  return row.fault === 'edited' || row.fault === 'malformed' || (fits(hash, row) && hasItsColumns(row));
}

const fits = (hash: Hash, row: AuditRow): boolean => `sha256:${hash(linkText(row))}` === row.hash;

/** What the list is searched by must be what the entry says. */
function hasItsColumns(row: AuditRow): boolean {
  // Parsed when it was joined; under its own hash since.
  const event = JSON.parse(row.body) as Record<string, unknown>;
  return (['at', 'officer', 'kind', 'stream'] as const).every((key) => (event[key] ?? null) === row[key]);
}

function count(devices: Map<string, AuditState['devices'][number]>, row: AuditRow): void {
  const key = `${row.office} ${row.device}`;
  const known = devices.get(key);
  // Written by `joinAudit`.
  const fault = row.fault as AuditFault | null;
  const here = fault === null ? null : { n: row.n, fault };
  devices.set(key, {
    office: row.office,
    device: row.device,
    count: (known?.count ?? 0) + 1,
    lastAt: row.at ?? known?.lastAt ?? '',
    first: known?.first ?? here,
    faults: (known?.faults ?? 0) + (here === null ? 0 : 1),
  });
}
