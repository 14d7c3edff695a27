import { err, ok, type Result } from '#shared/lib/result.ts';
import { newRev } from '../codec.ts';
import type { DeviceStore } from '../device-store.ts';
import { openTexts } from '../open-rows.ts';
import type { DraftRow } from '../rows.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';

/** An unfinished registration: no number, not counted, kept until it is finished or discarded by a person (C42). */
export type Draft = {
  readonly id: string;
  readonly savedAt: string;
  readonly by: string;
  readonly title: string;
  readonly form: unknown;
};

/** Stores a draft; the previous one under this id is replaced. On failure the earlier version is still there. */
export function saveDraft(store: DeviceStore, draft: Draft): Promise<Result<null, StorageProblem>> {
  return store.serial(async () => {
    const rev = newRev();
    const place = { table: 'drafts', key: draft.id, rev };
    const [body] = await store.codec.seal([{ place, json: JSON.stringify(draft) }]);
    try {
      await write(store.db, ['drafts'], 'strict', (named) =>
        named('drafts').put({ id: draft.id, at: Date.parse(draft.savedAt), rev, body }),
      );
    } catch (error) {
      return err(storageProblemOf(error, 'failed'));
    }
    store.changed();
    return ok(null);
  });
}

export function discardDraft(store: DeviceStore, id: string): Promise<void> {
  return store.serial(async () => {
    await write(store.db, ['drafts'], 'strict', (named) => named('drafts').delete(id));
    store.changed();
  });
}

/** All drafts of this device, newest first. */
export async function readDrafts(store: DeviceStore): Promise<readonly Draft[]> {
  const rows: DraftRow[] = await store.db.drafts.toArray();
  const opened = await openTexts(store, 'drafts', rows, (row) => row.id);
  // Sealed by `saveDraft`.
  const drafts = opened.map(({ text }) => JSON.parse(text) as Draft);
  return drafts.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** How many drafts there are. */
export const countDrafts = (store: DeviceStore): Promise<number> => store.db.drafts.count();
