import './register.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { repeatCount } from '#shared/domain/matching/repeat-count.ts';
import { headOf } from '#shared/domain/organisation/head-of.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { useSession, type Session } from '#renderer/session/session.ts';
import {
  createRegisterForm,
  useCarriedOver,
  type FormValues,
  type RegisterForm,
} from '#renderer/state/register-form.ts';
import { useServing } from '#renderer/state/serving.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { appText, draftText } from '#renderer/text/screens.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import type { SealedReport } from '#renderer/usecases/seal-report.ts';
import { openDraft } from '#renderer/usecases/save-draft.ts';
import { blankForm, formFromDraft } from './blank-form.ts';
import { SealedDone } from './parts/sealed-done.tsx';
import { RegisterFormView, type RegisterFormViewProps } from './register-form.tsx';

/** Paper and QR code: not needed before the first visitor is registered, so fetched while the form is being filled in. */
const loadReceipt = () => import('./parts/receipt-panel.tsx');
const ReceiptPanel = lazy(async () => ({ default: (await loadReceipt()).ReceiptPanel }));
const FETCH_RECEIPT_MS = 2000;

type Opened = {
  readonly form: RegisterForm;
  readonly draftId: string;
  readonly opening: RegisterFormViewProps['opening'];
};
type Stage =
  | { readonly kind: 'opening' }
  | ({ readonly kind: 'filling' } & Opened)
  | { readonly kind: 'sealed'; readonly sealed: SealedReport }
  | { readonly kind: 'registered'; readonly view: MatterView; readonly repeat: number };

/** Registers visits, letters, calls and online petitions, one after another (R004-33, C01). `draftId` goes on with a draft. */
export function RegisterScreen({ draftId }: { readonly draftId?: string | undefined }) {
  const session = useSession();
  const { deps, store } = session;
  const [, navigate] = useLocation();
  const [stage, setStage] = useState<Stage>(() =>
    draftId === undefined ? { kind: 'filling', ...newForm(session) } : { kind: 'opening' },
  );

  const serving = useServing(({ no }) => no);
  const endServing = useServing(({ end }) => end);
  const opened = draftId !== undefined && stage.kind !== 'opening';
  useLook(draftId ?? '', opened ? { kind: 'view', what: 'draft' } : null);
  useCopyLook('register', stage.kind === 'registered' ? stage.view.id : undefined);

  useEffect(() => {
    if (draftId === undefined) return undefined;
    let current = true;
    void openDraft(deps, draftId).then((draft) => {
      if (!current) return;
      const blank = startValues(session);
      setStage(
        draft === null
          ? { kind: 'filling', ...newForm(session), opening: { tone: 'warning', text: registerWords.draftMissing } }
          : {
              kind: 'filling',
              form: createRegisterForm(formFromDraft(draft.form, blank)),
              draftId: draft.id,
              opening: { tone: 'info', text: draftText.restored(instantToTime(Instant.parse(draft.savedAt))) },
            },
      );
    });
    return () => {
      current = false;
    };
    // Read once for each draft: a new session object must not throw away what is being typed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [draftId]);

  useEffect(() => {
    // A failed attempt is made again when the receipt is shown.
    const timer = setTimeout(() => void loadReceipt().catch(() => undefined), FETCH_RECEIPT_MS);
    return () => clearTimeout(timer);
  }, []);

  const isDone = stage.kind === 'registered' || stage.kind === 'sealed';
  const again = (): void => {
    // From the queue into the form, and back to the queue (R004-31).
    if (serving !== null) {
      endServing();
      return navigate('/sessions/today');
    }
    setStage({ kind: 'filling', ...newForm(session) });
    // The address of a draft that is registered now would find nothing when the page is loaded again.
    if (draftId !== undefined) navigate('/register');
  };
  useEffect(() => {
    if (!isDone) return undefined;
    // The menu's key for registering leads here, where it would do nothing: it means the next visitor.
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F2' || event.repeat || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      again();
    };
    // On the document, before the menu's own listener on the window.
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  if (stage.kind === 'opening') return <p className="register-opening">{appText.loading}</p>;
  if (stage.kind === 'sealed') return <SealedDone sealed={stage.sealed} onNext={again} />;
  if (stage.kind === 'registered') {
    return (
      <Suspense fallback={<p className="register-opening">{appText.loading}</p>}>
        <ReceiptPanel
          view={stage.view}
          repeat={stage.repeat}
          onNext={again}
          onOpen={() => navigate(`/matter/${stage.view.id}`)}
        />
      </Suspense>
    );
  }
  return (
    <RegisterFormView
      key={stage.draftId}
      form={stage.form}
      draftId={stage.draftId}
      opening={stage.opening}
      onSealed={(sealed) => setStage({ kind: 'sealed', sealed })}
      onDone={(view) => {
        const group = readGroups(store).groupOf(view.id);
        const repeat = group === null ? 1 : repeatCount(group, view.id);
        setStage({ kind: 'registered', view, repeat });
      }}
      onLeave={() => navigate('/ledger')}
    />
  );
}

function newForm(session: Session): Opened {
  return { form: createRegisterForm(startValues(session)), draftId: session.deps.ids.draft(), opening: null };
}

/** Now, here, and by this officer; from the second visitor of a queue on also what the last one had in common. */
function startValues({ deps, identity, profile }: Session): FormValues {
  const unit = profile.units.find(({ code }) => code === identity.office);
  const { officer, carried } = useCarriedOver.getState();
  const { no, visitKind, receiver } = useServing.getState();
  const form = blankForm({
    date: deps.clock.today(),
    time: instantToTime(deps.clock.now()),
    officerName: deps.officer.name,
    officerTitle: deps.officer.title,
    leader: headOf(identity.office, profile) ?? deps.officer,
    place: unit?.place ?? '',
    issueOffice: unit?.level === 'township-office' ? unit.code : null,
    carried: officer === deps.officer.id ? carried : null,
  });
  if (no === null) return form;
  const { name, title, substituteFor } = receiver ?? {
    name: form.receiver,
    title: form.receiverTitle,
    substituteFor: form.substituteFor,
  };
  return {
    ...form,
    form: 'visit',
    visitKind,
    receiver: name,
    receiverTitle: title,
    substituteFor,
    ...(receiver !== null && { leaderName: name, leaderTitle: title }),
  };
}
