import { RECEIPT_PAPERS, type ReceiptPaper } from '#shared/model/receipt-paper.ts';
import { receiptPaperWords as words } from '#renderer/text/print.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';

export type ReceiptPaperPanelProps = {
  readonly paper: ReceiptPaper;
  readonly onPaper: (paper: ReceiptPaper) => void;
};

/** What this computer's printer takes for a receipt; preview and print follow it (documents §1.6). */
export function ReceiptPaperPanel({ paper, onPaper }: ReceiptPaperPanelProps) {
  return (
    <Panel title={words.title}>
      <p>{words.hint}</p>
      <RadioGroup
        aria-label={words.title}
        options={RECEIPT_PAPERS.map((value) => ({ value, label: words.papers[value] }))}
        value={paper}
        onChange={onPaper}
      />
    </Panel>
  );
}
