import type { Registration } from '#shared/model/registration.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { Sheet } from './records.ts';

/** What a stack does in the browser; the floor and the product implement the same. */
export type BenchClient = {
  readonly open: (options: { readonly url: string; readonly name: string }) => Promise<void>;
  /** Resolves when a new record is on the disk and queued. */
  readonly put: (sheet: Sheet) => Promise<void>;
  readonly edit: (id: string, recordedAt: Instant, set: Partial<Registration>) => Promise<void>;
  /** Sends everything queued; resolves when the server has acknowledged it and the queue says so. */
  readonly flush: () => Promise<void>;
  /** Brings in everything new. */
  readonly pull: () => Promise<void>;
  readonly list: (asked: {
    readonly status: string;
    readonly town: string;
    readonly limit: number;
  }) => Promise<readonly { id: string }[]>;
  readonly search: (text: string, mode: 'prefix' | 'contains', limit: number) => Promise<readonly { id: string }[]>;
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
  /** The newest `n` for the first screen. */
  readonly first: (
    n: number,
  ) => Promise<readonly { id: string; no: string; name: string; text: string; status: string; at: string }[]>;
  readonly updatedAt: (id: string) => Promise<string | null>;
  readonly size: () => Promise<number>;
  readonly close: () => void;
};

/** What a stack's server does for the harness, beside listening. */
export type BenchServer = {
  readonly start: (context: { readonly pgUrl: string }) => Promise<{ readonly port: number }>;
  /** Puts records 0 … n-1 in by the fastest way and is then ready to serve them. */
  readonly seed: (n: number) => Promise<void>;
  readonly mutate: (asked: { readonly n: number; readonly count: number; readonly round: number }) => Promise<void>;
  readonly count: () => Promise<number>;
};

/** A device of W7 with its queue ready; `push` rejects unless the server acknowledged everything. */
export type BenchDevice = {
  readonly prepare: (number: number, sheets: readonly Sheet[]) => Promise<unknown>;
  readonly push: (url: string, prepared: unknown) => Promise<void>;
};
