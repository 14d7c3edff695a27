import type { Act, HistoryLine, MatterView } from '#shared/model/matter.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { dateText, dateTimeText } from '#shared/documents/date-text.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { useActNames } from '#renderer/session/act-names.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { actContent } from '#renderer/text/act-content.ts';
import { gistsOf } from '#renderer/text/act-words.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { historySentence, timeLineText } from '#renderer/text/time-line.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

type TimeLineProps = {
  readonly view: MatterView;
  /** Operations that the county did not take. */
  readonly notTaken: ReadonlySet<string>;
};

/** Who did what, newest first, with the time it was recorded and the time the county had it (RX-01); and where it was received (R001-23). */
export function TimeLine({ view, notTaken }: TimeLineProps) {
  const book = useRosterBook();
  const sessions = book === null || 'problem' in book ? [] : book.sessions;
  const receptions = sessions.filter(({ received }) => received.some(({ matter }) => matter === view.id));
  const names = useActNames(view);
  const gists = gistsOf(view, names);
  const acts = new Map((view.acts ?? []).map((act) => [act.op, act]));
  return (
    <Panel title={timeLineText.title}>
      <ol className="time-line">
        {entries(view.history, receptions).map((entry) =>
          'session' in entry ? (
            <ReceivedAt key={entry.session.id} session={entry.session} names={names} />
          ) : (
            <li key={entry.line.op}>
              <span className="time-line-when">{dateTimeText(entry.line.recordedAt)}</span>
              <Told line={entry.line} gist={gists.get(entry.line.op)} act={acts.get(entry.line.op)} names={names} />
              <span className="matter-soft">
                {notTaken.has(entry.line.op)
                  ? matterText.refused
                  : entry.line.arrivedAt === undefined
                    ? timeLineText.notArrived
                    : `${timeLineText.arrivedAt} ${dateTimeText(entry.line.arrivedAt)}`}
              </span>
            </li>
          ),
        )}
      </ol>
    </Panel>
  );
}

type Entry = { readonly line: HistoryLine } | { readonly session: SessionView };

/** Newest first. A reception stands below the first step recorded after it began; steps keep the order of the matter. */
function entries(history: readonly HistoryLine[], receptions: readonly SessionView[]): readonly Entry[] {
  const all: Entry[] = history.map((line) => ({ line }));
  for (const session of receptions) {
    const next = all.findIndex((entry) => 'line' in entry && entry.line.recordedAt >= beganAt(session));
    all.splice(next === -1 ? all.length : next, 0, { session });
  }
  return all.reverse();
}

const beganAt = ({ openedAt, updatedAt }: SessionView): Instant => openedAt ?? updatedAt;

/** The reception at which the matter was taken: what it was, who sat there, where (R001-23). */
function ReceivedAt({ session, names }: { readonly session: SessionView; readonly names: Names }) {
  const { delegation, host, type, place } = session;
  const who =
    delegation === undefined
      ? names.officer(host)
      : sessionWords.delegated(names.officer(host), names.officer(delegation.to));
  // RO-36: where somebody lives is read in the registration, under its own rule.
  const where = place.kind === 'residence' ? extraSessionWords.placeKinds.residence : place.name;
  return (
    <li>
      <span className="time-line-when">{dateTimeText(beganAt(session))}</span>
      <div>{timeLineText.receivedAt(receptionRecordWords.types[type], who, where)}</div>
    </li>
  );
}

type Names = ReturnType<typeof useActNames>;

type ToldProps = {
  readonly line: HistoryLine;
  readonly gist: string | undefined;
  readonly act: Act | undefined;
  readonly names: Names;
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
