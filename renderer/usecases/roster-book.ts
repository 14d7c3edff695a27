import { compareText } from '#shared/lib/compare-text.ts';
import { shareRoster } from '#shared/domain/reception/roster/shared-roster.ts';
import { regularSlots, type RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { KnownAbsence, KnownAbsenceAction } from '#shared/model/known-absence.ts';
import type { MarketRule } from '#shared/model/market-rule.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { ReceptionRule, SetReceptionRule } from '#shared/model/reception-rule.ts';
import type { SpecialPeriod, SpecialPeriodAction } from '#shared/model/special-period.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DeviceIdentity, DeviceStore } from '#renderer/data/device-store.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import type { UseCaseDeps } from './deps.ts';
import { knownRules } from './market-rules.ts';
import { intentOf, performIntents, sessionsOf, type SessionProblem } from './sessions.ts';

/** What a unit's roster is made of. */
export type RosterBook = {
  readonly sessions: readonly SessionView[];
  /** The unit's own market rule. */
  readonly rule: MarketRule | undefined;
  /** The unit's special periods that stand, the first day first (R001-22). */
  readonly periods: readonly SpecialPeriod[];
  /** Known absences of its people, the first day first (R004-35). */
  readonly absences: readonly KnownAbsence[];
  /** What the bureau asks of its own leaders (R001-17, R001-20); `null` while it has said nothing. */
  readonly duties: ReceptionRule | null;
};

/** Read from this device alone, so also without a network. */
export async function readRosterBook(
  store: DeviceStore,
  { office, profile }: Pick<DeviceIdentity, 'office'> & { readonly profile: CountyProfile },
): Promise<RosterBook> {
  const states = await readReceptions(store);
  const own = [...states.values()].filter((state) => shareRoster(profile, state.office, office));
  const periods = own
    .flatMap((state) => (state.kind === 'period' ? [state.period] : []))
    .filter(({ lifted }) => lifted === null)
    .sort((a, b) => compareText(a.first, b.first));
  const absences = own
    .flatMap((state) => (state.kind === 'absence' ? [state.absence] : []))
    .filter(({ lifted }) => !lifted)
    .sort((a, b) => compareText(a.first, b.first));
  // One stream is written on; of two begun apart the first id holds, the same on every computer.
  const [duties = null] = own
    .flatMap((state) => (state.kind === 'rule' ? [state.rule] : []))
    .sort((a, b) => compareText(a.id, b.id));
  return { sessions: sessionsOf(states), rule: knownRules(states).get(office)?.rule, periods, absences, duties };
}

/** The next `count` days of the unit's own series. */
export const slotsOf = (
  { sessions, rule }: RosterBook,
  { countyBound }: Pick<DeviceIdentity, 'countyBound'>,
  on: { readonly calendar: WorkCalendar; readonly today: PlainDate; readonly count: number },
): readonly RegularSlot[] =>
  regularSlots(countyBound ? 'county' : 'office', rule, on.calendar, on.today, on.count, sessions);

/** 登记、撤销不在岗 (R004-35); without `id` a new one. */
export const performOnAbsence = (
  deps: UseCaseDeps,
  id: StreamId | null,
  action: KnownAbsenceAction,
): Promise<Result<null, SessionProblem>> => performIntents(deps, [intentOf(deps, id ?? deps.ids.stream(), action)]);

/** 定接访要求 (R001-17, R001-20); without `id` the first word about it. */
export const performOnRule = (
  deps: UseCaseDeps,
  id: StreamId | null,
  action: SetReceptionRule,
): Promise<Result<null, SessionProblem>> => performIntents(deps, [intentOf(deps, id ?? deps.ids.stream(), action)]);

/** 设、改、解除特别防护期 (R001-22); without `id` a new one. */
export const performOnPeriod = (
  deps: UseCaseDeps,
  id: StreamId | null,
  action: SpecialPeriodAction,
): Promise<Result<null, SessionProblem>> => performIntents(deps, [intentOf(deps, id ?? deps.ids.stream(), action)]);
