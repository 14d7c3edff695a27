import { useCallback, useEffect, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainCall, type ProblemCode } from '#renderer/text/problems.ts';

type Answer<T> = Result<T, { readonly code: ProblemCode }>;

export type CountyAnswer<T> = {
  /** `null` before the answer, and when there was none. */
  readonly value: T | null;
  readonly problem: Explanation | null;
  readonly again: () => void;
};

/**
 * What the county answers to one question; another question forgets the answer at once, so that nothing stands under a
 * heading it does not belong to. `ask` `null`: nothing is asked. It must keep its identity between renders.
 */
export function useCountyAnswer<T>(ask: (() => Promise<Answer<T>>) | null): CountyAnswer<T> {
  const [attempt, setAttempt] = useState(0);
  const [held, setHeld] = useState<{ readonly to: unknown; readonly answer: Answer<T> } | null>(null);
  useEffect(() => {
    if (ask === null) return undefined;
    let stale = false;
    void ask().then((answer) => {
      if (!stale) setHeld({ to: ask, answer });
    });
    return () => {
      stale = true;
    };
  }, [ask, attempt]);
  const again = useCallback(() => {
    setHeld(null);
    setAttempt((before) => before + 1);
  }, []);
  const answer = held !== null && held.to === ask ? held.answer : null;
  return {
    value: answer?.ok === true ? answer.value : null,
    problem: answer?.ok === false ? explainCall(answer.error.code) : null,
    again,
  };
}
