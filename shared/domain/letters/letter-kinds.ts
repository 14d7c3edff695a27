import type { CountyProfile, Unit } from '#shared/model/county.ts';
import type { Paper } from '#shared/model/workflow-codes.ts';
import { parseLetterNo, type LetterSeries } from './letter-number.ts';

/** One kind of numbered letter, by the code of its paper. */
export type LetterKind = {
  /** What stands before the year: 告, 转, 意 … (LN-01). */
  readonly word: string;
  /** LN-05: never signed by an office in its own name. */
  readonly byBureau?: true;
  /** What of the matter it tells the petitioner; without that step there is nothing to tell (LN-06). */
  readonly tells?: readonly Paper[];
};

/** Every numbered paper. A paper that is not here is a form and bears the matter's own number. */
export const LETTER_KINDS: Readonly<Record<string, LetterKind>> = {
  'acceptance-notice': { word: '告', tells: ['acceptance'] },
  'simple-notice': { word: '简告', tells: ['acceptance'] },
  'refusal-notice': { word: '不告', tells: ['not-accepted'] },
  'no-further-notice': { word: '不再告', tells: ['no-longer-accepted'] },
  'litigation-notice': { word: '诉访告', tells: ['litigation-separated'] },
  'transfer-notice': { word: '转告', tells: ['transfer'] },
  'meeting-notice': { word: '约' },
  'extension-notice': { word: '延告', tells: ['extension'] },
  'access-reply': { word: '个答', tells: ['access-reply'] },
  'forward-letter': { word: '转' },
  'assignment-letter': { word: '交' },
  'objection-letter': { word: '异' },
  'co-handling-letter': { word: '协' },
  'opinion-letter': { word: '意', byBureau: true, tells: ['opinion'] },
  'suggestion-reply': { word: '建复', tells: ['suggestion-reply'] },
  'closing-report': { word: '报', byBureau: true },
  'review-opinion': { word: '复', byBureau: true, tells: ['review-opinion', 'recheck-opinion'] },
  'review-refusal': { word: '不复告', byBureau: true, tells: ['review-refusal'] },
  'hearing-notice': { word: '听', byBureau: true, tells: ['hearing'] },
  'mediation-referral': { word: '调' },
  'confirmation-hint': { word: '确提' },
  'mediation-end': { word: '调终', tells: ['mediation-end'] },
  'nudge-letter': { word: '催' },
  'supervision-letter': { word: '督', byBureau: true },
  'explanation-demand': { word: '责', byBureau: true },
  circular: { word: '通报', byBureau: true },
  'redo-notice': { word: '重办' },
  'accountability-proposal': { word: '追责', byBureau: true },
  'copy-certificate': { word: '证' },
};

/** The kind of a paper; `null` for a form. */
export const letterKind = (paper: string): LetterKind | null =>
  Object.hasOwn(LETTER_KINDS, paper) ? (LETTER_KINDS[paper] ?? null) : null;

/**
 * LN-05: who signs a paper that this office makes out: itself, or the bureau where only the bureau may and wherever a
 * section made it out. `null` while the county profile does not know the unit (yet).
 */
export function signingUnit(county: CountyProfile, office: string, paper: string): Unit | null {
  const own = county.units.find(({ code }) => code === office) ?? null;
  if (own?.level === 'township-office' && letterKind(paper)?.byBureau !== true) return own;
  return county.units.find(({ code }) => code === county.bureau) ?? null;
}

/** One counted series with the key under which its unit and kind are counted (LN-02). */
export type CountedSeries = LetterSeries & { readonly key: string };

/** The series of a paper made out by this office; `null` for a form. */
export function countedSeries(county: CountyProfile, office: string, paper: string): CountedSeries | null {
  const kind = letterKind(paper);
  const unit = signingUnit(county, office, paper);
  if (kind === null || unit === null) return null;
  return { prefix: unit.numberPrefix, word: kind.word, key: `${unit.code}/${kind.word}` };
}

/** LN-04: is this a number of the series? */
export const isOfSeries = (docNo: string, series: LetterSeries): boolean => parseLetterNo(docNo, series) !== null;
