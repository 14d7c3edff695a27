import { useEffect, useState } from 'react';
import type { AuditEntry, AuditQuery, AuditStateResponse } from '#shared/sync/audit.ts';
import { useSession } from '#renderer/session/session.ts';
import type { explainProblem } from '#renderer/text/problems.ts';

type Answer = {
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
  readonly problem: Parameters<typeof explainProblem>[0] | null;
};
const NOTHING: Answer = { entries: [], more: false, problem: null };

export type Listed = Answer & {
  /** The answer shown is still that of the question before. */
  readonly busy: boolean;
  readonly older: () => Promise<void>;
};

/** The county's entries for one question, and the next older ones. */
export function useAuditList(query: AuditQuery): Listed {
  const { auditReader } = useSession();
  const [held, setHeld] = useState<{ readonly to: AuditQuery | null; readonly answer: Answer }>({
    to: null,
    answer: NOTHING,
  });
  useEffect(() => {
    let stale = false;
    void auditReader.auditList(query).then((answer) => {
      if (stale) return;
      const { entries, more } = answer.ok ? answer.value : NOTHING;
      setHeld({ to: query, answer: { entries, more, problem: answer.ok ? null : answer.error.code } });
    });
    return () => {
      stale = true;
    };
  }, [auditReader, query]);
  const { answer } = held;
  const older = async (): Promise<void> => {
    const before = answer.entries.at(-1)?.seq;
    if (before === undefined) return;
    const next = await auditReader.auditList({ ...query, before });
    const added = next.ok
      ? { entries: [...answer.entries, ...next.value.entries], more: next.value.more, problem: null }
      : { ...answer, problem: next.error.code };
    // Somebody may have asked something else meanwhile.
    setHeld((now) => (now.answer === answer ? { to: query, answer: added } : now));
  };
  return { ...answer, busy: held.to !== query, older };
}

export type ChainCheck = AuditStateResponse | 'checking' | 'failed';

/** The check of every chain, which is the county's. */
export function useAuditState(): { readonly state: ChainCheck; readonly check: () => void } {
  const { auditReader } = useSession();
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<{ readonly of: number; readonly state: ChainCheck } | null>(null);
  useEffect(() => {
    let stale = false;
    void auditReader.auditState().then((answer) => {
      if (!stale) setHeld({ of: attempt, state: answer.ok ? answer.value : 'failed' });
    });
    return () => {
      stale = true;
    };
  }, [auditReader, attempt]);
  return { state: held?.of === attempt ? held.state : 'checking', check: () => setAttempt(attempt + 1) };
}
