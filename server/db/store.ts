import type { AuditReads, AuditTx } from './audit-rows.ts';
import type { Claims } from './claims.ts';
import type { ConfidentialReads, ConfidentialTx } from './confidential-rows.ts';
import type { CountyProfile } from '#shared/model/county.ts';

/** Place in the order of everything accepted, with the chain hash there (PROTOCOL R1); `{0, ''}` before the first. */
export type Head = { readonly seq: number; readonly chain: string };

/** An accepted operation as stored. `body` and `stamp` are JSON texts that are handed on as they are. */
export type OperationRow = {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  /** The office whose matter it is; decides who may see it. */
  readonly streamOffice: string;
  /** The author's office and device. */
  readonly office: string;
  readonly device: string;
  readonly n: number;
  readonly arrivedAt: string;
  readonly stamp: string;
  readonly body: string;
  readonly chain: string;
};

/** What the operations of a stream are about (decision 0017). */
export const STREAM_KINDS = ['matter', 'reception'] as const;

/**
 * One matter, or one stream of a reception, which has no numbers and no view. `view` is a cache: `null`, or of another
 * version, means “fold the operations”.
 */
export type MatterRow = {
  readonly id: string;
  readonly kind: (typeof STREAM_KINDS)[number];
  readonly office: string;
  /** Sequence of the newest operation. */
  readonly head: number;
  readonly officialNo: string | null;
  readonly slipNo: string | null;
  readonly queryCode: string;
  readonly view: string | null;
  readonly viewVersion: number;
  /** Units that have it, the registering office first, the responsible one last. */
  readonly units: readonly string[];
  /** Units that had it and have it no more. */
  readonly former: readonly string[];
};

/** What one unit is told of one operation: it leaves the matter, it has it, or it gets it (PROTOCOL W1). */
export const STEPS = ['gone', 'op', 'grant'] as const;
export type FeedRow = {
  readonly unit: string;
  readonly seq: number;
  readonly stream: string;
  readonly step: (typeof STEPS)[number];
};

/** One place of the feed of several units together. `op` is `null` where the matter is theirs no more. */
export type FeedPlace = Pick<FeedRow, 'seq' | 'stream' | 'step'> & { readonly op: OperationRow | null };

/** An operation that the county keeps for a person to deal with (PROTOCOL W5). */
export type TrayRow = {
  readonly id: string;
  readonly stream: string;
  readonly office: string;
  readonly device: string;
  readonly n: number;
  readonly code: string;
  readonly arrivedAt: string;
  readonly body: string;
  readonly closed: TrayClosing | null;
};

export type TrayClosing = {
  readonly at: string;
  readonly by: string;
  readonly outcome: 're-applied' | 'not-needed';
  readonly note: string;
};

/** The next number of an office's registrations, or of a unit's letters of one kind (`office` is then `unit/word`), in a year (N2, LN-02). */
export type NumberRow = { readonly office: string; readonly year: number; readonly next: number };

/** A number above `next` that a claim took (PROTOCOL R4). */
export type ClaimedRow = { readonly office: string; readonly year: number; readonly n: number };

export type DeviceRow = {
  readonly office: string;
  readonly device: string;
  /** Public signing key. */
  readonly key: string;
  readonly label: string;
  readonly enrolledAt: string;
  readonly lastSeenAt: string;
  /** Operations that waited on it when it was last heard. */
  readonly waiting: number;
  /** When and by whom its fingerprint was compared (C13). */
  readonly confirmedAt: string | null;
  readonly confirmedBy: string | null;
  readonly revokedAt: string | null;
  /** Why, in the words of whoever revoked it. */
  readonly revokedFor: string | null;
  /** The device's data key sealed to the county's recovery key: JSON of an `Escrow`. */
  readonly escrow: string | null;
};

/** An officer at a device, with the public keys (decision 0005). */
export type SeatRow = {
  readonly office: string;
  readonly device: string;
  readonly officer: string;
  readonly sign: string;
  readonly seal: string;
  readonly since: string;
};

/** 登记码: found by its first characters; of the whole there is only a hash. */
export type CodeRow = {
  readonly selector: string;
  readonly hash: string;
  readonly officer: string;
  readonly office: string;
  /** `null`: given by the county itself, at set-up or for the fictional county. */
  readonly issuedBy: string | null;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly failures: number;
  /** Only of a recovery: which device, and the wrapped data key (JSON). Such a code makes no device and no further seat. */
  readonly recovery: string | null;
};

/** An administrator's second factor (decision 0020). Both secrets are sealed to the county's key, in base64url. */
export type FactorRow = {
  readonly officer: string;
  /** Grows with every change. */
  readonly n: number;
  /** In force; `null`: none. */
  readonly secret: string | null;
  readonly since: string | null;
  /** Made, and not yet shown to have arrived in the telephone. */
  readonly pending: string | null;
  readonly pendingSince: string | null;
  /** The newest time step of which a code was taken; neither it nor an older one is taken again. */
  readonly lastStep: number;
  /** Wrong codes since the last right one or the last pause. */
  readonly failures: number;
  readonly pausedUntil: string | null;
  /** Taken away by somebody else; `removedBy` `null`: at the server's own computer. */
  readonly removedAt: string | null;
  readonly removedBy: string | null;
};

