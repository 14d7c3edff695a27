import { readDrafts, type Draft } from '#renderer/data/writes/drafts.ts';
import type { UseCaseDeps } from './deps.ts';

/** An unfinished registration as the list of drafts shows it. */
export type ListedDraft = Draft;

/** C42: a draft that waited so long is pointed out; it has no number and is not counted. */
const OLD_AFTER_DAYS = 3;
const DAY = 86_400_000;

/** Unfinished registrations of this device, newest first. */
export const listDrafts = ({ store }: Pick<UseCaseDeps, 'store'>): Promise<readonly ListedDraft[]> => readDrafts(store);

/** Whole days since the draft was last saved, and whether that is too long. */
export function draftAge(draft: ListedDraft, now: string): { readonly days: number; readonly old: boolean } {
  const age = Math.max(0, Date.parse(now) - Date.parse(draft.savedAt));
  return { days: Math.floor(age / DAY), old: age > OLD_AFTER_DAYS * DAY };
}
