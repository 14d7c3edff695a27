import { ANNEX } from '#shared/domain/ledger-import/annex.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { DeviceStore } from '../device-store.ts';
import type { ImportRecord } from '../import-record.ts';
import { readBodies } from '../matter-rows.ts';
import { openTexts } from '../open-rows.ts';
import type { OperationRow } from '../rows.ts';
import { readPage } from '../transaction.ts';

const PAGE = 500;

/** The matters that exactly this import registered and that the device did not take back, in their order. */
export async function readImported(store: DeviceStore, { id, afterN }: ImportRecord): Promise<readonly string[]> {
  const streams: string[] = [];
  let after = afterN;
  for (;;) {
    const rows = await readPage<OperationRow>(store.db, 'operations', after, PAGE);
    const valid = rows.filter((row) => row.withdrawn !== true);
    for (const { text } of await openTexts(store, 'operations', valid, (row) => row.n)) {
      // Written by `performActions`; the codec vouches for the bytes.
      const { action, stream } = JSON.parse(text) as Operation;
      if (action.kind === 'register' && action.registration.annex?.[ANNEX.batch] === id) streams.push(stream);
    }
    if (rows.length < PAGE) return streams;
    after = rows.at(-1)?.n ?? after;
  }
}

/** How a matter of this device stands, for an import that would register it or take it back. */
export type Standing = {
  readonly voided: boolean;
  readonly voidReason: string | undefined;
  /** Nothing has been done since it was registered. */
  readonly untouched: boolean;
};

/** What is known of these matters; one that is not stored has none. */
export async function readStandings(
  store: DeviceStore,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const bodies = await readBodies(store, ids);
  return new Map(
    [...bodies].map(([id, { view }]) => [
      id,
      { voided: view.status === 'void', voidReason: view.voidReason, untouched: view.history.length === 1 },
    ]),
  );
}
