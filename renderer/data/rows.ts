import type { MatterView } from '#shared/model/matter.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A matter as a person sees it. `at` orders the newest-first list: milliseconds of the last change. */
export type MatterRow = { readonly id: string; readonly at: number; readonly body: Bytes };

/** Content of `MatterRow.body`. `confirmed` is there only while operations wait; `null` means “nothing confirmed yet”. */
export type MatterBody = { readonly view: MatterView; readonly confirmed?: MatterView | null };

/** One of this device's own operations, kept for ever: it is what a restored server is given again (PROTOCOL R3). */
export type OperationRow = { readonly n: number; readonly stream: string; readonly body: Bytes };

/** A pending operation. `at`: when it was recorded, for “waiting since”. */
export type OutboxRow = { readonly n: number; readonly stream: string; readonly at: number };

/** A receipted operation that the feed has not confirmed yet. */
export type ReceiptRow = { readonly n: number; readonly stream: string; readonly seq: number; readonly no?: string };

/** A refused operation waiting for a person. */
export type TrayRow = { readonly n: number; readonly stream: string; readonly at: number; readonly body: Bytes };
export type TrayBody = { readonly code: string; readonly detail: Record<string, unknown> };

export type DraftRow = { readonly id: string; readonly at: number; readonly body: Bytes };

export type MetaRow = { readonly key: string; readonly value: unknown };
