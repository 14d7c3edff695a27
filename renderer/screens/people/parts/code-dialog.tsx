import { dateTimeText } from '#shared/documents/date-text.ts';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { IssuedCode } from '#renderer/usecases/manage-people.ts';

export type CodeDialogProps = { readonly name: string; readonly issued: IssuedCode; readonly onClose: () => void };

/** The code, large enough to read across a desk, with what must be compared on the new computer (C13). */
export function CodeDialog({ name, issued, onClose }: CodeDialogProps) {
  const { code, expiresAt, fingerprint } = issued;
  return (
    <Dialog
      open
      title={peopleWords.codeTitle(name)}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {peopleWords.close}
        </Button>
      }
    >
      <p className="people-code">{`${code.slice(0, 5)}-${code.slice(5)}`}</p>
      <QrCode payload={code} label={peopleWords.qr} />
      <p>{peopleWords.codeValid(dateTimeText(expiresAt))}</p>
      <p>{peopleWords.fingerprint(fingerprint)}</p>
      <p>{peopleWords.codeOnce}</p>
    </Dialog>
  );
}
