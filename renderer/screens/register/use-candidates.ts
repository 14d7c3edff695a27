import { useEffect, useState } from 'react';
import type { FormValues } from '#renderer/state/register-form.ts';
import { useSession } from '#renderer/session/session.ts';
import { candidateFinderOf, type FoundCandidate } from '#renderer/usecases/find-candidates.ts';

const WHILE_TYPING = 150;
const SHOWN_AT_MOST = 8;

export type Candidates = {
  readonly ready: boolean;
  /** Has anything been typed that could be compared? */
  readonly asked: boolean;
  readonly found: readonly FoundCandidate[];
};

/** Earlier registrations like the one being typed, 150 ms after the last key (RX-03). */
export function useCandidates(values: FormValues): Candidates {
  const { store } = useSession();
  const finder = candidateFinderOf(store);
  const [candidates, setCandidates] = useState<Candidates>({ ready: false, asked: false, found: [] });
  const { people, petitionerType, issueVillage, justiceCategory, statement, summary, claims } = values;

  useEffect(() => {
    const look = (): void => {
      const anonymous = petitionerType === 'anonymous';
      const found = finder.find(
        {
          petitioners: anonymous ? [] : people.map(({ name, role, phone, idNo }) => ({ name, role, phone, idNo })),
          issueVillage,
          ...(justiceCategory !== null && { justiceCategory }),
          statement,
          summary,
          claims: claims.map(({ text }) => text),
        },
        SHOWN_AT_MOST,
      );
      const typed =
        people.some(({ name, phone, idNo }) => `${name}${phone}${idNo}` !== '') || statement + summary !== '';
      setCandidates({ ready: store.state.listRead && finder.progress() > 0, asked: typed, found });
    };
    const timer = setTimeout(look, WHILE_TYPING);
    const stop = finder.onProgress(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, finder, people, petitionerType, issueVillage, justiceCategory, statement, summary, claims]);

  return candidates;
}
