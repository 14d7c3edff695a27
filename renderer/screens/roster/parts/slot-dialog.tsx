import { useState } from 'react';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { choiceAction, metOn, type RegularSlot } from '#shared/domain/reception/roster/regular-slot.ts';
import { awayOn } from '#shared/domain/reception/roster/known-absence.ts';
import { leadership } from '#shared/domain/reception/session/who-may-receive.ts';
import { OfficerId, type StreamId } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { ABSENCE_REASONS, type AbsenceReason, type SessionView } from '#shared/model/reception.ts';
import { officerName, useCalendar, useSession } from '#renderer/session/session.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { extraSessionWords } from '#renderer/text/extra-session-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { choiceText, dayAndWeekday, sessionWords } from '#renderer/text/session-words.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Select, type SelectOption } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { SessionStep } from '#renderer/usecases/sessions.ts';
import type { Roster } from '../use-roster.ts';

/** What the dialog asks about. */
export type Asked =
  | { readonly kind: 'settle'; readonly slot: RegularSlot }
  | { readonly kind: 'adjust'; readonly session: SessionView }
  | { readonly kind: 'mark'; readonly session: SessionView; readonly matter: StreamId }
  | {
      readonly kind: 'host' | 'swap' | 'delegate' | 'change' | 'cancel' | 'answer' | 'report';
      readonly session: SessionView;
    };

export type SlotDialogProps = {
  readonly asked: Exclude<Asked, { readonly kind: 'adjust' | 'mark' }>;
  readonly roster: Roster;
  readonly onClose: () => void;
  /** Resolves with the sentence to show when it was refused. */
  readonly onSteps: (steps: readonly SessionStep[]) => Promise<string | null>;
};

const { fields, acts } = sessionWords;

/** What is chosen, what the dialog is called, and what is asked for in words. */
const ASKED: Readonly<
  Record<SlotDialogProps['asked']['kind'], { readonly label?: string; readonly title: string; readonly why?: string }>
> = {
  settle: { label: fields.choice, title: acts.settle },
  host: { label: fields.newHost, title: acts.changeHost },
  swap: { label: fields.swapWith, title: acts.swap },
  delegate: { label: fields.to, title: acts.delegate, why: fields.paper },
  answer: { label: extraSessionWords.answerIs, title: extraSessionWords.answer, why: extraSessionWords.howAsked },
  change: { label: fields.choice, title: acts.change },
  cancel: { title: extraSessionWords.cancel },
  report: { title: sessionWords.report, why: fields.what },
};

const ANSWERS = (['agreed', 'other-time', 'declined'] as const).map((value) => ({
  value,
  label: extraSessionWords.answers[value],
}));

const CHANGES = (['move', 'cancel'] as const).map((value) => ({ value, label: sessionWords.changes[value] }));

