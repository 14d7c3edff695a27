/** 接访统计 (R001-20, R004-09): how many sessions, and what was received there. */
import { compareText } from '#shared/lib/compare-text.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { onDuty } from '../session/decide.ts';

/** What a tally needs of a matter that was received at a session. */
export type ReceivedMatter = { readonly persons: number; readonly settled: boolean };

export type Tally = {
  readonly key: string;
  readonly planned: number;
  readonly held: number;
  readonly cancelled: number;
  readonly matters: number;
  readonly persons: number;
  /** Matters that ended at the counter: answered at once, or guided to the right body (R004-15, R003-03). */
  readonly settled: number;
};

export type TallyBy = 'leader' | 'unit' | 'month';

/** The officer who sat there, else whose turn it is; the office; the month. */
function tallyKey(by: TallyBy, session: SessionView): string {
  switch (by) {
    case 'leader':
      return onDuty(session) ?? session.host;
    case 'unit':
      return session.office;
    case 'month':
      return session.day.slice(0, 7);
  }
}

/**
 * Sessions counted by leader, unit or month, in the order of the keys. A matter received at two sessions counts at each;
 * one that this device does not have counts with nobody and unsettled.
 */
export function tally(
  sessions: readonly SessionView[],
  by: TallyBy,
  matters: ReadonlyMap<string, ReceivedMatter>,
): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const session of sessions) {
    const key = tallyKey(by, session);
    const before = found.get(key) ?? NOTHING;
    const received = session.received.map(({ matter }) => matters.get(matter));
    found.set(key, {
      key,
      planned: before.planned + 1,
      held: before.held + (session.status === 'open' || session.status === 'ended' ? 1 : 0),
      cancelled: before.cancelled + (session.status === 'cancelled' ? 1 : 0),
      matters: before.matters + received.length,
      persons: before.persons + received.reduce((sum, matter) => sum + (matter?.persons ?? 0), 0),
      settled: before.settled + received.filter((matter) => matter?.settled === true).length,
    });
  }
  return [...found.values()].sort((a, b) => compareText(a.key, b.key));
}

const NOTHING = { planned: 0, held: 0, cancelled: 0, matters: 0, persons: 0, settled: 0 };
