import type { OperationRow } from '#server/db/store.ts';
import type { GoneEntry } from '#shared/sync/pull.ts';
import type { Sender } from './parse-push.ts';

/** Entries up to the place `end`, and how many are left behind it; at the newest place none is. */
export type Stretch = {
  readonly end: number;
  readonly left: number;
  readonly entries: readonly string[];
  readonly gone: readonly GoneEntry[];
};
export type Asked = { readonly after: number; readonly upTo: number; readonly limit: number };

/** Most characters of a page, however few operations that is. */
const PAGE_TEXT = 8_000_000;

/** How many of the rows fit a page; at least one. */
export function withinText(rows: readonly (Pick<OperationRow, 'body'> | null)[]): number {
  let room = PAGE_TEXT;
  const fits = rows.findIndex((row, i) => (room -= row?.body.length ?? 0) < 0 && i > 0);
  return fits < 0 ? rows.length : fits;
}

/** An operation as the feed gives it; the device's own ones without content (L3). */
export function entryText(row: OperationRow, sender: Sender): string {
  const isOwn = row.office === sender.office && row.device === sender.device;
  return isOwn
    ? `{"id":"${row.id}","stream":"${row.stream}","n":${row.n},"stamp":${row.stamp}}`
    : `{"op":${row.body},"stamp":${row.stamp}}`;
}
