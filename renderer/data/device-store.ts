import type { CountyProfile } from '#shared/model/county.ts';
import type { TextSize } from '#shared/model/text-size.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';
import type { AuditHead } from '#shared/model/audit.ts';
import type { ConfidentialEntry, SealReader } from '#shared/model/confidential.ts';
import type { KeptReport } from '#shared/sync/confidential.ts';
import type { DeviceCode, OperationId } from '#shared/model/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { START_OF_CHAIN } from '#shared/sync/audit-chain.ts';
import type { Whereabouts } from '#shared/sync/pull.ts';
import type { Codec } from './codec.ts';
import { openContents, type Content } from './contents.ts';
import { createDatabase, isNewer, type Database } from './db.ts';
import type { ImportRecord } from './import-record.ts';
import { createMatterIndex, type MatterIndex } from './matter-index.ts';
import { openTexts, type DamagedRow, type Opener } from './open-rows.ts';
import { openOutbox, openReceipts } from './queue-rows.ts';
import type { ReadAhead } from './read-ahead.ts';
import type {
  ContentRow,
  ListBlockRow,
  MetaRow,
  OutboxRow,
  ReceiptRow,
  StoredOutboxRow,
  StoredReceiptRow,
  TrayRow,
} from './rows.ts';
import { requested, storageProblemOf, type StorageProblem } from './transaction.ts';

/** Who this device is to the county; given once, at enrolment. */
export type DeviceIdentity = {
  readonly office: string;
  readonly device: DeviceCode;
  /** The county's key, pinned at enrolment: answers of anybody else are no answers (C15). */
  readonly countyKey: string;
  readonly countyBound: boolean;
};

/** How far this device has read the server's feed, and whether the first reading is complete (PROTOCOL L4). */
export type ReadingPlace = {
  readonly cursor: number;
  readonly chain: string;
  /** `null` before the first snapshot page; a stream id while it runs; `'done'` afterwards. */
  readonly snapshot: { readonly after: string | null } | 'done';
  /** Where the server stood at the newest snapshot page, while that is ahead of `cursor`; compared before going on (L5). */
  readonly seen?: FeedPlace;
  /** After reading anew: the server has not been asked yet whether it knows all own operations (R3). */
  readonly asksOwn?: true;
  /** Streams the server had lost: shown until it knows them again, then perhaps elsewhere (W3). */
  readonly unplaced?: readonly string[];
  /** Whose matters the county gave so far (W4); absent before the first page. */
  readonly scope?: string;
};

/** A place in the server's order and the chain hash there. */
export type FeedPlace = { readonly cursor: number; readonly chain: string };

/** Slip numbers used so far, by day: they restart every day (RX-02), and a clock that was wrong once harms one day only. */
export type SlipCounter = Readonly<Record<string, number>>;

/**
 * Everything open on this device. Rows that are few (queue, receipts, tray) are mirrored in memory; one `serial` queue
 * puts every writer in line, so that a read followed by a write is never split by another one.
 */
export type DeviceStore = {
  readonly db: Database;
  readonly codec: Codec;
  readonly index: MatterIndex;
  readonly state: DeviceState;
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told after every committed change; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly changed: () => void;
  readonly close: () => void;
};

/** Where the audit chain ends, kept apart from its rows as their witness, and how far the county has joined it (D3). */
export type AuditPlace = { readonly head: AuditHead; readonly sent: number };

/** What is left of a matter that went to another unit, by stream (PROTOCOL W2). */
export type Stubs = Readonly<Record<string, Stub>>;
export type Stub = {
  /** Place in the order up to which this is known. */
  readonly seq: number;
  /** When this device heard of it: the server's time. */
  readonly at: string;
  /** Its numbers and who has it now; `null` while it is here (again). */
  readonly gone: Whereabouts | null;
  /** Numbers of own operations that the county keeps in its tray (W5). */
  readonly kept: readonly number[];
};

/** A sealed report that the county does not have yet, or would not take. */
export type SealedWaiting = { readonly entry: ConfidentialEntry; readonly refused?: string };

export type SeenTime = { readonly at: number; readonly lease: string | null };

