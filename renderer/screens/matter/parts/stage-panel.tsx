import { dateText } from '#shared/documents/date-text.ts';
import type { ExpectedStep } from '#shared/domain/my-day/expectation.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { acceptanceOf, firstUnit, handlingUnit, procedureOf, timesReturned } from '#shared/domain/workflow/facts.ts';
import { ENDED } from '#shared/domain/workflow/procedures.ts';
import { stageTimes, type StageTime } from '#shared/domain/workflow/stage-times.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { officerName, unitName, useCalendar, useSession, useSettings } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { awaitedText, dayText, stepName } from '#renderer/text/day-words.ts';
import { GAPS, stepText } from '#renderer/text/step-words.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** Where the matter stands: procedure, unit, what is still owed before it can be reported as done (R004-52). */
export function StagePanel({ view }: { readonly view: MatterView }) {
  const { profile, deps } = useSession();
  const today = deps.clock.today();
  const acceptance = acceptanceOf(view);
  const gaps = acceptance !== null && !ENDED.has(view.status) ? closureGaps(view) : [];
  const returned = timesReturned(view);
  const times = stageTimes(view, today);
  const waits = expectedSteps(view, useCalendar(), useSettings()).filter(
    ({ from }) => from === undefined || from <= today,
  );
  const items = [
    ...(waits.length === 0 ? [] : [{ label: dayText.waiting, value: <Waits steps={waits} /> }]),
    { label: stepText.procedure, value: `${codes.procedure[procedureOf(view)]} · ${codes.status[view.status]}` },
    { label: stepText.unit, value: unitName(profile, handlingUnit(view)) },
    ...(firstUnit(view) === handlingUnit(view)
      ? []
      : [{ label: stepText.firstUnit, value: unitName(profile, firstUnit(view)) }]),
    ...(acceptance === null ? [] : [{ label: stepText.accepted, value: dateText(acceptance.action.on) }]),
    ...(returned === 0 ? [] : [{ label: stepText.returned, value: stepText.times(returned) }]),
    ...(times.length === 0 ? [] : [{ label: stepText.stageTimes, value: <StageTimes times={times} /> }]),
    ...(gaps.length === 0 ? [] : [{ label: stepText.owed, value: gaps.map((gap) => GAPS[gap] ?? gap).join('、') }]),
  ];
  return (
    <Panel title={stepText.stage}>
      <KeyValueList items={items} />
    </Panel>
  );
}

/** R001-63: how long it lay at each stage, and with which unit. */
function StageTimes({ times }: { readonly times: readonly StageTime[] }) {
  const { profile } = useSession();
  return (
    <ul className="stage-waits">
      {times.map(({ stage, unit, from, to, days }, i) => (
        <li key={i}>
          {codes.status[stage]}{' '}
          <span className="matter-soft">
            {unitName(profile, unit)} {from.slice(5)}{' '}
            {to === null ? stepText.stillThere(days) : stepText.stageDays(days)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Each step it waits for: whose and which, since when. Two orders may wait for the same one. */
function Waits({ steps }: { readonly steps: readonly ExpectedStep[] }) {
  const { profile, deps } = useSession();
  const today = deps.clock.today();
  const names = { unit: (code: string) => unitName(profile, code), officer: (id: string) => officerName(profile, id) };
  return (
    <ul className="stage-waits">
      {steps.map((step, i) => (
        <li key={i}>
          <strong>
            {awaitedText(step.by, names)} {stepName(step)}
          </strong>{' '}
          <span className="matter-soft">
            {dayText.since(step.since.slice(5), Math.max(0, daysBetween(step.since, today)))}
          </span>
        </li>
      ))}
    </ul>
  );
}
