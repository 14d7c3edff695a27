import * as z from 'zod';
import { createAnnouncer } from './announce.ts';
import { catchUpAudit, replayAudit, withAuditRecords } from './journal-audit.ts';
import { catchUpConfidential, replayConfidential, withConfidentialRecords } from './journal-confidential.ts';
import { openJournal, type Journal } from './journal.ts';
import { JournalRecord } from './journal-record.ts';
import { keyOfRecord, readRegistry, replayRegistry, withRegistryRecords } from './journal-registry.ts';
import type { SqlStore } from './sql-store.ts';
import { readWholeTray } from './county-tray.ts';
import { readFeedRows } from './sql-feed.ts';
import { type Batch, type OperationRow, type Redaction, type ServerStore, type StoreTx } from './store.ts';

/**
 * PGlite made durable: nothing is acknowledged before it is in the journal on the disk. The database commits first and
 * the journal follows, so the journal never holds what was rolled back; a crash between the two leaves the database
 * ahead, which the next start makes up. After a power cut the database may be behind; the start replays the journal,
 * which gives the same sequence numbers, chain and official numbers, because they are recorded and not given again.
 */

/** Journal and database tell different histories: one of them was replaced by hand. */
export class HistoryMismatchError extends Error {}

/** Operations written to the journal in one record when the database is ahead of it. */
const CATCH_UP_PAGE = 500;

/** Opens the journal over a migrated store and makes both equal. `log` hears what had to be done, in Chinese. */
export async function openJournaledStore(
  { store, db }: Pick<SqlStore, 'store' | 'db'>,
  file: string,
  log: (line: string) => void,
): Promise<Omit<ServerStore, 'kind'>> {
  const inJournal = {
    seq: 0,
    chain: '',
    county: 0,
    registry: new Map<string, string>(),
    audit: 0,
    confidential: 0,
    tray: new Set<string>(),
    closed: new Set<string>(),
  };
  let replayed = 0;
  const unemptied = new Map<string, string>();
  const { journal, cutBytes } = await openJournal(file, async (json) => {
    const record = JournalRecord.parse(json);
    if (await replay(store, record)) replayed += 1;
    if (record.kind === 'batch' && record.redacted !== undefined && record.emptied !== true) {
      for (const { id, body } of record.redacted) unemptied.set(id, body);
    }
    if (record.kind === 'audit') inJournal.audit = record.rows.at(-1)?.seq ?? inJournal.audit;
    else if (record.kind === 'confidential') inJournal.confidential = record.entries.at(-1)?.seq ?? 0;
    else if (record.kind === 'county') inJournal.county = record.profile.version;
    else if (record.kind === 'tray-closed') inJournal.closed.add(record.id);
    else if (record.kind === 'tray') {
      for (const row of record.rows) inJournal.tray.add(row.id);
    } else if (record.kind !== 'batch') {
      inJournal.registry.set(keyOfRecord(record), JSON.stringify(record));
    }
    const last = record.kind === 'batch' ? record.operations.at(-1) : undefined;
    if (last !== undefined) Object.assign(inJournal, { seq: last.seq, chain: last.chain });
  });
  if (cutBytes > 0) log(`日志末尾有 ${cutBytes} 字节未写完的记录（断电所致，从未确认过），已去除。`);
  if (replayed > 0) log(`数据库缺少的 ${replayed} 批记录已由日志补回。`);
  if ((await store.readChain(inJournal.seq)) !== inJournal.chain) {
    await journal.close();
    throw new HistoryMismatchError(`日志 ${file} 与数据库的内容不一致，其中一个可能被替换过。请恢复配套的备份。`);
  }
  for (const { id, body } of await catchUp({ store, db }, journal, inJournal)) unemptied.set(id, body);
  await catchUpAudit(store, journal, inJournal.audit);
  await catchUpConfidential(store, journal, inJournal.confidential);
  const registry = await readRegistry(store);
  await journal.append(registry.filter((one) => inJournal.registry.get(keyOfRecord(one)) !== JSON.stringify(one)));
  await catchUpTray(db, journal, inJournal);
  if (unemptied.size > 0) await emptyJournal(journal, unemptied);
  return journaled(store, journal);
}

