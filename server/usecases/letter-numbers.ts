import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { countedSeries, isOfSeries } from '#shared/domain/letters/letter-kinds.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { ServerStamp } from '#shared/model/operation.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { AnyOperation } from '#shared/model/reception-stream.ts';
import type { NumberBook } from './number-book.ts';

/** Keys of the series that these operations ask a number of (LN-02); to be loaded before any is given. */
export const letterKeys = (county: CountyProfile, ops: readonly AnyOperation[]): readonly string[] =>
  ops.flatMap(({ office, action }) =>
    action.kind === 'issue-paper' ? (countedSeries(county, office, action.paper)?.key ?? []) : [],
  );

type Given = Pick<ServerStamp, 'letterNo' | 'formerNo'>;

/**
 * The number of a letter as part of its stamp; nothing for a form and for every other operation. A number that the unit's
 * own register gave is refused when it is of another series or another letter's (LN-04).
 * @param claim the number it bore before the server was restored (PROTOCOL R4)
 */
export function giveLetterNo(
  numbers: NumberBook,
  county: CountyProfile,
  { office, action }: AnyOperation,
  { arrivedAt, claim }: { readonly arrivedAt: Instant; readonly claim: string | undefined },
): Result<Given, Extract<Refusal, { code: 'letter-number-taken' | 'letter-number-wrong' }>> {
  if (action.kind !== 'issue-paper') return ok({});
  const series = countedSeries(county, office, action.paper);
  const { docNo } = action;
  if (series === null) return docNo === undefined ? ok({}) : err({ code: 'letter-number-wrong', docNo });
  const counted = { key: series.key, prefix: `${series.prefix}${series.word}` };
  if (docNo !== undefined) {
    if (!isOfSeries(docNo, series)) return err({ code: 'letter-number-wrong', docNo });
    if (!numbers.isFree(counted, docNo)) return err({ code: 'letter-number-taken', docNo });
  }
  // The year is that of the day the number is given, whenever the letter was written.
  const year = yearOf(instantToPlainDate(arrivedAt));
  const { no, formerNo } = numbers.give({ ...counted, year, claim: docNo ?? claim });
  return ok({ letterNo: no, ...(formerNo !== undefined && { formerNo }) });
}