/** What is kept in the `meta` table, sealed, each under its name. */
export type DeviceMeta = {
  identity: DeviceIdentity | null;
  profile: CountyProfile | null;
  /** Until when the device may be opened without another contact, an Instant (C16). */
  leaseUntil: string | null;
  /** Newest moment this device's clock has shown at a sign-in, in milliseconds, under which lease (lease-time.ts). */
  seen: SeenTime | null;
  place: ReadingPlace;
  slip: SlipCounter;
  audit: AuditPlace;
  /** Packages given to people to carry (PROTOCOL U3). */
  packages: PackageBook;
  /** The import log, newest first. */
  imports: readonly ImportRecord[];
  /** The seats reports in confidence are sealed to; `null` until the county has told. */
  sealReaders: readonly SealReader[] | null;
  sealedWaiting: readonly SealedWaiting[];
  /** Reports that the county took, sealed to its key: for one that loses them with a restored backup (CF-26). */
  sealedKept: readonly KeptReport[];
  /** The newest list of seats was not the county's, or gave a known seat another key: nothing is sealed to any (CF-18). */
  readersDoubted: boolean;
  /** Newest server time seen, an Instant; a device clock before it is wrong (C32). */
  lastServerTime: string | null;
  lastSyncAt: string | null;
  stubs: Stubs;
  /** What this computer's printer takes for a receipt. */
  receiptPaper: ReceiptPaper;
  textSize: TextSize;
  /** The desk this computer joined in the room, kept for the day; `null` when it left (decision 0018). */
  joinedDesk: JoinedDesk | null;
  /** Devices of the own office that the county revoked, as it last told: none of them is let into a room (QU-16). */
  revokedHere: readonly string[];
};

/** Where, under which number, by whom and on which day: nothing about who was received there. */
export type JoinedDesk = {
  readonly address: string;
  readonly port: number;
  readonly room: string;
  readonly desk: number;
  readonly officer: string;
  readonly day: string;
};

export type DeviceState = DeviceMeta & {
  /** Number of the newest own operation. */
  lastN: number;
  readonly outbox: Map<number, OutboxRow>;
  readonly receipts: Map<number, ReceiptRow>;
  readonly tray: Map<number, TrayRow>;
  /**
   * Newest own operation on a stream that the feed has not confirmed. `id`: `null` while it was not looked up since the
   * store was opened; a sign-in does not open a whole queue for it (queries/newest-own.ts).
   */
  readonly newestOwn: Map<string, { readonly n: number; readonly id: OperationId | null }>;
  /** Contents of attachments that are here, or were begun, by their hash. */
  readonly contents: Map<string, Content>;
  /** Is every matter in the index? Before that no list may be called empty, counted or exported. */
  listRead: boolean;
  /** Are there blocks of the list (stored-list.ts), and how many matters changed since they were written? */
  listed: boolean;
  stale: number;
  /** Blocks of the list read before sign-in, until the list is filled from them. */
  blocksAhead: readonly ListBlockRow[] | null;
  /** Rows that do not open any more (C2); shown until they are read anew or dealt with. */
  readonly damaged: Map<string, DamagedRow>;
  /** Counts every committed change; screens compare it. */
  revision: number;
};

/** The number of the newest package of this device, and those whose answer may still come. */
export type PackageBook = { readonly counter: number; readonly open: readonly SentPackage[] };

/** A package that was given out: what its answer must name, and which operations each of its pushes held. */
export type SentPackage = {
  readonly counter: number;
  readonly hash: string;
  readonly pushes: readonly {
    readonly digest: string;
    /** Own numbers, as first and last of each run. */
    readonly runs: readonly (readonly [number, number])[];
  }[];
  /** Paths of the pieces of contents it brought or asked for (U10). */
  readonly pieces?: readonly string[];
};

export const START: ReadingPlace = { cursor: 0, chain: '', snapshot: { after: null } };

/** Opens the device's database and reads what is small; matters are loaded afterwards (`loadMatters`). */
export async function openDeviceStore(options: {
  readonly name: string;
  readonly codec: Codec;
  /** Of this store, read before there was a key. */
  readonly ahead?: ReadAhead | null;
}): Promise<Result<DeviceStore, StorageProblem>> {
  const db = options.ahead?.db ?? createDatabase(options.name);
  try {
    if (!db.isOpen()) await db.open();
    // Dexie opens a database of a later program without a word; writing to it would damage what that program keeps.
    if (isNewer(db)) {
      db.close();
      return err({ code: 'newer-version' });
    }
    const state = await readState(db, options.codec);
    return ok(makeStore(db, options.codec, { ...state, blocksAhead: options.ahead?.blocks ?? null }));
  } catch (error) {
    db.close();
    return err(storageProblemOf(error, 'damaged'));
  }
}

const NOTHING_KNOWN: DeviceMeta = {
  identity: null,
  profile: null,
  leaseUntil: null,
  seen: null,
  place: START,
  slip: {},
  audit: { head: START_OF_CHAIN, sent: 0 },
  packages: { counter: 0, open: [] },
  imports: [],
  sealReaders: null,
  sealedWaiting: [],
  sealedKept: [],
  readersDoubted: false,
  lastServerTime: null,
  lastSyncAt: null,
  stubs: {},
  receiptPaper: 'A4',
  textSize: 'normal',
  joinedDesk: null,
  revokedHere: [],
};