/** Applies a record the database does not have; false when it has it. */
async function replay(store: SqlStore['store'], record: JournalRecord): Promise<boolean> {
  return store.transaction(async (tx) => {
    switch (record.kind) {
      case 'county':
        if (((await tx.readCounty())?.version ?? 0) >= record.profile.version) return false;
        await tx.saveCounty(record.profile);
        return true;
      case 'device':
      case 'seat':
      case 'code':
      case 'monthly-report':
      case 'factor':
        return replayRegistry(tx, record);
      case 'audit':
        return replayAudit(tx, record);
      case 'confidential':
        return replayConfidential(tx, record);
      case 'batch': {
        const { head } = await tx.readKnown({ ids: [], streams: [], offices: [] });
        const operations = record.operations.filter((operation) => operation.seq > head.seq);
        if (operations.length === 0) return false;
        const matters = record.matters.map((matter) => ({ ...matter, view: null, viewVersion: 0 }));
        const feed = record.feed.filter((row) => row.seq > head.seq);
        await tx.append({ ...record, operations, matters, feed, tray: [], redacted: record.redacted ?? [] });
        return true;
      }
      case 'tray': {
        const { tray } = await tx.readKnown({ ids: record.rows.map((row) => row.id), streams: [], offices: [] });
        if (tray.length === record.rows.length) return false;
        await tx.append({ ...NOTHING, tray: record.rows });
        return true;
      }
      case 'tray-closed':
        return tx.closeTray(record.id, record.closing);
    }
  });
}

const NOTHING: Batch = { operations: [], matters: [], numbers: [], claimed: [], feed: [], tray: [], redacted: [] };

/** Writes to the journal what the database has beyond it. */
async function catchUp(
  { store, db }: Pick<SqlStore, 'store' | 'db'>,
  journal: Journal,
  inJournal: { readonly seq: number; readonly county: number },
): Promise<readonly Redaction[]> {
  const emptied: Redaction[] = [];
  const county = await store.readCounty();
  if (county !== null && county.version > inJournal.county) {
    await journal.append([{ kind: 'county', profile: county } satisfies JournalRecord]);
  }
  const { seq: upTo } = await store.readHead();
  for (let after = inJournal.seq; after < upTo; after += CATCH_UP_PAGE) {
    const operations = await store.readOperations({ after, upTo, limit: CATCH_UP_PAGE });
    const end = Math.min(upTo, after + CATCH_UP_PAGE);
    const feed = await readFeedRows(db, after, end);
    const known = await store.transaction((tx) =>
      tx.readKnown({
        ids: [],
        streams: [...new Set(operations.map((operation) => operation.stream))],
        offices: [],
      }),
    );
    const counted = await readCounted(db);
    const redacted = await readRedacted(store, operations);
    await journal.append([recordOf({ ...known, ...counted, operations, feed, tray: [], redacted })]);
    emptied.push(...redacted);
  }
  return emptied;
}

/** Where every series of numbers stands; which of them the operations used is not told by the operations. */
async function readCounted(db: SqlStore['db']): Promise<Pick<Batch, 'numbers' | 'claimed'>> {
  return {
    numbers: await db.selectFrom('numbers').selectAll().execute(),
    claimed: await db.selectFrom('claimed_numbers').selectAll().execute(),
  };
}

async function catchUpTray(
  db: SqlStore['db'],
  journal: Journal,
  inJournal: { readonly tray: ReadonlySet<string>; readonly closed: ReadonlySet<string> },
): Promise<void> {
  const tray = await readWholeTray(db);
  const missing = tray.filter(({ id }) => !inJournal.tray.has(id));
  const records: JournalRecord[] = missing.length === 0 ? [] : [{ kind: 'tray', rows: [...missing] }];
  for (const { id, closed } of tray) {
    const isTold = closed === null || inJournal.closed.has(id) || !inJournal.tray.has(id);
    if (!isTold) records.push({ kind: 'tray-closed', id, closing: closed });
  }
  await journal.append(records);
}