/** The newest package taken from a device (C20); `counter` and `hash` are the package's. */
export type PackageRow = {
  readonly office: string;
  readonly device: string;
  readonly counter: number;
  readonly hash: string;
  readonly takenAt: string;
};

/** 月报 as it was handed in: `figures` is JSON; `seq` and `chain` are the head of the audit log then (MR-06). */
export type MonthlyReportRow = {
  readonly month: string;
  readonly version: number;
  readonly at: string;
  readonly officer: string;
  readonly reason: string | null;
  readonly figures: string;
  readonly seq: number;
  readonly chain: string;
};

/** Reports of these months, both included, the newest month and version first. */
type ReadMonthlyReports = (asked: {
  readonly from: string;
  readonly to: string;
}) => Promise<readonly MonthlyReportRow[]>;

/** An officer at a device, as a request names them. */
export type SignerAt = Pick<SeatRow, 'office' | 'device' | 'officer'>;

/** What proves a request of theirs: the device's key, and the officer's where there is a seat. */
export type SignerRow = { readonly deviceKey: string; readonly revoked: boolean; readonly seatKey: string | null };

/** When a device was last heard, and how much waited there. */
export type Seen = Pick<DeviceRow, 'office' | 'device' | 'lastSeenAt' | 'waiting'>;

/** A nonce that must not come again before `until`, in milliseconds (PROTOCOL A5). */
export type NonceRow = { readonly nonce: string; readonly until: number };

/** Everything one group of pushes adds; stored together or not at all. */
export type Batch = {
  /** With consecutive sequence numbers from the head on. */
  readonly operations: readonly OperationRow[];
  /** New matters, and known ones with a new head and view. */
  readonly matters: readonly MatterRow[];
  readonly numbers: readonly NumberRow[];
  readonly claimed: readonly ClaimedRow[];
  readonly feed: readonly FeedRow[];
  readonly tray: readonly TrayRow[];
  /** Stored operations, and items of the county tray, whose content has gone into confidence: what is left of each (CF-14). */
  readonly redacted: readonly Redaction[];
};

/** What is left of one operation; `body` is a JSON text as in `OperationRow`. */
export type Redaction = { readonly id: string; readonly body: string };

export type KnownOperation = Pick<OperationRow, 'id' | 'seq' | 'stamp' | 'body'>;
export type StreamOperation = Pick<OperationRow, 'stream' | 'seq' | 'stamp' | 'body'>;

/** What the server knows already about the things a group of pushes mentions. */
export type Known = {
  readonly head: Head;
  readonly operations: readonly KnownOperation[];
  readonly matters: readonly MatterRow[];
  readonly numbers: readonly NumberRow[];
  readonly claimed: readonly ClaimedRow[];
  /** Those of the ids that are in the county tray. */
  readonly tray: readonly Pick<TrayRow, 'id' | 'code' | 'body'>[];
};

/** What is kept apart from the matters: the audit log and the reports in confidence. */
type ApartTx = AuditTx & ConfidentialTx;
type ApartReads = AuditReads & ConfidentialReads;

/** The inside of the one writing transaction: nobody else writes while it runs (PROTOCOL N1). */
export type StoreTx = ApartTx & {
  readonly readKnown: (asked: {
    readonly ids: readonly string[];
    readonly streams: readonly string[];
    /** Series of numbers: offices, and `unit/word` of letters. */
    readonly offices: readonly string[];
  }) => Promise<Known>;
  /** Operations of the streams, in server order. */
  readonly readStreams: (streams: readonly string[]) => Promise<readonly StreamOperation[]>;
  readonly append: (batch: Batch) => Promise<void>;
  readonly readCounty: () => Promise<CountyProfile | null>;
  readonly saveCounty: (profile: CountyProfile) => Promise<void>;
  readonly readDevices: (office: string) => Promise<readonly DeviceRow[]>;
  /** Adds the row, or replaces the one with the same key; the same for seats and codes. */
  readonly putDevice: (device: DeviceRow) => Promise<void>;
  readonly readSeats: (office: string, device: string) => Promise<readonly SeatRow[]>;
  readonly putSeat: (seat: SeatRow) => Promise<void>;
  readonly readCode: (selector: string) => Promise<CodeRow | null>;
  readonly putCode: (code: CodeRow) => Promise<void>;
  /** Everything the tray holds of these matters, open or closed. */
  readonly readTrayOf: (streams: readonly string[]) => Promise<readonly TrayRow[]>;
  /** An item of the county tray, open or closed. */
  readonly readTrayItem: (id: string) => Promise<TrayRow | null>;
  /** Closes an open item; false when there is none of this id. */
  readonly closeTray: (id: string, closing: TrayClosing) => Promise<boolean>;
  readonly readPackage: (office: string, device: string) => Promise<PackageRow | null>;
  readonly putPackage: (row: PackageRow) => Promise<void>;
  readonly readMonthlyReports: ReadMonthlyReports;
  readonly addMonthlyReport: (row: MonthlyReportRow) => Promise<void>;
  readonly readFactor: (officer: string) => Promise<FactorRow | null>;
  readonly putFactor: (row: FactorRow) => Promise<void>;
};

