import { useState } from 'react';
import { formOf } from '#shared/documents/form-of.ts';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { ENDED } from '#shared/domain/workflow/procedures.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ExportDialog } from '#renderer/session/export-dialog.tsx';
import { useSession, useSettings } from '#renderer/session/session.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { paperWords, volumeWords } from '#renderer/text/paper-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { matterClocks } from '#renderer/usecases/matter-clocks.ts';
import type { NoticeDate } from '#renderer/usecases/notice-date.ts';
import { drawnSignature } from '#renderer/usecases/sign-form.ts';
import { newDraft, withFixed, type PaperDraft } from '../paper-draft.ts';
import { usePaperOutput } from '../use-paper-output.ts';
import { PaperDesk } from './paper-desk.tsx';
import { PreviewDialog, type Shown } from './preview-dialog.tsx';
import { VolumePrint } from './volume-print.tsx';

/**
 * The papers of this matter: each is seen before it is printed or saved. Empty required fields are told and never stop
 * the print (documents §7).
 */
export function Papers({ view, date }: { readonly view: MatterView; readonly date: NoticeDate }) {
  const { profile, deps, store } = useSession();
  const settings = useSettings();
  const output = usePaperOutput(view.id);
  const [shown, setShown] = useState<Shown | null>(null);
  /** The time of printing is that of opening; a preview that changes by itself could not be compared with its paper. */
  const [desk, setDesk] = useState<PrintContext | null>(null);
  const [volume, setVolume] = useState<PrintContext | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // What was filled in stays until this page is left.
  const [drafts, setDrafts] = useState<Readonly<Record<string, PaperDraft>>>({});

  const context = (what?: string): PrintContext => ({
    county: profile,
    printedAt: deps.clock.now(),
    reprint: what === undefined ? 0 : (view.prints?.[what] ?? 0),
  });
  const notifyBy = date.kind === 'due' ? date.deadline.due : null;
  const today = deps.clock.today();
  const fresh = desk === null ? null : newDraft(chosen, view, desk, today);
  const kept = chosen === null ? undefined : drafts[chosen];
  const draft = chosen === null || kept === undefined || fresh === null ? fresh : withFixed(chosen, kept, fresh);
  const showSheet = (what: string, built: BuiltDocument): void => setShown({ printed: { what }, built });
  /** With what only the registration form bears: the drawn signature and the nearest limit. */
  async function formContext(): Promise<PrintContext> {
    const signature = await drawnSignature(store, view);
    const running = matterClocks(view, profile.calendarEntries, deps.clock.now(), undefined, settings).map(
      ({ clock }) => clock,
    );
    const dueOn = running.find(({ state }) => state.kind === 'running')?.deadline.due;
    return { ...context('form'), signature, dueOn };
  }
  return (
    <>
      <Button
        onClick={() =>
          showSheet('receipt', receipt(view, context('receipt'), { paper: store.state.receiptPaper, notifyBy }))
        }
      >
        {matterText.printReceipt}
      </Button>
      <Button onClick={() => void formContext().then((of) => showSheet('form', formOf(view, of)))}>
        {matterText.printForm}
      </Button>
      {view.guidance !== undefined && (
        <Button onClick={() => showSheet('guide', guideSlip(view, context('guide')))}>
          {registrationText.printGuide}
        </Button>
      )}
      <Button onClick={() => setDesk(context())}>{paperWords.open}</Button>
      {ENDED.has(view.status) && <Button onClick={() => void formContext().then(setVolume)}>{volumeWords.open}</Button>}
      {shown !== null && <PreviewDialog shown={shown} output={output} onClose={() => setShown(null)} />}
      {desk !== null && draft !== null && (
        <PaperDesk
          view={view}
          context={desk}
          today={today}
          output={output}
          chosen={chosen}
          draft={draft}
          known={fresh?.values ?? {}}
          onChoose={(id) => {
            output.clear();
            setChosen(id);
          }}
          onDraft={(next) => setDrafts({ ...drafts, [chosen ?? '']: next })}
          onIssued={() => setDesk(null)}
          onClose={() => setDesk(null)}
        />
      )}
      {volume !== null && <VolumePrint view={view} context={volume} onClose={() => setVolume(null)} />}
      {output.asked !== null && (
        <ExportDialog name={output.asked.name} count={1} onConfirm={output.asked.go} onClose={output.dismiss} />
      )}
      {output.sheet}
    </>
  );
}