function recordOf(batch: Batch): JournalRecord {
  return {
    kind: 'batch',
    operations: [...batch.operations],
    matters: batch.matters.map(({ id, kind, office, head, officialNo, slipNo, queryCode, units, former }) => ({
      id,
      kind,
      office,
      head,
      officialNo,
      slipNo,
      queryCode,
      units: [...units],
      former: [...former],
    })),
    feed: [...batch.feed],
    numbers: [...batch.numbers],
    claimed: [...batch.claimed],
    ...(batch.redacted.length > 0 && { redacted: [...batch.redacted] }),
  };
}

/** What the database has left of the matters that these operations sealed. */
async function readRedacted(
  store: Pick<SqlStore['store'], 'findSealedStreams' | 'readStreams'>,
  operations: readonly OperationRow[],
): Promise<readonly Redaction[]> {
  const sealed = await store.findSealedStreams([...new Set(operations.map(({ stream }) => stream))]);
  const left = await store.readStreams([...sealed]);
  return left.map(({ body }) => ({ id: z.object({ id: z.string() }).parse(JSON.parse(body)).id, body }));
}

/** Takes out of the journal what went into confidence since it was last written anew. */
async function emptyJournal(journal: Journal, redacted: ReadonlyMap<string, string>): Promise<void> {
  const left = <R extends Redaction>(row: R): R => ({ ...row, body: redacted.get(row.id) ?? row.body });
  await journal.rewrite((json) => {
    // Every record of the file was parsed when it was opened, or made here.
    const record = json as JournalRecord;
    if (record.kind === 'tray') return { ...record, rows: record.rows.map(left) } satisfies JournalRecord;
    if (record.kind !== 'batch') return record;
    const operations = record.operations.map(left);
    return { ...record, operations, ...(record.redacted !== undefined && { emptied: true as const }) };
  });
}

/** A store that acknowledges nothing before it is in the journal. */
export function journaled(store: SqlStore['store'], journal: Journal): Omit<ServerStore, 'kind'> {
  const announcer = createAnnouncer();
  let tail: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => {
    const records: JournalRecord[] = [];
    const redacted = new Map<string, string>();
    let newest = 0;
    const result = await store.transaction((tx) =>
      work({
        ...tx,
        append: async (batch) => {
          await tx.append(batch);
          for (const { id, body } of batch.redacted) redacted.set(id, body);
          if (batch.tray.length > 0) records.push({ kind: 'tray', rows: [...batch.tray] });
          const last = batch.operations.at(-1);
          if (last === undefined) return;
          records.push(recordOf(batch));
          newest = last.seq;
        },
        closeTray: async (id, closing) => {
          const closed = await tx.closeTray(id, closing);
          if (closed) records.push({ kind: 'tray-closed', id, closing });
          return closed;
        },
        saveCounty: async (profile) => {
          await tx.saveCounty(profile);
          records.push({ kind: 'county', profile });
        },
        ...withAuditRecords(tx, (record) => records.push(record)),
        ...withConfidentialRecords(tx, (record) => records.push(record)),
        ...withRegistryRecords(tx, (record) => records.push(record)),
      }),
    );
    // Also with nothing of our own: what we found in the database may still wait for the disk.
    await journal.append(records);
    if (redacted.size > 0) await emptyJournal(journal, redacted);
    if (newest > 0) announcer.announce(newest);
    return result;
  };
  return {
    ...store,
    transaction: (work) => {
      const mine = tail.then(() => run(work));
      tail = mine.catch(() => undefined);
      return mine;
    },
    watch: announcer.watch,
    close: async () => {
      await tail;
      await store.close();
      await journal.close();
    },
  };
}
