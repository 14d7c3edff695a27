import './own-seat.css';
import { useEffect, useState, type ReactNode } from 'react';
import { pinFlaw } from '#renderer/vault/session-pin.ts';
import { passphraseFlaws } from '#renderer/vault/passphrase-rules.ts';
import { appText } from '#renderer/text/screens.ts';
import { ownSeatWords as words } from '#renderer/text/own-seat-words.ts';
import { passphraseWords, signInWords } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { PinSetupProblem } from '#renderer/usecases/own-seat.ts';
import { DiagnosticsOpener } from './diagnostics-opener.tsx';
import type { DiagnosticsProps } from './diagnostics-panel.tsx';
import { TextSizePanel, type TextSizePanelProps } from './text-size.tsx';
import { ReceiptPaperPanel, type ReceiptPaperPanelProps } from './receipt-paper-panel.tsx';
import { SecondFactorPanel, type SecondFactorPanelProps } from './second-factor-panel.tsx';
import { SeatsPanel, type SeatsPanelProps } from './seats-panel.tsx';
import { sentenceOf } from './sign-in-sentence.ts';

export type OwnSeatProps = {
  readonly name: string;
  /** What a passphrase must not be made of. */
  readonly personal: readonly string[];
  /** Both resolve with what was wrong, `null` when it is done. */
  readonly onChange: (old: string, next: string) => Promise<PinSetupProblem | null>;
  /** `stays`: it opens the next runs of the program, too. */
  readonly onPin: (passphrase: string, pin: string, stays: boolean) => Promise<PinSetupProblem | null>;
  /** Is there a key store of the operating system, which a browser has not? */
  readonly hasKeyStore: () => Promise<boolean>;
  readonly onBack: () => void;
  /** Of administrators alone. */
  readonly secondFactor?: SecondFactorPanelProps | undefined;
  readonly seats: SeatsPanelProps;
  readonly receipt: ReceiptPaperPanelProps;
  readonly text: TextSizePanelProps;
  readonly diagnostics: DiagnosticsProps;
};

/** An officer's own passphrase and session PIN (C4, C6). */
export function OwnSeat({
  name,
  personal,
  onChange,
  onPin,
  hasKeyStore,
  onBack,
  secondFactor,
  seats,
  receipt,
  text,
  diagnostics,
}: OwnSeatProps) {
  useHotkeys({ Escape: onBack });
  return (
    <main className="first-start own-seat">
      <div className="own-seat-head">
        <h1>{words.title(name)}</h1>
        <Button small hotkey="Esc" onClick={onBack}>
          {appText.back}
        </Button>
      </div>
      <PinPanel onPin={onPin} hasKeyStore={hasKeyStore} />
      <ChangePanel personal={personal} onChange={onChange} />
      {secondFactor !== undefined && <SecondFactorPanel {...secondFactor} />}
      <SeatsPanel {...seats} />
      <ReceiptPaperPanel {...receipt} />
      <TextSizePanel {...text} />
      <DiagnosticsOpener {...diagnostics} />
    </main>
  );
}

function PinPanel({ onPin, hasKeyStore }: Pick<OwnSeatProps, 'onPin' | 'hasKeyStore'>) {
  const [passphrase, setPassphrase] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [mayStay, setMayStay] = useState(false);
  const [stays, setStays] = useState(false);
  useEffect(() => void hasKeyStore().then(setMayStay, () => undefined), [hasKeyStore]);
  const flaw = pinFlaw(pin);
  const isReady = flaw === null && again === pin && passphrase !== '' && !busy;
  const submit = async (): Promise<void> => {
    setBusy(true);
    setDone(false);
    const failed = await onPin(passphrase, pin, stays);
    setBusy(false);
    setPassphrase('');
    setProblem(failed === null ? null : sentenceOf(failed));
    if (failed !== null) return;
    setPin('');
    setAgain('');
    setDone(true);
  };
  return (
    <Panel title={words.pin}>
      <p>{stays ? words.pinStaysHint : words.pinHint}</p>
      {problem !== null && <Notice tone="warning" title={problem} />}
      {done && <Notice tone="info" title={words.pinDone} />}
      <SecretForm ready={isReady} onSubmit={submit} label={busy ? signInWords.opening : words.pinSet}>
        <Field label={words.current} required>
          <TextInput type="password" autoFocus value={passphrase} onChange={setPassphrase} />
        </Field>
        <Field label={words.pinNew} required error={pin === '' || flaw === null ? undefined : words.pinFlaws[flaw]}>
          <TextInput type="password" inputMode="numeric" value={pin} onChange={setPin} />
        </Field>
        <Field
          label={words.pinAgain}
          required
          error={again !== '' && again !== pin ? passphraseWords.different : undefined}
        >
          <TextInput type="password" inputMode="numeric" value={again} onChange={setAgain} />
        </Field>
        {mayStay && (
          <CheckBox checked={stays} onChange={setStays}>
            {words.pinStays}
          </CheckBox>
        )}
      </SecretForm>
    </Panel>
  );
}

function ChangePanel({ personal, onChange }: Pick<OwnSeatProps, 'personal' | 'onChange'>) {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [flaw] = passphraseFlaws(next, personal);
  const isReady = old !== '' && flaw === undefined && again === next && !busy;
  const submit = async (): Promise<void> => {
    setBusy(true);
    const failed = await onChange(old, next);
    // Done: the page locks.
    if (failed === null) return;
    setBusy(false);
    setOld('');
    setProblem(sentenceOf(failed));
  };
  return (
    <Panel title={words.change}>
      <p>{words.changeHint}</p>
      {problem !== null && <Notice tone="warning" title={problem} />}
      <SecretForm ready={isReady} onSubmit={submit} label={busy ? signInWords.opening : words.changeDone}>
        <Field label={words.current} required>
          <TextInput type="password" value={old} onChange={setOld} />
        </Field>
        <Field
          label={words.next}
          required
          hint={next === '' || flaw !== undefined ? passphraseWords.hint : passphraseWords.good}
          error={next === '' || flaw === undefined ? undefined : passphraseWords.flaws[flaw]}
        >
          <TextInput type="password" autoComplete="new-password" value={next} onChange={setNext} />
        </Field>
        <Field
          label={passphraseWords.again}
          required
          error={again !== '' && again !== next ? passphraseWords.different : undefined}
        >
          <TextInput type="password" autoComplete="new-password" value={again} onChange={setAgain} />
        </Field>
      </SecretForm>
    </Panel>
  );
}

/** Fields that are asked together, with Enter or one button behind them. */
function SecretForm(props: {
  readonly ready: boolean;
  readonly label: string;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const { ready, label, onSubmit, children } = props;
  return (
    <form
      className="passphrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void onSubmit();
      }}
    >
      {children}
      <div className="first-start-buttons">
        <Button kind="primary" type="submit" disabled={!ready}>
          {label}
        </Button>
      </div>
    </form>
  );
}
