/**
 * 发文字号: 机关代字〔year〕number (GB/T 9704—2012 7.2.5), counted for each unit, kind of letter and year without gaps
 * (LN-01…05). Only the server counts: two offline devices cannot both know what is next.
 */

/** One counted series. `prefix` is the unit's (青司信甲溪), `word` the kind of letter (告, 转, 意). */
export type LetterSeries = { readonly prefix: string; readonly word: string };

/** 青司信告〔2026〕12号: full year in hexagonal brackets, no leading zeros, no 第. */
export const formatLetterNo = ({ prefix, word }: LetterSeries, year: number, n: number): string =>
  `${prefix}${word}〔${year}〕${n}号`;

/** LN-03: what a draft bears until its number is given. Year and number stay empty, to be written or printed later. */
export const draftLetterNo = ({ prefix, word }: LetterSeries): string => `${prefix}${word}〔　　〕　　号`;

/** Year and number of a text that is a number of this very series; `null` for anything else (LN-04). */
export function parseLetterNo(
  text: string,
  { prefix, word }: LetterSeries,
): { readonly year: number; readonly n: number } | null {
  const head = `${prefix}${word}`;
  const match = text.startsWith(head) ? /^〔(2\d{3})〕([1-9]\d{0,5})号$/.exec(text.slice(head.length)) : null;
  return match === null ? null : { year: Number(match[1]), n: Number(match[2]) };
}

/** LN-02: the number after the highest one ever given in the series and year; a cancelled letter keeps its own. */
export const nextLetterNumber = (given: readonly number[]): number =>
  given.reduce((most, n) => Math.max(most, n), 0) + 1;
