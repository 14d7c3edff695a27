import {
  deadlineStepText,
  daysLeftText,
  dayWithWeekday,
  deadlineText,
  noDateWords,
  ruleText,
} from '#renderer/text/deadline-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { NextDate } from '#renderer/usecases/next-date.ts';

/** The next date, its article, and 「为什么是这一天」 day by day. */
export function ClockPanel({ date }: { readonly date: NextDate }) {
  if (date.kind === 'none') {
    return (
      <Panel title={matterText.clock}>
        <p className="matter-soft">{noDateWords[date.why]}</p>
      </Panel>
    );
  }
  const { deadline, rule } = date;
  return (
    <Panel title={matterText.clock}>
      <p className="clock-date">
        {dayWithWeekday(deadline.due)} <Tag tone={date.light}>{daysLeftText(date.daysLeft)}</Tag>
        {deadline.certainty === 'provisional' && <Tag tone="provisional">{deadlineText.provisional}</Tag>}
      </p>
      <p className="matter-soft">{ruleText(rule)}</p>
      {deadline.rolled !== deadline.due && (
        <p className="matter-soft">
          {deadlineText.rolled} {dayWithWeekday(deadline.rolled)}
        </p>
      )}
      {date.from !== undefined && <p className="matter-soft">{deadlineText.fromMain}</p>}
      <details className="clock-why">
        <summary>{deadlineText.why}</summary>
        <ol>
          {deadline.steps.map((step, i) => (
            <li key={i}>{deadlineStepText(step)}</li>
          ))}
        </ol>
      </details>
    </Panel>
  );
}
