import { useState } from 'react';
import { plansReceptions } from '#shared/domain/reception/session/decide.ts';
import { shareRoster } from '#shared/domain/reception/roster/shared-roster.ts';
import { KnownAbsenceAction } from '#shared/model/known-absence.ts';
import type { StreamId } from '#shared/model/ids.ts';
import { ABSENCE_REASONS, type AbsenceReason } from '#shared/model/reception.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { performOnAbsence } from '#renderer/usecases/roster-book.ts';
import type { Roster } from '../use-roster.ts';

const { absence: words } = dutyWords;

const REASONS = ABSENCE_REASONS.map((value) => ({ value, label: sessionWords.absences[value] }));

type AbsencesPanelProps = {
  readonly roster: Roster;
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
};

/** 不在岗登记 (RO-38): who will be away and until when; the rotation passes them over and owes them nothing for it. */
export function AbsencesPanel({ roster, asking, onAsk }: AbsencesPanelProps) {
  const { deps, profile, acting } = useSession();
  const [refused, setRefused] = useState<string | null>(null);
  const ahead = roster.absences.filter(({ last }) => last >= roster.today);
  const plans = acting !== null && plansReceptions(acting);
  const lift = async (id: StreamId): Promise<void> => {
    const done = await performOnAbsence(deps, id, { kind: 'lift-absence' });
    setRefused(done.ok ? null : sessionProblemText(done.error, profile));
  };
  return (
    <Panel
      title={words.title}
      flush
      actions={
        <Button small hotkey="Alt+Q" onClick={() => onAsk(true)}>
          {words.plan}
        </Button>
      }
    >
      {refused !== null && <Notice tone="warning" title={refused} onDismiss={() => setRefused(null)} />}
      {ahead.length === 0 ? (
        <p className="roster-note">{words.none}</p>
      ) : (
        <table className="roster-table roster-absences">
          <tbody>
            {ahead.map(({ id, officer, first, last, reason }) => (
              <tr key={id}>
                <th scope="row">{officerName(profile, officer)}</th>
                <td>
                  <div>{words.days(first, last)}</div>
                  <div className="roster-soft">{sessionWords.absences[reason]}</div>
                </td>
                <td>
                  {(plans || officer === deps.officer.id) && (
                    <Button small onClick={() => void lift(id)}>
                      {words.lift}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asking && <AbsenceDialog roster={roster} everybody={plans} onClose={() => onAsk(false)} />}
    </Panel>
  );
}

type Draft = {
  readonly officer: string | null;
  readonly first: string;
  readonly last: string;
  readonly reason: AbsenceReason | null;
};

/** `everybody`: whoever plans notes it for others, too. */
function AbsenceDialog(props: { readonly roster: Roster; readonly everybody: boolean; readonly onClose: () => void }) {
  const { roster, everybody, onClose } = props;
  const { deps, profile, identity } = useSession();
  const [draft, setDraft] = useState<Draft>({
    officer: deps.officer.id,
    first: roster.today,
    last: roster.today,
    reason: null,
  });
  const [refused, setRefused] = useState<string | undefined>();
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const people = profile.officers.filter(
    ({ id, left, unit }) =>
      left !== true && (id === deps.officer.id || (everybody && shareRoster(profile, unit, identity.office))),
  );
  const confirm = async (): Promise<void> => {
    const action = KnownAbsenceAction.safeParse({ kind: 'plan-absence', ...draft });
    if (!action.success) return setRefused(sessionWords.missing);
    const done = await performOnAbsence(deps, null, action.data);
    if (done.ok) onClose();
    else setRefused(sessionProblemText(done.error, profile));
  };
  return (
    <FormDialog title={words.plan} confirm={sessionWords.confirm} onClose={onClose} onConfirm={() => void confirm()}>
      <Field
        label={words.fields.officer}
        required
        hint={words.about}
        error={draft.reason === null ? undefined : refused}
      >
        <Select
          autoFocus
          options={people.map(({ id, name, title }) => ({ value: id, label: `${name}（${title}）` }))}
          value={draft.officer}
          onChange={(officer) => set({ officer })}
        />
      </Field>
      <Field label={words.fields.reason} required error={draft.reason === null ? refused : undefined}>
        <Select options={REASONS} value={draft.reason} onChange={(reason) => set({ reason })} />
      </Field>
      <Field label={words.fields.first} required>
        <DateInput value={draft.first} onChange={(first) => set({ first })} today={roster.today} />
      </Field>
      <Field label={words.fields.last} required>
        <DateInput value={draft.last} onChange={(last) => set({ last })} today={roster.today} />
      </Field>
    </FormDialog>
  );
}
