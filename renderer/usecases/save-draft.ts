import type { Result } from '#shared/lib/result.ts';
import { discardDraft, readDrafts, saveDraft, type Draft } from '#renderer/data/writes/drafts.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import type { UseCaseDeps } from './deps.ts';

/** Keeps an unfinished registration (C42). `form` is whatever the screen needs to show it again; JSON values only. */
export function keepDraft(
  deps: UseCaseDeps,
  draft: { readonly id: string; readonly title: string; readonly form: unknown },
): Promise<Result<null, StorageProblem>> {
  return saveDraft(deps.store, { ...draft, savedAt: deps.clock.now(), by: deps.officer.id });
}

/** A draft by its id; `null` when it was finished or discarded. */
export async function openDraft(deps: UseCaseDeps, id: string): Promise<Draft | null> {
  return (await readDrafts(deps.store)).find((draft) => draft.id === id) ?? null;
}

/** Throws a draft away because a person said so. */
export function dropDraft(deps: UseCaseDeps, id: string): Promise<void> {
  return discardDraft(deps.store, id);
}
