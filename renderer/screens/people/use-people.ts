import { useCallback, useEffect, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { explainCall, type ProblemCode } from '#renderer/text/problems.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import {
  confirmDevice,
  issueCode,
  readDevices,
  removeFactorOf,
  revokeDevice,
  savePerson,
  type CountyDevice,
  type CountyDevices,
  type IssuedCode,
} from '#renderer/usecases/manage-people.ts';
import type { Officer } from '#shared/model/county.ts';
import type { Result } from '#shared/lib/result.ts';

export type People = {
  /** What the county last said; `null` before its first answer. */
  readonly county: CountyDevices | null;
  readonly problem: Explanation | null;
  readonly busy: boolean;
  readonly read: () => void;
  /** Another thing is asked: what stood in the way of the last one is no longer said. */
  readonly forget: () => void;
  /** Each answers whether it was done; if not, `problem` says why. */
  readonly issue: (officer: string) => Promise<IssuedCode | null>;
  readonly revoke: (asked: {
    readonly office: string;
    readonly device: string;
    readonly reason: string;
  }) => Promise<boolean>;
  readonly confirm: (device: CountyDevice) => Promise<boolean>;
  readonly save: (officer: Officer) => Promise<boolean>;
  readonly removeFactor: (asked: { readonly officer: string; readonly reason: string }) => Promise<boolean>;
};

/** People, codes and devices: only with the county at the other end of the line. */
export function usePeople(): People {
  const { store, connection } = useSession();
  const [county, setCounty] = useState<People['county']>(null);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [busy, setBusy] = useState(false);
  const read = useCallback((): void => {
    void readDevices(connection).then((answer) => {
      if (answer.ok) setCounty(answer.value);
      setProblem(answer.ok ? null : explainCall(answer.error.code));
    });
  }, [connection]);
  useEffect(read, [read]);

  async function during<T>(work: () => Promise<Result<T, { readonly code: ProblemCode }>>): Promise<T | undefined> {
    setBusy(true);
    const answer = await work();
    setBusy(false);
    setProblem(answer.ok ? null : explainCall(answer.error.code));
    if (!answer.ok) return undefined;
    read();
    return answer.value;
  }
  return {
    county,
    problem,
    busy,
    read,
    forget: () => setProblem(null),
    issue: async (officer) => (await during(() => issueCode(connection, officer))) ?? null,
    revoke: async (asked) => (await during(() => revokeDevice(connection, asked))) !== undefined,
    removeFactor: async (asked) => (await during(() => removeFactorOf(connection, asked))) !== undefined,
    confirm: async (device) => (await during(() => confirmDevice(connection, device))) !== undefined,
    save: async (officer) => (await during(() => savePerson(store, connection, officer))) !== undefined,
  };
}
