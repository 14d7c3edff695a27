/** What supervision and a leader's own charge wait for (SV-07, SV-10 to SV-18); the rest stands in expected-steps.ts. */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { addDays, instantToPlainDate } from '../calendar/plain-date.ts';
import type { CountySettings } from '../settings/county-settings.ts';
import { nudgeFrom, owedReply } from '../supervision/ladder.ts';
import { lastLeadWork, leadAskedSince, leadOf } from '../supervision/lead.ts';
import { openOrders } from '../supervision/orders.ts';
import { ENDED } from '../workflow/procedures.ts';
import {
  asked,
  LEADERS,
  SUPERVISION,
  type Asked,
  type Awaited,
  type Expectation,
  type ExpectedStep,
} from './expectation.ts';

/** SV-18: three days past the day of the answer, and every three days again, the unit is reminded. */
export function reminder(view: MatterView, settings: CountySettings): Expectation {
  const owed = owedReply(view);
  return owed === null
    ? null
    : { step: 'record-nudge', by: SUPERVISION, since: owed.dueOn, from: nudgeFrom(view, owed, settings) };
}

/** SV-07: what each open order waits for; the unit it is addressed to answers, whoever has the matter now. */
export const supervision = (view: MatterView): readonly ExpectedStep[] =>
  openOrders(view).flatMap((order) => {
    const { proposed, authorized, issued, answers, checks } = order;
    const since = (last: Asked | null | undefined): PlainDate => instantToPlainDate((last ?? proposed).at);
    switch (order.state) {
      case 'to-authorize':
        return [asked('authorize-supervision', LEADERS, proposed)];
      case 'to-issue':
        return [{ step: 'issue-supervision', by: SUPERVISION, since: since(authorized) }];
      case 'to-answer':
        return [
          {
            step: 'answer-supervision',
            by: { kind: 'unit', unit: proposed.action.unit },
            since: since(checks.at(-1) ?? issued),
          },
        ];
      case 'to-check': {
        const last = answers.at(-1);
        return [
          {
            step: 'check-supervision',
            by: SUPERVISION,
            since: since(last),
            ...(last !== undefined && { not: [last.by] }),
          },
        ];
      }
      default:
        return [];
    }
  });

/**
 * SV-10, SV-14, SV-16: the chief takes the matter on, or says who does. SV-11, SV-15: whoever has taken it on says how it stands
 * at least every thirty days, and brings it to its result.
 */
export function lead(view: MatterView, settings: CountySettings): readonly ExpectedStep[] {
  if (ENDED.has(view.status)) return [];
  const taken = leadOf(view);
  if (taken === null) {
    const since = leadAskedSince(view);
    return since === null ? [] : [{ step: 'appoint-lead', by: { kind: 'chief' }, since }];
  }
  if (taken.concluded !== null) return [];
  const { leader, on } = taken.appointed.action;
  const by: Awaited = { kind: 'officer', officer: leader };
  const last = lastLeadWork(taken);
  return [
    { step: 'record-lead', by, since: last, from: addDays(last, settings.on(last).leadUpdate) },
    { step: 'conclude-lead', by, since: on },
  ];
}
