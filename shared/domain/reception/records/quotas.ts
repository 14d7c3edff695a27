/** 接访天数 (R001-20) of everybody it binds, over a stretch of days. */
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { addDays } from '../../calendar/plain-date.ts';
import { quotaOf, quotaPeriod, type Quota, type QuotaContext, type QuotaLevel } from '../roster/quota.ts';
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
