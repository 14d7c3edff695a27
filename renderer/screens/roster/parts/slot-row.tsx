import { useSession, officerName } from '#renderer/session/session.ts';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { hangsBoard } from '#shared/domain/reception/session/decide.ts';
import { halfSwaps } from '#shared/domain/reception/roster/coverage.ts';
import { reminderOf, type RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import { lunarText } from '#shared/documents/lunar-text.ts';
import { extraSessionWords as words } from '#renderer/text/extra-session-words.ts';
import { marketWords, shortDay } from '#renderer/text/market-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { dayAndWeekday, sessionStatus, sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import type { Roster } from '../use-roster.ts';
import type { Asked } from './slot-dialog.tsx';

export type SlotRowProps = {
  readonly roster: Roster;
  readonly slot: RegularSlot;
  readonly onAsk: (asked: Asked) => void;
  readonly onSteps: (steps: readonly SessionStep[]) => void;
};

/** No day of a series: planned by itself. */
const isExtra = ({ type }: SlotRowProps['slot']): boolean => type !== 'bureau-friday' && type !== 'office-market-day';

/** One day of the series: who, why, how it stands, and what can be done about it. */
export function SlotRow(props: SlotRowProps) {
  const { roster, slot } = props;
  const { session, status } = slot;
  const day = session?.day ?? slot.day;
  const reminder = reminderOf(slot, roster.today);
  return (
    <tr>
      <th scope="row">
        <div className="roster-day">
          <strong>{dayAndWeekday(day, weekday(day))}</strong>
          {roster.kind === 'office' && <span className="roster-soft">{lunarText(day)}</span>}
          {isExtra(slot) && <Tag tone="ok">{receptionRecordWords.types[slot.type]}</Tag>}
          {!status.work && <Tag tone="due-soon">{marketWords.rests(status.name)}</Tag>}
          {status.source !== 'statutory' && <Tag tone="provisional" />}
        </div>
        {isExtra(slot) && session !== null && (
          <div className="roster-soft">
            {[`${session.from}—${session.to}`, session.place.name, session.about ?? ''].join(' ')}
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
    return (
      <>
        <div>{sessionWords.proposed(name(turn.officer))}</div>
        <div className="roster-soft">{why}</div>
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
      {offer !== undefined && (
        <div className="roster-soft">{sessionWords.offered(name(offer.by), name(offer.other))}</div>
      )}
      {halfSwaps(roster.sessions).some((half) => half.session === session.id) && (
        <Tag tone="due-today">{sessionWords.halfSwap}</Tag>
      )}
    </>
  );
}

/** One button for each thing this officer can do now. What is refused all the same is said in words. */
function Acts({ roster, slot, onAsk, onSteps }: SlotRowProps) {
  const { deps } = useSession();
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
  return (
    <>
      {settle}
      {session.status !== 'published' && slot.choices.length === 0 && hangsBoard(session) && (
        <Button small onClick={() => onSteps([{ session: session.id, action: { kind: 'publish-session' } }])}>
          {acts.publish}
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
