/**
 * The receptions that come round by themselves: the office's first market day of each month, the bureau's Fridays
 * (R004-31, R004-32). A slot is a day of that series, whether or not a session has been planned for it.
 */
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionAction, SessionType, SessionView } from '#shared/model/reception.ts';
import { dayStatus, type DayStatus } from '#shared/domain/calendar/day-status.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { hangsBoard, needsBoard } from '../session/decide.ts';
import { firstMarketDays, marketDayChoices, type MarketCount } from '../market/first-market-day.ts';
import { monthOf } from '../market/month-span.ts';
import { fridayChoices, fridayReceptions, meetsRegularFriday } from './friday-reception.ts';

export type RegularSlot = {
  readonly type: SessionType;
  /** The day of the series. */
  readonly day: PlainDate;
  /** Status of the day the session stands on, which is another one after a move. */
  readonly status: DayStatus;
  readonly session: SessionView | null;
  /** What can be chosen while that day is at rest and nobody has settled it; empty otherwise. */
  readonly choices: readonly SlotChoice[];
};

export type SlotChoice =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'move';
      readonly choice: Extract<SessionAction, { kind: 'move-session' }>['choice'];
      readonly day: PlainDate;
      /** That day rests as well, and will be asked about again (C36). */
      readonly rests: boolean;
      /** That day already has a reception of its own (C29). */
      readonly meets: boolean;
    };

/** A unit's own series: the bureau's Fridays, or an office's first market days; none before its rule is confirmed. */
export function regularSlots(
  unit: 'county' | 'office',
  market: MarketCount | undefined,
  calendar: WorkCalendar,
  today: PlainDate,
  count: number,
  sessions: readonly SessionView[],
): readonly RegularSlot[] {
  if (unit === 'county') return fridaySlots(calendar, today, count, sessions);
  return market === undefined ? [] : marketSlots(market, calendar, today, count, sessions);
}

/** The next `count` Fridays from `today` on, today included. */
export function fridaySlots(
  calendar: WorkCalendar,
  today: PlainDate,
  count: number,
  sessions: readonly SessionView[],
): readonly RegularSlot[] {
  const year = Number(today.slice(0, 4));
  return [...fridayReceptions(calendar, year), ...fridayReceptions(calendar, year + 1)]
    .filter(({ day }) => day >= today)
    .slice(0, count)
    .map(({ day }) =>
      slotOf('bureau-friday', calendar, day, sessions, (on) =>
        fridayChoices(calendar, on).map((choice) =>
          choice.kind === 'cancel'
            ? choice
            : {
                kind: 'move',
                choice: choice.kind,
                day: choice.day,
                rests: false,
                meets: meetsRegularFriday(calendar, choice.day),
              },
        ),
      ),
    );
}

/** The first market days of `count` months, beginning with the month of `today`; days that have passed are left out. */
export function marketSlots(
  market: MarketCount,
  calendar: WorkCalendar,
  today: PlainDate,
  count: number,
  sessions: readonly SessionView[],
): readonly RegularSlot[] {
  return firstMarketDays(market, calendar, today, count).flatMap(({ day }) => {
    if (day === null) return [];
    const slot = slotOf('office-market-day', calendar, day, sessions, (on) =>
      marketDayChoices(market, calendar, monthOf(market.monthBasis, on), on).flatMap((choice): SlotChoice[] => {
        if (choice.kind === 'keep') return [{ kind: 'keep' }];
        if (choice.day === null) return [];
        const rests = !dayStatus(calendar, choice.day).work;
        return [{ kind: 'move', choice: choice.kind, day: choice.day, rests, meets: false }];
      }),
    );
    return (slot.session?.day ?? slot.day) < today ? [] : [slot];
  });
}

function slotOf(
  type: SessionType,
  calendar: WorkCalendar,
  day: PlainDate,
  sessions: readonly SessionView[],
  choicesOn: (day: PlainDate) => readonly SlotChoice[],
): RegularSlot {
  const session = sessions.find((each) => each.type === type && firstDay(each) === day) ?? null;
  const on = session?.day ?? day;
  const settled = session !== null && (session.status === 'cancelled' || session.kept !== undefined);
  return { type, day, status: dayStatus(calendar, on), session, choices: settled ? [] : choicesOn(on) };
}

/** The day of the series a session was planned for. */
const firstDay = (session: SessionView): PlainDate => session.moves[0]?.from ?? session.day;

/**
 * The action by which a choice is taken; `day` is where the session stands now, `dayOff` the rest given back for a rest
 * day that is kept (calendar.md §3.2).
 */
export function choiceAction(
  choice: SlotChoice,
  day: PlainDate,
  reason: string,
  dayOff: PlainDate | null = null,
): SessionAction {
  switch (choice.kind) {
    case 'cancel':
      return { kind: 'cancel-session', reason };
    case 'keep':
      return { kind: 'keep-day', seen: day, reason, ...(dayOff !== null && { dayOff }) };
    case 'move':
      return { kind: 'move-session', seen: day, day: choice.day, choice: choice.choice, reason };
  }
}

/**
 * RO-04: what a session meets on the day it is to be moved to: the unit's other sessions there, and that Friday's own
 * reception, also before it is planned. `sessions` are the unit's own; `moved` is `null` while it is not planned itself.
 */
export function metOn(
  day: PlainDate,
  { type, session: moved }: Pick<RegularSlot, 'type' | 'session'>,
  sessions: readonly SessionView[],
  calendar: WorkCalendar,
): readonly SessionType[] {
  const others = sessions.filter(({ id }) => id !== moved?.id);
  const there = others.filter((each) => each.day === day && each.status !== 'cancelled').map((each) => each.type);
  // The Friday's own may be planned and have gone elsewhere, or be the very one that comes back.
  const isFree = sessions.some((each) => each.type === type && firstDay(each) === day);
  const meetsFriday = type === 'bureau-friday' && !isFree && meetsRegularFriday(calendar, day);
  return [...new Set<SessionType>([...there, ...(meetsFriday ? [type] : [])])];
}

/** 提前 7 天、1 天提醒 (R004-31): what is to be done about a slot today. */
export function reminderOf(slot: RegularSlot, today: PlainDate): 'plan' | 'publish' | 'settle' | null {
  const day = slot.session?.day ?? slot.day;
  if (day > addDays(today, REMIND_DAYS) || day < today) return null;
  if (slot.choices.length > 0) return 'settle';
  if (slot.session === null) return 'plan';
  if (!hangsBoard(slot.session)) return null;
  return needsBoard(slot.session) ? 'publish' : null;
}

export const REMIND_DAYS = 7;
