import { useEffect, useMemo, useRef, useState } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { useSession } from '#renderer/session/session.ts';
import { useRegisterForm, type FormValues, type RegisterForm } from '#renderer/state/register-form.ts';
import { useServing } from '#renderer/state/serving.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { sealWords } from '#renderer/text/seal-words.ts';
import { draftText, registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useEnterAsTab } from '#renderer/ui/use-enter-as-tab.ts';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { SealedReport } from '#renderer/usecases/seal-report.ts';
import { createDraftKeeper, type DraftStatus } from './draft-keeper.ts';
import { suggestionFor } from './duty-suggestion.ts';
import { focusFirstField, focusSection } from './focus-field.ts';
import { FormPartsContext } from './form-context.ts';
import { ContentSection } from './parts/content-section.tsx';
import { HandlingSection } from './parts/handling-section.tsx';
import { LeaveDialog } from './parts/leave-dialog.tsx';
import { oneMore, PetitionersSection } from './parts/petitioners-section.tsx';
import { ReceptionStrip } from './parts/reception-strip.tsx';
import { SideStrip } from './parts/side-strip.tsx';
import { NOTHING_CHOSEN, SealPanel, type SealChoice } from './parts/seal-panel.tsx';
import { useSubmit } from './use-submit.ts';

const SECTIONS = ['reception', 'petitioner', 'content', 'handling', 'side'] as const;

export type RegisterFormViewProps = {
  readonly form: RegisterForm;
  readonly draftId: string;
  /** A word about how this form was opened: restored at a time, or a draft that is gone. */
  readonly opening: { readonly tone: 'info' | 'warning'; readonly text: string } | null;
  readonly onSealed: (sealed: SealedReport) => void;
  readonly onDone: (view: MatterView) => void;
  readonly onLeave: () => void;
};

/** The form on one page: who, what, how it is handled; beside it what the machine noticed. Keyboard alone suffices. */
export function RegisterFormView({ form, draftId, opening, onSealed, onDone, onLeave }: RegisterFormViewProps) {
  const { deps, profile, identity } = useSession();
  const serving = useServing(({ no }) => no);
  const { values, dirty, set: setValues } = useRegisterForm(form, (state) => state);
  const box = useRef<HTMLFormElement>(null);
  const [leaving, setLeaving] = useState(false);
  const [openingShown, setOpeningShown] = useState(true);
  const [draftStatus, setDraftStatus] = useState<DraftStatus>({ kind: 'none' });
  const [draft] = useState(() => createDraftKeeper(form, draftId, deps, setDraftStatus));
  useEffect(() => draft.follow(), [draft]);
  const [seal, setSeal] = useState<SealChoice | null>(null);
  /** A form in confidence leaves no draft, and the one it may have left already goes. */
  function switchSeal(on: boolean): void {
    setSeal(on ? NOTHING_CHOSEN : null);
    setDraftStatus({ kind: 'none' });
    if (on) void draft.discard();
    else draft.release();
  }

  const suggest = (of: FormValues) =>
    suggestionFor(of, {
      profile,
      office: identity.office,
      countyBound: identity.countyBound,
      today: deps.clock.today(),
    });
  const { errors, failure, saving, submit, forget } = useSubmit({
    form,
    draftId,
    draft,
    suggestion: () => suggest(form.getState().values),
    seal,
    onSealed,
    onDone,
    // After React has shown the sentences: the folded parts may not be in the page before.
    onErrors: (found) => setTimeout(() => focusFirstField(box.current, Object.keys(found)), 0),
  });

  const today = deps.clock.today();
  const parts = useMemo(() => {
    const set = (change: Partial<FormValues>): void => {
      setValues(change);
      // A category names the unit that was missing (R004-01).
      const named = suggest(values) === null && suggest({ ...values, ...change }) !== null;
      forget([...Object.keys(change), ...(named ? ['dutyUnit'] : [])]);
    };
    const received = PlainDate.safeParse(values.date);
    const numbers = countySettings(profile.settingEntries).on(received.success ? received.data : today);
    return { values, set, errors, suggestion: suggest(values), today, numbers };
    // `suggest` and `forget` are new each time and depend on nothing else.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [values, errors, today, setValues, profile, identity]);

  useEnterAsTab(box);
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-first]')?.focus(), []);

  function leave(): void {
    if (dirty) setLeaving(true);
    else onLeave();
  }

  function addPerson(): void {
    parts.set(oneMore(form.getState().values, parts.numbers.groupPersons));
    setTimeout(() => focusFirstField(box.current, [`people.${form.getState().values.people.length - 1}.name`]), 0);
  }

  useHotkeys({
    'Ctrl+S': () => void submit(),
    F9: () => void submit(),
    Escape: leave,
    'Alt+A': addPerson,
    'Alt+M': () => switchSeal(seal === null),
    ...Object.fromEntries(
      SECTIONS.map((section, index) => [`Alt+${index + 1}`, () => focusSection(box.current, section)]),
    ),
  });

  const wrong = Object.keys(errors).length;
  return (
    <FormPartsContext value={parts}>
      <form
        ref={box}
        className="register"
        aria-label={registrationText.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <h1 className="visually-hidden">{registrationText.title}</h1>
        <ReceptionStrip />
        <div className="register-notices">
          {opening !== null && openingShown && (
            <Notice tone={opening.tone} title={opening.text} onDismiss={() => setOpeningShown(false)} />
          )}
          {draftStatus.kind === 'failed' && (
            <Notice tone="warning" title={draftText.notSaved}>
              {explainProblem(draftStatus.code).happened}
              {explainProblem(draftStatus.code).remedies[0]}。
            </Notice>
          )}
          {seal !== null && <SealPanel choice={seal} onChange={setSeal} />}
          {failure !== null && (
            <Notice tone="warning" title={failure.title}>
              {failure.happened}
              {failure.safe}
              {failure.remedies.join('；')}
            </Notice>
          )}
        </div>
        <div className="register-columns">
          <PetitionersSection />
          <ContentSection draftId={seal === null ? draftId : null} />
          <HandlingSection />
          <SideStrip />
        </div>
        <footer className="register-foot">
          <span className="register-draft" role="status">
            {draftWord(draftStatus)}
          </span>
          <Button hotkey="Alt+M" aria-pressed={seal !== null} onClick={() => switchSeal(seal === null)}>
            {sealWords.switch}
          </Button>
          {serving !== null && <strong className="register-serving">{registerWords.serving(serving)}</strong>}
          <span className="register-keys">{registerWords.shortcuts}</span>
          {wrong > 0 && (
            <span className="field-error" role="alert">
              {registrationText.fixFirst(wrong)}
            </span>
          )}
          <Button hotkey="Esc" onClick={leave}>
            {registerWords.leave}
          </Button>
          <Button kind="primary" type="submit" hotkey="F9" disabled={saving}>
            {saving ? registrationText.submitting : registrationText.submitOnly}
          </Button>
        </footer>
      </form>
      <LeaveDialog
        open={leaving}
        onStay={() => setLeaving(false)}
        onKeep={seal === null ? () => void draft.flush().then(onLeave) : null}
        onDrop={() => void draft.discard().then(onLeave)}
      />
    </FormPartsContext>
  );
}

function draftWord(status: DraftStatus): string {
  switch (status.kind) {
    case 'none':
      return '';
    case 'saved':
      return draftText.savedAt(instantToTime(Instant.parse(status.at)));
    case 'failed':
      return draftText.notSaved;
  }
}
