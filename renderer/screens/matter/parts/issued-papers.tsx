import { useState } from 'react';
import { dateText } from '#shared/documents/date-text.ts';
import { reprinted } from '#shared/documents/papers/from-matter.ts';
import { deliveriesOf } from '#shared/domain/workflow/facts.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { IssuedPaper, MatterView } from '#shared/model/matter.ts';
import { ExportDialog } from '#renderer/session/export-dialog.tsx';
import { useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { issuedText, paperName } from '#renderer/text/paper-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { usePaperOutput } from '../use-paper-output.ts';
import { PreviewDialog, type Shown } from './preview-dialog.tsx';

/** 已出具文书: number, prints and delivery of every issued letter; each is printed again as it was (LN-07). */
export function IssuedPapers({ view }: { readonly view: MatterView }) {
  const { profile, deps } = useSession();
  const output = usePaperOutput(view.id);
  const [shown, setShown] = useState<Shown | null>(null);
  const papers = view.papers ?? [];
  if (papers.length === 0) return null;
  const open = (issued: IssuedPaper): void => {
    const context = { county: profile, printedAt: deps.clock.now(), reprint: printsOf(view, issued) };
    const built = reprinted(issued, view, context);
    output.clear();
    if (built !== null) setShown({ printed: { what: issued.paper, issued: issued.op }, built });
  };
  return (
    <Panel title={issuedText.title}>
      <ul className="matter-issued">
        {papers.map((issued) => (
          <li key={issued.op}>
            <strong>{paperName(issued.paper)}</strong> {issued.docNo ?? issuedText.numberWaits}
            {issued.formerNo !== undefined && (
              <span className="matter-soft"> {issuedText.formerNo(issued.formerNo)}</span>
            )}
            <div className="matter-soft">
              {dateText(issued.signedOn ?? instantToPlainDate(issued.at))} · {deliveryOf(view, issued)} ·{' '}
              {issuedText.printed(printsOf(view, issued))}
            </div>
            <Button small onClick={() => open(issued)}>
              {printsOf(view, issued) === 0 ? issuedText.print : issuedText.reprint}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== null && <PreviewDialog shown={shown} output={output} onClose={() => setShown(null)} />}
      {output.asked !== null && (
        <ExportDialog name={output.asked.name} count={1} onConfirm={output.asked.go} onClose={output.dismiss} />
      )}
      {output.sheet}
    </Panel>
  );
}

const printsOf = (view: MatterView, { op }: IssuedPaper): number => view.prints?.[op] ?? 0;

function deliveryOf(view: MatterView, { op }: IssuedPaper): string {
  const proof = deliveriesOf(view)
    .filter(({ action }) => action.issued === op)
    .at(-1);
  if (proof === undefined) return issuedText.notDelivered;
  const { on, mode, result } = proof.action;
  return `${dateText(on)} ${codes.deliveryMode[mode]}，${codes.deliveryResult[result]}`;
}
