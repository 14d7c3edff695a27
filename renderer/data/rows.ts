import type { MatterView } from '#shared/model/matter.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A matter as a person sees it. `at` orders the newest-first list: milliseconds of the last change. */
export type MatterRow = { readonly id: string; readonly at: number; readonly rev: number; readonly body: Bytes };

/** A block of the list (stored-list.ts), and a matter that changed since the blocks were written. */
export type ListBlockRow = { readonly n: number; readonly rev: number; readonly body: Bytes };
export type StaleRow = { readonly id: string };

/** Content of `MatterRow.body`. `confirmed` is there only while operations wait; `null` means “nothing confirmed yet”. */
export type MatterBody = { readonly view: MatterView; readonly confirmed?: MatterView | null };

/** One of this device's own operations, kept for ever: it is what a restored server is given again (PROTOCOL R3). */
export type OperationRow = {
  readonly n: number;
  readonly stream: string;
  readonly body: Bytes;
  /** Taken back by a person after a refusal: stays in the log, is never sent again. */
  readonly withdrawn?: true;
};

/**
 * A pending operation. `at`: when it was recorded, for “waiting since”. `claim`: the official number that a server
 * which lost it had told (PROTOCOL R4); kept here so that an interrupted recovery does not forget it.
 */
export type OutboxRow = { readonly n: number; readonly stream: string; readonly at: number; readonly claim?: string };

/** On the disk `claim` is sealed. */
export type StoredOutboxRow = Omit<OutboxRow, 'claim'> & { readonly body?: Bytes };

/** A receipted operation that the feed has not confirmed yet. */
export type ReceiptRow = { readonly n: number; readonly stream: string; readonly seq: number; readonly no?: string };

/** On the disk `no` is sealed. */
export type StoredReceiptRow = Omit<ReceiptRow, 'no'> & { readonly body?: Bytes };

/** A refused operation waiting for a person. */
export type TrayRow = Omit<OutboxRow, 'claim'> & { readonly body: Bytes };
/** `claim`: as in the queue, should it be sent again. */
export type TrayBody = {
  readonly code: string;
  readonly detail: Record<string, unknown>;
  readonly claim?: string | undefined;
};

export type DraftRow = { readonly id: string; readonly at: number; readonly rev: number; readonly body: Bytes };

/** An entry of the audit chain; `body` is the sealed JSON of an `AuditLink`. */
export type AuditRow = { readonly n: number; readonly body: Bytes };

/** Market rules under one key, each session's operations under another (`receptionKeys`). */
export type ReceptionRow = { readonly key: string; readonly rev: number; readonly body: Bytes };

/** A fact of the device (`DeviceMeta`) under its name. */
export type MetaRow = { readonly key: string; readonly rev: number; readonly body: Bytes };

/** What this device knows of a content (`Content`), under a random id; sealed, because its hash tells what it is. */
export type ContentRow = { readonly id: string; readonly rev: number; readonly body: Bytes };

/** Piece `n` of a content. Its sealed bytes are bound to the content's hash and to `n`. */
export type PieceRow = { readonly id: string; readonly n: number; readonly body: Bytes };

/** A small picture of a content. */
export type ThumbRow = { readonly id: string; readonly body: Bytes };
