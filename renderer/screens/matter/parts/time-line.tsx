import type { MatterView } from '#shared/model/matter.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { gistsOf } from '#renderer/text/act-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { historySentence, timeLineText } from '#renderer/text/time-line.ts';
import { Panel } from '#renderer/ui/panel.tsx';

type TimeLineProps = {
  readonly view: MatterView;
  /** Operations that the county did not take. */
  readonly notTaken: ReadonlySet<string>;
};

/** Who did what, newest first, with the time it was recorded and the time the county had it (RX-01). */
export function TimeLine({ view, notTaken }: TimeLineProps) {
  const { profile } = useSession();
  const nameOf = {
    officer: (id: string) => officerName(profile, id),
    unit: (code: string) => unitName(profile, code),
  };
  const gists = gistsOf(view, nameOf);
  return (
    <Panel title={timeLineText.title}>
      <ol className="time-line">
        {[...view.history].reverse().map((line) => (
          <li key={line.op}>
            <span className="time-line-when">{dateTimeText(line.recordedAt)}</span>
            <span>{historySentence(line, nameOf, gists.get(line.op))}</span>
            <span className="matter-soft">
              {notTaken.has(line.op)
                ? matterText.refused
                : line.arrivedAt === undefined
                  ? timeLineText.notArrived
                  : `${timeLineText.arrivedAt} ${dateTimeText(line.arrivedAt)}`}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
