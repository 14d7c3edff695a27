/** An audit entry at its place in the county's chain. What the county itself did has neither office nor device. */
export type AuditRow = {
  readonly seq: number;
  readonly office: string;
  readonly device: string;
  readonly n: number;
  readonly arrivedAt: string;
  /** Copies of what `body` says, to be found by; absent when the body could not be read. */
  readonly at: string | null;
  readonly officer: string | null;
  readonly kind: string | null;
  readonly stream: string | null;
  /** What was wrong with it when it came (PROTOCOL D4). */
  readonly fault: string | null;
  readonly prev: string;
  readonly hash: string;
  readonly body: string;
  readonly chain: string;
};

export type AuditFilter = {
  readonly before: number | null;
  readonly office: string | null;
  readonly device: string | null;
  readonly officer: string | null;
  readonly kind: string | null;
  /** Only entries about these matters; `null` for all. */
  readonly streams: readonly string[] | null;
  /** Instants, the first included and the second not. */
  readonly from: string | null;
  readonly to: string | null;
  readonly faulty: boolean;
  readonly limit: number;
};

/** What one transaction needs to join entries of a device. */
export type AuditEnds = {
  readonly county: { readonly seq: number; readonly chain: string };
  /** The entry of this device that came last. */
  readonly tail: { readonly n: number; readonly hash: string };
  /** Those of the asked hashes that this device has sent before, with their places. */
  readonly known: ReadonlyMap<string, number>;
};

/** The audit side of a writing transaction; rows are only ever added. */
export type AuditTx = {
  readonly readAuditEnds: (office: string, device: string, hashes: readonly string[]) => Promise<AuditEnds>;
  /** With consecutive numbers from the county's end on. */
  readonly appendAudit: (rows: readonly AuditRow[]) => Promise<void>;
};

export type AuditReads = {
  /** Newest first. */
  readonly readAudit: (filter: AuditFilter) => Promise<readonly AuditRow[]>;
  /** Rows with `seq > after`, in order. */
  readonly readAuditChain: (after: number, limit: number) => Promise<readonly AuditRow[]>;
  /** Matters that bear this official, former or slip number, or query code. */
  readonly findStreams: (number: string) => Promise<readonly string[]>;
  /** The number each of these matters goes by. */
  readonly readNumbers: (streams: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};
