/** A content of one matter: the same bytes attached to another matter are another content (decision 0016). */
export type ContentName = { readonly stream: string; readonly hash: string };

/** Pieces of a content that a device is sending. */
export type Incoming = ContentName & { readonly office: string; readonly device: string };

/** Where the contents of attachments are. Two implementations pass the same contract tests: files, memory. */
export type ContentStore = {
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
