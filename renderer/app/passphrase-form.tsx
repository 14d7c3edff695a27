import { useState } from 'react';
import { passphraseFlaws } from '#renderer/vault/passphrase-rules.ts';
import { passphraseWords as words, signInWords } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

export type PassphraseFormProps = {
  readonly name: string;
  /** Names that must not be in the passphrase: the officer's, the unit's, the county's. */
  readonly personal: readonly string[];
  readonly busy: boolean;
  /** Why the last try was not stored. */
  readonly problem?: string | undefined;
  readonly onSubmit: (passphrase: string) => void;
};

/** Chooses a passphrase; what is not good enough is said while it is typed (C4). */
export function PassphraseForm({ name, personal, busy, problem, onSubmit }: PassphraseFormProps) {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const flaws = passphraseFlaws(first, personal);
  const [flaw] = flaws;
  const isGood = flaw === undefined;
  const differs = again !== '' && again !== first;
  return (
    <main className="first-start">
      <h1>{words.title}</h1>
      <p className="first-start-lead">{words.lead(name)}</p>
      {problem !== undefined && <Notice tone="warning" title={problem} />}
      <Panel title={words.title}>
        <form
          className="passphrase-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (isGood && again === first && !busy) onSubmit(first);
          }}
        >
          <Field
            label={words.first}
            required
            hint={first === '' || !isGood ? words.hint : words.good}
            error={first === '' || isGood ? undefined : words.flaws[flaw]}
          >
            <TextInput type="password" autoComplete="new-password" autoFocus value={first} onChange={setFirst} />
          </Field>
          <Field label={words.again} required error={differs ? words.different : undefined}>
            <TextInput type="password" autoComplete="new-password" value={again} onChange={setAgain} />
          </Field>
          <div className="first-start-buttons">
            <Button kind="primary" type="submit" disabled={busy || !isGood || again !== first}>
              {busy ? signInWords.opening : words.save}
            </Button>
          </div>
        </form>
      </Panel>
    </main>
  );
}
