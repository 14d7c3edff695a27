import type { PlainDate, Instant } from '#shared/model/plain-date.ts';
import type { DeadlineCode, DeadlineRule } from '#shared/model/rule-pack.ts';
import type { ClockEventKind } from './clock-facts.ts';
import type { ClockRow } from './clock-table.ts';
import type { DueDate } from './compute-deadline.ts';
import type { TrafficLight } from './traffic-light.ts';

/** How a clock stands today. */
export type ClockState =
  | {
      readonly kind: 'running';
      readonly light: TrafficLight;
      /** Calendar days to the red line; negative when it has passed. */
      readonly daysLeft: number;
      /** A hearing lasts: each of its days moves the red line by one (DL-16). */
      readonly paused: boolean;
    }
  /** Done. `in-rolled`: after the red line but not after the rolled day (DL-56). */
  | {
      readonly kind: 'ended';
      readonly on: PlainDate;
      readonly by: ClockEventKind;
      readonly outcome: 'in-time' | 'in-rolled' | 'late';
    }
  /** Another clock has taken its place: extended, or turned ordinary. */
  | { readonly kind: 'replaced'; readonly on: PlainDate; readonly by: ClockEventKind }
  /** A right that was not used; nobody is late (DL-55). */
  | { readonly kind: 'lapsed'; readonly after: PlainDate };

/** One limit of one matter: what it is, its last day with the reasons, how it stands. */
export type Clock = {
  /** Stable inside the matter: the code, for dates that somebody named also which one. */
  readonly id: string;
  readonly code: DeadlineCode | 'promised' | 'unit-date';
  readonly kind: 'statutory' | 'internal' | 'promised';
  readonly whose: ClockRow['whose'];
  /** The rule with basis and article; null where no rule but a person named the day. */
  readonly rule: DeadlineRule | null;
  /** What a named day is for: a `PromiseKind`, or the unit's own words. */
  readonly name: string | null;
  readonly deadline: DueDate;
  /** The last moment of a limit in hours. */
  readonly dueAt?: Instant;
  readonly state: ClockState;
};
