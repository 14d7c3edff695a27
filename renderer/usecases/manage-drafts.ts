import { discardDraft, readDrafts, saveDraft, type Draft } from '#renderer/data/writes/drafts.ts';
import type { Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import type { UseCaseDeps } from './deps.ts';

export type { Draft };

/** C42: a draft that waited so long is pointed out; it has no number and is not counted. */
const OLD_AFTER_DAYS = 3;
const DAY = 86_400_000;

/** Unfinished registrations of this device, newest first. */
export const listDrafts = ({ store }: Pick<UseCaseDeps, 'store'>): Promise<readonly Draft[]> => readDrafts(store);

/** Gone for good; the caller has asked. */
export const removeDraft = ({ store }: Pick<UseCaseDeps, 'store'>, id: string): Promise<void> =>
  discardDraft(store, id);

/** Whole days since the draft was last saved, and whether that is too long. */
export function draftAge(draft: Draft, now: string): { readonly days: number; readonly old: boolean } {
  const age = Math.max(0, Date.parse(now) - Date.parse(draft.savedAt));
  return { days: Math.floor(age / DAY), old: age > OLD_AFTER_DAYS * DAY };
}

/** Keeps what a person wants to write again, such as a registration that was refused. Resolves with the draft's id. */
export async function keepAsDraft(
  deps: UseCaseDeps,
  input: { readonly title: string; readonly form: unknown },
): Promise<Result<string, StorageProblem>> {
  const id = deps.ids.draft();
  const saved = await saveDraft(deps.store, { id, savedAt: deps.clock.now(), by: deps.officer.id, ...input });
  return saved.ok ? { ok: true, value: id } : saved;
}
