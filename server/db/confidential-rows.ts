/** A report in confidence: whom it is kept from, and its number in the bureau's own series. */
export type ConfidentialReportRow = {
  readonly id: string;
  readonly year: number;
  readonly n: number;
  /** Codes of units and ids of officers it is about; they hear nothing of it (CF-04). */
  readonly units: readonly string[];
  readonly officers: readonly string[];
  /** The matter it was, and the key to which what still arrives for it is sealed (CF-16); `null` for every other report. */
  readonly source: string | null;
  readonly lateKey: string | null;
};

/** One act on a report. `body` and `stamp` are JSON texts; what was said stands in `body` as ciphertext. */
export type ConfidentialEntryRow = {
  readonly seq: number;
  readonly id: string;
  readonly report: string;
  readonly arrivedAt: string;
  readonly stamp: string;
  readonly body: string;
};

/** Who reads: the units they sit in and belong to, and who they are. */
export type ConfidentialReader = { readonly units: readonly string[]; readonly officer: string };

export type ConfidentialBatch = {
  readonly reports: readonly ConfidentialReportRow[];
  /** With consecutive sequence numbers from the end on. */
  readonly entries: readonly ConfidentialEntryRow[];
};

/** The confidential side of a writing transaction; rows are only ever added. */
export type ConfidentialTx = {
  /** Newest sequence number, and the newest number of each year. */
  readonly readConfidentialEnd: () => Promise<{ readonly seq: number; readonly numbers: ReadonlyMap<number, number> }>;
  readonly findConfidential: (ids: readonly string[]) => Promise<readonly ConfidentialEntryRow[]>;
  /** All acts on these reports, in order. */
  readonly readConfidentialReports: (reports: readonly string[]) => Promise<readonly ConfidentialEntryRow[]>;
  /** The reports that these matters became, in the order of their numbers. */
  readonly findSealed: (streams: readonly string[]) => Promise<readonly ConfidentialReportRow[]>;
  readonly appendConfidential: (batch: ConfidentialBatch) => Promise<void>;
};

export type ConfidentialReads = {
  /** Those of the matters that are in confidence now (CF-14). */
  readonly findSealedStreams: (streams: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly findReport: (id: string) => Promise<ConfidentialReportRow | null>;
  /** Acts with `seq > after` on reports that are not about the reader, in order. */
  readonly readConfidential: (asked: {
    readonly reader: ConfidentialReader;
    readonly after: number;
    readonly limit: number;
  }) => Promise<readonly ConfidentialEntryRow[]>;
  /** Everything after a place, for the journal. */
  readonly readConfidentialRows: (after: number, limit: number) => Promise<ConfidentialBatch>;
};
