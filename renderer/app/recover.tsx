import { useState } from 'react';
import { explainProblem } from '#renderer/text/problems.ts';
import { firstStartText, appText } from '#renderer/text/screens.ts';
import { recoverWords as words } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { askRecovery, takeRecoveredSeat, type RecoveredSeat } from '#renderer/usecases/recover-seat.ts';
import type { Doorway } from '#renderer/usecases/doorway.ts';
import type { VaultSeat } from '#renderer/vault/vault-rows.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import { typedCode } from '#shared/lib/typed-code.ts';
import { isCode } from './typed-code.ts';

export type RecoverProps = {
  readonly doorway: Doorway;
  readonly seat: VaultSeat;
  readonly vault: VaultDeps;
  readonly base: string;
  /** Back to sign-in, with the new passphrase or without. */
  readonly onDone: () => void;
};

/** Somebody who forgot the passphrase: code and one-time passphrase from the county, then an own one at once (§3.3). */
export function Recover({ doorway, seat, vault, base, onDone }: RecoverProps) {
  const [code, setCode] = useState('');
  const [oneTime, setOneTime] = useState('');
  const [given, setGiven] = useState<RecoveredSeat | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = seat.name ?? seat.officer;

  const redeem = async (): Promise<void> => {
    setBusy(true);
    const answer = given === null ? await askRecovery(base, doorway, seat, typedCode(code)) : null;
    setBusy(false);
    if (answer?.ok === false) return setProblem(explainProblem(answer.error.code).title);
    if (answer !== null) setGiven(answer.value);
    setProblem(null);
    setChoosing(true);
  };
  const choose = async (own: string): Promise<void> => {
    if (given === null) return;
    setBusy(true);
    const done = await takeRecoveredSeat(vault, doorway, seat, given, { oneTime, own });
    setBusy(false);
    if (done) return onDone();
    setProblem(words.wrongOneTime);
    setChoosing(false);
  };
  if (choosing) {
    return <PassphraseForm name={name} personal={[name]} busy={busy} onSubmit={(own) => void choose(own)} />;
  }
  return (
    <main className="first-start">
      <h1>{words.title(name)}</h1>
      <p className="first-start-lead">{words.lead}</p>
      {problem !== null && <Notice tone="warning" title={problem} />}
      <Panel title={words.panel}>
        <form
          className="passphrase-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isCode(code) && oneTime !== '' && !busy) void redeem();
          }}
        >
          <Field label={firstStartText.code} required>
            <TextInput autoFocus value={code} onChange={setCode} />
          </Field>
          <Field label={words.oneTime} required>
            <TextInput value={oneTime} onChange={setOneTime} />
          </Field>
          <div className="first-start-buttons">
            <Button onClick={onDone}>{appText.back}</Button>
            <Button kind="primary" type="submit" disabled={busy || !isCode(code) || oneTime === ''}>
              {words.next}
            </Button>
          </div>
        </form>
      </Panel>
    </main>
  );
}
