import { useEffect, useState } from 'react';
import { fingerprintOf } from '#renderer/vault/signed-call.ts';
import { seatsWords as words } from '#renderer/text/own-seat-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

export type Colleague = {
  readonly officer: string;
  readonly name: string;
  /** Left the office or belongs elsewhere now; or whoever is signed in manages people. */
  readonly removable: boolean;
};

export type SeatsPanelProps = {
  /** Public: what the county compares the computer by. */
  readonly deviceKey: string;
  readonly colleagues: readonly Colleague[];
  /** Both lock the page; the work is done at the next sign-in. */
  readonly onRemove: (officer: string) => Promise<void>;
  readonly onRotate: () => Promise<void>;
  /** Opens the way to a further seat. */
  readonly onAdd: () => void;
};

/** Who has a way in at this computer, and another key for everything on it (decision 0005). */
export function SeatsPanel({ deviceKey, colleagues, onRemove, onRotate, onAdd }: SeatsPanelProps) {
  const [asked, setAsked] = useState<Colleague | 'key' | null>(null);
  const [busy, setBusy] = useState(false);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void fingerprintOf(deviceKey).then((text) => (gone ? undefined : setFingerprint(text)));
    return () => {
      gone = true;
    };
  }, [deviceKey]);
  const act = async (): Promise<void> => {
    setBusy(true);
    await (asked === 'key' || asked === null ? onRotate() : onRemove(asked.officer));
  };
  return (
    <Panel title={words.title}>
      {fingerprint !== null && <p>{words.fingerprint(fingerprint)}</p>}
      <p>{words.hint}</p>
      <ul className="seat-list">
        {colleagues.map((colleague) => (
          <li key={colleague.officer}>
            <span>{colleague.name}</span>
            {colleague.removable ? (
              <Button small disabled={busy} onClick={() => setAsked(colleague)}>
                {words.remove}
              </Button>
            ) : (
              <span>{words.stays}</span>
            )}
          </li>
        ))}
      </ul>
      {colleagues.length === 0 && <p>{words.nobodyElse}</p>}
      {asked !== null && (
        <Notice
          tone="warning"
          title={asked === 'key' ? words.rotateAsk : words.removeAsk(asked.name)}
          action={{ label: busy ? words.working : words.go, onAct: () => void act() }}
        >
          {words.what}
        </Notice>
      )}
      <div className="first-start-buttons">
        <Button disabled={busy} onClick={onAdd}>
          {signInWords.addOfficer}
        </Button>
        {asked === null ? (
          <Button disabled={busy} onClick={() => setAsked('key')}>
            {words.rotate}
          </Button>
        ) : (
          <Button disabled={busy} onClick={() => setAsked(null)}>
            {words.cancel}
          </Button>
        )}
      </div>
    </Panel>
  );
}
