import { useCallback, useEffect, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainCall } from '#renderer/text/problems.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import {
  dealWithKept,
  readCountyTray,
  type CountyTray,
  type Decision,
  type KeptOperation,
} from '#renderer/usecases/county-tray.ts';

/** What the screen says after a decision, until the next one. */
export type Told =
  | { readonly kind: 'done'; readonly title: string }
  | { readonly kind: 'refused'; readonly why: Explanation };

export type CountyTrayState = {
  /** `null` before the county's first answer. */
  readonly tray: CountyTray | null;
  readonly problem: Explanation | null;
  readonly told: Told | null;
  readonly busy: boolean;
  readonly read: () => void;
  readonly deal: (item: KeptOperation, decision: Decision) => Promise<void>;
};

/** The county's tray: only with the county at the other end of the line. */
export function useCountyTray(): CountyTrayState {
  const { connection, sync } = useSession();
  const [tray, setTray] = useState<CountyTray | null>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback((): void => {
    void readCountyTray(connection).then((answer) => {
      if (answer.ok) setTray(answer.value);
      setProblem(answer.ok ? null : explainCall(answer.error.code));
    });
  }, [connection]);
  useEffect(read, [read]);

  const deal = async ({ op, number }: KeptOperation, decision: Decision): Promise<void> => {
    setBusy(true);
    const answer = await dealWithKept(connection, op.id, decision);
    setBusy(false);
    if (!answer.ok) {
      setTold(null);
      setProblem(explainCall(answer.error.code));
      return;
    }
    const refused = answer.value;
    const done = decision.outcome === 're-applied' ? countyTrayWords.applied : countyTrayWords.closed;
    setTold(
      refused === null
        ? { kind: 'done', title: done(number) }
        : { kind: 'refused', why: explainRefusal({ ...refused.detail, code: refused.code }, 'tray') },
    );
    read();
    // What was applied comes with the next exchange.
    sync.now();
  };
  return { tray, problem, told, busy, read, deal };
}
