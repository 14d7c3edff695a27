import { trafficLight } from '#shared/domain/deadline/traffic-light.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { DayLine } from '#renderer/session/day-line.tsx';
import { dayWithWeekday, deadlineStepText, deadlineText, noDateWords } from '#renderer/text/deadline-words.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { isClockDoubtful } from '#renderer/usecases/clock-doubt.ts';
import { noticeDate } from '#renderer/usecases/notice-date.ts';
import { useFormParts } from '../form-context.ts';
import { useCandidates } from '../use-candidates.ts';
import { CandidateList } from './candidate-list.tsx';

/** What is known while the form is filled in: the date the law sets, the clock, and who came before. */
export function SideStrip() {
  const { values, today } = useFormParts();
  const { store, deps } = useSession();
  const candidates = useCandidates(values);
  const late = PlainDate.safeParse(values.date).success && values.date < today;
  return (
    <aside className="register-side" data-section="side" aria-label={registerWords.live} tabIndex={-1}>
      <DayLine />
      <LegalDate />
      {late && <p className="register-note">{registrationText.lateEntry}</p>}
      {isClockDoubtful(deps.clock.now(), store.state.lastServerTime) && (
        <p className="register-note" data-tone="doubt">
          {registrationText.clockDoubt}
        </p>
      )}
      <h3>
        {registerWords.earlier}
        <kbd aria-hidden="true">Alt+5</kbd>
      </h3>
      <CandidateList candidates={candidates} />
      <p className="field-hint">{registrationText.privacy}</p>
    </aside>
  );
}

/** The red line unrolled, and the day it may roll to beside it (statutes §2 note 1). */
function LegalDate() {
  const { values, today, numbers } = useFormParts();
  const received = PlainDate.safeParse(values.date);
  const now = PlainDate.safeParse(today);
  const calendar = useCalendar();
  if (!received.success || !now.success) return null;
  const next = noticeDate(
    {
      id: '',
      status: 'registered',
      purpose: values.purpose ?? 'other',
      receivedOn: received.data,
      anonymous: values.petitionerType === 'anonymous',
      timeDoubtful: false,
    },
    null,
    now.data,
    calendar,
  );
  const light = next.kind === 'due' ? trafficLight(next.deadline.due, now.data, numbers.soon) : 'ok';
  const rolledToMakeUp =
    next.kind === 'due' &&
    next.deadline.steps.some((step) => step.kind === 'rolled-to' && step.status.reason === 'make-up-work-day');
  return (
    <div className="register-legal">
      <h3>{registerWords.legalDate}</h3>
      {next.kind === 'none' ? (
        <p className="register-quiet">{noDateWords[next.why]}</p>
      ) : (
        <>
          <p className="register-legal-day">
            {dayWithWeekday(next.deadline.due)} {light !== 'ok' && <Tag tone={light} />}
          </p>
          {next.deadline.rolled !== next.deadline.due && (
            <p className="register-quiet">
              {deadlineText.rolled} {dayWithWeekday(next.deadline.rolled)}
              {rolledToMakeUp && `（${registerWords.makeUpDay}）`}
            </p>
          )}
          {next.deadline.certainty === 'provisional' && <Tag tone="provisional">{deadlineText.provisional}</Tag>}
          <details className="register-more">
            <summary>{deadlineText.why}</summary>
            <ol className="register-steps">
              {next.deadline.steps.map((step) => (
                <li key={deadlineStepText(step)}>{deadlineStepText(step)}</li>
              ))}
            </ol>
          </details>
        </>
      )}
    </div>
  );
}
