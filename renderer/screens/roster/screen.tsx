import './roster.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { DutyNotice } from '#renderer/session/duty-notice.tsx';
import { MarkDialog } from '#renderer/session/mark-dialog.tsx';
import { OwnSessions } from '#renderer/session/own-sessions.tsx';
import { useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { rosterSheetWords } from '#renderer/text/roster-sheet-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import { AbsencesPanel } from './parts/absences-panel.tsx';
import { AdjustDialog } from './parts/adjust-dialog.tsx';
import { ExtraDialog } from './parts/extra-dialog.tsx';
import { PeriodDialog } from './parts/period-dialog.tsx';
import { PeriodsPanel } from './parts/periods-panel.tsx';
import { SlotDialog, type Asked } from './parts/slot-dialog.tsx';
import { SlotRow, type SlotRowProps } from './parts/slot-row.tsx';
import { Standings } from './parts/standings.tsx';
import { useRoster, type Horizon, type Roster } from './use-roster.ts';

/** 排班: the coming Fridays of the bureau, or the office's first market days (R004-31, R004-32, R004-35). */
export function RosterScreen() {
  const [horizon, setHorizon] = useState<Horizon>('near');
  const roster = useRoster(horizon);
  const { identity } = useSession();
  const kind = identity.countyBound ? 'county' : 'office';
  return (
    <div className="roster">
      <header className="roster-head">
        <h1>{sessionWords.titles[kind]}</h1>
        <p>{sessionWords.intro[kind]}</p>
      </header>
      {roster !== null && 'problem' in roster && <Notice tone="warning" title={explainProblem('failed').title} />}
      {roster !== null && !('problem' in roster) && <Slots roster={roster} horizon={horizon} onHorizon={setHorizon} />}
    </div>
  );
}

type SlotsProps = {
  readonly roster: Roster;
  readonly horizon: Horizon;
  readonly onHorizon: (horizon: Horizon) => void;
};

function Slots({ roster, horizon, onHorizon }: SlotsProps) {
  const { profile } = useSession();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [adding, setAdding] = useState<'session' | 'period' | 'absence' | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { acts } = sessionWords;

  const perform = async (steps: readonly SessionStep[]): Promise<string | null> => {
    const problem = await roster.perform(steps);
    return problem === null ? null : sessionProblemText(problem, profile);
  };
  const performHere = (steps: readonly SessionStep[]): void => void perform(steps).then(setRefused);
  // A day at rest waits for a person's choice; the others are planned as proposed.
  const plans = roster.slots.flatMap((slot) => {
    const plan = slot.session === null && slot.choices.length === 0 ? roster.planOf(slot) : null;
    return plan === null ? [] : [{ action: plan }];
  });
  useHotkeys({
    'Ctrl+S': () => (plans.length > 0 ? performHere(plans) : undefined),
    'Alt+B': () => navigate('/sessions/records'),
    'Alt+N': () => setAdding('session'),
    'Alt+P': () => setAdding('period'),
    'Alt+Q': () => setAdding('absence'),
    'Alt+Y': () => onHorizon(horizon === 'near' ? 'far' : 'near'),
    'Ctrl+P': () => navigate('/sessions/sheets'),
  });

  // What stands out of the series is looked at first.
  const extras = (
    <Panel
      title={extraSessionWords.title}
      flush
      actions={
        <>
          <Button small hotkey="Alt+P" onClick={() => setAdding('period')}>
            {dutyWords.period.set}
          </Button>
          <Button small hotkey="Alt+N" onClick={() => setAdding('session')}>
            {extraSessionWords.plan}
          </Button>
        </>
      }
    >
      {roster.extras.length === 0 ? (
        <p className="roster-note">{extraSessionWords.none}</p>
      ) : (
        <SlotTable roster={roster} slots={roster.extras} onAsk={setAsked} onSteps={performHere} />
      )}
    </Panel>
  );
  return (
    <div className="roster-body">
      {refused !== null && <Notice tone="warning" title={refused} onDismiss={() => setRefused(null)} />}
      <div className="roster-main">
        <OwnSessions />
        <DutyNotice />
        {roster.periods.length > 0 && <PeriodsPanel roster={roster} onSteps={performHere} />}
        {roster.extras.length > 0 && extras}
        <Panel
          title={sessionWords.titles[roster.kind]}
          flush
          actions={
            <>
              <Button small hotkey="Alt+Y" onClick={() => onHorizon(horizon === 'near' ? 'far' : 'near')}>
                {sessionWords.horizons[horizon]}
              </Button>
              <Button small hotkey="Alt+T" onClick={() => navigate('/sessions/today')}>
                {sessionWords.toToday}
              </Button>
              <Button small hotkey="Ctrl+P" onClick={() => navigate('/sessions/sheets')}>
                {rosterSheetWords.open}
              </Button>
              <Button small hotkey="Alt+B" onClick={() => navigate('/sessions/records')}>
                {receptionRecordWords.open}
              </Button>
              {!roster.ruleMissing && (
                <Button small onClick={() => navigate('/sessions/market-rule')}>
                  {sessionWords.toRules}
                </Button>
              )}
              <Button
                small
                kind="primary"
                hotkey="Ctrl+S"
                disabled={plans.length === 0}
                onClick={() => performHere(plans)}
              >
                {acts.planAll}
              </Button>
            </>
          }
        >
          {roster.ruleMissing ? (
            <div className="roster-note">
              <p>{sessionWords.noRule}</p>
              <Button kind="primary" autoFocus onClick={() => navigate('/sessions/market-rule')}>
                {sessionWords.toRules}
              </Button>
            </div>
          ) : (
            <SlotTable roster={roster} slots={roster.slots} onAsk={setAsked} onSteps={performHere} />
          )}
        </Panel>
        {roster.extras.length === 0 && extras}
      </div>
      {adding === 'session' && <ExtraDialog roster={roster} onClose={() => setAdding(null)} onSteps={perform} />}
      {adding === 'period' && (
        <PeriodDialog asked={{ kind: 'set', period: null }} today={roster.today} onClose={() => setAdding(null)} />
      )}
      <div className="roster-main">
        {roster.kind === 'county' && <Standings standings={roster.standings} sessions={roster.sessions} />}
        <AbsencesPanel
          roster={roster}
          asking={adding === 'absence'}
          onAsk={(asking) => setAdding(asking ? 'absence' : null)}
        />
      </div>
      {asked?.kind === 'adjust' && (
        <AdjustDialog session={asked.session} onClose={() => setAsked(null)} onSteps={perform} />
      )}
      {asked?.kind === 'mark' && (
        <MarkDialog session={asked.session} matter={asked.matter} onClose={() => setAsked(null)} />
      )}
      {asked !== null && asked.kind !== 'adjust' && asked.kind !== 'mark' && (
        <SlotDialog asked={asked} roster={roster} onClose={() => setAsked(null)} onSteps={perform} />
      )}
    </div>
  );
}

type SlotTableProps = Omit<SlotRowProps, 'slot'> & { readonly slots: readonly SlotRowProps['slot'][] };

function SlotTable({ slots, ...row }: SlotTableProps) {
  const { columns } = sessionWords;
  return (
    <table className="roster-table">
      <thead>
        <tr>
          <th scope="col">{columns.day}</th>
          <th scope="col">{columns.host}</th>
          <th scope="col">{columns.status}</th>
          <th scope="col">{columns.act}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <SlotRow key={slot.session?.id ?? slot.day} slot={slot} {...row} />
        ))}
      </tbody>
    </table>
  );
}
