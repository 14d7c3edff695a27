import { useState } from 'react';
import { explainCall } from '#renderer/text/problems.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { changeCounty } from '#renderer/usecases/change-county.ts';
import type { CountyChange } from '#shared/model/county-change.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { useSession, useStoreRevision } from './session.ts';

type CountyAtHand = {
  readonly profile: CountyProfile;
  readonly problem: Explanation | null;
  /** Something was stored since the last problem. */
  readonly saved: boolean;
  readonly busy: boolean;
  /** Something else is asked for now; what was said before is over. */
  readonly forget: () => void;
  /** Was it done? If not, `problem` says why. */
  readonly change: (change: CountyChange) => Promise<boolean>;
};

/** The county's organisation and settings: changed only with the county at the other end of the line. */
export function useCountyChange(): CountyAtHand {
  useStoreRevision();
  const { store, connection, profile: given } = useSession();
  const profile = store.state.profile ?? given;
  const [state, setState] = useState<Pick<CountyAtHand, 'problem' | 'saved' | 'busy'>>(AT_REST);
  return {
    profile,
    ...state,
    forget: () => setState(AT_REST),
    change: async (change) => {
      setState({ ...AT_REST, busy: true });
      const answer = await changeCounty(store, connection, { seen: profile.version, change });
      setState({ busy: false, saved: answer.ok, problem: answer.ok ? null : explainCall(answer.error.code) });
      return answer.ok;
    },
  };
}

const AT_REST = { problem: null, saved: false, busy: false };
