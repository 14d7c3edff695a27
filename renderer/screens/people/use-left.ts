import { useState } from 'react';
import { unitName, useSession } from '#renderer/session/session.ts';
import { leftWords } from '#renderer/text/recovery-words.ts';
import { passOn, type Shares } from '#renderer/usecases/county-recovery.ts';
import { readHandedIn, type HandedIn } from '#renderer/usecases/left-work.ts';
import type { Officer } from '#shared/model/county.ts';
import { recoverySentence } from './use-recovery.ts';

export type Left = {
  readonly busy: boolean;
  readonly problem: string | null;
  /** The file that was chosen, until it was passed on. */
  readonly handedIn: HandedIn | null;
  /** Told once. */
  readonly given: { readonly name: string; readonly passphrase: string } | null;
  readonly choose: () => void;
  readonly pass: (officer: Officer, shares: Shares) => void;
  readonly clear: () => void;
};

/** What a revoked computer's office hands in, on its way back to that office (C16). Nothing of it is shown (ACC-02). */
export function useLeft(): Left {
  const { store, derive, bridge, audit, profile } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [handedIn, setHandedIn] = useState<HandedIn | null>(null);
  const [given, setGiven] = useState<Left['given']>(null);
  const during = (work: () => Promise<string | null>): void => {
    setBusy(true);
    void work()
      .finally(() => setBusy(false))
      .then(setProblem, reportError);
  };
  const choose = async (): Promise<string | null> => {
    const file = await bridge.openFile({ accept: ['.jft'] });
    if (file === null) return null;
    if ('refused' in file) return leftWords.unread[file.refused];
    const read = await readHandedIn(new Uint8Array(file.bytes));
    setHandedIn(read.ok ? read.value : null);
    return read.ok ? null : leftWords.problems[read.error];
  };
  const pass = async ({ id, name }: Officer, shares: Shares): Promise<string | null> => {
    if (handedIn === null) return null;
    const passed = await passOn({ store, derive }, handedIn, id, shares);
    if (!passed.ok) return recoverySentence(passed.error);
    const recorded = await audit.record({ kind: 'recovery', what: 'left-work', subject: id });
    if (!recorded.ok) return leftWords.notRecorded;
    const { file, passphrase } = passed.value;
    const suggestedName = leftWords.fileName(unitName(profile, handedIn.office), handedIn.device);
    const saved = await bridge.saveFile({ suggestedName, bytes: file, mime: 'application/octet-stream' });
    if (!saved.saved) return leftWords.notSaved;
    setHandedIn(null);
    setGiven({ name, passphrase });
    return null;
  };
  return {
    busy,
    problem,
    handedIn,
    given,
    choose: () => during(choose),
    pass: (officer, shares) => during(() => pass(officer, shares)),
    clear: () => setGiven(null),
  };
}
