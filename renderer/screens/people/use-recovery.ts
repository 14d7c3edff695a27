import { useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { recoveryWords, shareSentence } from '#renderer/text/recovery-words.ts';
import {
  newRecoveryKey,
  publishRecoveryKey,
  recoverFor,
  type GivenRecovery,
  type RecoveryProblem,
  type Shares,
} from '#renderer/usecases/county-recovery.ts';

type Seat = { readonly office: string; readonly device: string; readonly officer: string };

export type Recovery = {
  readonly busy: boolean;
  readonly problem: string | null;
  /** The sheets to print, until they are put to use or thrown away. */
  readonly fresh: Awaited<ReturnType<typeof newRecoveryKey>> | null;
  readonly given: GivenRecovery | null;
  readonly make: () => void;
  readonly publish: () => void;
  readonly recover: (seat: Seat, shares: Shares) => void;
  readonly clear: () => void;
};

/** The county's recovery key and what two of its keepers can do (security §3.3). */
export function useRecovery(): Recovery {
  const { store, connection, derive } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [fresh, setFresh] = useState<Recovery['fresh']>(null);
  const [given, setGiven] = useState<GivenRecovery | null>(null);
  const during = (work: () => Promise<RecoveryProblem | null>): void => {
    setBusy(true);
    void work().then((failed) => {
      setBusy(false);
      setProblem(failed === null ? null : recoverySentence(failed));
    }, reportError);
  };
  return {
    busy,
    problem,
    fresh,
    given,
    make: () =>
      during(async () => {
        setFresh(await newRecoveryKey());
        return null;
      }),
    publish: () =>
      during(async () => {
        if (fresh === null) return null;
        const done = await publishRecoveryKey(store, connection, fresh.publicKey);
        if (done.ok) setFresh(null);
        return done.ok ? null : done.error;
      }),
    recover: (seat, shares) =>
      during(async () => {
        const done = await recoverFor({ store, connection, derive }, seat, shares);
        if (done.ok) setGiven(done.value);
        return done.ok ? null : done.error;
      }),
    clear: () => {
      setFresh(null);
      setGiven(null);
    },
  };
}

/** What is said of an attempt to open the recovery key that failed. */
export function recoverySentence(problem: RecoveryProblem): string {
  if (problem.code === 'share') return shareSentence(problem.keeper, problem.share);
  const { code } = problem;
  switch (code) {
    case 'bad-share':
    case 'same-share':
    case 'no-escrow':
    case 'left-damaged':
      return recoveryWords.problems[code];
    default: {
      const { title, remedies } = explainCall(code);
      return `${title}。${remedies.join('；')}`;
    }
  }
}
