import type { DeviceStore } from '#renderer/data/device-store.ts';

/** Everything of a device that must survive the end of the program, as one text. */
export function lastingState({ state, index }: DeviceStore): string {
  const { revision: _, outbox, receipts, tray, newestOwn, ...rest } = state;
  const rows = (map: ReadonlyMap<unknown, unknown>): unknown[] =>
    [...map.entries()].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return canonical({
    ...rest,
    outbox: rows(outbox),
    receipts: rows(receipts),
    tray: rows(tray),
    // Ids are looked up when they are needed.
    newestOwn: rows(new Map([...newestOwn].map(([stream, { n }]) => [stream, n]))),
    list: index.all(),
  });
}

/** JSON with sorted keys: equal content is equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && !ArrayBuffer.isView(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
