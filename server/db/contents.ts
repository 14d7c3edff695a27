/** A content of one matter: the same bytes attached to another matter are another content (decision 0016). */
export type ContentName = { readonly stream: string; readonly hash: string };

/** Pieces of a content that a device is sending. */
export type Incoming = ContentName & { readonly office: string; readonly device: string };

/** Where the contents of attachments are. Two implementations pass the same contract tests: files, memory. */
export type ContentStore = SealedContents & {
  /** Is the whole of it on the disk? */
  readonly has: (name: ContentName) => Promise<boolean>;
  /** Numbers of the pieces that this device has sent, in any order. */
  readonly pieces: (incoming: Incoming) => Promise<readonly number[]>;
  /** Keeps a piece; on the disk when it resolves. */
  readonly putPiece: (incoming: Incoming, n: number, bytes: Uint8Array) => Promise<void>;
  /**
   * Makes the whole of pieces 0 … `count - 1`: true when it has this length and hash and is on the disk. Else the pieces
   * are thrown away.
   */
  readonly finish: (incoming: Incoming, whole: { readonly count: number; readonly size: number }) => Promise<boolean>;
  /** Bytes from `at` on, at most `length`; `null` where there is no such content. */
  readonly read: (name: ContentName, at: number, length: number) => Promise<Uint8Array<ArrayBuffer> | null>;
};

/** Seals one record: 0 is the head, from 1 on the pieces. */
export type SealRecord = (n: number, plain: Bytes) => Promise<Bytes>;

/** A content of a report in confidence. `id` is random: not even what its hash was can be found by trying (CF-21). */
export type SealedContent = { readonly id: string; readonly head: Bytes };

type Bytes = Uint8Array<ArrayBuffer>;

/** What became of the contents of matters in confidence (CF-21). */
export type SealedContents = {
  /** Matters of which something lies here unsealed, whole or still arriving. */
  readonly openMatters: () => Promise<readonly string[]>;
  /**
   * Puts a sealed file in the place of every whole content of the matter, and throws away what was still arriving for it.
   * Cut off at any moment, each content is there unsealed, sealed, or both, and the next call ends it.
   */
  readonly seal: (stream: string, report: string, sealRecord: SealRecord) => Promise<void>;
  readonly listSealed: (report: string) => Promise<readonly SealedContent[]>;
  /** Record `n` of a sealed content; `null` where there is none. */
  readonly readSealed: (report: string, id: string, n: number) => Promise<Bytes | null>;
};

/** Bytes of a head, so that all heads are of one length. */
const HEAD = 256;

/** What the head of a sealed content says; spaces to its length mean nothing to JSON. */
export const headOf = (hash: string, size: number): Bytes =>
  new TextEncoder().encode(JSON.stringify({ hash, size }).padEnd(HEAD));
