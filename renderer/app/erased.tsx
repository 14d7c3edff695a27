import { useState } from 'react';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { erasedWords as words } from '#renderer/text/erased-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { leftFileOf } from '#renderer/usecases/left-work.ts';
import type { LeftBehind } from '#renderer/vault/left-db.ts';

export type ErasedProps = {
  readonly left: LeftBehind;
  readonly bridge: Bridge;
  readonly onSaved: () => Promise<unknown>;
  /** The computer begins anew, with another code. */
  readonly onJoin: () => void;
};

/** This computer was revoked and has erased itself: what happened, what is kept for the county, how to go on (C16). */
export function Erased({ left, bridge, onSaved, onJoin }: ErasedProps) {
  const [saved, setSaved] = useState(left.saved === true);
  const [failed, setFailed] = useState(false);
  const isKept = left.kept !== undefined;
  const save = async (): Promise<void> => {
    const bytes = await leftFileOf(left);
    if (bytes === null) return;
    const suggestedName = words.fileName(left.unit, left.device);
    const mime = 'application/octet-stream';
    const done = await bridge.saveFile({ suggestedName, bytes, mime }).catch(() => null);
    setFailed(done?.saved !== true);
    if (done?.saved !== true) return;
    await onSaved();
    setSaved(true);
  };
  return (
    <main className="first-start">
      <h1>{words.title}</h1>
      <p className="first-start-lead">{words.happened(left.unit)}</p>
      <p>{words.safe}</p>
      <Panel title={words.unsent}>
        <p>{left.unsent === 0 ? words.nothingUnsent : isKept ? words.kept(left.unsent) : words.lost(left.unsent)}</p>
        {failed && <Notice tone="warning" title={words.notSaved} />}
        {saved && <Notice tone="info" title={words.handIn} />}
        <div className="first-start-buttons">
          {isKept && (
            <Button kind={saved ? undefined : 'primary'} autoFocus={!saved} onClick={() => void save()}>
              {words.save}
            </Button>
          )}
          <Button kind={saved ? 'primary' : undefined} disabled={isKept && !saved} onClick={onJoin}>
            {words.join}
          </Button>
        </div>
      </Panel>
    </main>
  );
}
