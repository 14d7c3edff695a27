import { formOf } from '#shared/documents/form-of.ts';
import type { StreamId } from '#shared/model/ids.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useCountedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { drawnSignature } from '#renderer/usecases/sign-form.ts';

/** 登记表 of one matter of the session: to be signed by pen, or as it was signed (R004-40, R004-41). */
export function PrintForm({ matter, slipNo }: { readonly matter: StreamId; readonly slipNo: string }) {
  const { deps, profile, store } = useSession();
  const { sheet, state, printDocument } = usePrint(useCountedPrint(matter));
  const print = async (): Promise<void> => {
    const view = await readMatter(store, matter);
    if (view === null) return;
    const signature = await drawnSignature(store, view);
    const reprint = view.prints?.['form'] ?? 0;
    const { document } = formOf(view, { county: profile, printedAt: deps.clock.now(), reprint, signature });
    printDocument(document, { what: 'form' });
  };
  return (
    <>
      <Button small disabled={state === 'printing'} aria-label={words.printFormOf(slipNo)} onClick={() => void print()}>
        {registrationText.printForm}
      </Button>
      {state === 'failed' && <span role="alert">{words.formNotPrinted}</span>}
      {sheet}
    </>
  );
}
