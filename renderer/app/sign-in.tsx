import { useEffect, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { recoverWords } from '#renderer/text/recovery-words.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { Doorway, SignedIn, SignInProblem } from '#renderer/usecases/sign-in.ts';

export type SignInProps = {
  readonly doorway: Doorway;
  /** The chosen officer forgot the passphrase, and the county gave a code (security §3.3). */
  readonly onRecover: (officer: string) => void;
  readonly onTry: (officer: string, passphrase: string) => Promise<Result<SignedIn, SignInProblem>>;
};

/** Who sits here, and the own passphrase. Works without any network; a lock leads here as well. */
export function SignIn({ doorway: { device, seats }, onTry, onRecover }: SignInProps) {
  const [officer, setOfficer] = useState<string | null>(seats.length === 1 ? (seats[0]?.officer ?? null) : null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const chosen = seats.find((seat) => seat.officer === officer);
  const labelOf = (seat: (typeof seats)[number]): string => seat.name ?? words.seat(seat.number);
  const submit = async (): Promise<void> => {
    if (chosen === undefined || passphrase === '' || wait > 0 || busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await onTry(chosen.officer, passphrase).catch(() => null);
    if (answer?.ok === true) return;
    setBusy(false);
    setPassphrase('');
    if (answer === null) return setProblem(words.problems['no-derivation']);
    const { error } = answer;
    if ('wait' in error) setWait(Math.ceil(error.wait / 1000));
    setProblem(sentenceOf(error));
  };
  return (
    <main className="first-start">
      <h1>{device.unit}</h1>
      <Panel title={words.who}>
        <div className="officer-list">
          {seats.map((seat, i) => (
            <Button
              key={seat.officer}
              autoFocus={i === 0 && chosen === undefined}
              aria-pressed={seat === chosen}
              onClick={() => {
                setOfficer(seat.officer);
                setPassphrase('');
                setProblem(null);
              }}
            >
              {labelOf(seat)}
            </Button>
          ))}
        </div>
        {chosen !== undefined && (
          <form
            key={chosen.officer}
            className="first-start-form sign-in-form"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <Field
              label={words.passphraseOf(labelOf(chosen))}
              error={wait > 0 ? words.wait(wait) : (problem ?? undefined)}
              hint={words.forgotten}
            >
              <TextInput type="password" autoFocus value={passphrase} onChange={setPassphrase} />
            </Field>
            <Button kind="primary" type="submit" disabled={busy || wait > 0 || passphrase === ''}>
              {busy ? words.opening : words.enter}
            </Button>
            <Button small disabled={busy} onClick={() => onRecover(chosen.officer)}>
              {recoverWords.enter}
            </Button>
          </form>
        )}
      </Panel>
      <p className="first-start-lead">{words.promise}</p>
    </main>
  );
}

function sentenceOf(error: SignInProblem): string {
  switch (error.code) {
    case 'wrong-passphrase':
    case 'wait':
      return words.wrong;
    case 'no-seat':
    case 'weak-parameters':
    case 'damaged-vault':
    case 'lease-expired':
      return words.problems[error.code];
    default: {
      const { title, remedies } = explainProblem(error.code);
      return `${title}。${remedies.join('；')}`;
    }
  }
}
