import { useSession, officerName } from '#renderer/session/session.ts';
import { weekday, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { needsBoard, plansReceptions } from '#shared/domain/reception/session/decide.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import { mayReadPlace } from '#shared/domain/reception/session/may-read-place.ts';
import { awayOn } from '#shared/domain/reception/roster/known-absence.ts';
import { announcedInTime } from '#shared/domain/reception/roster/reminders.ts';
import { receiverOf } from '#shared/domain/reception/roster/rotation.ts';
import { halfSwaps } from '#shared/domain/reception/roster/coverage.ts';
import { reminderOf, type RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import { invitationKind } from '#shared/documents/invitation.ts';
import { lunarText } from '#shared/documents/lunar-text.ts';
import { extraSessionWords as words } from '#renderer/text/extra-session-words.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { marketWords, shortDay } from '#renderer/text/market-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { dayAndWeekday, sessionStatus, sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { Roster } from '../use-roster.ts';
import { PrintInvitation } from './print-invitation.tsx';
import type { Asked } from './slot-dialog.tsx';

export type SlotRowProps = {
  readonly roster: Roster;
  readonly slot: RegularSlot;
  readonly onAsk: (asked: Asked) => void;
  readonly onSteps: (steps: readonly SessionStep[]) => void;
};

/** No day of a series: planned by itself. */
const isExtra = ({ type }: SlotRowProps['slot']): boolean => type !== 'bureau-friday' && type !== 'office-market-day';

const placeText = (session: SessionView, acting: Acting | null): string =>
  mayReadPlace(session, acting) ? session.place.name : words.placeKinds[session.place.kind];

/** One day of the series: who, why, how it stands, and what can be done about it. */
export function SlotRow(props: SlotRowProps) {
  const { roster, slot } = props;
  const { session, status } = slot;
  const day = session?.day ?? slot.day;
  const reminder = reminderOf(slot, roster.today);
  const { acting } = useSession();
  return (
    <tr>
      <th scope="row">
        <div className="roster-day">
          <strong>{dayAndWeekday(day, weekday(day))}</strong>
          {yearOf(day) !== yearOf(roster.today) && <span className="roster-soft">{marketWords.year(yearOf(day))}</span>}
          {roster.kind === 'office' && <span className="roster-soft">{lunarText(day)}</span>}
          {isExtra(slot) && <Tag tone="ok">{receptionRecordWords.types[slot.type]}</Tag>}
          {session !== null && !roster.isOwn(session) && <Tag tone="due-today">{sessionWords.called}</Tag>}
          {!status.work && <Tag tone="due-soon">{marketWords.rests(status.name)}</Tag>}
          {status.source !== 'statutory' && <Tag tone="provisional" />}
        </div>
        {session !== null && (
          <div className="roster-soft">
            {[`${session.from}—${session.to}`, placeText(session, acting), session.about ?? ''].join(' ')}
          </div>
        )}
        {session !== null && session.moves.length > 0 && (
          <div className="roster-soft">{sessionWords.moved(shortDay(slot.day))}</div>
        )}
        {session?.kept !== undefined && (
          <div className="roster-soft">
            {sessionWords.kept(session.kept.dayOff === undefined ? undefined : shortDay(session.kept.dayOff))}
          </div>
        )}
      </th>
      <td>
        <Host {...props} />
      </td>
      <td>
        <div>{session === null ? sessionWords.notPlanned : sessionStatus(session)}</div>
        {session?.answer !== undefined && (
          <div className="roster-soft">
            {words.answerIs}：{words.answers[session.answer]}
          </div>
        )}
        {session?.status === 'published' && !announcedInTime(session) && (
          <div className="roster-soft">{sessionWords.shortNotice}</div>
        )}
        {session?.status === 'published' && needsBoard(session) && <Tag tone="due-today">{sessionWords.boardOld}</Tag>}
        {reminder !== null && <Tag tone="due-soon">{sessionWords.reminders[reminder]}</Tag>}
      </td>
      <td>
        <div className="roster-acts">
          <Acts {...props} />
        </div>
      </td>
    </tr>
  );
}

function Host({ roster, slot }: SlotRowProps) {
  const { profile } = useSession();
  const name = (id: string): string => officerName(profile, id);
  const { session } = slot;
  if (session === null) {
    const turn = roster.proposals.get(slot.day);
    if (turn === undefined || turn.officer === null) return <span>{sessionWords.nobody}</span>;
    const why = roster.kind === 'office' ? sessionWords.officeHead : sessionWords.because[turn.because];
    const others = roster.kind === 'office' ? [turn.officer] : roster.rotation.pool;
    return (
      <>
        <div>{sessionWords.proposed(name(turn.officer))}</div>
        <div className="roster-soft">{why}</div>
        <Away officers={others} day={slot.day} roster={roster} />
      </>
    );
  }
  const { delegation, offer } = session;
  return (
    <>
      <div>
        {delegation === undefined
          ? name(session.host)
          : sessionWords.delegated(name(session.host), name(delegation.to))}
      </div>
      <Away officers={[receiverOf(session), ...session.companions]} day={session.day} roster={roster} />
      {session.companions.length > 0 && (
        <div className="roster-soft">{sessionWords.with(session.companions.map(name))}</div>
      )}
      {session.note !== undefined && <div className="roster-soft">{sessionWords.note(session.note)}</div>}
      {session.reports.map(({ by, at, text }) => (
        <div key={at} className="roster-soft">
          {sessionWords.reported(name(by), text)}
        </div>
      ))}
      {offer !== undefined && (
        <div className="roster-soft">{sessionWords.offered(name(offer.by), name(offer.other))}</div>
      )}
      {halfSwaps(roster.sessions).some((half) => half.session === session.id) && (
        <Tag tone="due-today">{sessionWords.halfSwap}</Tag>
      )}
    </>
  );
}

/** Of these officers, who is known to be away on that day (RO-38). */
function Away(props: {
  readonly officers: readonly string[];
  readonly day: PlainDate;
  readonly roster: Pick<Roster, 'absences'>;
}) {
  const { officers, day, roster } = props;
  const { profile } = useSession();
  return officers.map((officer) => {
    const reason = awayOn(roster.absences, officer, day);
    return reason === null ? null : (
      <Tag key={officer} tone="due-soon">
        {`${officerName(profile, officer)}${dutyWords.absence.away(sessionWords.absences[reason])}`}
      </Tag>
    );
  });
}

/** R001-19: what a unit that is called does about another unit's joint reception. */
function CalledActs({
  session,
  onAsk,
  onSteps,
}: Omit<SlotRowProps, 'slot' | 'roster'> & { readonly session: SessionView }) {
  const { deps, identity } = useSession();
  const unit = session.joint?.units.find((each) => each === identity.office);
  const isHere = session.arrivals.some((each) => each.unit === unit);
  if (unit === undefined || (session.status !== 'published' && session.status !== 'open')) return null;
  const arrive = (): void => {
    const at = deps.clock.now();
    onSteps([{ session: session.id, action: { kind: 'unit-arrived', unit, officer: deps.officer.id, at } }]);
  };
  return (
    <>
      {!isHere && (
        <Button small onClick={arrive}>
          {sessionWords.arrive}
        </Button>
      )}
      <Button small onClick={() => onAsk({ kind: 'report', session })}>
        {sessionWords.report}
      </Button>
    </>
  );
}

/** One button for each thing this officer can do now. What is refused all the same is said in words. */
function Acts({ roster, slot, onAsk, onSteps }: SlotRowProps) {
  const { deps, acting } = useSession();
  const { acts } = sessionWords;
  const { session } = slot;
  const me = deps.officer.id;
  const settle = slot.choices.length > 0 && (
    <Button small onClick={() => onAsk({ kind: 'settle', slot })}>
      {acts.settle}
    </Button>
  );
  if (session === null) {
    const plan = roster.planOf(slot);
    return (
      <>
        {settle}
        {plan !== null && slot.choices.length === 0 && (
          <Button small onClick={() => onSteps([{ action: plan }])}>
            {acts.plan}
          </Button>
        )}
      </>
    );
  }
  if (!roster.isOwn(session)) return <CalledActs session={session} onAsk={onAsk} onSteps={onSteps} />;
  const { offer } = session;
  const answer = (value: 'agreed' | 'declined' | 'withdrawn', word: string) =>
    offer !== undefined && (
      <Button
        small
        onClick={() => {
          const steps: SessionStep[] = [
            { session: session.id, action: { kind: 'answer-swap', offer: offer.op, answer: value } },
          ];
          // RO-14: both halves are written by the officer who agrees, together.
          if (value === 'agreed') {
            const give = { kind: 'give-by-swap', offer: offer.op, offerSession: session.id, host: offer.by } as const;
            steps.push({ session: offer.otherSession, action: give });
          }
          onSteps(steps);
        }}
      >
        {word}
      </Button>
    );
  const before = session.status === 'planned' || session.status === 'published' || session.status === 'postponed';
  if (!before) return null;
  const [firstMatter] = session.matters;
  const inviting = invitationKind(session);
  return (
    <>
      {settle}
      {slot.choices.length === 0 && needsBoard(session) && (
        <Button small onClick={() => onSteps([{ session: session.id, action: { kind: 'publish-session' } }])}>
          {session.status === 'published' ? acts.again : acts.publish}
        </Button>
      )}
      {offer?.other === me && answer('agreed', acts.agree)}
      {offer?.other === me && answer('declined', acts.decline)}
      {offer?.by === me && answer('withdrawn', acts.withdraw)}
      {session.host === me && offer === undefined && session.type === 'bureau-friday' && (
        <Button small onClick={() => onAsk({ kind: 'swap', session })}>
          {acts.swap}
        </Button>
      )}
      <Button small onClick={() => onAsk({ kind: 'delegate', session })}>
        {acts.delegate}
      </Button>
      {roster.kind === 'county' && (
        <Button small onClick={() => onAsk({ kind: 'host', session })}>
          {acts.changeHost}
        </Button>
      )}
      {acting !== null && plansReceptions(acting) && (
        <Button small onClick={() => onAsk({ kind: 'adjust', session })}>
          {acts.adjust}
        </Button>
      )}
      {session.joint !== undefined && session.status === 'published' && (
        <Button small onClick={() => onAsk({ kind: 'report', session })}>
          {sessionWords.report}
        </Button>
      )}
      {firstMatter !== undefined && (
        <Button small onClick={() => onAsk({ kind: 'mark', session, matter: firstMatter })}>
          {receptionRecordWords.mark}
        </Button>
      )}
      {firstMatter !== undefined && inviting !== null && (
        <PrintInvitation kind={inviting} session={session} matter={firstMatter} />
      )}
      {session.type === 'appointment' && (
        <Button small onClick={() => onAsk({ kind: 'answer', session })}>
          {words.answer}
        </Button>
      )}
      {/* R004-31 可手工改期: a rest day has its own choices. */}
      {!isExtra(slot) && slot.choices.length === 0 && (
        <Button small onClick={() => onAsk({ kind: 'change', session })}>
          {acts.change}
        </Button>
      )}
      {isExtra(slot) && (
        <Button small onClick={() => onAsk({ kind: 'cancel', session })}>
          {words.cancel}
        </Button>
      )}
    </>
  );
}
