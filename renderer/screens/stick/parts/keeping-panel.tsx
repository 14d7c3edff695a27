import { useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { keepingWords, stickWords } from '#renderer/text/stick-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

type Said = { readonly tone: 'info' | 'warning'; readonly text: string; readonly done?: true };

/** 本机备份 and 恢复到这台电脑 (decision 0012); the second only while nothing was registered here. */
export function KeepingPanel() {
  const { store, keeping, bridge, audit, leave } = useSession();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [passphrase, setPassphrase] = useState('');

  const during = async (work: () => Promise<Said | null>): Promise<void> => {
    setBusy(true);
    setSaid(await work().finally(() => setBusy(false)));
  };
  const backUp = async (): Promise<Said> => {
    const recorded = await audit.record({ kind: 'backup', what: 'device-backup' });
    if (!recorded.ok) return { tone: 'warning', text: stickWords.notRecorded };
    const { name, file, rows } = await keeping.backUp();
    const saved = await bridge.saveFile({ suggestedName: name, bytes: file, mime: 'application/octet-stream' });
    return saved.saved
      ? { tone: 'info', text: keepingWords.made(rows, name) }
      : { tone: 'warning', text: stickWords.notSaved };
  };
  const restore = async (): Promise<Said | null> => {
    const file = await bridge.openFile({ accept: ['.jft'] });
    if (file === null) return null;
    if ('refused' in file) return { tone: 'warning', text: stickWords.unread[file.refused] };
    // First, because afterwards this page writes nothing any more.
    const recorded = await audit.record({ kind: 'restore', what: 'device-backup' });
    if (!recorded.ok) return { tone: 'warning', text: stickWords.notRecorded };
    const outcome = await keeping.restore(file, passphrase);
    if (!outcome.ok) {
      const { error } = outcome;
      const text = error.code === 'county' ? explainProblem(error.call).title : keepingWords.problems[error.code];
      return { tone: 'warning', text };
    }
    const { operations, waiting, damaged } = outcome.value;
    const more = damaged === 0 ? '' : keepingWords.damaged(damaged);
    return { tone: 'info', text: `${keepingWords.restored(operations, waiting)}${more}`, done: true };
  };

  return (
    <>
      <Panel title={keepingWords.title}>
        <p className="stick-hint">{keepingWords.hint}</p>
        <div className="stick-act">
          <Button disabled={busy} onClick={() => void during(backUp)}>
            {keepingWords.backUp}
          </Button>
        </div>
      </Panel>
      {(store.state.lastN === 0 || said?.done === true) && (
        <Panel title={keepingWords.restoreTitle}>
          <p className="stick-hint">{keepingWords.restoreHint}</p>
          <form
            className="stick-act"
            onSubmit={(event) => {
              event.preventDefault();
              void during(restore);
            }}
          >
            <Field label={keepingWords.passphrase}>
              <TextInput type="password" value={passphrase} onChange={setPassphrase} />
            </Field>
            <Button type="submit" disabled={busy || passphrase === '' || said?.done === true}>
              {keepingWords.restore}
            </Button>
          </form>
        </Panel>
      )}
      {said !== null && (
        <Notice
          tone={said.tone}
          title={said.text}
          {...(said.done === true && { action: { label: keepingWords.reload, onAct: leave } })}
        />
      )}
    </>
  );
}
