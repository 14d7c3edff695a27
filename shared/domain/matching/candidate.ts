import { compareText } from '#shared/lib/compare-text.ts';

/** How sure the machine is. A person confirms in every case: no level merges anything (RX-03). */
export type MatchLevel = 'strong' | 'likely' | 'possible';

export type MatchReasonKind =
  | 'same-id'
  | 'same-phone'
  | 'same-name'
  | 'variant-name'
  | 'same-pinyin'
  | 'similar-text'
  | 'same-village'
  | 'same-category';

/**
 * Why. `detail` is data for a sentence: a name, a village, a category, a whole percentage ('62') for similar-text, the last four
 * characters of a phone or identity number.
 */
export interface MatchReason {
  readonly kind: MatchReasonKind;
  readonly detail: string;
}

export interface MatchCandidate {
  readonly id: string;
  /** 0..1; `level` follows from it. */
  readonly score: number;
  readonly level: MatchLevel;
  readonly reasons: readonly MatchReason[];
}

const STRONG_FROM = 0.8;
const LIKELY_FROM = 0.55;

export function toCandidate(id: string, score: number, reasons: readonly MatchReason[]): MatchCandidate {
  const level = score >= STRONG_FROM ? 'strong' : score >= LIKELY_FROM ? 'likely' : 'possible';
  return { id, score, level, reasons };
}

/** Best first; equal scores by id, so that the list does not jump while somebody types. */
export function bestFirst(candidates: readonly MatchCandidate[], limit: number): readonly MatchCandidate[] {
  return [...candidates].sort((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, limit);
}
