import { useRef, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import type { Keeping } from '#renderer/session/stick.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { keepingWords, stickWords } from '#renderer/text/stick-words.ts';

type Said = { readonly tone: 'info' | 'warning'; readonly text: string; readonly done?: true };
/** The file of a backup that comes next, where it has several. */
type NextFile = { readonly part: number; readonly of: number };
type Made = Awaited<ReturnType<Keeping['backUp']>>;
type Restoring = Awaited<ReturnType<Keeping['restore']>>;
type RestoreProblem = Extract<Awaited<ReturnType<Restoring['take']>>, { readonly ok: false }>['error'];

/** Backup and restore: one file for each press, because a person says where each lies. */
export function useKeeping() {
  const { keeping, bridge, audit } = useSession();
  const [busy, setBusy] = useState<'backup' | 'restore' | null>(null);
  const [backupSaid, setBackupSaid] = useState<Said | null>(null);
  const [restoreSaid, setRestoreSaid] = useState<Said | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [nextSaved, setNextSaved] = useState<NextFile | null>(null);
  const [nextTaken, setNextTaken] = useState<NextFile | null>(null);
  const made = useRef<Made | null>(null);
  const restoring = useRef<Restoring | null>(null);

  const saveNext = async (): Promise<Said> => {
    const part = nextSaved?.part ?? 1;
    if (part === 1) {
      const recorded = await audit.record({ kind: 'backup', what: 'device-backup' });
      if (!recorded.ok) return { tone: 'warning', text: stickWords.notRecorded };
      made.current = await keeping.backUp();
    }
    const backup = made.current;
    if (backup === null) throw new Error('a further file of no backup');
    const { name, bytes } = await backup.file(part);
    const saved = await bridge.saveFile({ suggestedName: name, bytes, mime: 'application/octet-stream' });
    if (!saved.saved) return { tone: 'warning', text: stickWords.notSaved };
    if (part < backup.of) {
      setNextSaved({ part: part + 1, of: backup.of });
      return { tone: 'info', text: keepingWords.madePart(part, backup.of) };
    }
    setNextSaved(null);
    made.current = null;
    return { tone: 'info', text: keepingWords.made(backup.rows, backup.contents, name) };
  };

  const takeNext = async (): Promise<Said | null> => {
    const file = await bridge.openFile({ accept: ['.jft'] });
    if (file === null) return restoreSaid;
    if ('refused' in file) return { tone: 'warning', text: stickWords.unread[file.refused] };
    // First, because afterwards this page writes nothing any more.
    const recorded = await audit.record({ kind: 'restore', what: 'device-backup' });
    if (!recorded.ok) return { tone: 'warning', text: stickWords.notRecorded };
    restoring.current ??= await keeping.restore();
    const taken = await restoring.current.take(new Uint8Array(file.bytes), passphrase);
    if (!taken.ok) return { tone: 'warning', text: textOf(taken.error) };
    if ('next' in taken.value) {
      const { next, of } = taken.value;
      setNextTaken({ part: next, of });
      return { tone: 'info', text: keepingWords.tookPart(next - 1, of) };
    }
    const { operations, waiting, contents, damaged } = taken.value;
    const more = damaged === 0 ? '' : keepingWords.damaged(damaged);
    return { tone: 'info', text: `${keepingWords.restored(operations, waiting, contents)}${more}`, done: true };
  };

  return {
    busy,
    passphrase,
    setPassphrase,
    backup: {
      said: backupSaid,
      next: nextSaved,
      make: async () => {
        setBusy('backup');
        setBackupSaid(await saveNext().finally(() => setBusy(null)));
      },
    },
    restore: {
      said: restoreSaid,
      next: nextTaken,
      take: async () => {
        setBusy('restore');
        setRestoreSaid(await takeNext().finally(() => setBusy(null)));
      },
    },
  };
}

function textOf(error: RestoreProblem): string {
  switch (error.code) {
    case 'county':
      return explainProblem(error.call).title;
    case 'storage':
      return explainProblem(error.problem).title;
    case 'not-this-part':
      return keepingWords.wrongPart(error.part, error.of);
    default:
      return keepingWords.problems[error.code];
  }
}
