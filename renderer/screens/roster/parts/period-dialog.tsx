import { useState } from 'react';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { SpecialPeriodAction, type SpecialPeriod } from '#shared/model/special-period.ts';
import { useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { performOnPeriod } from '#renderer/usecases/roster-book.ts';

export type PeriodAsked =
  | { readonly kind: 'set'; readonly period: SpecialPeriod | null }
  | { readonly kind: 'lift'; readonly period: SpecialPeriod };

type PeriodDialogProps = { readonly asked: PeriodAsked; readonly today: PlainDate; readonly onClose: () => void };

type Draft = { readonly name: string; readonly first: string; readonly last: string; readonly reason: string };

const { period: words } = dutyWords;

/** Sets, changes or lifts a special period (RO-31). */
export function PeriodDialog({ asked, today, onClose }: PeriodDialogProps) {
  const { deps, profile } = useSession();
  const { period } = asked;
  const [draft, setDraft] = useState<Draft>({
    name: period?.name ?? '',
    first: period?.first ?? today,
    last: period?.last ?? today,
    reason: '',
  });
  const [refused, setRefused] = useState<string | undefined>();
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));

  const confirm = async (): Promise<void> => {
    const { name, first, last, reason } = draft;
    const action = SpecialPeriodAction.safeParse(
      asked.kind === 'set'
        ? { kind: 'set-special-period', name, first, last }
        : { kind: 'lift-special-period', reason },
    );
    if (!action.success) return setRefused(sessionWords.missing);
    const done = await performOnPeriod(deps, period?.id ?? null, action.data);
    if (done.ok) return onClose();
    setRefused(sessionProblemText(done.error, profile));
  };

  const title = asked.kind === 'lift' ? `${words.lift}：${asked.period.name}` : words.set;
  return (
    <FormDialog title={title} confirm={sessionWords.confirm} onClose={onClose} onConfirm={() => void confirm()}>
      {asked.kind === 'lift' ? (
        <Field label={words.fields.reason} required error={refused}>
          <TextInput autoFocus value={draft.reason} onChange={(reason) => set({ reason })} maxLength={500} />
        </Field>
      ) : (
        <>
          <Field label={words.fields.name} required hint={words.about} error={refused}>
            <TextInput autoFocus value={draft.name} onChange={(name) => set({ name })} maxLength={40} />
          </Field>
          <Field label={words.fields.first} required>
            <DateInput value={draft.first} onChange={(first) => set({ first })} today={today} />
          </Field>
          <Field label={words.fields.last} required>
            <DateInput value={draft.last} onChange={(last) => set({ last })} today={today} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
