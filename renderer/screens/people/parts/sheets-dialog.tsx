import { recoverySheet } from '#shared/documents/recovery-sheet.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { QrCode } from '#renderer/print/qr-code.tsx';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { FreshRecoveryKey } from '#renderer/usecases/county-recovery.ts';

/** The three sheets, each printed by itself so that nobody carries two from the printer; then the key is put to use. */
export function SheetsDialog(props: {
  readonly fresh: FreshRecoveryKey;
  readonly profile: CountyProfile;
  readonly busy: boolean;
  readonly onDiscard: () => void;
  readonly onPublish: () => void;
}) {
  const { fresh, profile, busy, onDiscard, onPublish } = props;
  const { deps } = useSession();
  const { sheet, state, printDocument } = usePrint(useRecordedPrint());
  const print = (share: string, number: number): void =>
    printDocument(
      recoverySheet({
        unit: unitName(profile, profile.bureau),
        number,
        share,
        keyNumber: fresh.number,
        printedAt: deps.clock.now(),
      }),
      'recovery-sheet',
    );
  return (
    <Dialog
      open
      wide
      title={words.sheets}
      onClose={onDiscard}
      footer={
        <>
          <Button onClick={onDiscard}>{words.discard}</Button>
          <Button kind="primary" disabled={busy} onClick={onPublish}>
            {words.published}
          </Button>
        </>
      }
    >
      <p>{words.sheetsHint}</p>
      {state === 'failed' && <Notice tone="warning" title={words.printFailed} />}
      <div className="people-sheets">
        {fresh.shares.map((share, i) => (
          <section key={share} className="people-sheet" aria-label={words.sheet(i + 1)}>
            <h3>{words.sheet(i + 1)}</h3>
            <p className="people-share">{share}</p>
            <QrCode payload={share} label={words.sheet(i + 1)} />
            <Button small disabled={state === 'printing'} onClick={() => print(share, i + 1)}>
              {words.print(i + 1)}
            </Button>
          </section>
        ))}
      </div>
      {sheet}
    </Dialog>
  );
}
