import { useState } from 'react';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import { leaderVisitForm } from '#shared/documents/leader-visit-form.ts';
import { letterSlip } from '#shared/documents/letter-slip.ts';
import { phoneForm } from '#shared/documents/phone-form.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ExportDialog } from '#renderer/session/export-dialog.tsx';
import { useSession } from '#renderer/session/session.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { NoticeDate } from '#renderer/usecases/notice-date.ts';
import { newDraft, type PaperDraft } from '../paper-draft.ts';
import { type PaperOutput, usePaperOutput } from '../use-paper-output.ts';
import { PaperDesk } from './paper-desk.tsx';
import { PaperButtons, PaperPreview, usePagination } from './paper-preview.tsx';

type Shown = { readonly what: string; readonly built: BuiltDocument };

/**
 * The papers of this matter: each is seen before it is printed or saved. Empty required fields are told and never stop
 * the print (documents §7).
 */
export function Papers({ view, date }: { readonly view: MatterView; readonly date: NoticeDate }) {
  const { profile, deps } = useSession();
  const output = usePaperOutput(view.id);
  const [shown, setShown] = useState<Shown | null>(null);
  /** The time of printing is that of opening; a preview that changes by itself could not be compared with its paper. */
  const [desk, setDesk] = useState<PrintContext | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // What was filled in stays until this page is left.
  const [drafts, setDrafts] = useState<Readonly<Record<string, PaperDraft>>>({});

  // How often a paper was printed before is not recorded in this release, so no copy is marked as a reprint.
  const context = (): PrintContext => ({ county: profile, printedAt: deps.clock.now(), reprint: 0 });
  const notifyBy = date.kind === 'due' ? date.deadline.due : null;
  const today = deps.clock.today();
  const draft = drafts[chosen ?? ''] ?? (desk === null ? null : newDraft(view, desk, today));
  return (
    <>
      <Button onClick={() => setShown({ what: 'receipt', built: receipt(view, context(), { paper: 'A4', notifyBy }) })}>
        {matterText.printReceipt}
      </Button>
      <Button onClick={() => setShown({ what: 'form', built: formOf(view, context()) })}>{matterText.printForm}</Button>
      {view.guidance !== undefined && (
        <Button onClick={() => setShown({ what: 'guide', built: guideSlip(view, context()) })}>
          {registrationText.printGuide}
        </Button>
      )}
      <Button onClick={() => setDesk(context())}>{paperWords.open}</Button>
      {shown !== null && <PreviewDialog shown={shown} output={output} onClose={() => setShown(null)} />}
      {desk !== null && draft !== null && (
        <PaperDesk
          view={view}
          context={desk}
          today={today}
          output={output}
          chosen={chosen}
          draft={draft}
          onChoose={(id) => {
            output.clear();
            setChosen(id);
          }}
          onDraft={(next) => setDrafts({ ...drafts, [chosen ?? '']: next })}
          onClose={() => setDesk(null)}
        />
      )}
      {output.asked !== null && (
        <ExportDialog name={output.asked.name} count={1} onConfirm={output.asked.go} onClose={output.dismiss} />
      )}
      {output.sheet}
    </>
  );
}

type PreviewDialogProps = {
  readonly shown: Shown;
  readonly output: PaperOutput;
  readonly onClose: () => void;
};

function PreviewDialog({ shown: { what, built }, output, onClose }: PreviewDialogProps) {
  const [pagination, setPagination] = usePagination();
  return (
    <Dialog
      open
      full
      title={paperWords.preview(built.document.title)}
      onClose={onClose}
      footer={<PaperButtons built={built} what={what} output={output} pagination={pagination} />}
    >
      <PaperPreview built={built} onPaged={setPagination} />
    </Dialog>
  );
}

/** The form that belongs to the way the matter came (documents §1.1–1.4). */
function formOf(view: MatterView, context: PrintContext): BuiltDocument {
  const { form, visitKind } = view.registration;
  if (form === 'phone') return phoneForm(view, context);
  if (form !== 'visit') return letterSlip(view, context);
  return visitKind === 'leader-day' ? leaderVisitForm(view, context) : visitForm(view, context);
}
