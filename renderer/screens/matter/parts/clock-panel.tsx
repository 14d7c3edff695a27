import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { useSession, useSettings } from '#renderer/session/session.ts';
import { clockName, clockText, endedText } from '#renderer/text/clock-words.ts';
import { dayWithWeekday, deadlineText, noDateWords } from '#renderer/text/deadline-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { matterClocks } from '#renderer/usecases/matter-clocks.ts';
import type { NoticeDate } from '#renderer/usecases/notice-date.ts';
import { RunningClock } from './running-clock.tsx';

type ClockPanelProps = {
  readonly view: MatterView;
  /** Says why no clock runs. */
  readonly date: NoticeDate;
  /** The day of the main registration, when this one is its duplicate (C33). */
  readonly mainDay: PlainDate | undefined;
};

/** Every limit of the matter side by side: red line and rolled day, basis, and 「为什么是这一天」 (C12, R001-61). */
export function ClockPanel({ view, date, mainDay }: ClockPanelProps) {
  const { deps, profile } = useSession();
  const shown = matterClocks(view, profile.calendarEntries, deps.clock.now(), mainDay, useSettings());
  const running = shown.filter(({ clock }) => clock.state.kind === 'running');
  const ended = shown.filter(({ clock }) => clock.state.kind !== 'running');
  return (
    <Panel title={clockText.title}>
      {running.length === 0 && date.kind === 'none' && <p className="matter-soft">{noDateWords[date.why]}</p>}
      {mainDay !== undefined && <p className="matter-soft">{deadlineText.fromMain}</p>}
      <ul className="clocks">
        {running.map((one) => (
          <RunningClock key={one.clock.id} shown={one} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className="clock-why">
          <summary>{clockText.ended(ended.length)}</summary>
          <ul className="clocks-ended">
            {ended.map(({ clock }) => (
              <li key={clock.id}>
                {clockName(clock)}：{dayWithWeekday(clock.deadline.due)}，{endedText(clock)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
