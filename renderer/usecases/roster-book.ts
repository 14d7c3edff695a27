import { regularSlots, type RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MarketRule } from '#shared/model/market-rule.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
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
};

/** Read from this device alone, so also without a network. */
export async function readRosterBook(
  store: DeviceStore,
  { office }: Pick<DeviceIdentity, 'office'>,
): Promise<RosterBook> {
  const states = await readReceptions(store);
  const periods = [...states.values()]
    .flatMap((state) => (state.kind === 'period' ? [state.period] : []))
    .filter((period) => period.office === office && period.lifted === null)
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  return { sessions: sessionsOf(states), rule: knownRules(states).get(office)?.rule, periods };
}

/** The next `count` days of the unit's own series. */
export const slotsOf = (
  { sessions, rule }: RosterBook,
  { countyBound }: Pick<DeviceIdentity, 'countyBound'>,
  on: { readonly calendar: WorkCalendar; readonly today: PlainDate; readonly count: number },
): readonly RegularSlot[] =>
  regularSlots(countyBound ? 'county' : 'office', rule, on.calendar, on.today, on.count, sessions);

/** 设、改、解除特别防护期 (R001-22); without `id` a new one. */
export const performOnPeriod = (
  deps: UseCaseDeps,
  id: StreamId | null,
  action: SpecialPeriodAction,
): Promise<Result<null, SessionProblem>> => performIntents(deps, [intentOf(deps, id ?? deps.ids.stream(), action)]);
