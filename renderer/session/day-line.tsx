import './day-line.css';
import { Link } from 'wouter';
import { dayText } from '#renderer/text/day-words.ts';
import { useDayCounts } from './use-day.ts';

/** The day in one line, for pages where the work begins with something else; leads to the lists (MD-07). Silent on an empty day. */
export function DayLine() {
  const counts = useDayCounts(true);
  if (counts === null || counts.mine + counts.today + counts.overdue === 0) return null;
  return (
    <Link href="/day" className="day-line" title="F1">
      {counts.mine > 0 && <span>{dayText.count('mine', counts.mine)}</span>}
      {counts.today > 0 && <span>{dayText.count('today', counts.today)}</span>}
      {counts.overdue > 0 && <strong>{dayText.count('overdue', counts.overdue)}</strong>}
    </Link>
  );
}
