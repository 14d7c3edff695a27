import { useRef, useState } from 'react';
import { err } from '#shared/lib/result.ts';
import { headOf } from '#shared/domain/organisation/head-of.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { useSession } from '#renderer/session/session.ts';
import { carryOver, type RegisterForm } from '#renderer/state/register-form.ts';
import { useServing } from '#renderer/state/serving.ts';
import { explainSeal } from '#renderer/text/seal-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { sealVisit, type SealedReport } from '#renderer/usecases/seal-report.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { concernedOf } from '#renderer/session/concerned-fields.tsx';
import type { SealChoice } from './parts/seal-panel.tsx';
import type { ShownSuggestion } from './duty-suggestion.ts';
import { accusedInForm } from './accused-in-form.ts';
import { fieldOfRefusal, toRegistration, type FieldErrors } from './to-registration.ts';
import type { DraftKeeper } from './draft-keeper.ts';

type Outcome = { readonly errors: FieldErrors; readonly failure: Explanation | null };
const FINE: Outcome = { errors: {}, failure: null };

export type Submit = Outcome & {
  readonly saving: boolean;
  /** Checks, registers, and hands the matter to `onDone`; otherwise shows what has to be done and keeps everything. */
  readonly submit: () => Promise<void>;
  /** Takes a field's sentence away as soon as somebody works on it. */
  readonly forget: (fields: readonly string[]) => void;
};

export function useSubmit(options: {
  readonly form: RegisterForm;
  readonly draftId: string;
  readonly draft: DraftKeeper;
  readonly suggestion: () => ShownSuggestion | null;
  /** What is asked for a report in confidence; `null` for everything else. */
  readonly seal: SealChoice | null;
  readonly onSealed: (sealed: SealedReport) => void;
  readonly onDone: (view: MatterView) => void;
  readonly onErrors: (errors: FieldErrors) => void;
}): Submit {
  const { form, draftId, draft, suggestion, seal, onSealed, onDone, onErrors } = options;
  const { deps, profile, room, sync } = useSession();
  const [outcome, setOutcome] = useState<Outcome>(FINE);
  const [saving, setSaving] = useState(false);
  // F9 pressed twice before React has drawn the disabled button must not register twice.
  const busy = useRef(false);

  async function submit(): Promise<void> {
    if (busy.current) return;
    const { values } = form.getState();
    const ready = toRegistration(
      values,
      suggestion()?.unit ?? null,
      deps.clock.today(),
      countySettings(profile.settingEntries),
    );
    if (!ready.ok) {
      setOutcome({ errors: ready.error, failure: null });
      onErrors(ready.error);
      return;
    }
    busy.current = true;
    setSaving(true);
    setOutcome(FINE);
    draft.hold();
    try {
      if (seal !== null) {
        // CF: a report never becomes a plain record, also not when it cannot be sealed.
        const isPlain = values.outcome === 'register-only';
        const sealed = isPlain ? await sealNow(ready.value.registration, seal) : err({ code: 'outcome' as const });
        if (!sealed.ok) return setOutcome({ errors: {}, failure: explainSeal(sealed.error) });
        sync.now();
        return onSealed(sealed.value);
      }
      const { registration } = ready.value;
      const head = headOf(registration.dutyUnit, profile, accusedInForm(values))?.name;
      const result = await registerVisit(deps, {
        ...ready.value,
        // R004-01: one person answers for it from the first day.
        registration: head === undefined ? registration : { dutyOfficer: head, ...registration },
        attachments: values.attachments,
        draftId,
        fromQueue: useServing.getState().no !== null,
      });
      if (result.ok) {
        if (values.attachments.length > 0) sync.now();
        room.finished(useServing.getState().no, result.value.id);
        carryOver(deps.officer.id, values);
        onDone(result.value);
        return;
      }
      draft.release();
      const field = result.error.kind === 'refused' ? fieldOfRefusal(result.error.refusal, values) : '';
      // Hundreds of sentences, fetched for the one that is needed.
      const words = await import('#renderer/text/failure-words.ts').catch(() => null);
      const failure = words === null ? registerWords.notExplained : words.explainFailure(result.error);
      const errors = field === '' ? {} : { [field]: failure.happened };
      setOutcome({ errors, failure });
      if (field !== '') onErrors(errors);
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  const sealNow = (registration: Registration, choice: SealChoice) =>
    sealVisit(deps, {
      registration,
      concerned: concernedOf(choice),
      second: choice.second ?? undefined,
      draftId,
    });

  return {
    ...outcome,
    saving,
    submit,
    forget: (fields) =>
      setOutcome((now) => {
        const left = Object.entries(now.errors).filter(([key]) => !fields.some((field) => key.split('.')[0] === field));
        return left.length === Object.keys(now.errors).length ? now : { ...now, errors: Object.fromEntries(left) };
      }),
  };
}
