import { Tag, StatusDot } from '#renderer/ui/tag.tsx';
import { codes } from '#renderer/text/codes.ts';
import { rowClockName } from '#renderer/text/clock-words.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { deliveryWords } from '#renderer/text/ledger-words.ts';
import { conflictText } from '#renderer/text/screens.ts';
import { timeLineText } from '#renderer/text/time-line.ts';
import type { NextDate } from '#renderer/usecases/next-date.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

/** The day in a narrow column: the year only where it is not the year of today. */
export const shortDay = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;

export function StatusTag({ row }: { readonly row: MatterListRow }) {
  if (row.conflicts > 0 && row.status !== 'void') return <Tag tone="due-soon">{conflictText.title}</Tag>;
  return <span className="tag">{codes.status[row.status]}</span>;
}

export function DueCell({ date, today }: { readonly date: NextDate; readonly today: string }) {
  if (date.kind === 'none') {
    return date.why === 'time-doubtful' ? <Tag tone="provisional">{timeLineText.timeDoubtful}</Tag> : <span>—</span>;
  }
  const words = `${shortDay(date.clock.due, today)} ${daysLeftText(date.daysLeft)}`;
  const what = rowClockName(date.clock);
  if (date.light !== 'ok') {
    return (
      <span title={what}>
        <Tag tone={date.light}>{words}</Tag>
      </span>
    );
  }
  return (
    <span className="ledger-due" title={what}>
      <StatusDot tone={date.clock.provisional === true ? 'provisional' : 'ok'} />
      {words}
    </span>
  );
}

export function DeliveryCell({ delivery }: { readonly delivery: MatterListRow['delivery'] }) {
  const words = deliveryWords[delivery];
  if (delivery === 'refused') return <Tag tone="due-today">{words}</Tag>;
  if (delivery === 'pending') return <Tag tone="provisional">{words}</Tag>;
  return <span className="ledger-soft">{words}</span>;
}
