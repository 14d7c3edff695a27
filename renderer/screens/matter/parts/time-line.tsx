import type { Act, HistoryLine, MatterView } from '#shared/model/matter.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { dateText, dateTimeText } from '#shared/documents/date-text.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { useActNames } from '#renderer/session/act-names.ts';
import { actContent } from '#renderer/text/act-content.ts';
import { gistsOf } from '#renderer/text/act-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { stepText } from '#renderer/text/step-forms.ts';
import { historySentence, timeLineText } from '#renderer/text/time-line.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

type TimeLineProps = {
  readonly view: MatterView;
  /** Operations that the county did not take. */
  readonly notTaken: ReadonlySet<string>;
};

/** Who did what, newest first, with the time it was recorded and the time the county had it (RX-01). */
export function TimeLine({ view, notTaken }: TimeLineProps) {
  const names = useActNames(view);
  const gists = gistsOf(view, names);
  const acts = new Map((view.acts ?? []).map((act) => [act.op, act]));
  return (
    <Panel title={timeLineText.title}>
      <ol className="time-line">
        {[...view.history].reverse().map((line) => (
          <li key={line.op}>
            <span className="time-line-when">{dateTimeText(line.recordedAt)}</span>
            <Told line={line} gist={gists.get(line.op)} act={acts.get(line.op)} names={names} />
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

type ToldProps = {
  readonly line: HistoryLine;
  readonly gist: string | undefined;
  readonly act: Act | undefined;
  readonly names: ReturnType<typeof useActNames>;
};

/** The sentence of a step, and its whole text to unfold where the sentence does not say everything. */
function Told({ line, gist, act, names }: ToldProps) {
  const content = act === undefined || APART.has(act.action.kind) ? [] : actContent(act.action, names);
  const { note } = line;
  const isCut = note !== undefined && content.some(({ value }) => value !== note && value.startsWith(note));
  const sentence = historySentence(isCut ? { ...line, note: `${note}……` } : line, names, gist);
  const said = `${sentence} ${dateText(instantToPlainDate(line.recordedAt))}`;
  return (
    <div>
      {sentence}
      {content.some(({ value }) => !said.includes(value)) && (
        <details className="time-line-whole">
          <summary>{stepText.whole}</summary>
          <KeyValueList items={content} />
        </details>
      )}
    </div>
  );
}

/** Who asked for which of their own data stands in its own panel; the time line is read by more eyes. */
const APART: ReadonlySet<WorkflowKind> = new Set<WorkflowKind>(['request-access', 'answer-access']);
