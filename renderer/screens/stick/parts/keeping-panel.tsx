import { useSession } from '#renderer/session/session.ts';
import { keepingWords } from '#renderer/text/stick-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useKeeping } from './use-keeping.ts';

/** 本机备份 and 恢复到这台电脑 (decision 0012); the second only while nothing was registered here. */
export function KeepingPanel() {
  const { store, leave } = useSession();
  const { busy, backup, restore, passphrase, setPassphrase } = useKeeping();
  const { said } = restore;
  return (
    <>
      <Panel title={keepingWords.title}>
        {backup.said !== null && <Notice tone={backup.said.tone} title={backup.said.text} />}
        <p className="stick-hint">{keepingWords.hint}</p>
        <div className="stick-act">
          <Button disabled={busy !== null} onClick={() => void backup.make()}>
            {backup.next === null ? keepingWords.backUp : keepingWords.savePart(backup.next.part, backup.next.of)}
          </Button>
          <span role="status">{busy === 'backup' ? keepingWords.making : ''}</span>
        </div>
      </Panel>
      {(store.state.lastN === 0 || said?.done === true) && (
        <Panel title={keepingWords.restoreTitle}>
          {said !== null && (
            <Notice
              tone={said.tone}
              title={said.text}
              {...(said.done === true && { action: { label: keepingWords.reload, onAct: leave } })}
            />
          )}
          <p className="stick-hint">{keepingWords.restoreHint}</p>
          <ol className="stick-hint">
            {keepingWords.restoreSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {said?.done !== true && (
            <form
              className="stick-form"
              onSubmit={(event) => {
                event.preventDefault();
                void restore.take();
              }}
            >
              <Field label={keepingWords.passphrase}>
                <TextInput type="password" value={passphrase} onChange={setPassphrase} />
              </Field>
              <Button type="submit" disabled={busy !== null || passphrase === ''}>
                {restore.next === null
                  ? keepingWords.restore
                  : keepingWords.restorePart(restore.next.part, restore.next.of)}
              </Button>
              <span role="status">{busy === 'restore' ? keepingWords.restoring : ''}</span>
            </form>
          )}
        </Panel>
      )}
    </>
  );
}
