import './paper.css';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import type { Printed } from '#renderer/session/looks.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { PaperOutput } from '../use-paper-output.ts';
import { PaperButtons, PaperPreview, usePagination } from './paper-preview.tsx';

/** A paper as it will be printed, with what kind of print it is. */
export type Shown = { readonly printed: Printed; readonly built: BuiltDocument };

type PreviewDialogProps = {
  readonly shown: Shown;
  readonly output: PaperOutput;
  readonly onClose: () => void;
};

/** A paper is seen before it is printed or saved. */
export function PreviewDialog({ shown: { printed, built }, output, onClose }: PreviewDialogProps) {
  const [pagination, setPagination] = usePagination();
  return (
    <Dialog
      open
      full
      title={paperWords.preview(built.document.title)}
      onClose={onClose}
      footer={<PaperButtons built={built} printed={printed} output={output} pagination={pagination} />}
    >
      <PaperPreview built={built} onPaged={setPagination} />
    </Dialog>
  );
}
