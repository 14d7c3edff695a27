import { useState } from 'react';
import { periodGaps } from '#shared/domain/reception/roster/duty-gaps.ts';
import type { SpecialPeriod } from '#shared/model/special-period.ts';
import { useSession } from '#renderer/session/session.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import { dutyPlans } from '../extra-plan.ts';
import type { Roster } from '../use-roster.ts';
import { PeriodDialog, type PeriodAsked } from './period-dialog.tsx';

type PeriodsPanelProps = {
  readonly roster: Roster;
  readonly onSteps: (steps: readonly SessionStep[]) => void;
};

const { period: words } = dutyWords;

/** 特别防护期: which days still have no leader on duty, and the turns that would fill them (R001-22). */
export function PeriodsPanel({ roster, onSteps }: PeriodsPanelProps) {
  const [asked, setAsked] = useState<PeriodAsked | null>(null);
  return (
    <Panel title={words.title} flush>
      <table className="roster-table">
        <tbody>
          {roster.periods.map((period) => (
            <PeriodRow key={period.id} period={period} roster={roster} onAsk={setAsked} onSteps={onSteps} />
          ))}
        </tbody>
      </table>
      {asked !== null && <PeriodDialog asked={asked} today={roster.today} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function PeriodRow(
  props: PeriodsPanelProps & { readonly period: SpecialPeriod; readonly onAsk: (asked: PeriodAsked) => void },
) {
  const { roster, period, onAsk, onSteps } = props;
  const { profile } = useSession();
  const gaps = periodGaps(period, roster.sessions, { profile, absences: roster.absences });
  // Who was there on a day that has passed is what it is: only days to come are filled.
  const empty = gaps.filter(({ day, because }) => because === 'not-planned' && day >= roster.today);
  const plans = dutyPlans(
    empty.map(({ day }) => day),
    roster,
  );
  return (
    <tr>
      <th scope="row">
        <div>{period.name}</div>
        <div className="roster-soft">{words.days(period.first, period.last)}</div>
      </th>
      <td>{gaps.length === 0 ? words.covered : <Tag tone="overdue">{words.gaps(gaps.map(({ day }) => day))}</Tag>}</td>
      <td>
        <div className="roster-acts">
          {plans.length > 0 && roster.kind === 'county' && (
            <Button small onClick={() => onSteps(plans.map((action) => ({ action })))}>
              {words.fill}
            </Button>
          )}
          <Button small onClick={() => onAsk({ kind: 'set', period })}>
            {words.change}
          </Button>
          <Button small onClick={() => onAsk({ kind: 'lift', period })}>
            {words.lift}
          </Button>
        </div>
      </td>
    </tr>
  );
}
