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
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { printText } from '#renderer/text/print.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { NextDate } from '#renderer/usecases/next-date.ts';

/** Prints the papers of this matter. Empty required fields are told first and never stop the print (documents §7). */
export function Papers({ view, date }: { readonly view: MatterView; readonly date: NextDate }) {
  const { profile, deps } = useSession();
  const { sheet, state, printDocument } = usePrint(useRecordedPrint(view.id));
  const [incomplete, setIncomplete] = useState<(BuiltDocument & { readonly what: string }) | null>(null);

  // How often a paper was printed before is not recorded in this release, so no copy is marked as a reprint.
  const context = (): PrintContext => ({ county: profile, printedAt: deps.clock.now(), reprint: 0 });
  const offer = (what: string, built: BuiltDocument): void =>
    built.missing.length === 0 ? printDocument(built.document, what) : setIncomplete({ ...built, what });
  const notifyBy = date.kind === 'due' ? date.deadline.due : null;
  return (
    <>
      <Button
        disabled={state === 'printing'}
        onClick={() => offer('receipt', receipt(view, context(), { paper: 'A4', notifyBy }))}
      >
        {matterText.printReceipt}
      </Button>
      <Button disabled={state === 'printing'} onClick={() => offer('form', formOf(view, context()))}>
        {matterText.printForm}
      </Button>
      {view.guidance !== undefined && (
        <Button disabled={state === 'printing'} onClick={() => offer('guide', guideSlip(view, context()))}>
          {registrationText.printGuide}
        </Button>
      )}
      {state === 'failed' && <Notice tone="warning" title={printText.failed} />}
      <Dialog
        open={incomplete !== null}
        title={printText.print}
        onClose={() => setIncomplete(null)}
        footer={
          <Button
            kind="primary"
            onClick={() => {
              if (incomplete !== null) printDocument(incomplete.document, incomplete.what);
              setIncomplete(null);
            }}
          >
            {printText.printAnyway}
          </Button>
        }
      >
        {incomplete !== null && <p>{printText.missing(incomplete.missing)}</p>}
      </Dialog>
      {sheet}
    </>
  );
}

/** The form that belongs to the way the matter came (documents §1.1–1.4). */
function formOf(view: MatterView, context: PrintContext): BuiltDocument {
  const { form, visitKind } = view.registration;
  if (form === 'phone') return phoneForm(view, context);
  if (form !== 'visit') return letterSlip(view, context);
  return visitKind === 'leader-day' ? leaderVisitForm(view, context) : visitForm(view, context);
}