/** One choice and one reason; for a delegation also its paper. Nothing is written before it is confirmed. */
export function SlotDialog({ asked, roster, onClose, onSteps }: SlotDialogProps) {
  const { deps, profile, identity } = useSession();
  const [pick, setPick] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [why, setWhy] = useState<AbsenceReason | null>(null);
  const [writtenOn, setWrittenOn] = useState<string>(roster.today);
  const [other, setOther] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  /** The day of which was said that it has a reception already. */
  const [toldOf, setToldOf] = useState<PlainDate | null>(null);
  const calendar = useCalendar();
  const officers = (): SelectOption<string>[] => {
    const all = profile.officers.filter(({ left }) => left !== true);
    const pool =
      asked.kind === 'host'
        ? leadership(profile)
        : all.filter(({ unit }) => roster.kind === 'county' || unit === identity.office);
    const session = asked.kind === 'settle' ? null : asked.session;
    return pool
      .filter(({ id }) => id !== session?.host)
      .map(({ id, name, title }) => ({ value: id, label: `${name}（${title}）${awayText(id, session?.day)}` }));
  };
  const awayText = (officer: string, on: PlainDate | undefined): string => {
    const away = on === undefined ? null : awayOn(roster.absences, officer, on);
    return away === null ? '' : ` ${dutyWords.absence.away(sessionWords.absences[away])}`;
  };
  const choices = (): SelectOption<string>[] => {
    switch (asked.kind) {
      case 'settle':
        return asked.slot.choices.map((choice, i) => ({ value: String(i), label: choiceText(choice) }));
      case 'swap':
        return roster.sessions
          .filter((other) => other.type === asked.session.type && other.host !== asked.session.host)
          .filter(({ status, day }) => status !== 'cancelled' && status !== 'ended' && day >= roster.today)
          .map(({ id, day, host }) => ({
            value: id,
            label: `${dayAndWeekday(day, weekday(day))} ${officerName(profile, host)}`,
          }));
      case 'answer':
        return ANSWERS;
      case 'change':
        return CHANGES;
      case 'cancel':
      case 'report':
        return [];
      case 'host':
      case 'delegate':
        return officers();
    }
  };

  const steps = (): readonly SessionStep[] | null => {
    const words = reason.trim();
    if (words === '') return null;
    if (asked.kind === 'cancel' || (asked.kind === 'change' && pick === 'cancel')) {
      return [{ session: asked.session.id, action: { kind: 'cancel-session', reason: words } }];
    }
    if (asked.kind === 'report') {
      return [{ session: asked.session.id, action: { kind: 'report-joint', at: deps.clock.now(), text: words } }];
    }
    if (pick === null) return null;
    if (asked.kind === 'settle') {
      const { slot } = asked;
      const choice = slot.choices[Number(pick)];
      const dayOff = other === '' ? null : PlainDate.safeParse(other);
      if (choice === undefined || dayOff?.success === false) return null;
      const chosen = (day: PlainDate) => choiceAction(choice, day, words, dayOff?.data ?? null);
      if (slot.session !== null) return [{ session: slot.session.id, action: chosen(slot.session.day) }];
      const plan = roster.planOf(slot);
      return plan === null ? null : [{ action: plan }, { action: chosen(slot.day) }];
    }
    const { session } = asked;
    const on = { session: session.id };
    if (asked.kind === 'change') {
      const to = PlainDate.safeParse(other);
      if (!to.success) return null;
      return [
        { ...on, action: { kind: 'move-session', seen: session.day, day: to.data, choice: 'other', reason: words } },
      ];
    }
    if (asked.kind === 'swap') {
      const theirs = roster.sessions.find(({ id }) => id === pick);
      return theirs === undefined
        ? null
        : [
            {
              ...on,
              action: { kind: 'offer-swap', other: theirs.host, otherSession: theirs.id, reason: words },
            },
          ];
    }
    if (asked.kind === 'answer') {
      const answer = ANSWERS.find(({ value }) => value === pick)?.value;
      return answer === undefined ? null : [{ ...on, action: { kind: 'answer-appointment', answer, note: words } }];
    }
    const officer = OfficerId.safeParse(pick);
    if (!officer.success) return null;
    if (asked.kind === 'host') {
      return [{ ...on, action: { kind: 'change-host', seen: session.host, host: officer.data, reason: words } }];
    }
    const day = PlainDate.safeParse(writtenOn);
    if (why === null || !day.success) return null;
    return [{ ...on, action: { kind: 'delegate', to: officer.data, reason: why, writtenOn: day.data, paper: words } }];
  };

  const to = movedTo(asked, pick, other);
  const met = to === null ? [] : metOn(to, slotIn(asked), roster.sessions.filter(roster.isOwn), calendar);
  const confirm = async (): Promise<void> => {
    const next = steps();
    if (next === null) return setRefused(sessionWords.missing);
    if (met.length > 0 && toldOf !== to) return setToldOf(to);
    const sentence = await onSteps(next);
    if (sentence === null) onClose();
    else setRefused(sentence);
  };

  const { kind } = asked;
  const { label, title, why: reasonLabel = fields.reason } = ASKED[kind];
  const day = asked.kind === 'settle' ? (asked.slot.session?.day ?? asked.slot.day) : asked.session.day;
  return (
    <FormDialog
      title={`${dayAndWeekday(day, weekday(day))} ${title}`}
      onClose={onClose}
      confirm={sessionWords.confirm}
      onConfirm={() => void confirm()}
    >
      {label !== undefined && (
        <Field label={label} required>
          <Select options={choices()} value={pick} onChange={setPick} />
        </Field>
      )}
      {kind === 'change' && pick === 'move' && (
        <Field label={fields.movedTo} required>
          <DateInput value={other} onChange={setOther} today={roster.today} />
        </Field>
      )}
      {asked.kind === 'settle' && asked.slot.choices[Number(pick ?? -1)]?.kind === 'keep' && (
        <Field label={fields.dayOff}>
          <DateInput value={other} onChange={setOther} today={roster.today} />
        </Field>
      )}
      {asked.kind === 'delegate' && (
        <>
          <Field label={fields.why} required>
            <Select
              options={ABSENCE_REASONS.map((value) => ({ value, label: sessionWords.absences[value] }))}
              value={why}
              onChange={setWhy}
            />
          </Field>
          <Field label={fields.writtenOn} required>
            <DateInput value={writtenOn} onChange={setWrittenOn} today={roster.today} />
          </Field>
        </>
      )}
      {to !== null && met.length > 0 && toldOf === to && (
        <Notice
          tone="warning"
          title={sessionWords.meets(
            dayAndWeekday(to, weekday(to)),
            met.map((type) => receptionRecordWords.types[type]),
          )}
        />
      )}
      <Field
        label={reasonLabel}
        required
        hint={kind === 'report' ? fields.whatHint : undefined}
        error={refused ?? undefined}
      >
        <TextInput value={reason} onChange={setReason} maxLength={asked.kind === 'delegate' ? 80 : 200} />
      </Field>
    </FormDialog>
  );
}

/** The day a session would go to, as it is filled in; `null` where none is moved. */
function movedTo(asked: SlotDialogProps['asked'], pick: string | null, other: string): PlainDate | null {
  if (asked.kind === 'change') return pick === 'move' ? (PlainDate.safeParse(other).data ?? null) : null;
  const choice = asked.kind === 'settle' && pick !== null ? asked.slot.choices[Number(pick)] : undefined;
  return choice?.kind === 'move' ? choice.day : null;
}

const slotIn = (asked: SlotDialogProps['asked']): Pick<RegularSlot, 'type' | 'session'> =>
  asked.kind === 'settle' ? asked.slot : { type: asked.session.type, session: asked.session };
