import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MatterView } from '#shared/model/matter.ts';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { matterText, offeredWords } from '#renderer/text/matter-words.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { stepText } from '#renderer/text/step-words.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { offeredActions, type Offered, type OfferedKind } from '#renderer/usecases/offered-actions.ts';
import { GuideDialog, NoteDialog, SettleDialog, VoidDialog } from './action-dialogs.tsx';
import { AmendAssigned, AmendContact, AmendContent, AmendDuty } from './amend-dialogs.tsx';
import { MediationDialog } from './mediation-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** The next steps as buttons; the others, and why some are not possible, behind 「更多」 (WF-06). */
export function Actions({ view }: { readonly view: MatterView }) {
  const { acting, deps } = useSession();
  const [open, setOpen] = useState<OfferedKind | null>(null);
  const [more, setMore] = useState(false);
  const offered = offeredActions(view, acting, deps.clock.today(), useCalendar());
  const nameOf = namesFor(view);
  const summary = useRef<HTMLElement>(null);
  const begin = (kind: OfferedKind): void => {
    // What is chosen there is gone with the list: the dialog gives the focus back to where it was opened.
    if (more) summary.current?.focus();
    setMore(false);
    setOpen(kind);
  };
  // Escape closes the list first, and only then the matter: the page's own keys listen further out.
  useEffect(() => {
    if (!more) return undefined;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setMore(false);
      summary.current?.focus();
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [more]);
  return (
    <>
      <span className="matter-next">{offered.next.length === 0 ? stepText.none : stepText.next}</span>
      {offered.next.map((kind, i) => (
        <Button key={kind} kind={i === 0 ? 'primary' : 'quiet'} onClick={() => begin(kind)}>
          {nameOf(kind)}
        </Button>
      ))}
      <details className="matter-more" open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary ref={summary}>{stepText.more}</summary>
        <div className="matter-more-list">
          <Group kinds={offered.more} nameOf={nameOf} onBegin={begin} />
          <Group kinds={offered.corrections} nameOf={nameOf} onBegin={begin} />
          <Absent absent={offered.absent} nameOf={nameOf} />
        </div>
      </details>
      {open !== null && dialogOf(open, view, () => setOpen(null))}
    </>
  );
}

function Group({
  kinds,
  nameOf,
  onBegin,
}: {
  readonly kinds: readonly OfferedKind[];
  readonly nameOf: NameOf;
  readonly onBegin: (kind: OfferedKind) => void;
}) {
  return (
    kinds.length > 0 && (
      <div className="matter-more-group">
        {kinds.map((kind) => (
          <Button key={kind} small kind={DANGEROUS.has(kind) ? 'danger' : 'quiet'} onClick={() => onBegin(kind)}>
            {nameOf(kind)}
          </Button>
        ))}
      </div>
    )
  );
}

const DANGEROUS: ReadonlySet<OfferedKind> = new Set<OfferedKind>(['void', 'seal-confidential']);

/** What is not possible now, by its reason, so that nobody looks for it. */
function Absent({ absent, nameOf }: { readonly absent: Offered['absent']; readonly nameOf: NameOf }) {
  const titleOf = (each: Offered['absent'][number]): string => explainRefusal(each.refusal, 'form').title;
  const titles = [...new Set(absent.map(titleOf))];
  return (
    titles.length > 0 && (
      <section aria-label={matterText.cannot} className="matter-absent">
        <h3>{matterText.cannot}</h3>
        <dl>
          {titles.map((title) => {
            const same = absent.filter((each) => titleOf(each) === title);
            const first = same[0];
            return (
              first !== undefined && (
                <div key={title}>
                  <dt>{same.map(({ kind }) => nameOf(kind)).join('、')}</dt>
                  <dd>{explainRefusal(first.refusal, 'form').happened}</dd>
                </div>
              )
            );
          })}
        </dl>
      </section>
    )
  );
}

const isCorrection = (kind: OfferedKind): kind is keyof typeof offeredWords => Object.hasOwn(offeredWords, kind);

type NameOf = (kind: OfferedKind) => string;

/** Nobody's contact stands in an anonymous matter: there the same step takes down who claims it (C37). */
const namesFor =
  ({ registration }: MatterView): NameOf =>
  (kind) => {
    if (kind === 'amend-contact' && registration.petitionerType === 'anonymous') return matterText.claim;
    return isCorrection(kind) ? offeredWords[kind] : actionText[kind].name;
  };

function dialogOf(kind: OfferedKind, view: MatterView, onClose: () => void): ReactNode {
  switch (kind) {
    case 'amend-contact':
      return <AmendContact view={view} onClose={onClose} />;
    case 'amend-content':
      return <AmendContent view={view} onClose={onClose} />;
    case 'amend-duty':
      return <AmendDuty view={view} onClose={onClose} />;
    case 'amend-assigned':
      return <AmendAssigned view={view} onClose={onClose} />;
    case 'note':
      return <NoteDialog view={view} onClose={onClose} />;
    case 'void':
      return <VoidDialog view={view} onClose={onClose} />;
    case 'settle-on-spot':
      return <SettleDialog view={view} onClose={onClose} />;
    case 'guide-out':
      return <GuideDialog view={view} onClose={onClose} />;
    case 'refer-mediation':
      return <MediationDialog view={view} onClose={onClose} />;
    case 'seal-confidential':
      return <TransferDialog view={view} onClose={onClose} />;
    default:
      return <StepDialog view={view} kind={kind} onClose={onClose} />;
  }
}
