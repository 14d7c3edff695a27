import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Clock, Ids } from '#renderer/usecases/deps.ts';
import type { Enrolment } from '#renderer/usecases/enroll-device.ts';
import { askStanding } from '#renderer/usecases/ask-standing.ts';
import { begin, type BeginProblem } from '#renderer/usecases/begin.ts';
import type { OldStore } from '#renderer/data/old-store.ts';
import type { SiteStorage } from '#renderer/platform/site-storage.ts';
import type { Doorway } from '#renderer/usecases/doorway.ts';
import { LOOKS, lookAtTerm, settleTerm, type KeyState } from '#renderer/usecases/key-term.ts';
import { bringBackPins } from '#renderer/usecases/os-pin.ts';
import { signIn, signInByPin, type SignedIn, type SignInProblem } from '#renderer/usecases/sign-in.ts';
import type { PinProblem } from '#renderer/vault/session-pin.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { appText } from '#renderer/text/screens.ts';
import { passphraseWords } from '#renderer/text/sign-in-words.ts';
import { FirstStart } from './first-start.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { personalOf } from './personal-words.ts';
import { SignIn } from './sign-in.tsx';

/** Fetched while the key is derived: whoever chooses their name does not wait for the desk's program. */
const loadApp = () => import('./app.tsx');
/** Rarely asked for: fetched then. */
const Recover = lazy(async () => ({ default: (await import('./recover.tsx')).Recover }));
const App = lazy(async () => ({ default: (await loadApp()).App }));

/** A computer may stand at the sign-in for days, as a stolen one does. */
const ASK_AGAIN_MS = 10 * 60_000;

export type GateProps = {
  readonly vault: VaultDeps;
  /** Somebody is about to type a passphrase or PIN. */
  readonly warmUp: () => void;
  readonly doorway: Doorway | null;
  readonly site: SiteStorage;
  /** A plain store from before there was a passphrase; sealed with the first one. */
  readonly old: OldStore | null;
  readonly base: string;
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Somebody signed in: another window that takes over must close this store. */
  readonly onOpen: (signedIn: SignedIn) => void;
  /** The county revoked this device: it erases itself (C16). */
  readonly onRevoked: (store: DeviceStore) => void;
  /** The same, said while nobody is signed in. */
  readonly onRevokedAtDoor: () => void;
  /** The keys of this computer were wiped after days without contact (C16): what else could open anything goes too. */
  readonly onWiped: () => void;
};

/** Before anybody sits at the desk: first start with a passphrase, or sign-in. Behind it everything is open. */
export function Gate({
  vault,
  warmUp,
  doorway,
  site,
  old,
  base,
  bridge,
  clock,
  ids,
  onOpen,
  onRevoked,
  onRevokedAtDoor,
  onWiped,
}: GateProps) {
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [busy, setBusy] = useState(false);
  const [recovering, setRecovering] = useState<string | null>(null);
  const [problem, setProblem] = useState<BeginProblem['code'] | null>(null);
  const atDoor = signedIn === null ? doorway : null;
  const [keys, setKeys] = useState<KeyState>({ code: 'well' });
  useEffect(() => {
    if (atDoor === null) return undefined;
    let gone = false;
    // What the days without contact say is shown before the county, which may be slow to answer, has said anything.
    const look = async (kind: keyof typeof LOOKS): Promise<void> => {
      const found = await lookAtTerm(vault, LOOKS[kind]);
      if (!gone) setKeys(found);
      const standing = await askStanding(base, atDoor);
      if (gone) return;
      if (standing?.revoked === true) onRevokedAtDoor();
      else if (await settleTerm(vault, found, standing)) onWiped();
      else if (standing !== null) setKeys({ code: 'well' });
    };
    look('start').catch(reportError);
    const timer = setInterval(() => void look('again').catch(reportError), ASK_AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [atDoor, base, vault, onRevokedAtDoor, onWiped]);
  const readPins = useCallback(async () => {
    const { pinKeeper, secureStore } = bridge;
    // A browser has no key store, and nothing of an earlier run; one that fails costs no PIN of this run.
    const bringBack = async (): Promise<void> =>
      (await secureStore.available()).available ? bringBackPins(vault, secureStore, pinKeeper) : undefined;
    await bringBack().catch(reportError);
    return pinKeeper.offers();
  }, [bridge, vault]);
  const open = (value: SignedIn): void => {
    onOpen(value);
    setSignedIn(value);
  };
  const entered = <T extends SignInProblem | PinProblem>(answer: Result<SignedIn, T>): Result<SignedIn, T> => {
    if (answer.ok) open(answer.value);
    else if (answer.error.code === 'keys-wiped') onWiped();
    return answer;
  };

  if (signedIn !== null) {
    return (
      <Suspense fallback={<p className="frame-loading">{appText.loading}</p>}>
        <App
          signedIn={signedIn}
          vault={vault}
          base={base}
          bridge={bridge}
          clock={clock}
          ids={ids}
          onRevoked={onRevoked}
        />
      </Suspense>
    );
  }
  const forgetful = doorway?.seats.find((seat) => seat.officer === recovering);
  if (doorway !== null && forgetful !== undefined) {
    return (
      <Suspense fallback={<p className="frame-loading">{appText.loading}</p>}>
        <Recover doorway={doorway} seat={forgetful} vault={vault} base={base} onDone={() => window.location.reload()} />
      </Suspense>
    );
  }
  if (doorway !== null) {
    return (
      <SignIn
        doorway={doorway}
        keys={keys}
        warmUp={warmUp}
        onRecover={setRecovering}
        onTry={async (officer, passphrase) => {
          loadApp().catch(() => undefined);
          return entered(await signIn(vault, { base, onRevoked }, officer, passphrase));
        }}
        readPins={readPins}
        onPin={async (offer, pin) => {
          loadApp().catch(() => undefined);
          return entered(await signInByPin(vault, { base, onRevoked }, bridge.pinKeeper, { offer, pin }));
        }}
      />
    );
  }
  if (enrolment === null) return <FirstStart base={base} old={old} onReady={setEnrolment} />;
  const { profile, identity, ticket } = enrolment;
  const { officer } = ticket.seat;
  return (
    <PassphraseForm
      name={profile.officers.find(({ id }) => id === officer)?.name ?? officer}
      personal={personalOf(profile, identity.office, officer)}
      busy={busy}
      problem={problem === null ? undefined : beginSentence(problem)}
      onSubmit={(passphrase) => {
        setBusy(true);
        loadApp().catch(() => undefined);
        void begin({ vault, site }, enrolment, passphrase, old).then((answer) => {
          setBusy(false);
          if (!answer.ok) return setProblem(answer.error.code);
          return open(answer.value);
        }, reportError);
      }}
    />
  );
}

function beginSentence(code: BeginProblem['code']): string {
  if (code === 'other-old-store') return passphraseWords.otherOldStore;
  const { title, remedies } = explainCall(code);
  return `${title}。${remedies.join('；')}`;
}
