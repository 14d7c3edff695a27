import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { PinOffer } from '#shared/lib/pin-keeper.ts';
import type { PinProblem } from '#renderer/vault/session-pin.ts';
import { sentenceOf } from './sign-in-sentence.ts';
import type { Doorway } from '#renderer/usecases/doorway.ts';
import type { KeyState } from '#renderer/usecases/key-term.ts';
import type { SignedIn, SignInProblem } from '#renderer/usecases/sign-in.ts';
import { isWiped } from '#renderer/vault/wipe-keys.ts';

/** Fetched when asked for, or needed; who is in contact with the county never sees the second. */
const KeyNotice = lazy(async () => ({ default: (await import('./key-notice.tsx')).KeyNotice }));
const Promises = lazy(async () => ({ default: (await import('./promises.tsx')).Promises }));

export type SignInProps = {
  readonly doorway: Doorway;
  /** What the days without contact mean for the keys (C16). */
  readonly keys: KeyState;
  /** Gets ready what derives keys (kdf-client.ts): called whenever a passphrase or PIN may be typed. */
  readonly warmUp: () => void;
  /** The chosen officer forgot the passphrase, and the county gave a code (security §3.3). */
  readonly onRecover: (officer: string) => void;
  readonly onTry: (officer: string, passphrase: string) => Promise<Result<SignedIn, SignInProblem>>;
  /** The session PINs that this run keeps, and one of them tried. */
  readonly readPins: () => Promise<readonly PinOffer[]>;
  readonly onPin: (offer: PinOffer, pin: string) => Promise<Result<SignedIn, SignInProblem | PinProblem>>;
};

/** Who sits here, and the own passphrase. Works without any network; a lock leads here as well. */
export function SignIn({ doorway: { device, seats }, keys, warmUp, onTry, onRecover, readPins, onPin }: SignInProps) {
  const [officer, setOfficer] = useState<string | null>(seats.length === 1 ? (seats[0]?.officer ?? null) : null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const [promising, setPromising] = useState(false);
  const entry = useRef<HTMLInputElement>(null);
  const [offers, setOffers] = useState<readonly PinOffer[]>([]);
  useEffect(() => {
    void readPins().then(setOffers, () => undefined);
  }, [readPins]);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const chosen = seats.find((seat) => seat.officer === officer);
  const isTyping = chosen !== undefined && !isWiped(chosen) && !busy;
  useEffect(() => {
    if (isTyping) warmUp();
  }, [isTyping, warmUp]);

  const offer = offers.find((each) => each.officer === officer);
  const labelOf = (seat: (typeof seats)[number]): string => seat.name ?? words.seat(seat.number);
  const submit = async (): Promise<void> => {
    if (chosen === undefined || passphrase === '' || wait > 0 || busy) return;
    setBusy(true);
    setProblem(null);
    const tried = offer === undefined ? onTry(chosen.officer, passphrase) : onPin(offer, passphrase);
    const answer = await tried.catch(() => null);
    if (answer?.ok === true) return;
    setBusy(false);
    setPassphrase('');
    if (answer === null) return setProblem(words.problems['no-derivation']);
    const { error } = answer;
    if (error.code === 'wrong-pin') setOffers(await readPins());
    if ('wait' in error) setWait(Math.ceil(error.wait / 1000));
    setProblem(sentenceOf(error));
  };
  return (
    <main className="first-start">
      <h1>{device.unit}</h1>
      <Suspense>{(keys.code !== 'well' || seats.some(isWiped)) && <KeyNotice keys={keys} seats={seats} />}</Suspense>
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
                // Chosen already: the press still means “here I am”.
                entry.current?.focus();
              }}
            >
              {labelOf(seat)}
            </Button>
          ))}
        </div>
        {chosen !== undefined && isWiped(chosen) && (
          <div className="first-start-buttons">
            <Button kind="primary" autoFocus onClick={() => onRecover(chosen.officer)}>
              {words.recoverWiped(labelOf(chosen))}
            </Button>
          </div>
        )}
        {chosen !== undefined && !isWiped(chosen) && (
          <form
            key={chosen.officer}
            className="first-start-form sign-in-form"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <Field
              label={(offer === undefined ? words.passphraseOf : words.pinOf)(labelOf(chosen))}
              error={wait > 0 ? words.wait(wait) : (problem ?? undefined)}
              hint={offer === undefined ? words.forgotten : words.pinHint}
            >
              <TextInput ref={entry} type="password" autoFocus value={passphrase} onChange={setPassphrase} />
            </Field>
            <Button kind="primary" type="submit" disabled={busy || wait > 0 || passphrase === ''}>
              {busy ? words.opening : words.enter}
            </Button>
            {offer === undefined ? (
              <Button small disabled={busy} onClick={() => onRecover(chosen.officer)}>
                {words.recover}
              </Button>
            ) : (
              <Button
                small
                disabled={busy}
                onClick={() => {
                  setOffers(offers.filter((each) => each !== offer));
                  setPassphrase('');
                  setProblem(null);
                }}
              >
                {words.usePassphrase}
              </Button>
            )}
          </form>
        )}
      </Panel>
      <p className="first-start-lead">
        {words.promise}{' '}
        <Button small aria-expanded={promising} onClick={() => setPromising(!promising)}>
          {words.promises}
        </Button>
      </p>
      <Suspense>{promising && <Promises />}</Suspense>
    </main>
  );
}
