import { StreamId } from '#shared/model/ids.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readStandings, type Standing } from '#renderer/data/queries/import-rows.ts';

/** Begins the reason of a matter that an undone import brought: such a row may be imported again (LI-14). */
export const UNDO_REASON = '撤销导入';

/** An undone import can be done again so often. */
const MOST_ATTEMPTS = 20;
const PORTION = 200;

export type RowIdentity = { readonly text: string; readonly n: number };

/**
 * The identity under which each row is registered (LI-13), and whether that has happened. It follows from what the row
 * says, so a second import, another computer or an import that broke off meets the same one. A row taken back by an
 * undone import gets the next.
 */
export async function rowStreams(
  store: DeviceStore,
  identities: readonly RowIdentity[],
): Promise<readonly { readonly stream: StreamId; readonly known: boolean }[]> {
  const found: { readonly stream: StreamId; readonly known: boolean }[] = [];
  for (let start = 0; start < identities.length; start += PORTION) {
    found.push(...(await portion(store, identities.slice(start, start + PORTION))));
  }
  return found;
}

async function portion(store: DeviceStore, identities: readonly RowIdentity[]) {
  const rows = await Promise.all(
    identities.map(async (identity) => ({ identity, stream: await streamOf(identity, 1), known: false })),
  );
  let open = [...rows];
  for (let attempt = 1; open.length > 0 && attempt <= MOST_ATTEMPTS; attempt += 1) {
    const standings = await readStandings(
      store,
      open.map(({ stream }) => stream),
    );
    for (const row of open) row.known = standings.has(row.stream);
    open = open.filter(({ stream }) => wasUndone(standings.get(stream)));
    for (const row of open) {
      row.stream = await streamOf(row.identity, attempt + 1);
      row.known = false;
    }
  }
  return rows.map(({ stream, known }) => ({ stream, known }));
}

const wasUndone = (standing: Standing | undefined): boolean =>
  standing?.voided === true && standing.voidReason?.startsWith(UNDO_REASON) === true;

/** 128 bits of a hash in base64url, the shape of every stream's identity. */
async function streamOf({ text, n }: RowIdentity, attempt: number): Promise<StreamId> {
  const bytes = new TextEncoder().encode(JSON.stringify(['ledger-row', text, n, attempt]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  const binary = Array.from(hash, (byte) => String.fromCharCode(byte)).join('');
  return StreamId.parse(btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
}
