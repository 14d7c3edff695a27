/**
 * 信访工作月报: the county's figures of one month, and whether they add up (MR-01 to MR-05, MR-08 to MR-10). Counts alone. The device that
 * hands a report in and the county that takes it ask the same `imbalances`.
 */
import { PETITION_FORMS, PETITION_PURPOSES, type PetitionForm } from '#shared/model/codes.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { RATES, type LastYear, type Month, type MonthlyFigures, type RateName } from '#shared/model/monthly-report.ts';
import { isWithin, periodOf, type Period } from '../calendar/period.ts';
import { addDays, addMonths, plainDateOf } from '../calendar/plain-date.ts';
import { CALIBER_VERSION, perMille, rateTable, type Rates } from './handling-rates.ts';
import { bySource } from './intake-sources.ts';
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
  const { received, ended, openAfter, rates } = inPeriod(matters, period, today);
  const endedAt = { office: 0, bureau: 0, county: 0, above: 0 };
  for (const { raisedTo, dutyUnit } of ended) endedAt[raisedTo ?? (townships.has(dutyUnit) ? 'office' : 'bureau')] += 1;
  return {
    caliber: CALIBER_VERSION,
    received: {
      total: received.length,
      byForm: byForm(received),
      byPurpose: tally(PETITION_PURPOSES, (code) => received.filter(({ purpose }) => purpose === code).length),
      byOffice: tally(
        [...new Set(received.map(({ office }) => office))].sort(),
        (code) => received.filter(({ office }) => office === code).length,
      ),
    },
    standing: { openBefore: openOn(matters, addDays(period.first, -1)), ended: ended.length, openAfter },
    endedAt,
    rates,
    ratesByForm: tally(PETITION_FORMS, (form) =>
      ratesOf(
        matters.filter((matter) => matter.form === form),
        period,
        today,
      ),
    ),
    bySource: bySource(received, matters),
    lastYear: lastYear(matters, period, today),
  };
}

function inPeriod(matters: readonly ReportedMatter[], period: Period, today: PlainDate) {
  return {
    received: matters.filter(({ receivedOn }) => isWithin(period, receivedOn)),
    ended: matters.filter(({ endedOn }) => endedOn !== undefined && isWithin(period, endedOn)),
    openAfter: openOn(matters, period.last),
    rates: ratesOf(matters, period, today),
  };
}

const ratesOf = (matters: readonly ReportedMatter[], period: Period, today: PlainDate): MonthlyFigures['rates'] =>
  countsOf(rateTable(matters, { period, today, unit: 'dutyUnit' }).all);

const openOn = (matters: readonly ReportedMatter[], day: PlainDate): number =>
  matters.filter(({ receivedOn, endedOn }) => receivedOn <= day && (endedOn === undefined || endedOn > day)).length;

const byForm = (matters: readonly ReportedMatter[]): MonthlyFigures['received']['byForm'] =>
  tally(PETITION_FORMS, (form) => matters.filter((matter) => matter.form === form).length);

/** MR-10: `null` unless the county was registering by the first of that month; part of a month is compared with nothing. */
function lastYear(matters: readonly ReportedMatter[], { first }: Period, today: PlainDate): LastYear | null {
  const period = periodOf('month', addMonths(first, -12));
  if (!matters.some(({ receivedOn }) => receivedOn <= period.first)) return null;
  const { received, ended, openAfter, rates } = inPeriod(matters, period, today);
  return { received: received.length, byForm: byForm(received), ended: ended.length, openAfter, rates };
}

/** One entry for each of the keys. */
const tally = <K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, V>; // the keys are those of the list

const countsOf = (rates: Rates): MonthlyFigures['rates'] =>
  tally(RATES, (name) => ({ met: rates[name].met.length, missed: rates[name].missed.length }));

/** A whole and what is added up to it. */
type PartedSum = 'by-form' | 'by-purpose' | 'by-office' | 'by-source' | 'ended-at';

/** Which sum does not agree with its parts (R003-29). */
export type Imbalance =
  | { readonly sum: PartedSum; readonly whole: number; readonly parts: number }
  /** Open at the beginning, and received, less what ended: `parts`. Open at the end: `whole`. */
  | { readonly sum: 'standing'; readonly whole: number; readonly parts: number }
  | { readonly sum: 'rate'; readonly rate: RateName; readonly whole: number; readonly parts: number };

/** MR-02: figures with an imbalance are not handed in. Empty when everything adds up. */
export function imbalances(figures: MonthlyFigures): readonly Imbalance[] {
  const { received, standing, endedAt, rates, ratesByForm } = figures;
  const { openBefore, ended, openAfter } = standing;
  const of = (sum: PartedSum, whole: number, parts: object): Imbalance => ({
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
    ...(figures.bySource === undefined
      ? []
      : [of('by-source', received.total, Object.values(figures.bySource).flatMap(Object.values))]),
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
