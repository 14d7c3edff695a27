import { useEffect, useRef } from 'react';
import { sealWords } from '#renderer/text/seal-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { SealedReport } from '#renderer/usecases/seal-report.ts';

/** After sealing: a code to come back with; nothing on this page tells who or what it was. */
export function SealedDone({ sealed, onNext }: { readonly sealed: SealedReport; readonly onNext: () => void }) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <div className="register-sealed">
      <Panel title={sealWords.done}>
        <p>{sealWords.doneText(sealed.pseudonym)}</p>
        <KeyValueList items={[{ label: sealWords.code, value: <strong>{sealed.queryCode}</strong> }]} />
        <p>{sealWords.waits}</p>
        <Button kind="primary" ref={next} onClick={onNext}>
          {sealWords.next}
        </Button>
      </Panel>
    </div>
  );
}
