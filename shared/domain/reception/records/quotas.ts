/** 接访天数 (R001-20) of everybody it binds, over a stretch of days. */
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { addDays } from '../../calendar/plain-date.ts';
import { quotaOf, quotaPeriod, type Quota, type QuotaContext, type QuotaLevel } from '../roster/quota.ts';
import { receiverOf } from '../roster/rotation.ts';
import { receiverGroup } from '../session/who-may-receive.ts';

/** 班子成员 by the measure of their bureau (a county's month, a city's quarter), heads of offices by the township's (week). */
function levelOf(profile: CountyProfile, officer: string, leaders: 'county' | 'city'): QuotaLevel | null {
  const group = receiverGroup(profile, officer);
  return group === 'leadership' ? leaders : group === 'office-head' ? 'township' : null;
}

/** Each period that touches the days from `first` to `last`, for each officer; `office` names one office's people. */
export function quotasIn(
  profile: CountyProfile,
  {
    first,
    last,
    office,
    leaders,
  }: {
    readonly first: PlainDate;
    readonly last: PlainDate;
    readonly office: string | null;
    readonly leaders: 'county' | 'city';
  },
  sessions: readonly SessionView[],
  context: QuotaContext,
): readonly Quota[] {
  return profile.officers.flatMap(({ id, unit }) => {
    const level = levelOf(profile, id, leaders);
    if (level === null || (office !== null && unit !== office)) return [];
    const quotas: Quota[] = [];
    for (
      let period = quotaPeriod(level, first);
      period.first <= last;
      period = quotaPeriod(level, addDays(period.last, 1))
    ) {
      quotas.push(quotaOf(id, period, sessions, context));
    }
    return quotas;
  });
}

/** How many days before a month or a quarter ends its reception days are asked after; a week is over too soon for it. */
const LAST_DAYS = 7;

export type QuotaAhead = {
  readonly quota: Quota;
  /** The day within the rest of the period for which the officer is down to receive; `null` while there is none. */
  readonly planned: PlainDate | null;
};

/** RO-46 月末提醒 (calendar.md §4): whose month or quarter ends within seven days and has no day of reception yet. */
export function quotasEnding(
  profile: CountyProfile,
  leaders: 'county' | 'city',
  sessions: readonly SessionView[],
  context: QuotaContext,
): readonly QuotaAhead[] {
  const { today } = context;
  const days = { first: today, last: today, office: null, leaders };
  return quotasIn(profile, days, sessions, context)
    .filter(({ state, period }) => state === 'running' && period.level !== 'township')
    .filter(({ period }) => addDays(today, LAST_DAYS) > period.last)
    .map((quota) => {
      const ahead = sessions
        .filter((session) => receiverOf(session) === quota.officer && session.status !== 'cancelled')
        .map(({ day }) => day)
        .filter((day) => day >= today && day <= quota.period.last);
      return { quota, planned: ahead.sort()[0] ?? null };
    });
}