/** Facts that can be asked for again; without one of the others there is no going on. */
const REPLACEABLE = new Set<string>([
  'place',
  'lastServerTime',
  'lastSyncAt',
  'audit',
  'sealReaders',
  'stubs',
  'imports',
  'seen',
  'receiptPaper',
  'textSize',
  'joinedDesk',
  'revokedHere',
]);

/** A fact that nobody else can tell does not open any more. */
class DamagedMeta extends Error {}

/** The known facts. A damaged one is read anew from the county where that is possible; else the store does not open. */
async function openMeta(opener: Opener, rows: readonly MetaRow[]): Promise<Partial<DeviceMeta>> {
  const known = rows.filter((row) => row.key in NOTHING_KNOWN);
  const opened = await openTexts(opener, 'meta', known, (row) => row.key);
  const lost = known.filter((row) => !opened.some((each) => each.row === row) && !REPLACEABLE.has(row.key));
  if (lost.length > 0) throw new DamagedMeta(lost.map((row) => row.key).join());
  // Sealed by `sealMeta` from these very facts.
  return Object.fromEntries(opened.map(({ row, text }) => [row.key, JSON.parse(text)])) as Partial<DeviceMeta>;
}

async function readState(db: Database, codec: Codec): Promise<Omit<DeviceState, 'blocksAhead'>> {
  const transaction = db
    .backendDB()
    .transaction(['meta', 'outbox', 'receipts', 'tray', 'operations', 'matters', 'lists', 'contents']);
  const all = <T>(name: string): Promise<T[]> => requested<T[]>(transaction.objectStore(name).getAll());
  const newest = requested<IDBCursor | null>(transaction.objectStore('operations').openKeyCursor(null, 'prev'));
  const [meta, outbox, receipts, tray, last, matters, blocks, contentRows] = await Promise.all([
    all<MetaRow>('meta'),
    all<StoredOutboxRow>('outbox'),
    all<StoredReceiptRow>('receipts'),
    all<TrayRow>('tray'),
    newest,
    requested<number>(transaction.objectStore('matters').count()),
    requested<number>(transaction.objectStore('lists').count()),
    all<ContentRow>('contents'),
  ]);
  const damaged = new Map<string, DamagedRow>();
  const opener = { codec, state: { damaged } };
  const [facts, pending, receipted, contents] = await Promise.all([
    openMeta(opener, meta),
    openOutbox(opener, outbox),
    openReceipts(opener, receipts),
    openContents(opener, contentRows),
  ]);
  const state: Omit<DeviceState, 'blocksAhead'> = {
    ...NOTHING_KNOWN,
    ...facts,
    lastN: typeof last?.key === 'number' ? last.key : 0,
    outbox: new Map(pending.map((row) => [row.n, row])),
    receipts: new Map(receipted.map((row) => [row.n, row])),
    tray: new Map(tray.map((row) => [row.n, row])),
    newestOwn: new Map(),
    contents,
    listRead: matters === 0,
    listed: blocks > 0,
    stale: 0,
    damaged,
    revision: 0,
  };
  for (const { stream, n } of [...receipted, ...pending, ...tray]) {
    if (n > (state.newestOwn.get(stream)?.n ?? 0)) state.newestOwn.set(stream, { n, id: null });
  }
  return state;
}

/** Number of the newest own operation on the disk. */
export async function newestNumber(db: Database): Promise<number> {
  const source = db.backendDB().transaction('operations').objectStore('operations');
  const last = await requested<IDBCursor | null>(source.openKeyCursor(null, 'prev'));
  return typeof last?.key === 'number' ? last.key : 0;
}

/** The store was closed while somebody still wanted to write. */
class StoreClosed extends Error {}

function makeStore(db: Database, codec: Codec, state: DeviceState): DeviceStore {
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  const listeners = new Set<() => void>();
  return {
    db,
    codec,
    index: createMatterIndex(),
    state,
    serial(work) {
      // A window that another one has taken the store from must not write one row more.
      const open = (): ReturnType<typeof work> => (closed ? Promise.reject(new StoreClosed()) : work());
      const mine = tail.then(open, open);
      tail = mine.catch(() => undefined);
      return mine;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      state.revision += 1;
      for (const listener of listeners) listener();
    },
    close() {
      closed = true;
      db.close();
    },
  };
}
