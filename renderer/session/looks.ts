import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import type { AuditNote } from '#renderer/usecases/record-audit.ts';
import { type Session, useSession } from './session.ts';

/** A query that nobody changed for so long was meant; what is typed on the way to it is no search of its own. */
const MEANT = 1000;

/**
 * Records that this screen showed something: once for each opening, however often it is drawn again (C18). `null` while
 * there is nothing to see yet; another `key` is another look. In the layout phase: nothing is painted that is not noted.
 */
export function useLook(key: string, note: AuditNote | null): void {
  const { audit } = useSession();
  const seen = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (note === null || seen.current === key) return;
    seen.current = key;
    audit.note(note);
  });
}

/**
 * Records searches: one for each query that stayed a second, or that the screen was left with. `words` are kept as
 * hashes only; `count` is how many were found.
 */
export function useSearchLook(what: string, query: string, count: number): void {
  const { audit } = useSession();
  const found = useRef(count);
  const done = useRef('');
  useEffect(() => {
    found.current = count;
  });
  const words = query.trim();
  const run = useCallback(() => {
    if (words === '' || done.current === words) return;
    done.current = words;
    audit.note({ kind: 'search', what, words: [words], count: found.current });
  }, [audit, what, words]);
  useEffect(() => {
    if (words === '') done.current = '';
    const timer = setTimeout(run, MEANT);
    return () => clearTimeout(timer);
  }, [run, words]);
  const last = useRef(run);
  useEffect(() => {
    last.current = run;
  });
  useEffect(() => () => last.current(), []);
}

/**
 * Records which earlier registrations the form held out, once they stay: one entry for each set that shows somebody
 * new. `ids` are those on the screen now.
 */
export function useOfferedLook(what: string, ids: readonly string[]): void {
  const { audit } = useSession();
  const shown = useRef(new Set<string>());
  const key = ids.join(' ');
  useEffect(() => {
    const timer = setTimeout(() => {
      const fresh = (key === '' ? [] : key.split(' ')).filter((id) => !shown.current.has(id));
      if (fresh.length === 0) return;
      for (const id of fresh) shown.current.add(id);
      audit.note({ kind: 'list', what, count: fresh.length });
    }, MEANT);
    return () => clearTimeout(timer);
  }, [audit, what, key]);
}

/** Records what is copied from this page; how much, never what (C28). */
export function useCopyLook(what: string, stream?: string): void {
  const { audit } = useSession();
  useEffect(() => {
    const onCopy = (): void => {
      const count = copiedLength();
      if (count > 0) audit.note({ kind: 'copy', what, stream, count });
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
    };
  }, [audit, what, stream]);
}

function copiedLength(): number {
  const at = document.activeElement;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    const inField = Math.abs((at.selectionEnd ?? 0) - (at.selectionStart ?? 0));
    if (inField > 0) return inField;
  }
  return document.getSelection()?.toString().length ?? 0;
}

/** Prints, after the entry that says which paper (of which matter) is on the disk; without it nothing is printed. */
export function useRecordedPrint(stream?: string): (what: string) => Promise<void> {
  const { audit, bridge } = useSession();
  return useCallback(
    async (what) => {
      await recordedPrint({ audit, bridge }, stream, what);
    },
    [audit, bridge, stream],
  );
}

/** Which sheet of a matter is printed: the code of the paper, and of an issued letter its operation. */
export type Printed = { readonly what: string; readonly issued?: OperationId | undefined };

/** Prints a sheet of a matter like `useRecordedPrint`, and counts it, so that the next copy says that it is one (LN-07). */
export function useCountedPrint(matter: StreamId): (printed: Printed) => Promise<void> {
  const { audit, bridge, deps } = useSession();
  return useCallback(
    async ({ what, issued }) => {
      if (!(await recordedPrint({ audit, bridge }, matter, what))) return;
      const counted = await performAction(deps, matter, { kind: 'record-print', what, ...(issued && { issued }) });
      if (!counted.ok && counted.error.kind !== 'refused') throw new Error(counted.error.kind);
    },
    [audit, bridge, deps, matter],
  );
}

/** Resolves with whether it was printed; a browser does not tell when the person cancelled. */
async function recordedPrint(
  { audit, bridge }: Pick<Session, 'audit' | 'bridge'>,
  stream: string | undefined,
  what: string,
): Promise<boolean> {
  const recorded = await audit.record({ kind: 'print', what, stream, count: 1 });
  if (!recorded.ok) throw new Error(recorded.error.code);
  return (await bridge.print({ silent: false })).printed;
}
