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
  const file = leftFileOf(left);
  const count = left.operations + left.drafts;
  const save = async (): Promise<void> => {
    if (file === null) return;
    const suggestedName = words.fileName(left.unit, left.device);
    const done = await bridge.saveFile({ suggestedName, bytes: file, mime: 'application/json' }).catch(() => null);
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
        <p>{count === 0 ? words.nothingUnsent : file === null ? words.lost(count) : words.kept(count)}</p>
        {failed && <Notice tone="warning" title={words.notSaved} />}
        {saved && <Notice tone="info" title={words.handIn} />}
        <div className="first-start-buttons">
          {file !== null && (
            <Button kind={saved ? undefined : 'primary'} autoFocus={!saved} onClick={() => void save()}>
              {words.save}
            </Button>
          )}
          <Button kind={saved ? 'primary' : undefined} disabled={file !== null && !saved} onClick={onJoin}>
            {words.join}
          </Button>
        </div>
      </Panel>
    </main>
  );
}
