/**
 * What the figures of handling need of a matter (HQ-01 to HQ-08), small enough to stand in a list row. Days only, and the same
 * on whatever day they are read. They tell how a unit handled the matter; nothing in them is about a petitioner.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';
import { RATED, type RATINGS, type SUGGESTION_OUTCOMES } from '#shared/model/workflow-codes.ts';
import type { Clock } from '../deadline/clock.ts';
import { servedOf, stepsOfKind, timesReturned } from '../workflow/facts.ts';

/** A limit that the unit had to keep. */
export type Duty = {
  /** Red line, not rolled forward. */
  readonly due: PlainDate;
  /** The last day that is in time. */
  readonly rolled: PlainDate;
  /** The day on which it was met, or on which the matter left us with the limit already past. */
  readonly done?: PlainDate;
};

export type Rating = (typeof RATINGS)[number];

export type HandlingFacts = {
  /** 告知: 15 days, or 3 working days of the simple procedure. */
  readonly notice?: Duty;
  /** 办结: the limit in force at last, extension and simple procedure included. */
  readonly handling?: Duty;
  /** 承诺答复: the day that was promised to the petitioner (R004-16). */
  readonly promise?: Duty;
  /** Since when the petitioner has the result and may rate how it was handled. */
  readonly askedOn?: PlainDate;
  /** The newest rating of each body. */
  readonly ratings: { readonly [target in (typeof RATED)[number]]?: Rating };
  /** 退办次数. */
  readonly returns: number;
  /** 范围外: told where to go, or not accepted for that reason (C10). */
  readonly outOfScope?: true;
  /** What became of a suggestion, once that is decided (条例29, C39). */
  readonly suggestion?: (typeof SUGGESTION_OUTCOMES)[number];
};

const NOTHING: HandlingFacts = { ratings: {}, returns: 0 };
/** Counted nowhere. */
export const GONE: ReadonlySet<MatterView['status']> = new Set<MatterView['status']>([
  'void',
  'merged',
  'confidential',
]);

/** `clocks`: those of this matter, ended ones included. */
export function handlingFacts(view: MatterView, clocks: readonly Clock[]): HandlingFacts {
  if (GONE.has(view.status)) return NOTHING;
  const notice = dutyOf(clocks, NOTICE);
  const handling = dutyOf(clocks, HANDLING);
  const promise = dutyOf(clocks, PROMISE);
  const askedOn = askedSince(view);
  const suggestion = stepsOfKind(view, 'answer-suggestion').at(-1)?.action.outcome;
  return {
    ...(notice !== null && { notice }),
    ...(handling !== null && { handling }),
    ...(promise !== null && { promise }),
    ...(askedOn !== undefined && { askedOn }),
    ratings: newestRatings(view),
    returns: timesReturned(view),
    ...(isOutOfScope(view) && { outOfScope: true }),
    ...(suggestion !== undefined && { suggestion }),
  };
}

const isOutOfScope = (view: MatterView): boolean =>
  view.guidance !== undefined ||
  stepsOfKind(view, 'decide-intake').at(-1)?.action.decision === 'not-accepted-out-of-scope';

/** The limit of the simple procedure takes the place of the ordinary one while the matter is in it (R001-60). */
const NOTICE: readonly DeadlineCode[] = ['simpleDecide', 'notifyDirect', 'notifyAssigned'];
const HANDLING: readonly DeadlineCode[] = ['extend', 'handle', 'simpleHandle', 'simpleInstant'];
const PROMISE = ['promised'] as const;

/** The first of these limits that no other has replaced. */
function dutyOf(clocks: readonly Clock[], codes: readonly Clock['code'][]): Duty | null {
  const found = codes
    .flatMap((code) => clocks.find((clock) => clock.code === code) ?? [])
    .find(({ state }) => state.kind !== 'replaced');
  if (found === undefined) return null;
  const { due, rolled } = found.deadline;
  const { state } = found;
  if (state.kind !== 'ended') return { due, rolled };
  // HQ-02: a matter that left us in time owes nothing any more; one that left us too late was late.
  const left = state.by === 'withdrawn' || state.by === 'returned';
  return left && state.outcome !== 'late' ? null : { due, rolled, done: state.on };
}

function newestRatings(view: MatterView): HandlingFacts['ratings'] {
  const steps = stepsOfKind(view, 'rate');
  return Object.fromEntries(
    RATED.flatMap((target) => {
      const newest = steps.filter(({ action }) => action.target === target).at(-1);
      return newest === undefined ? [] : [[target, newest.action.value]];
    }),
  );
}

/** HQ-04: who cannot be reached is not asked; who has rated was asked, whatever is on record. */
function askedSince(view: MatterView): PlainDate | undefined {
  const [rated] = stepsOfKind(view, 'rate')
    .map(({ action }) => action.on)
    .sort();
  const told =
    view.registration.petitionerType === 'anonymous'
      ? undefined
      : ((servedOf(view, 'opinion') ?? servedOf(view, 'suggestion-reply'))?.action.on ?? view.settlement?.informedOn);
  return [rated, told].flatMap((on) => on ?? []).sort()[0];
}
