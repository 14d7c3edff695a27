import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { Clock } from '#shared/domain/deadline/clock.ts';
import { mayCite } from '#shared/domain/deadline/find-rule.ts';
import { calendarText, changedDayText } from '#renderer/text/calendar-words.ts';
import { basisText, clockName, clockText, countyLimitText } from '#renderer/text/clock-words.ts';
import { daysLeftText, dayWithWeekday, deadlineStepText, deadlineText } from '#renderer/text/deadline-words.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { ShownClock } from '#renderer/usecases/matter-clocks.ts';

const DUE_WORDS = {
  statutory: clockText.redLine,
  internal: clockText.unitDay,
  promised: clockText.promisedDay,
} as const satisfies Record<Clock['kind'], string>;

/** One clock that runs: name, how near, the red line beside the rolled day, basis, marks, and why this day. */
export function RunningClock({ shown: { clock, reminded, movedFrom } }: { readonly shown: ShownClock }) {
  const { deadline, rule, state } = clock;
  if (state.kind !== 'running') return null;
  const rolls = rule === null || (rule.unit !== 'hour' && rule.unit !== 'as-instructed' && rule.rollForward !== 'none');
  return (
    <li className="clock" aria-label={clockName(clock)}>
      <div className="clock-head">
        <strong>{clockName(clock)}</strong>
        {reminded ? (
          <Tag tone={state.light}>{daysLeftText(state.daysLeft)}</Tag>
        ) : (
          <span className="matter-soft">{daysLeftText(state.daysLeft)}</span>
        )}
      </div>
      <dl className="clock-days">
        <div>
          <dt>{DUE_WORDS[clock.kind]}</dt>
          <dd className="clock-date">
            {dayWithWeekday(deadline.due)}
            {clock.dueAt !== undefined && ` ${clockText.until(instantToTime(clock.dueAt))}`}
          </dd>
        </div>
        {rule !== null && (
          <div>
            <dt>{clockText.rolled}</dt>
            <dd>
              {deadline.rolled !== deadline.due
                ? dayWithWeekday(deadline.rolled)
                : rolls
                  ? clockText.same
                  : clockText.noRoll}
            </dd>
          </div>
        )}
      </dl>
      <p className="matter-soft">
        {rule !== null && basisText(rule)}
        {clock.whose === 'petitioner' && `（${clockText.rightOf}）`}
        {clock.whose === 'right-of-unit' && `（${clockText.ours}）`}
        {clock.whose === 'other-organ' && `（${clockText.other}）`}
      </p>
      <div className="clock-marks">
        {deadline.certainty === 'provisional' && <Tag tone="provisional">{deadlineText.provisional}</Tag>}
        {rule !== null && !mayCite(rule) && (
          <Tag tone="provisional">
            {clockText.unchecked}：{clockText.uncheckedHint}
          </Tag>
        )}
        {state.paused && <Tag tone="provisional">{clockText.paused}</Tag>}
      </div>
      {movedFrom !== null && (
        <p className="matter-soft">
          {calendarText.matterMoved(movedFrom.year, dayWithWeekday(movedFrom.change.from.rolled))}：
          {movedFrom.change.because.map(changedDayText).join('；')}
        </p>
      )}
      <details className="clock-why">
        <summary>{deadlineText.why}</summary>
        {rule !== null &&
          countyLimitText(rule).map((line) => (
            <p key={line} className="matter-soft">
              {line}
            </p>
          ))}
        <ol>
          {deadline.steps.map((step, i) => (
            <li key={i}>{deadlineStepText(step)}</li>
          ))}
        </ol>
      </details>
    </li>
  );
}
