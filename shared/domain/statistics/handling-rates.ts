/**
 * 三率 (R001-59): how units tell, end and are rated, for a month, quarter or year. Fixed formulas with a version (RX-09); each
 * figure is its two lists of matters, so that whoever doubts it can go through them.
 */
import { RATES, type RateCount, type RateName } from '#shared/model/monthly-report.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { isWithin, type Period } from '../calendar/period.ts';
import type { Duty, HandlingFacts, Rating } from './handling-facts.ts';

/** 口径. Raised when a formula below changes; figures of two versions are not compared. */
export const CALIBER_VERSION = 1;

/** Whose figures: of the unit responsible now, or of the one that registered the matter. */
export const RATE_UNITS = ['dutyUnit', 'office'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** A matter as the figures see it. */
export type RatedMatter = {
  readonly id: string;
  readonly office: string;
  readonly dutyUnit: string;
  readonly handling: HandlingFacts;
};

/** Numerator and the rest of the denominator. */
export type Rate = { readonly met: readonly string[]; readonly missed: readonly string[] };
export type Rates = Readonly<Record<RateName, Rate>>;

/** How a duty stands on that day. `open-late`: past and still not done; `running`: its last day is not over. */
export type DutyState = 'in-time' | 'late' | 'open-late' | 'running';

export function dutyState({ rolled, done }: Duty, today: PlainDate): DutyState {
  if (done !== undefined) return done <= rolled ? 'in-time' : 'late';
  return today > rolled ? 'open-late' : 'running';
}

type Mark = 'met' | 'missed' | null;

/** HQ-02, HQ-03, HQ-07: counted in the period in which the last day falls, once it was met or is over. */
function ofDuty(duty: Duty | undefined, period: Period, today: PlainDate): Mark {
  if (duty === undefined || !isWithin(period, duty.rolled)) return null;
  const state = dutyState(duty, today);
  if (state === 'running') return null;
  return state === 'in-time' ? 'met' : 'missed';
}

const isAsked = ({ askedOn }: HandlingFacts, period: Period): boolean =>
  askedOn !== undefined && isWithin(period, askedOn);

function ofRating(facts: HandlingFacts, rating: Rating | undefined, period: Period): Mark {
  if (rating === undefined || !isAsked(facts, period)) return null;
  return rating === 'unsatisfied' ? 'missed' : 'met';
}

const FORMULAS: Readonly<Record<RateName, (facts: HandlingFacts, period: Period, today: PlainDate) => Mark>> = {
  notice: ({ notice }, period, today) => ofDuty(notice, period, today),
  handling: ({ handling }, period, today) => ofDuty(handling, period, today),
  'unit-satisfied': (facts, period) => ofRating(facts, facts.ratings['duty-unit'], period),
  'office-satisfied': (facts, period) => ofRating(facts, facts.ratings['petition-office'], period),
  rated: (facts, period) => {
    if (!isAsked(facts, period)) return null;
    return Object.keys(facts.ratings).length > 0 ? 'met' : 'missed';
  },
  promise: ({ promise }, period, today) => ofDuty(promise, period, today),
};

/** Everything that was counted together, and by unit. One pass over the matters. */
export type RateTable = { readonly all: Rates; readonly byUnit: ReadonlyMap<string, Rates> };

export function rateTable(
  matters: readonly RatedMatter[],
  { period, today, unit }: { readonly period: Period; readonly today: PlainDate; readonly unit: RateUnit },
): RateTable {
  const all = emptyRates();
  const byUnit = new Map<string, MutableRates>();
  for (const matter of matters) {
    const { handling } = matter;
    const code = matter[unit];
    for (const name of RATES) {
      const mark = FORMULAS[name](handling, period, today);
      if (mark === null) continue;
      const own = byUnit.get(code) ?? emptyRates();
      byUnit.set(code, own);
      own[name][mark].push(matter.id);
      all[name][mark].push(matter.id);
    }
  }
  return { all, byUnit };
}

type MutableRates = Record<RateName, Record<'met' | 'missed', string[]>>;

const emptyRates = (): MutableRates => ({
  notice: { met: [], missed: [] },
  handling: { met: [], missed: [] },
  'unit-satisfied': { met: [], missed: [] },
  'office-satisfied': { met: [], missed: [] },
  rated: { met: [], missed: [] },
  promise: { met: [], missed: [] },
});

/** Of a unit that had nothing to do. */
export const NO_RATES: Rates = emptyRates();

/**
 * Tenths of a per cent, rounded; 100 % and 0 % are said of all and of none alone. `null` where nothing was to be done: no rate
 * (HQ-05).
 */
export function perMille({ met, missed }: RateCount): number | null {
  if (met + missed === 0) return null;
  if (met === 0 || missed === 0) return missed === 0 ? 1000 : 0;
  return Math.min(999, Math.max(1, Math.round((met * 1000) / (met + missed))));
}
