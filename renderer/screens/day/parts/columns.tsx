import type { ReactNode } from 'react';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { reminderStep } from '#shared/domain/deadline/reminders.ts';
import { countySettings, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { trafficLight } from '#shared/domain/deadline/traffic-light.ts';
import type { DayList } from '#shared/domain/my-day/day-lists.ts';
import type { RowClock } from '#shared/domain/my-day/row-clocks.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { officerName, unitName } from '#renderer/session/session.ts';
import { rowClockText, shortClockName } from '#renderer/text/clock-words.ts';
import { awaitedText, dayText, stepName } from '#renderer/text/day-words.ts';
import { daysLeftText } from '#renderer/text/deadline-words.ts';
import { nameInList } from '#renderer/text/petitioner-name.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { DayRow } from '#renderer/usecases/day-book.ts';

/** The columns of every list: the date first, because the lists go by it; then whose it is to act, and since when. */
export function dayColumns(list: DayList, today: PlainDate, profile: CountyProfile): readonly Column<DayRow>[] {
  const { columns } = dayText;
  const settings = countySettings(profile.settingEntries);
  return [
    {
      id: 'due',
      header: columns.due,
      width: 11,
      cell: ({ entry }) => <Due clock={entry.lists.get(list) ?? null} today={today} settings={settings} />,
    },
    { id: 'clock', header: columns.clock, width: 8, cell: ({ entry }) => clockCell(entry.lists.get(list) ?? null) },
    { id: 'who', header: columns.who, width: 6, cell: ({ row }) => nameInList(row) },
    { id: 'what', header: columns.what, cell: ({ row }) => <span title={row.summary}>{row.summary}</span> },
    {
      id: 'waits',
      header: list === 'mine' ? columns.own : columns.waits,
      width: 13,
      cell: (row) => waitsCell(list, row, profile, today),
    },
    { id: 'since', header: columns.since, width: 8.5, cell: (row) => sinceText(row, today) },
    { id: 'unit', header: columns.unit, width: 6, cell: ({ row }) => unitName(profile, row.dutyUnit) },
  ];
}

/** Day and how near, the year only where it is another one. */
function Due({
  clock,
  today,
  settings,
}: {
  readonly clock: RowClock | null;
  readonly today: PlainDate;
  readonly settings: CountySettings;
}) {
  if (clock === null) return <span className="day-soft">—</span>;
  const day = clock.due.slice(0, 4) === today.slice(0, 4) ? clock.due.slice(5) : clock.due;
  const light = trafficLight(clock.due, today, settings.on(today).soon);
  const words = `${day} ${daysLeftText(daysBetween(today, clock.due))}`;
  if (light !== 'ok') return <Tag tone={light}>{words}</Tag>;
  // DL-58: announced seven days ahead, while the light is still green.
  const reminded = reminderStep(clock, today, settings) !== null;
  const text = reminded ? `${words} ${dayText.reminded}` : words;
  if (clock.provisional === true) return <Tag tone="provisional">{text}</Tag>;
  return reminded ? <Tag tone="ok">{text}</Tag> : <span>{text}</span>;
}

const clockCell = (clock: RowClock | null): ReactNode =>
  clock !== null && <span title={rowClockText(clock)}>{shortClockName(clock)}</span>;

function waitsCell(list: DayList, { entry }: DayRow, profile: CountyProfile, today: PlainDate): ReactNode {
  const { expected, lists } = entry;
  if (expected === null) return null;
  const step = stepName(expected);
  if (list === 'mine') return innerDue(step, expected.wait, today);
  const who = awaitedName(entry, profile);
  return (
    <span title={`${who} ${step}`}>
      {lists.has('mine') ? <strong>{who}</strong> : who} <span className="day-soft">{step}</span>
    </span>
  );
}

/** Who is waited for; the officer at the desk as such. */
export function awaitedName({ expected, lists }: DayRow['entry'], profile: CountyProfile): string {
  if (expected === null) return '';
  if (lists.has('mine')) return dayText.mine;
  return awaitedText(expected.by, {
    unit: (code) => unitName(profile, code),
    officer: (id) => officerName(profile, id),
  });
}

/** The own step; its internal day stands behind it, so that nobody takes it for the law's (MD-12). */
function innerDue(step: string, wait: RowClock | undefined, today: PlainDate): ReactNode {
  const inner = wait === undefined ? '' : dayText.innerDue(wait.due.slice(5), wait.due < today);
  return (
    <span title={`${step} ${inner}`.trim()}>
      <strong>{step}</strong> <span className="day-soft">{inner}</span>
    </span>
  );
}

function sinceText({ entry: { expected } }: DayRow, today: PlainDate): string {
  if (expected === null) return '';
  return dayText.since(expected.since.slice(5), Math.max(0, daysBetween(expected.since, today)));
}
