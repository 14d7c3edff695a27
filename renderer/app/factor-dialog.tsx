import { useState } from 'react';
import { explainProblem } from '#renderer/text/problems.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { confirmFactor, typedFactorCode } from '#renderer/usecases/second-factor.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { FactorCodeField, factorProblem } from './factor-code-field.tsx';

export type FactorDialogProps = {
  readonly connection: Connection;
  /** `true`: what was refused can be asked again. */
  readonly onAnswer: (isConfirmed: boolean) => void;
};

/** The six digits, when the county wants them before an act of administration (C22, decision 0020). */
export function FactorDialog({ connection, onAnswer }: FactorDialogProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const code = typedFactorCode(typed);
  const submit = async (): Promise<void> => {
    if (code === null || busy) return;
    setBusy(true);
    const answer = await confirmFactor(connection, code);
    // The factor was taken away meanwhile: the repeated call says what holds now.
    if (answer.ok || answer.error.code === 'not-found') return onAnswer(true);
    setBusy(false);
    setTyped('');
    setProblem(factorProblem(explainProblem(answer.error.code)));
  };
  return (
    <Dialog
      open
      title={words.dialogTitle}
      onClose={() => onAnswer(false)}
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{words.cancel}</Button>
          <Button kind="primary" disabled={code === null || busy} onClick={() => void submit()}>
            {busy ? words.working : words.confirm}
          </Button>
        </>
      }
    >
      <form
        className="factor-question"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{words.dialogLead}</p>
        <FactorCodeField value={typed} onChange={setTyped} error={problem} />
      </form>
    </Dialog>
  );
}