/** Whose matters: those that any of these units has, or `null` for all. */
export type UnitFilter = readonly string[] | null;

/** Reading matters: of the whole county, or as the database shows them to whoever asked (`ServerStore.as`). */
export type MatterReads = {
  /** Operations with `after < seq <= upTo`, in order. */
  readonly readOperations: (asked: {
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }) => Promise<readonly OperationRow[]>;
  /** What these units are told with `after < seq <= upTo`, in order, and how much it is. */
  readonly readFeed: (asked: {
    readonly units: readonly string[];
    readonly after: number;
    readonly upTo: number;
    readonly limit: number;
  }) => Promise<readonly FeedPlace[]>;
  readonly countFeed: (asked: {
    readonly units: readonly string[];
    readonly after: number;
    readonly upTo: number;
  }) => Promise<number>;
  /** Whole histories of streams that these units have, up to a place, in order. */
  readonly readHistories: (asked: {
    readonly units: readonly string[];
    readonly streams: readonly string[];
    readonly upTo: number;
  }) => Promise<readonly OperationRow[]>;
  readonly readStreams: (streams: readonly string[]) => Promise<readonly StreamOperation[]>;
  /** Matters with `id > after` by id. */
  readonly readMatters: (asked: {
    readonly after: string;
    readonly units: UnitFilter;
    readonly limit: number;
  }) => Promise<readonly MatterRow[]>;
  readonly countMatters: (asked: { readonly after: string; readonly units: UnitFilter }) => Promise<number>;
  readonly findMatterByQueryCode: (code: string) => Promise<MatterRow | null>;
};

/**
 * Where the county's operations are. Three implementations pass the same contract tests: PostgreSQL, PGlite, memory.
 * Reads see only what is committed. A failing transaction changes nothing and rejects.
 */
export type ServerStore = MatterReads &
  ApartReads & {
    readonly kind: 'pglite' | 'postgresql' | 'memory';
    readonly transaction: <T>(work: (tx: StoreTx) => Promise<T>) => Promise<T>;
    /** The same reads with the caller's claims: row security answers nothing beyond them, whatever is asked (C17). */
    readonly as: (claims: Claims) => MatterReads;
    readonly readHead: () => Promise<Head>;
    /** Chain hash at a place, `''` at 0, `null` where there is no such place. */
    readonly readChain: (seq: number) => Promise<string | null>;
    /** Matters by id, whoever has them: for saying where they went. */
    readonly findMatters: (ids: readonly string[]) => Promise<readonly MatterRow[]>;
    /** Stores computed views, each only while the matter's head is still the one it was computed from. */
    readonly saveViews: (matters: readonly MatterRow[]) => Promise<void>;
    /** Those of the ids that are stored, in the county tray, or arrived for a matter in confidence. */
    readonly findKnownIds: (ids: readonly string[]) => Promise<readonly string[]>;
    readonly readCounty: () => Promise<CountyProfile | null>;
    readonly findDevice: (office: string, device: string) => Promise<DeviceRow | null>;
    /** One for each that is asked for, in their order; `null` where there is no such device. */
    readonly findSigners: (asked: readonly SignerAt[]) => Promise<readonly (SignerRow | null)[]>;
    /** Open items of the county tray, the oldest first. */
    readonly readTray: (limit: number) => Promise<readonly TrayRow[]>;
    readonly findSeat: (office: string, device: string, officer: string) => Promise<SeatRow | null>;
    /** The seats on one device. */
    readonly findSeats: (office: string, device: string) => Promise<readonly SeatRow[]>;
    readonly readAllDevices: () => Promise<readonly DeviceRow[]>;
    readonly readAllSeats: () => Promise<readonly SeatRow[]>;
    readonly readAllCodes: () => Promise<readonly CodeRow[]>;
    readonly readMonthlyReports: ReadMonthlyReports;
    /** A row for each administrator who has or had one. */
    readonly readAllFactors: () => Promise<readonly FactorRow[]>;
    /** Not worth a commit of its own for each device: written in groups, and lost in a power cut. */
    readonly noteSeen: (seen: readonly Seen[]) => Promise<void>;
    /** Those that are still of use at `now`. */
    readonly readNonces: (now: number) => Promise<readonly NonceRow[]>;
    /** Adds the rows and forgets those that are of no use at `now`. */
    readonly saveNonces: (rows: readonly NonceRow[], now: number) => Promise<void>;
    /** Calls the listener with the newest sequence number after every commit, also one of another process. */
    readonly watch: (listener: (seq: number) => void) => () => void;
    readonly close: () => Promise<void>;
  };
