/**
 * 信访工作月报: the county's figures of one month, and whether they add up (MR-01 to MR-05). Counts alone. The device that
 * hands a report in and the county that takes it ask the same `imbalances`.
 */
import { PETITION_FORMS, PETITION_PURPOSES, type PetitionForm } from '#shared/model/codes.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { RATES, type Month, type MonthlyFigures, type RateName } from '#shared/model/monthly-report.ts';
import { isWithin, periodOf, type Period } from '../calendar/period.ts';
import { addDays, plainDateOf } from '../calendar/plain-date.ts';
import { CALIBER_VERSION, perMille, rateTable, type Rates } from './handling-rates.ts';
import type { ReportedMatter } from './reported-matter.ts';

export const periodOfMonth = (month: Month): Period =>
  periodOf('month', plainDateOf(Number(month.slice(0, 4)), Number(month.slice(5)), 1));

/** MR-03: a month is handed in once its last day is over. */
export const isMonthOver = (month: Month, today: PlainDate): boolean => today > periodOfMonth(month).last;

type FiguresRequest = {
  readonly month: Month;
  /** The day on which it is counted. */
  readonly today: PlainDate;
  /** Codes of the township offices; every other unit is the bureau's. */
  readonly townships: ReadonlySet<string>;
};

/** `matters`: all of the county, whenever they were received. */
export function monthlyFigures(
  matters: readonly ReportedMatter[],
  { month, today, townships }: FiguresRequest,
): MonthlyFigures {
  const period = periodOfMonth(month);
  const { first, last } = period;
  const received = matters.filter(({ receivedOn }) => isWithin(period, receivedOn));
  const ended = matters.filter(({ endedOn }) => endedOn !== undefined && isWithin(period, endedOn));
  const openOn = (day: PlainDate): number =>
    matters.filter(({ receivedOn, endedOn }) => receivedOn <= day && (endedOn === undefined || endedOn > day)).length;
  const ratesOf = (those: readonly ReportedMatter[]): MonthlyFigures['rates'] =>
    countsOf(rateTable(those, { period, today, unit: 'dutyUnit' }).all);
  const atOffice = ended.filter(({ dutyUnit }) => townships.has(dutyUnit)).length;
  return {
    caliber: CALIBER_VERSION,
    received: {
      total: received.length,
      byForm: tally(PETITION_FORMS, (form) => received.filter((matter) => matter.form === form).length),
      byPurpose: tally(PETITION_PURPOSES, (code) => received.filter(({ purpose }) => purpose === code).length),
      byOffice: tally(
        [...new Set(received.map(({ office }) => office))].sort(),
        (code) => received.filter(({ office }) => office === code).length,
      ),
    },
    standing: { openBefore: openOn(addDays(first, -1)), ended: ended.length, openAfter: openOn(last) },
    endedAt: { office: atOffice, bureau: ended.length - atOffice },
    rates: ratesOf(matters),
    ratesByForm: tally(PETITION_FORMS, (form) => ratesOf(matters.filter((matter) => matter.form === form))),
  };
}

/** One entry for each of the keys. */
const tally = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>; // the keys are those of the list

const countsOf = (rates: Rates): MonthlyFigures['rates'] =>
  tally(RATES, (name) => ({ met: rates[name].met.length, missed: rates[name].missed.length }));

/** Which sum does not agree with its parts (R003-29). */
export type Imbalance =
  | {
      readonly sum: 'by-form' | 'by-purpose' | 'by-office' | 'ended-at';
      readonly whole: number;
      readonly parts: number;
    }
  /** Open at the beginning, and received, less what ended: `parts`. Open at the end: `whole`. */
  | { readonly sum: 'standing'; readonly whole: number; readonly parts: number }
  | { readonly sum: 'rate'; readonly rate: RateName; readonly whole: number; readonly parts: number };

/** MR-02: figures with an imbalance are not handed in. Empty when everything adds up. */
export function imbalances({ received, standing, endedAt, rates, ratesByForm }: MonthlyFigures): readonly Imbalance[] {
  const { openBefore, ended, openAfter } = standing;
  const of = (sum: 'by-form' | 'by-purpose' | 'by-office' | 'ended-at', whole: number, parts: object): Imbalance => ({
    sum,
    whole,
    parts: total(Object.values(parts)),
  });
  const channels = Object.values(ratesByForm);
  const ofRates = RATES.flatMap((rate): readonly Imbalance[] =>
    (['met', 'missed'] as const).map((side) => ({
      sum: 'rate',
      rate,
      whole: rates[rate][side],
      parts: total(channels.map((each) => each[rate][side])),
    })),
  );
  const all: readonly Imbalance[] = [
    of('by-form', received.total, received.byForm),
    of('by-purpose', received.total, received.byPurpose),
    of('by-office', received.total, received.byOffice),
    { sum: 'standing', whole: openAfter, parts: openBefore + received.total - ended },
    of('ended-at', ended, endedAt),
    ...ofRates,
  ];
  return all.filter(({ whole, parts }) => whole !== parts);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** A rate in which two channels lie far apart; both in tenths of a per cent. */
export type ChannelGap = {
  readonly rate: RateName;
  readonly best: { readonly form: PetitionForm; readonly share: number };
  readonly worst: { readonly form: PetitionForm; readonly share: number };
};

/** MR-05: ten percentage points [county's choice in R004-48]. */
const FAR_APART = 100;
/** 克服「重来访、轻来信」: what a unit owes to whoever asks, by whatever way. */
const COMPARED: readonly RateName[] = ['notice', 'handling'];

/** Where the best and the worst channel are at least ten points apart; channels with nothing to do are left out. */
export const channelGaps = ({ ratesByForm }: Pick<MonthlyFigures, 'ratesByForm'>): readonly ChannelGap[] =>
  COMPARED.flatMap((rate): readonly ChannelGap[] => {
    const known = PETITION_FORMS.flatMap((form) => {
      const share = perMille(ratesByForm[form][rate]);
      return share === null ? [] : [{ form, share }];
    }).sort((a, b) => b.share - a.share);
    const [best, worst] = [known[0], known.at(-1)];
    if (best === undefined || worst === undefined || best.share - worst.share < FAR_APART) return [];
    return [{ rate, best, worst }];
  });
