import { explainCall } from '#renderer/text/problems.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { confirmFactor } from '#renderer/usecases/second-factor.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { FactorCodeField, factorProblem } from './factor-code-field.tsx';
import { useFactorCode } from './use-factor-code.ts';

export type FactorDialogProps = {
  readonly connection: Connection;
  /** `true`: what was refused can be asked again. */
  readonly onAnswer: (isConfirmed: boolean) => void;
};

/** The six digits, when the county wants them before an act of administration (C22, decision 0020). */
export function FactorDialog({ connection, onAnswer }: FactorDialogProps) {
  const { field, isReady, busy, submit } = useFactorCode(async (code) => {
    const answer = await confirmFactor(connection, code);
    // The factor was taken away meanwhile: the repeated call says what holds now.
    if (!answer.ok && answer.error.code !== 'not-found') return factorProblem(explainCall(answer.error.code));
    onAnswer(true);
    return null;
  });
  return (
    <Dialog
      open
      title={words.dialogTitle}
      onClose={() => onAnswer(false)}
      footer={
        <>
          <Button onClick={() => onAnswer(false)}>{words.cancel}</Button>
          <Button kind="primary" disabled={!isReady} onClick={submit}>
            {busy ? words.working : words.confirm}
          </Button>
        </>
      }
    >
      <form
        className="factor-question"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{words.dialogLead}</p>
        <FactorCodeField {...field} />
      </form>
    </Dialog>
  );
}
